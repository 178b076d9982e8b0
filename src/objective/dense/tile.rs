//! Which numbers of one tile are above their limits?

use ndarray::{Array2, Axis};

/// Rows and columns of a tile: places in it fit a byte, and 256 kB of single precision
/// the second cache of most processors.
pub(super) const BLOCK: usize = 256;

/// What was found in one tile, row by row.
#[derive(Clone)]
pub(super) struct Part {
    /// Where the findings of each row start, and where the last end.
    pub start: Vec<u32>,
    /// Clients, from the first of the tile on.
    pub place: Vec<u8>,
    pub level: Vec<u16>,
}

/// Room for what is found in one tile.
pub(super) struct Finder {
    own: Hits,
    turned: Hits,
}

/// Places of numbers in a tile, row by row.
struct Hits {
    place: Vec<u8>,
    number: Vec<f32>,
    count: usize,
    /// How many there were at the end of each row.
    ends: Vec<usize>,
}

/// Comparisons that fit one word.
const WORD: usize = 32;

impl Finder {
    pub fn new() -> Finder {
        Finder {
            own: Hits::new(),
            turned: Hits::new(),
        }
    }

    /// The places of a tile above the limits of their columns, and those above the limits
    /// of their rows, turned; on the diagonal only the former.
    pub fn find(
        &mut self,
        tile: &Array2<f32>,
        mine: &[f32],
        theirs: &[f32],
        diagonal: bool,
        level: impl Fn(f32) -> u16,
    ) -> (Part, Part) {
        let Finder { own, turned } = self;
        own.clear();
        turned.clear();
        for (row, &mine) in tile.axis_iter(Axis(0)).zip(mine) {
            let row = row.to_slice().unwrap_or_default();
            let mine = if diagonal { f32::INFINITY } else { mine };
            for (at, (some, limits)) in row.chunks(WORD).zip(theirs.chunks(WORD)).enumerate() {
                let mut above = above_either(some, limits, mine);
                while above != 0 {
                    let bit = above.trailing_zeros() as usize;
                    above &= above - 1;
                    let (w, place) = (some[bit], (at * WORD + bit) as u8);
                    own.note(place, w, w > limits[bit]);
                    turned.note(place, w, w > mine);
                }
            }
            own.end_row();
            turned.end_row();
        }
        (own.part(&level), turned.turned(theirs.len(), &level))
    }
}

impl Hits {
    fn new() -> Hits {
        // One more, as the next is written before it is known to count.
        let all = BLOCK * BLOCK + 1;
        Hits {
            place: vec![0; all],
            number: vec![0.0; all],
            count: 0,
            ends: Vec::with_capacity(BLOCK),
        }
    }

    fn clear(&mut self) {
        self.count = 0;
        self.ends.clear();
    }

    /// Written in any case, and counted where it is one: no branch to guess.
    fn note(&mut self, place: u8, number: f32, is_one: bool) {
        self.place[self.count] = place;
        self.number[self.count] = number;
        self.count += usize::from(is_one);
    }

    fn end_row(&mut self) {
        self.ends.push(self.count);
    }

    fn levels(&self, level: impl Fn(f32) -> u16) -> Vec<u16> {
        self.number[..self.count]
            .iter()
            .map(|&w| level(w))
            .collect()
    }

    fn part(&self, level: impl Fn(f32) -> u16) -> Part {
        let ends = self.ends.iter().map(|&end| end as u32);
        Part {
            start: std::iter::once(0).chain(ends).collect(),
            place: self.place[..self.count].to_vec(),
            level: self.levels(level),
        }
    }

    /// Columns as rows.
    fn turned(&self, columns: usize, level: impl Fn(f32) -> u16) -> Part {
        let mut start = vec![0; columns + 1];
        for &column in &self.place[..self.count] {
            start[usize::from(column) + 1] += 1;
        }
        for column in 0..columns {
            start[column + 1] += start[column];
        }
        let (mut next, levels) = (start.clone(), self.levels(level));
        let (mut place, mut turned) = (vec![0; self.count], vec![0; self.count]);
        let mut from = 0;
        for (row, &end) in self.ends.iter().enumerate() {
            for (&column, &level) in self.place[from..end].iter().zip(&levels[from..end]) {
                let at = &mut next[usize::from(column)];
                place[*at as usize] = row as u8;
                turned[*at as usize] = level;
                *at += 1;
            }
            from = end;
        }
        Part {
            start,
            place,
            level: turned,
        }
    }
}

/// A bit for each number above its limit or the common one.
fn above_either(numbers: &[f32], limits: &[f32], common: f32) -> u32 {
    let above = |w: f32, limit: f32| u8::from(w > if limit < common { limit } else { common });
    // Bytes first: comparisons into bytes are what a compiler finds vector instructions for.
    let mut bytes = [0; WORD];
    match (
        <&[f32; WORD]>::try_from(numbers),
        <&[f32; WORD]>::try_from(limits),
    ) {
        (Ok(numbers), Ok(limits)) => {
            for k in 0..WORD {
                bytes[k] = above(numbers[k], limits[k]);
            }
        }
        _ => {
            for ((byte, w), limit) in bytes.iter_mut().zip(numbers).zip(limits) {
                *byte = above(*w, *limit);
            }
        }
    }
    let words = bytes.as_chunks::<8>().0.iter().enumerate();
    words.fold(0, |bits, (at, word)| {
        let gathered = u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56;
        bits | (gathered as u32) << (8 * at)
    })
}

/// Times eight bytes of 0 or 1 it has byte i as bit 56 + i: the sum of 2^(56 − 7i), and no
/// other product falls there or carries into it.
const GATHER: u64 = 0x0102_0408_1020_4080;
