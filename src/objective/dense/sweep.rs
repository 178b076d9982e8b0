//! One pass over all pairs of items, in single precision and half of them: w_ij = w_ji.

use ndarray::{Array2, Axis, Slice};

use super::pairs::{Pairs, Scale};
use crate::parallel;
use crate::vector::Single;

/// Rows and columns of a tile: places in it fit a byte, and 256 kB of single precision
/// the second cache of most processors.
const BLOCK: usize = 256;

/// Rows of tiles worked on before their findings are put in order: enough for any number
/// of threads to share, few enough that little waits.
const WAVE: usize = 8;

/// Rows from which the number of pairs is estimated; ± 12 % are good enough, as the number
/// is looked at again while pairs are gathered.
const SAMPLE: usize = 64;

/// A pass at a set, of which each client j has best_j.
pub(super) struct Sweep<'a> {
    single: Single<'a>,
    best: &'a [f64],
    /// w_ij > best_j only where w_ij in single precision is above this.
    limits: Vec<f32>,
}

impl<'a> Sweep<'a> {
    pub fn new(single: Single<'a>, best: &'a [f64]) -> Self {
        let limit = |best: &f64| {
            let limit = (best / single.scale - single.absolute) / (1.0 + single.relative);
            (limit - 2.0 * Single::ROUNDING * limit.abs()) as f32
        };
        let limits = best.iter().map(limit).collect();
        Sweep {
            single,
            best,
            limits,
        }
    }

    /// About how many pairs there are.
    fn estimate(&self) -> usize {
        let n = self.best.len();
        let sample: Vec<usize> = (0..n).step_by(n.div_ceil(SAMPLE).max(1)).collect();
        let mut tile = Array2::zeros((sample.len(), BLOCK));
        let mut count = 0;
        for (at, limits) in self.limits.chunks(BLOCK).enumerate() {
            let from = at * BLOCK;
            let mut part = tile.view_mut();
            part.slice_axis_inplace(Axis(1), Slice::from(..limits.len()));
            let others = from..from + limits.len();
            self.single.tile(&sample, others, part.view_mut());
            for row in part.axis_iter(Axis(0)) {
                let above = row
                    .iter()
                    .zip(limits)
                    .map(|(w, limit)| u32::from(w > limit));
                count += above.sum::<u32>() as usize;
            }
        }
        count * n / sample.len().max(1)
    }

    /// All pairs with w_ij > best_j, and some where they are all but equal; none when there
    /// are more than `most`.
    pub fn pairs(&self, most: usize) -> Option<Pairs> {
        let expected = self.estimate();
        if expected > most {
            return None;
        }
        let blocks: Vec<usize> = (0..self.best.len().div_ceil(BLOCK)).collect();
        let scale = Scale::new(&self.single, self.best);
        let mut pairs = Pairs::with_capacity(scale, expected);
        // What earlier rows of tiles found for the rows of later ones, in their order.
        let mut earlier: Vec<Vec<Part>> = vec![Vec::new(); blocks.len()];
        for wave in blocks.chunks(WAVE) {
            let found = parallel::map(wave, |&block| self.row_of_tiles(block, scale));
            for (&block, (own, others)) in wave.iter().zip(found) {
                for (k, part) in others.into_iter().enumerate() {
                    earlier[block + 1 + k].push(part);
                }
                let mut parts = std::mem::take(&mut earlier[block]);
                parts.extend(own);
                for row in 0..self.range(block).len() {
                    for (k, part) in parts.iter().enumerate() {
                        let range = part.start[row] as usize..part.start[row + 1] as usize;
                        let (places, levels) = (&part.place[range.clone()], &part.level[range]);
                        pairs.extend_row(k * BLOCK, places, levels);
                    }
                    pairs.end_row();
                }
                if pairs.len() > most {
                    return None;
                }
            }
        }
        Some(pairs)
    }

    /// Numbers that Σ_j max(0, w_ij − best_j) of each i does not exceed.
    pub fn gains_at_most(&self) -> Vec<f64> {
        let blocks: Vec<usize> = (0..self.best.len().div_ceil(BLOCK)).collect();
        let mut gains = vec![0.0; self.best.len()];
        for wave in blocks.chunks(WAVE) {
            let found = parallel::map(wave, |&block| self.sums_of_tiles(block));
            for (&block, sums) in wave.iter().zip(found) {
                for (gain, sum) in gains[block * BLOCK..].iter_mut().zip(sums) {
                    *gain += sum;
                }
            }
        }
        // A difference, and a sum of as many as a tile has rows, in single precision.
        let summed = 1.0 + (BLOCK as f64 + 4.0) * Single::ROUNDING;
        let factor = self.single.scale * (1.0 + self.single.relative) * summed;
        gains.iter_mut().for_each(|gain| *gain *= factor);
        gains
    }

    fn range(&self, block: usize) -> std::ops::Range<usize> {
        block * BLOCK..self.best.len().min((block + 1) * BLOCK)
    }

    /// Shows the tiles of some rows from the diagonal on: `see(block, tile)`.
    fn tiles(&self, block: usize, mut see: impl FnMut(usize, &Array2<f32>)) {
        let own: Vec<usize> = self.range(block).collect();
        let mut tile = Array2::zeros((own.len(), BLOCK));
        for other in block..self.best.len().div_ceil(BLOCK) {
            let theirs = self.range(other);
            if theirs.len() < BLOCK {
                tile = Array2::zeros((own.len(), theirs.len()));
            }
            self.single.tile(&own, theirs, tile.view_mut());
            see(other, &tile);
        }
    }

    /// The pairs of some rows with clients from the diagonal on, tile by tile, and those
    /// beyond the diagonal seen from the other side.
    fn row_of_tiles(&self, block: usize, scale: Scale) -> (Vec<Part>, Vec<Part>) {
        let (mut own, mut others) = (Vec::new(), Vec::new());
        let mut finder = Finder::new();
        let level = scale.rounded_up();
        let mine = &self.limits[self.range(block)];
        self.tiles(block, |other, tile| {
            let theirs = &self.limits[self.range(other)];
            let (part, turned) = finder.find(tile, mine, theirs, block == other, &level);
            own.push(part);
            if block != other {
                others.push(turned);
            }
        });
        (own, others)
    }

    /// Σ_j max(0, w_ij − limit_j) over the tiles from the diagonal on, of the rows of this
    /// block and, from the other side, of all later ones.
    fn sums_of_tiles(&self, block: usize) -> Vec<f64> {
        let first = block * BLOCK;
        let mut sums = vec![0.0; self.best.len() - first];
        let mine = &self.limits[self.range(block)];
        self.tiles(block, |other, tile| {
            let theirs = &self.limits[self.range(other)];
            let mut down = [0.0f32; BLOCK];
            for (k, row) in tile.axis_iter(Axis(0)).enumerate() {
                let row = row.to_slice().unwrap_or_default();
                let mut across = [0.0f32; LANES];
                let (wide, rest) = row.as_chunks::<LANES>();
                let (wide_limits, rest_limits) = theirs.as_chunks::<LANES>();
                for (w, limits) in wide.iter().zip(wide_limits) {
                    for lane in 0..LANES {
                        across[lane] += (w[lane] - limits[lane]).max(0.0);
                    }
                }
                let rest = rest.iter().zip(rest_limits);
                let rest: f32 = rest.map(|(w, limit)| (w - limit).max(0.0)).sum();
                sums[k] += f64::from(across.iter().sum::<f32>() + rest);
                for (sum, w) in down.iter_mut().zip(row) {
                    *sum += (w - mine[k]).max(0.0);
                }
            }
            if block != other {
                let later = &mut sums[other * BLOCK - first..];
                for (sum, down) in later.iter_mut().zip(down) {
                    *sum += f64::from(down);
                }
            }
        });
        sums
    }
}

/// Sums kept apart, so that the processor may add several at once.
const LANES: usize = 8;

/// What was found in one tile, row by row.
#[derive(Clone)]
struct Part {
    start: Vec<u32>,
    /// Clients, from the first of the tile on.
    place: Vec<u8>,
    level: Vec<u16>,
}

/// Room for what is found in one tile.
struct Finder {
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
    fn new() -> Finder {
        Finder {
            own: Hits::new(),
            turned: Hits::new(),
        }
    }

    /// The places of a tile above the limits of their columns, and those above the limits
    /// of their rows, turned; on the diagonal only the former.
    fn find(
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
