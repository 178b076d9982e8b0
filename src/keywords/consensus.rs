//! Votes of the rankers, and what they agree on.

use super::Voter;
use crate::aggregate::{Aggregation, Aggregator, Normalization, Ranking, Vote};
use crate::rank::Context;

/// Aggregations that compare all pairs see so many candidates at most, those of the best
/// reciprocal ranks: hundreds of times as many as are listed, and no more than a long
/// article has.
const MOST_COMPARED: usize = 1000;

/// A ranking with the weight of its vote on this text.
pub(super) type Weighted = (f64, Ranking);

/// The vote of each voter. A weight that is 0 on this text is no vote, unless all are.
pub(super) fn votes(voters: &[Voter], context: &Context<'_>) -> Vec<Weighted> {
    let reportness = context.reportness();
    let weights: Vec<f64> = voters
        .iter()
        .map(|voter| voter.weight_at(reportness))
        .collect();
    let silent = weights.iter().all(|&weight| weight == 0.0);
    let vote = |(voter, &weight): (&Voter, &f64)| match weight {
        0.0 if !silent => (0.0, Ranking::default()),
        0.0 => (1.0, Ranking::from_scores(&voter.ranker.scores(context))),
        _ => (weight, Ranking::from_scores(&voter.ranker.scores(context))),
    };
    voters.iter().zip(&weights).map(vote).collect()
}

/// How votes are counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counting {
    pub method: Aggregation,
    pub normalization: Normalization,
}

impl Counting {
    /// The consensus; empty where nobody votes.
    pub fn consensus(self, votes: &[Weighted], candidates: usize) -> Ranking {
        if candidates <= MOST_COMPARED || !self.method.pairs() {
            return self.count(votes);
        }
        let first = Counting {
            method: Aggregation::Rrf,
            ..self
        };
        let mut kept = vec![false; candidates];
        for &item in first.count(votes).items().iter().take(MOST_COMPARED) {
            kept[item as usize] = true;
        }
        let cut = |(weight, ranking): &Weighted| {
            let mut scores = vec![f64::NAN; candidates];
            for (item, score) in ranking.iter().filter(|(item, _)| kept[*item as usize]) {
                scores[item as usize] = score;
            }
            (*weight, Ranking::from_scores(&scores))
        };
        self.count(&votes.iter().map(cut).collect::<Vec<_>>())
    }

    fn count(self, votes: &[Weighted]) -> Ranking {
        let votes: Vec<Vote<'_>> = votes
            .iter()
            .map(|(weight, ranking)| Vote {
                weight: *weight,
                ranking,
            })
            .collect();
        let aggregator = Aggregator {
            normalization: self.normalization,
            ..Aggregator::new(self.method)
        };
        // Weights were checked with the settings, and too many candidates do not come here.
        let consensus = aggregator.aggregate(&votes);
        consensus.map_or_else(|_| Ranking::default(), |found| found.ranking)
    }
}
