//! The best of many.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// A document that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub score: f64,
    /// When it was added to the index.
    pub order: u64,
    pub segment: u32,
    pub document: u32,
}

impl Eq for Found {}

impl Ord for Found {
    /// Better is greater: a higher score, and of equal ones the earlier record.
    fn cmp(&self, other: &Found) -> Ordering {
        let score = self.score.total_cmp(&other.score);
        score.then_with(|| other.order.cmp(&self.order))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Found) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Keeps the best k of what it is shown.
pub(super) struct Best {
    k: usize,
    heap: BinaryHeap<Reverse<Found>>,
}

impl Best {
    pub fn new(k: usize) -> Best {
        Best {
            k,
            heap: BinaryHeap::new(),
        }
    }

    /// Whether a score could be among them; asked before what it takes to be sure.
    pub fn could_take(&self, score: f64) -> bool {
        self.heap.len() < self.k
            || self
                .heap
                .peek()
                .is_some_and(|Reverse(worst)| score >= worst.score)
    }

    pub fn take(&mut self, found: Found) {
        if self.heap.len() < self.k {
            self.heap.push(Reverse(found));
        } else if let Some(mut worst) = self.heap.peek_mut()
            && found > worst.0
        {
            *worst = Reverse(found);
        }
    }

    /// Best first.
    pub fn sorted(self) -> Vec<Found> {
        let mut all: Vec<Found> = self.heap.into_iter().map(|Reverse(found)| found).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_are_kept_and_ties_go_to_the_earlier() {
        let mut best = Best::new(2);
        for (score, order) in [(1.0, 0), (3.0, 4), (2.0, 3), (2.0, 1), (0.5, 2)] {
            assert_eq!(best.could_take(score), score >= 1.0);
            best.take(Found {
                score,
                order,
                segment: 0,
                document: order as u32,
            });
        }
        let kept: Vec<_> = best.sorted().iter().map(|f| (f.score, f.order)).collect();
        assert_eq!(kept, [(3.0, 4), (2.0, 1)]);
    }

    #[test]
    fn none_are_kept_where_none_are_asked_for() {
        let best = Best::new(0);
        assert!(!best.could_take(1.0));
        assert!(best.sorted().is_empty());
    }
}
