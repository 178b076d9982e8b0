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
        Majorities::count(election, |ballot| {
            let mut line = election.listed(ballot).to_vec();
            let mut ranked = vec![false; election.len()];
            line.iter().for_each(|&c| ranked[c as usize] = true);
            line.extend((0..election.len() as u32).filter(|&c| !ranked[c as usize]));
            line
        })
    }

    /// A vote that does not rank both has no say.
    pub(super) fn of_ranked(election: &Election<'_>) -> Majorities {
        Majorities::count(election, |ballot| election.listed(ballot).to_vec())
    }

    /// `line` is a ballot's list, best first, and what else is below all of it.
    fn count(election: &Election<'_>, line: impl Fn(&Ballot<'_>) -> Vec<u32>) -> Majorities {
        let n = election.len();
        let mut above = vec![0.0; n * n];
        for ballot in &election.ballots {
            let line = line(ballot);
            for group in ballot.ranking.groups() {
                let (down, below) = line.split_at(group.end);
                for &a in &down[group] {
                    let row = &mut above[a as usize * n..(a as usize + 1) * n];
                    for &b in below {
                        row[b as usize] += ballot.weight;
                    }
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
