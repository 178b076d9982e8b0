//! Who stands above whom, by weight.

use super::election::{Ballot, Election};

/// For every pair of candidates the weight that places the one above the other.
pub(super) struct Majorities {
    n: usize,
    /// above[a·n + b]: the weight of the votes that place a above b.
    above: Vec<f64>,
}

/// Weights whose sums differ by less than this share are equal: they were added up in
/// another order.
const EQUAL: f64 = 1e-12;

impl Majorities {
    /// A vote that ranks one of two places it above the other.
    pub(super) fn new(election: &Election<'_>) -> Majorities {
        Majorities::count(election, |ballot| election.places(ballot))
    }

    /// A vote that does not rank both has no say.
    pub(super) fn of_ranked(election: &Election<'_>) -> Majorities {
        Majorities::count(election, |ballot| {
            let mut places = vec![f64::NAN; election.len()];
            let listed = election.listed(ballot);
            for group in ballot.ranking.groups() {
                let place = group.end as f64;
                for &candidate in &listed[group] {
                    places[candidate as usize] = place;
                }
            }
            places
        })
    }

    fn count(election: &Election<'_>, places: impl Fn(&Ballot<'_>) -> Vec<f64>) -> Majorities {
        let n = election.len();
        let mut above = vec![0.0; n * n];
        for ballot in &election.ballots {
            let places = places(ballot);
            for (row, &place) in above.chunks_exact_mut(n.max(1)).zip(&places) {
                // Without a branch, so that several are compared at once.
                for (sum, &other) in row.iter_mut().zip(&places) {
                    *sum += if place < other { ballot.weight } else { 0.0 };
                }
            }
        }
        Majorities { n, above }
    }

    /// The weight of the votes that place `a` above `b`.
    pub(super) fn above(&self, a: u32, b: u32) -> f64 {
        self.above[a as usize * self.n + b as usize]
    }

    /// Whether more weight places `a` above `b` than the other way round.
    pub(super) fn beats(&self, a: u32, b: u32) -> bool {
        let (for_a, for_b) = (self.above(a, b), self.above(b, a));
        for_a - for_b > EQUAL * for_a
    }

    /// How many a candidate beats, and half of those it ties with.
    pub(super) fn copeland(&self) -> Vec<f64> {
        let n = self.n as u32;
        let mut scores = vec![0.0; self.n];
        for a in 0..n {
            for b in a + 1..n {
                let (of_a, of_b) = match (self.beats(a, b), self.beats(b, a)) {
                    (true, _) => (1.0, 0.0),
                    (_, true) => (0.0, 1.0),
                    _ => (0.5, 0.5),
                };
                scores[a as usize] += of_a;
                scores[b as usize] += of_b;
            }
        }
        scores
    }

    /// Lets each candidate of an order rise past those above it as long as it beats them:
    /// insertion sort by majority (Dwork et al. 2001).
    pub(super) fn kemenize(&self, order: &mut [u32]) {
        for end in 1..order.len() {
            let mut at = end;
            while at > 0 && self.beats(order[at], order[at - 1]) {
                order.swap(at, at - 1);
                at -= 1;
            }
        }
    }

    /// The weight that disagrees with every order: the smaller side of each pair.
    pub(super) fn least(&self) -> f64 {
        let n = self.n as u32;
        let pairs = (0..n).flat_map(|a| (a + 1..n).map(move |b| (a, b)));
        pairs
            .map(|(a, b)| self.above(a, b).min(self.above(b, a)))
            .sum()
    }

    /// The weight that disagrees with an order of candidates.
    pub(super) fn disagreement(&self, order: &[u32]) -> f64 {
        let pairs = order.iter().enumerate();
        pairs
            .map(|(at, &a)| {
                order[at + 1..]
                    .iter()
                    .map(|&b| self.above(b, a))
                    .sum::<f64>()
            })
            .sum()
    }
}
