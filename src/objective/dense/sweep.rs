//! One pass over all pairs of items, in single precision and half of them: w_ij = w_ji.

use ndarray::{Array2, Axis, Slice};

use super::pairs::{Pairs, Scale};
use super::tile::{BLOCK, Finder, Part};
use crate::parallel;
use crate::vector::Single;

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
