//! Who stands for election, under numbers without gaps, and the votes that count.

use std::sync::OnceLock;

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
    /// By item: its candidate; none where the table would be mostly holes.
    number: Option<Vec<u32>>,
    /// The candidates of all ballots, each best first, one ballot after the other; found
    /// when they are asked for.
    listed: OnceLock<Vec<u32>>,
}

/// One vote that counts.
pub(super) struct Ballot<'a> {
    pub(super) weight: f64,
    pub(super) ranking: &'a Ranking,
    /// Its first entry in the lists of all.
    from: usize,
}

impl<'a> Election<'a> {
    pub(super) fn new(votes: &[Vote<'a>]) -> Election<'a> {
        let counting = || votes.iter().filter(|vote| vote.weight > 0.0);
        let all = || counting().flat_map(|vote| vote.ranking.given().0);
        let mut entries = 0;
        let ballots = counting()
            .map(|vote| {
                let from = entries;
                entries += vote.ranking.len();
                Ballot {
                    weight: vote.weight,
                    ranking: vote.ranking,
                    from,
                }
            })
            .collect();
        let table = all().max().map_or(0, |&last| last as usize + 1);
        let mut candidates = Vec::new();
        // A table is faster than a search, unless it is mostly holes.
        let number = (table <= 4 * entries + 1024).then(|| {
            let mut number = vec![ABSENT; table];
            for &item in all() {
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
            candidates.extend(all());
            candidates.sort_unstable();
            candidates.dedup();
        }
        Election {
            candidates,
            ballots,
            number,
            listed: OnceLock::new(),
        }
    }

    /// The candidate that a ranked item is.
    #[inline]
    pub(super) fn candidate(&self, item: u32) -> u32 {
        match &self.number {
            Some(number) => number[item as usize],
            None => self.candidates.partition_point(|&other| other < item) as u32,
        }
    }

    /// How many candidates there are.
    pub(super) fn len(&self) -> usize {
        self.candidates.len()
    }

    /// The candidates of a ballot, best first.
    pub(super) fn listed(&self, ballot: &Ballot<'_>) -> &[u32] {
        let listed = self.listed.get_or_init(|| {
            let items = self.ballots.iter().flat_map(|b| b.ranking.items());
            items.map(|&item| self.candidate(item)).collect()
        });
        &listed[ballot.from..ballot.from + ballot.ranking.len()]
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
