//! Who stands for election, under numbers without gaps, and the votes that count.

use super::ranking::mean_place;
use super::{Ranking, Vote};

/// An item that is no candidate.
const ABSENT: u32 = u32::MAX;

/// The candidates are numbered 0..n in the order of their items; votes of weight 0 are
/// left out, and with them what only they rank.
pub(super) struct Election<'a> {
    /// The item of each candidate, ascending.
    pub(super) candidates: Vec<u32>,
    pub(super) ballots: Vec<Ballot<'a>>,
    /// The candidates of all ballots, each best first, one ballot after the other.
    listed: Vec<u32>,
}

/// One vote that counts.
pub(super) struct Ballot<'a> {
    pub(super) weight: f64,
    pub(super) ranking: &'a Ranking,
    /// Its first entry in `listed`.
    from: usize,
}

impl<'a> Election<'a> {
    pub(super) fn new(votes: &[Vote<'a>]) -> Election<'a> {
        let counting = || votes.iter().filter(|vote| vote.weight > 0.0);
        let entries: usize = counting().map(|vote| vote.ranking.len()).sum();
        let last = counting().flat_map(|vote| vote.ranking.items()).max();
        let table = last.map_or(0, |&last| last as usize + 1);
        let mut ballots = Vec::with_capacity(votes.len());
        let mut listed = Vec::with_capacity(entries);
        let mut candidates = Vec::new();
        // A table is faster than a search, unless it is mostly holes.
        let number = (table <= 4 * entries + 1024).then(|| {
            let mut number = vec![ABSENT; table];
            for &item in counting().flat_map(|vote| vote.ranking.items()) {
                number[item as usize] = 0;
            }
            for (item, number) in (0u32..).zip(&mut number) {
                if *number != ABSENT {
                    *number = candidates.len() as u32;
                    candidates.push(item);
                }
            }
            number
        });
        if number.is_none() {
            candidates.extend(counting().flat_map(|vote| vote.ranking.items()));
            candidates.sort_unstable();
            candidates.dedup();
        }
        for vote in counting() {
            ballots.push(Ballot {
                weight: vote.weight,
                ranking: vote.ranking,
                from: listed.len(),
            });
            let items = vote.ranking.items().iter();
            match &number {
                Some(number) => listed.extend(items.map(|&item| number[item as usize])),
                None => {
                    listed.extend(items.map(|item| candidates.partition_point(|c| c < item) as u32))
                }
            }
        }
        Election {
            candidates,
            ballots,
            listed,
        }
    }

    /// How many candidates there are.
    pub(super) fn len(&self) -> usize {
        self.candidates.len()
    }

    /// The candidates of a ballot, best first.
    pub(super) fn listed(&self, ballot: &Ballot<'_>) -> &[u32] {
        &self.listed[ballot.from..ballot.from + ballot.ranking.len()]
    }

    /// The place of each candidate on a ballot; those it does not list share the places
    /// after the listed ones.
    pub(super) fn places(&self, ballot: &Ballot<'_>) -> Vec<f64> {
        let n = self.len();
        let mut places = vec![mean_place(ballot.ranking.len()..n); n];
        let listed = self.listed(ballot);
        for group in ballot.ranking.groups() {
            for &candidate in &listed[group.clone()] {
                places[candidate as usize] = mean_place(group.clone());
            }
        }
        places
    }

    /// The ranking by a score for each candidate.
    pub(super) fn ranked(&self, scores: &[f64], rounding: f64) -> Ranking {
        let scored = self.candidates.iter().copied().zip(scores.iter().copied());
        Ranking::settle(scored, rounding)
    }

    /// The ranking of candidates in the order given.
    pub(super) fn ordered(&self, order: &[u32]) -> Ranking {
        let items = order.iter().map(|&c| self.candidates[c as usize]);
        Ranking::of_order(items.collect())
    }
}
