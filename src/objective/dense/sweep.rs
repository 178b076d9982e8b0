//! One pass over all pairs of items, in single precision and half of them: w_ij = w_ji.

use ndarray::{Array2, Axis, Slice};

use super::pairs::{Pairs, Scale};
use crate::parallel;
use crate::vector::{ROUNDING, Single};

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
            (limit - 2.0 * ROUNDING * limit.abs()) as f32
        };
        let limits = best.iter().map(limit).collect();
        Sweep {
            single,
            best,
            limits,
        }
    }

    /// About how many pairs [`Sweep::pairs`] would find.
    pub fn estimate(&self) -> usize {
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
        let blocks: Vec<usize> = (0..self.best.len().div_ceil(BLOCK)).collect();
        let scale = Scale::new(&self.single, self.best);
        let mut pairs = Pairs::new(scale);
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
        let summed = 1.0 + (BLOCK as f64 + 4.0) * ROUNDING;
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
    place: Vec<u8>,
    level: Vec<u16>,
    turned: Vec<(u8, u8, u16)>,
}

/// Comparisons that fit one word.
const WORD: usize = 32;

impl Finder {
    fn new() -> Finder {
        // One more, as the next is written before it is known to count.
        let all = BLOCK * BLOCK + 1;
        Finder {
            place: vec![0; all],
            level: vec![0; all],
            turned: vec![(0, 0, 0); all],
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
        level_of: impl Fn(f32) -> u16,
    ) -> (Part, Part) {
        let (mut count, mut turned) = (0, 0);
        let mut start = vec![0];
        let mut ends = vec![0u32; theirs.len() + 1];
        for (k, row) in tile.axis_iter(Axis(0)).enumerate() {
            let row = row.to_slice().unwrap_or_default();
            let mine = if diagonal { f32::INFINITY } else { mine[k] };
            for (at, (some, limits)) in row.chunks(WORD).zip(theirs.chunks(WORD)).enumerate() {
                let mut above = above_either(some, limits, mine);
                while above != 0 {
                    let bit = above.trailing_zeros() as usize;
                    above &= above - 1;
                    let (w, j) = (some[bit], at * WORD + bit);
                    let level = level_of(w);
                    // Written in any case, and counted where it is above.
                    self.place[count] = j as u8;
                    self.level[count] = level;
                    count += usize::from(w > limits[bit]);
                    self.turned[turned] = (j as u8, k as u8, level);
                    turned += usize::from(w > mine);
                    ends[j + 1] += u32::from(w > mine);
                }
            }
            start.push(count as u32);
        }
        let part = Part {
            start,
            place: self.place[..count].to_vec(),
            level: self.level[..count].to_vec(),
        };
        (part, turn(&self.turned[..turned], ends))
    }
}

/// In the order of their columns, and in each of their rows; `counts` says behind each
/// column how many it has.
fn turn(found: &[(u8, u8, u16)], mut counts: Vec<u32>) -> Part {
    for j in 1..counts.len() {
        counts[j] += counts[j - 1];
    }
    let mut next = counts.clone();
    let (mut place, mut level) = (vec![0; found.len()], vec![0; found.len()]);
    for &(j, k, q) in found {
        let at = &mut next[usize::from(j)];
        place[*at as usize] = k;
        level[*at as usize] = q;
        *at += 1;
    }
    Part {
        start: counts,
        place,
        level,
    }
}

/// A bit for each number above its limit or the common one.
fn above_either(numbers: &[f32], limits: &[f32], common: f32) -> u32 {
    let mut above = 0;
    if let (Ok(numbers), Ok(limits)) = (
        <&[f32; WORD]>::try_from(numbers),
        <&[f32; WORD]>::try_from(limits),
    ) {
        // Four words of which each lane has its own bits: one comparison makes four.
        let mut lanes = [0u32; 4];
        for at in (0..WORD).step_by(4) {
            for lane in 0..4 {
                let k = at + lane;
                let limit = if limits[k] < common {
                    limits[k]
                } else {
                    common
                };
                lanes[lane] |= if numbers[k] > limit { 1 << k } else { 0 };
            }
        }
        above = lanes[0] | lanes[1] | lanes[2] | lanes[3];
    } else {
        for (k, (w, limit)) in numbers.iter().zip(limits).enumerate() {
            above |= u32::from(*w > limit.min(common)) << k;
        }
    }
    above
}
