use crate::vector::Single;

/// The pairs (i, j) with w_ij above what client j has already: the only ones that can
/// still add to a gain, and ever fewer as the set grows.
///
/// Of each similarity a level is kept, a whole number that is sure to stand for no less:
/// sums of levels are the same in any order, and two bytes are read four times as fast as
/// a number in double precision.
#[derive(Debug, Clone)]
pub(super) struct Pairs {
    start: Vec<usize>,
    client: Vec<u32>,
    level: Vec<u16>,
    scale: Scale,
}

/// What a pair takes in memory.
const BYTES: usize = size_of::<u32>() + size_of::<u16>();

/// A level q stands for (low + q·step)·unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// No client has less, in units.
    low: f64,
    step: f64,
    unit: f64,
    relative: f64,
    absolute: f64,
}

/// Levels there are; some of 2^16 are to spare for rounding.
const LEVELS: f64 = 65_000.0;

/// The least step: where all similarities are equal none is needed.
const LEAST_STEP: f64 = 1e-9;

/// A twentieth of a level, above the rounding of 2^16 in single precision.
const MARGIN: f32 = 0.05;

impl Scale {
    /// Levels from the least that a client has to the greatest similarity there can be.
    pub fn new(single: &Single, best: &[f64]) -> Scale {
        let low = best.iter().copied().fold(f64::INFINITY, f64::min) / single.scale;
        let low = low.clamp(0.0, 1.0);
        // Three roundings on the way to a level.
        let absolute = single.absolute + 4.0 * Single::ROUNDING;
        let top = 1.0 + single.relative + absolute;
        Scale {
            low,
            step: ((top - low) / LEVELS).max(LEAST_STEP),
            unit: single.scale,
            relative: single.relative,
            absolute,
        }
    }

    /// From a similarity in single precision to a level no lower than the true one.
    pub fn rounded_up(self) -> impl Fn(f32) -> u16 {
        let steps = 1.0 / self.step;
        let factor = ((1.0 + self.relative) * steps) as f32;
        let shift = ((self.absolute - self.low) * steps) as f32 + 1.0 + MARGIN;
        // By way of i32: the processor has no other conversion, and these fit either.
        move |w| (w * factor + shift) as i32 as u16
    }

    /// From what a client has to a level no higher.
    pub fn rounded_down(self, best: f64) -> u16 {
        ((best / self.unit - self.low) / self.step - f64::from(MARGIN)) as u16
    }

    fn sum(self, levels: u64) -> f64 {
        levels as f64 * self.step * self.unit
    }
}

impl Pairs {
    /// No rows yet, and room for about so many pairs: growing would copy them.
    pub fn with_capacity(scale: Scale, pairs: usize) -> Pairs {
        let room = pairs + pairs / 8;
        Pairs {
            start: vec![0],
            client: Vec::with_capacity(room),
            level: Vec::with_capacity(room),
            scale,
        }
    }

    /// How many of them fit into so many bytes.
    pub fn fitting(bytes: usize) -> usize {
        bytes / BYTES
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.client.len()
    }

    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Adds to the row of the next item: places from a first client on, and levels.
    pub fn extend_row(&mut self, first: usize, places: &[u8], levels: &[u16]) {
        let clients = places.iter().map(|&place| first as u32 + u32::from(place));
        self.client.extend(clients);
        self.level.extend_from_slice(levels);
    }

    /// Ends the row of the next item.
    pub fn end_row(&mut self) {
        self.start.push(self.client.len());
    }

    /// A number that Σ_j max(0, w_ij − best_j) does not exceed, of the levels that
    /// clients have.
    pub fn gain_at_most(&self, item: usize, has: &[u16]) -> f64 {
        let more = |(&j, &level): (&u32, &u16)| u64::from(level.saturating_sub(has[j as usize]));
        self.scale.sum(self.row(item).map(more).sum())
    }

    /// The clients to whom an item may offer more than they have, ascending.
    pub fn improvable(&self, item: usize, has: &[u16]) -> impl Iterator<Item = usize> {
        let row = self.row(item).map(|(&j, &level)| (j as usize, level));
        row.filter(|&(j, level)| level > has[j]).map(|(j, _)| j)
    }

    fn row(&self, item: usize) -> impl Iterator<Item = (&u32, &u16)> {
        let range = self.start[item]..self.start[item + 1];
        self.client[range.clone()].iter().zip(&self.level[range])
    }

    /// Drops the pairs that add nothing any more.
    pub fn retain_above(&mut self, has: &[u16]) {
        let (mut kept, mut from) = (0, 0);
        for row in 1..self.start.len() {
            let to = self.start[row];
            for at in from..to {
                // Written in any case, and counted where it stays: no branch to guess.
                let (client, level) = (self.client[at], self.level[at]);
                self.client[kept] = client;
                self.level[kept] = level;
                kept += usize::from(level > has[client as usize]);
            }
            from = to;
            self.start[row] = kept;
        }
        self.client.truncate(kept);
        self.level.truncate(kept);
    }
}
