//! Votes of the rankers, and what they agree on.

use crate::aggregate::{Aggregation, Aggregator, Ranking, Vote};
use crate::rank::{Context, Ranker};

/// Aggregations that compare all pairs see so many candidates at most, those of the best
/// reciprocal ranks: hundreds of times as many as are listed, and no more than a long
/// article has.
const MOST_COMPARED: usize = 1000;

/// The ranking of each ranker.
pub(super) fn rankings(rankers: &[(Ranker, f64)], context: &Context<'_>) -> Vec<Ranking> {
    let ranking = |(ranker, _): &(Ranker, f64)| Ranking::from_scores(&ranker.scores(context));
    rankers.iter().map(ranking).collect()
}

/// The consensus of some rankings; empty where there is no vote.
pub(super) fn consensus(
    method: Aggregation,
    rankers: &[(Ranker, f64)],
    rankings: &[Ranking],
    candidates: usize,
) -> Ranking {
    // Weights were checked with the settings, and too many candidates are not compared.
    let aggregate = |method, rankings: &[Ranking]| {
        let votes: Vec<Vote<'_>> = rankers
            .iter()
            .zip(rankings)
            .map(|(&(_, weight), ranking)| Vote { weight, ranking })
            .collect();
        let consensus = Aggregator::new(method).aggregate(&votes);
        consensus.map_or_else(|_| Ranking::default(), |found| found.ranking)
    };
    if candidates <= MOST_COMPARED || !method.pairs() {
        return aggregate(method, rankings);
    }
    let first = aggregate(Aggregation::Rrf, rankings);
    let mut kept = vec![false; candidates];
    for &item in first.items().iter().take(MOST_COMPARED) {
        kept[item as usize] = true;
    }
    let cut: Vec<Ranking> = rankings
        .iter()
        .map(|ranking| {
            let mut scores = vec![f64::NAN; candidates];
            for (item, score) in ranking.iter().filter(|(item, _)| kept[*item as usize]) {
                scores[item as usize] = score;
            }
            Ranking::from_scores(&scores)
        })
        .collect();
    aggregate(method, &cut)
}
