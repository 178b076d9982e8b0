//! What is refused before anything is computed.

use super::{AggregateError, Aggregation, Aggregator, Vote};

impl Aggregator {
    pub(super) fn check(&self, votes: &[Vote<'_>]) -> Result<(), AggregateError> {
        let setting = |name, value, range| Err(AggregateError::Setting { name, value, range });
        if !(self.rrf_k >= 0.0 && self.rrf_k.is_finite()) {
            return setting("rrf_k", self.rrf_k, "a number of at least 0");
        }
        if !(self.teleport > 0.0 && self.teleport < 1.0) {
            return setting("teleport", self.teleport, "above 0 and below 1");
        }
        if self.exact > Aggregator::MOST_EXACT {
            return setting("exact", self.exact as f64, "at most 20");
        }
        let weights = votes.iter().map(|vote| vote.weight);
        let wrong = weights
            .enumerate()
            .find(|(_, w)| !(*w >= 0.0 && w.is_finite()));
        wrong.map_or(Ok(()), |(vote, weight)| {
            Err(AggregateError::Weight { vote, weight })
        })
    }

    /// Refuses more candidates than a matrix of all pairs can hold.
    pub(super) fn check_pairs(&self, candidates: usize) -> Result<(), AggregateError> {
        if candidates <= Aggregator::MOST_PAIRED {
            return Ok(());
        }
        Err(AggregateError::Candidates {
            aggregation: self.method,
            candidates,
            limit: Aggregator::MOST_PAIRED,
        })
    }
}

impl Aggregation {
    /// Whether it keeps a number for every pair of candidates.
    pub fn pairs(self) -> bool {
        use Aggregation::*;
        matches!(self, Copeland | Condorcet | Mc4 | Footrule | Kemeny)
    }
}
