//! Known answers, laws and oracles of every aggregation.

mod cases;
mod laws;
mod oracles;
mod rankings;

use super::{Aggregation, Aggregator, Consensus, Ranking, Vote};

/// A vote that owns its ranking.
pub(super) type Ballot = (f64, Ranking);

pub(super) fn votes(ballots: &[Ballot]) -> Vec<Vote<'_>> {
    ballots.iter().map(vote).collect()
}

fn vote((weight, ranking): &Ballot) -> Vote<'_> {
    Vote {
        weight: *weight,
        ranking,
    }
}

pub(super) fn run(aggregator: Aggregator, ballots: &[Ballot]) -> Consensus {
    aggregator
        .aggregate(&votes(ballots))
        .expect("votes that can be counted")
}

pub(super) fn by(method: Aggregation, ballots: &[Ballot]) -> Consensus {
    run(Aggregator::new(method), ballots)
}

/// Ballots of orders.
pub(super) fn orders(orders: &[(f64, &[u32])]) -> Vec<Ballot> {
    let ballot = |&(weight, order): &(f64, &[u32])| {
        (weight, Ranking::from_order(order).expect("no item twice"))
    };
    orders.iter().map(ballot).collect()
}

/// Ballots of (item, score).
pub(super) fn scored(lists: &[(f64, &[(u32, f64)])]) -> Vec<Ballot> {
    let ballot = |&(weight, list): &(f64, &[(u32, f64)])| {
        (weight, Ranking::from_scored(list).expect("no item twice"))
    };
    lists.iter().map(ballot).collect()
}
