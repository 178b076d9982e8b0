//! The best order of a few items of which any two have a cost for either order.

use super::majority::Majorities;

/// So many of the best starts are improved; the others are hardly ever first.
const IMPROVED: usize = 3;

/// A pass moves each item at most once; ten are usual.
const PASSES: usize = 100;

/// What is gained must be more than rounding, or the search would go round in circles.
const GAIN: f64 = 1e-12;

/// Items 0..k by the order of preference.
pub(super) struct Pairs {
    k: usize,
    /// costs[a·k + b]: what it costs to place a before b.
    costs: Vec<f64>,
    /// All costs together: what rounding is measured by.
    total: f64,
}

impl Pairs {
    pub(super) fn new(majorities: &Majorities, items: &[u32]) -> Pairs {
        let row = |&a: &u32| items.iter().map(move |&b| majorities.above(b, a));
        let costs: Vec<f64> = items.iter().flat_map(row).collect();
        Pairs {
            k: items.len(),
            total: costs.iter().sum(),
            costs,
        }
    }

    fn before(&self, a: usize, b: usize) -> f64 {
        self.costs[a * self.k + b]
    }

    /// What an order costs.
    pub(super) fn cost(&self, order: &[u32]) -> f64 {
        let pairs = order.iter().enumerate();
        let after = |(at, &a): (usize, &u32)| {
            let rest = order[at + 1..].iter();
            rest.map(|&b| self.before(a as usize, b as usize))
                .sum::<f64>()
        };
        pairs.map(after).sum()
    }

    /// What no order costs less than.
    pub(super) fn least(&self) -> f64 {
        let pairs = (0..self.k).flat_map(|a| (a + 1..self.k).map(move |b| (a, b)));
        pairs
            .map(|(a, b)| self.before(a, b).min(self.before(b, a)))
            .sum()
    }

    /// The best order, by dynamic programming over the sets that may stand in front (Held
    /// & Karp 1962): 2ᵏ·k steps and 2ᵏ numbers. Of equally good ones that with preferred
    /// items in front.
    pub(super) fn solve(&self) -> Vec<u32> {
        let k = self.k;
        let sums = SetSums::new(self);
        let mut best = vec![0.0; 1 << k];
        for set in 1..1usize << k {
            let mut least = f64::INFINITY;
            let mut left = set;
            while left != 0 {
                let last = left.trailing_zeros() as usize;
                left &= left - 1;
                let front = set ^ 1 << last;
                least = least.min(best[front] + sums.before(front, last));
            }
            best[set] = least;
        }
        let mut order = vec![0; k];
        let mut set = (1usize << k) - 1;
        for place in (0..k).rev() {
            let most = best[set] + GAIN * self.total;
            let as_good = |&last: &usize| {
                let front = set ^ 1 << last;
                set >> last & 1 == 1 && best[front] + sums.before(front, last) <= most
            };
            let last = (0..k).rev().find(as_good).unwrap_or(0);
            order[place] = last as u32;
            set ^= 1 << last;
        }
        order
    }

    /// The best of what some orders become while moving one item to another place saves
    /// something: at least as good as by swaps of neighbours alone (local Kemenization,
    /// Dwork et al. 2001).
    pub(super) fn search(&self, starts: &[Vec<u32>]) -> Vec<u32> {
        let mut starts: Vec<(f64, &Vec<u32>)> = starts
            .iter()
            .map(|order| (self.cost(order), order))
            .collect();
        // A stable sort: of equally good starts the first.
        starts.sort_by(|a, b| a.0.total_cmp(&b.0));
        let improved = starts.iter().take(IMPROVED).map(|(_, start)| {
            let mut order = start.to_vec();
            self.improve(&mut order);
            (self.cost(&order), order)
        });
        let better = |best: (f64, Vec<u32>), other: (f64, Vec<u32>)| {
            if other.0 < best.0 - GAIN * self.total {
                other
            } else {
                best
            }
        };
        improved
            .reduce(better)
            .map_or_else(Vec::new, |(_, order)| order)
    }

    /// Moves each item to where it costs least, until none moves.
    fn improve(&self, order: &mut [u32]) {
        for _ in 0..PASSES {
            let mut moved = false;
            for item in 0..self.k as u32 {
                moved |= self.settle(order, item);
            }
            if !moved {
                break;
            }
        }
    }

    fn settle(&self, order: &mut [u32], item: u32) -> bool {
        let Some(at) = order.iter().position(|&other| other == item) else {
            return false;
        };
        let item = item as usize;
        let passing = |other: u32| {
            let other = other as usize;
            self.before(item, other) - self.before(other, item)
        };
        let (mut best, mut to) = (-GAIN * self.total, at);
        let mut change = 0.0;
        for place in (0..at).rev() {
            change += passing(order[place]);
            if change < best {
                (best, to) = (change, place);
            }
        }
        change = 0.0;
        for (place, &other) in order.iter().enumerate().skip(at + 1) {
            change -= passing(other);
            if change < best {
                (best, to) = (change, place);
            }
        }
        if to < at {
            order[to..=at].rotate_right(1);
        } else {
            order[at..=to].rotate_left(1);
        }
        to != at
    }
}

/// What it costs to place an item behind a set, from the sums of the set's two halves.
struct SetSums {
    half: usize,
    low: Vec<f64>,
    high: Vec<f64>,
}

impl SetSums {
    fn new(pairs: &Pairs) -> SetSums {
        let half = pairs.k.div_ceil(2);
        let table = |from: usize, size: usize| {
            let mut sums = vec![0.0; pairs.k << half];
            for last in 0..pairs.k {
                let sums = &mut sums[last << half..(last + 1) << half];
                for set in 1..1usize << size {
                    let first = set.trailing_zeros() as usize;
                    sums[set] = sums[set & (set - 1)] + pairs.before(from + first, last);
                }
            }
            sums
        };
        SetSums {
            half,
            low: table(0, half),
            high: table(half, pairs.k - half),
        }
    }

    fn before(&self, front: usize, last: usize) -> f64 {
        let row = last << self.half;
        self.low[row | front & ((1 << self.half) - 1)] + self.high[row | front >> self.half]
    }
}
