//! Markov chains over the candidates (Dwork et al. 2001), and where they stay.
//!
//! The share π of each candidate solves π = ε/n + (1 − ε)·πP. Staying where it is takes a
//! chain time and changes nothing, so it is divided out:
//! π_q = (ε/n + (1 − ε)·Σ_{p≠q} π_p·P_pq) / (ε + (1 − ε)·Σ_{p≠q} P_qp), and this is
//! repeated until it stands still. All terms are positive: no share loses its digits, the
//! smallest neither, and each round leaves at most 1 − ε of the error.

use super::Aggregation;
use super::election::Election;
use super::majority::Majorities;

/// A round that changes no share by more than this part of it is the last: what is left is
/// far below the size of a tie.
const SETTLED: f64 = 1e-12;

/// Enough for any ε above 0.003; thirty are usual.
const ROUNDS: usize = 10_000;

/// How much of the way to its new share a candidate goes. All move at once, and two that
/// mostly send to each other would else swap their shares for hundreds of rounds.
const STEP: f64 = 0.7;

/// The shares of the candidates.
struct Shares {
    teleport: f64,
    shares: Vec<f64>,
}

impl Shares {
    fn new(n: usize, teleport: f64) -> Shares {
        Shares {
            teleport,
            shares: vec![1.0 / n as f64; n],
        }
    }

    /// Moves a share so much of the way to what flows into the candidate, by how often it is
    /// left, and returns by what part it changes.
    fn update(&mut self, candidate: usize, inflow: f64, leaving: f64, step: f64) -> f64 {
        let jump = self.teleport / self.shares.len() as f64;
        let walk = 1.0 - self.teleport;
        let goal = (jump + walk * inflow) / (self.teleport + walk * leaving);
        let share = &mut self.shares[candidate];
        let change = step * (goal - *share);
        *share += change;
        change.abs() / *share
    }

    /// Scales the shares to sum to 1, as those sought do: an error that all have in common
    /// would be the last to go.
    fn normalize(&mut self) {
        let sum: f64 = self.shares.iter().sum();
        self.shares.iter_mut().for_each(|share| *share /= sum);
    }
}

/// The shares of `mc1`, `mc2` and `mc3`, in O(entries of the votes) a round: a vote sends
/// the shares of its lower candidates to each higher one, which is one sum from its end to
/// its start.
pub(super) fn of_votes(election: &Election<'_>, method: Aggregation, teleport: f64) -> Vec<f64> {
    let n = election.len();
    let rates = rates(election, method);
    let to_ties = method != Aggregation::Mc3;
    // How often the chain goes from each candidate to any other.
    let mut leaving = vec![0.0; n];
    for (ballot, rates) in election.ballots.iter().zip(&rates) {
        let listed = election.listed(ballot);
        for group in ballot.ranking.groups() {
            let targets = if to_ties { group.end - 1 } else { group.start };
            for at in group {
                leaving[listed[at] as usize] += rates[at] * targets as f64;
            }
        }
    }
    let mut shares = Shares::new(n, teleport);
    let mut inflow = vec![0.0; n];
    let groups: Vec<Vec<_>> = election
        .ballots
        .iter()
        .map(|b| b.ranking.groups().collect())
        .collect();
    for _ in 0..ROUNDS {
        inflow.fill(0.0);
        for ((ballot, rates), groups) in election.ballots.iter().zip(&rates).zip(&groups) {
            let listed = election.listed(ballot);
            let mut below = 0.0;
            for group in groups.iter().rev() {
                let sent = |at: usize| shares.shares[listed[at] as usize] * rates[at];
                let here: f64 = group.clone().map(sent).sum();
                for at in group.clone() {
                    let tied = if to_ties && group.len() > 1 {
                        here - sent(at)
                    } else {
                        0.0
                    };
                    inflow[listed[at] as usize] += below + tied;
                }
                below += here;
            }
        }
        let mut change: f64 = 0.0;
        for candidate in 0..n {
            change =
                change.max(shares.update(candidate, inflow[candidate], leaving[candidate], STEP));
        }
        shares.normalize();
        if change <= SETTLED {
            break;
        }
    }
    shares.shares
}

/// How often the chain goes from each entry of each vote, by that vote, to one certain other
/// that it can reach.
fn rates(election: &Election<'_>, method: Aggregation) -> Vec<Vec<f64>> {
    let mut total = vec![0.0; election.len()];
    let mut rates = Vec::with_capacity(election.ballots.len());
    for ballot in &election.ballots {
        let listed = election.listed(ballot);
        let mut of_ballot = vec![0.0; listed.len()];
        for group in ballot.ranking.groups() {
            let at_least_as_high = group.end as f64;
            let (rate, of_all) = match method {
                Aggregation::Mc1 => (ballot.weight, ballot.weight * at_least_as_high),
                Aggregation::Mc2 => (ballot.weight / at_least_as_high, ballot.weight),
                _ => (ballot.weight / listed.len() as f64, ballot.weight),
            };
            for at in group {
                of_ballot[at] = rate;
                total[listed[at] as usize] += of_all;
            }
        }
        rates.push(of_ballot);
    }
    for (ballot, rates) in election.ballots.iter().zip(&mut rates) {
        for (rate, &candidate) in rates.iter_mut().zip(election.listed(ballot)) {
            *rate /= total[candidate as usize];
        }
    }
    rates
}

/// The shares of `mc4`. From the last of `order`, the least likely, to the first: the chain
/// runs upwards, so most of what flows into a candidate is up to date when it is its turn
/// (Gauss–Seidel).
pub(super) fn of_majorities(election: &Election<'_>, teleport: f64, order: &[u32]) -> Vec<f64> {
    let n = election.len();
    let majorities = Majorities::of_ranked(election);
    // Row q holds 1 for every p that loses to q.
    let mut loses = vec![0.0; n * n];
    let mut leaving = vec![0.0; n];
    for to in 0..n {
        for from in 0..n {
            if majorities.beats(to as u32, from as u32) {
                loses[to * n + from] = 1.0;
                leaving[from] += 1.0 / n as f64;
            }
        }
    }
    let mut shares = Shares::new(n, teleport);
    for _ in 0..ROUNDS {
        let mut change: f64 = 0.0;
        for &to in order.iter().rev() {
            let to = to as usize;
            let inflow = dot(&loses[to * n..(to + 1) * n], &shares.shares) / n as f64;
            change = change.max(shares.update(to, inflow, leaving[to], 1.0));
        }
        shares.normalize();
        if change <= SETTLED {
            break;
        }
    }
    shares.shares
}

/// Σ a·b, in four sums so that four products are computed at once.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (fours, others) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest = fours.remainder().iter().zip(others.remainder());
    let rest: f64 = rest.map(|(a, b)| a * b).sum();
    for (a, b) in fours.zip(others) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}
