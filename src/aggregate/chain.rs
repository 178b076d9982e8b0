//! Markov chains over the candidates (Dwork et al. 2001), and where they stay.

use super::Aggregation;
use super::election::Election;
use super::majority::Majorities;

/// A sweep that changes no share by more than this part of it is the last: what is left is
/// far below the size of a tie.
const SETTLED: f64 = 1e-13;

/// Each sweep leaves at most 1 − ε of the error, so this many settle any ε above 0.003;
/// about ten are usual.
const SWEEPS: usize = 10_000;

/// The stationary distribution π = ε/n + (1 − ε)·πP.
///
/// It is found by Gauss–Seidel sweeps from the last of `order` to the first: the chains
/// run upwards, so most of what flows into a candidate is up to date when it is its turn,
/// and staying costs no sweeps, as it would in a power iteration.
pub(super) fn stationary(
    election: &Election<'_>,
    method: Aggregation,
    teleport: f64,
    order: &[u32],
) -> Vec<f64> {
    let n = election.len();
    let into = transitions(election, method);
    let mut leaving = vec![0.0; n];
    for row in into.chunks_exact(n.max(1)) {
        for (sum, &share) in leaving.iter_mut().zip(row) {
            *sum += share;
        }
    }
    let (jump, walk) = (teleport / n as f64, 1.0 - teleport);
    let mut shares = vec![1.0 / n as f64; n];
    for _ in 0..SWEEPS {
        let mut change: f64 = 0.0;
        for &to in order.iter().rev() {
            let to = to as usize;
            let inflow = dot(&into[to * n..(to + 1) * n], &shares);
            let share = (jump + walk * inflow) / (teleport + walk * leaving[to]);
            change = change.max((share - shares[to]).abs() / share);
            shares[to] = share;
        }
        if change <= SETTLED {
            break;
        }
    }
    let sum: f64 = shares.iter().sum();
    shares.iter_mut().for_each(|share| *share /= sum);
    shares
}

/// Σ a·b, in four sums so that four products are computed at once.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (fours, others) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = fours
        .remainder()
        .iter()
        .zip(others.remainder())
        .map(|(a, b)| a * b)
        .sum();
    for (a, b) in fours.zip(others) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
}

/// P without its diagonal, the other way round: entry to·n + from is how often the chain
/// goes from the one to the other.
pub(super) fn transitions(election: &Election<'_>, method: Aggregation) -> Vec<f64> {
    let n = election.len();
    let mut into = vec![0.0; n * n];
    if method == Aggregation::Mc4 {
        let majorities = Majorities::of_ranked(election);
        for to in 0..n as u32 {
            for from in 0..n as u32 {
                if majorities.beats(to, from) {
                    into[to as usize * n + from as usize] = 1.0 / n as f64;
                }
            }
        }
        return into;
    }
    let mut total = vec![0.0; n];
    for ballot in &election.ballots {
        let listed = election.listed(ballot);
        // NaN, the place of what is not ranked, is neither above nor below any other.
        let (mut places, mut rates) = (vec![f64::NAN; n], vec![0.0; n]);
        for group in ballot.ranking.groups() {
            let at_least_as_high = group.end as f64;
            let (rate, of_all) = match method {
                Aggregation::Mc1 => (ballot.weight, ballot.weight * at_least_as_high),
                Aggregation::Mc2 => (ballot.weight / at_least_as_high, ballot.weight),
                _ => (ballot.weight / listed.len() as f64, ballot.weight),
            };
            // The chain of mc3 goes to what is higher, the others to what ties as well.
            let reach = match method {
                Aggregation::Mc3 => group.start as f64,
                _ => at_least_as_high,
            };
            for &candidate in &listed[group] {
                let candidate = candidate as usize;
                (places[candidate], rates[candidate]) = (reach, rate);
                total[candidate] += of_all;
            }
        }
        let ends: Vec<f64> = ends(election, ballot);
        for (to, row) in into.chunks_exact_mut(n.max(1)).enumerate() {
            let end = ends[to];
            for ((sum, &reach), &rate) in row.iter_mut().zip(&places).zip(&rates) {
                *sum += if end <= reach { rate } else { 0.0 };
            }
        }
    }
    for (to, row) in into.chunks_exact_mut(n.max(1)).enumerate() {
        row[to] = 0.0;
        for (share, &total) in row.iter_mut().zip(&total) {
            *share /= total;
        }
    }
    into
}

/// How many a ballot places at least as high as each candidate; NaN where not ranked.
fn ends(election: &Election<'_>, ballot: &super::election::Ballot<'_>) -> Vec<f64> {
    let mut ends = vec![f64::NAN; election.len()];
    let listed = election.listed(ballot);
    for group in ballot.ranking.groups() {
        for &candidate in &listed[group.clone()] {
            ends[candidate as usize] = group.end as f64;
        }
    }
    ends
}
