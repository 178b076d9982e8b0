//! What half of the weight stands above of.

use super::Normalization;
use super::election::Election;
use super::points::each;

/// Half of the weight is half but for the rounding of its sum.
const HALF: f64 = 1e-12;

/// The weighted median; between the two in the middle where half of the weight is on
/// either side. `list` holds (value, weight) and is put in order.
fn median(list: &mut [(f64, f64)]) -> f64 {
    list.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let total: f64 = list.iter().map(|(_, weight)| weight).sum();
    let (lower, upper) = (total * (0.5 - HALF), total * (0.5 + HALF));
    let mut sum = 0.0;
    let mut entries = list.iter();
    let mut first = f64::NAN;
    for &(value, weight) in entries.by_ref() {
        sum += weight;
        first = value;
        if sum >= lower {
            break;
        }
    }
    match entries.next() {
        Some(&(next, _)) if sum <= upper => (first + next) / 2.0,
        _ => first,
    }
}

/// The weighted median of the places of each candidate.
pub(super) fn places(election: &Election<'_>) -> Vec<f64> {
    let of_ballots: Vec<Vec<f64>> = election
        .ballots
        .iter()
        .map(|b| election.places(b))
        .collect();
    let mut list = Vec::with_capacity(of_ballots.len());
    let of = |candidate: usize| {
        list.clear();
        let places = of_ballots.iter().map(|places| places[candidate]);
        list.extend(places.zip(election.ballots.iter().map(|ballot| ballot.weight)));
        median(&mut list)
    };
    (0..election.len()).map(of).collect()
}

/// The weighted median of the normalised scores of the votes that rank a candidate.
pub(super) fn scores(election: &Election<'_>, normalization: Normalization) -> Vec<f64> {
    let mut lists = vec![Vec::with_capacity(election.ballots.len()); election.len()];
    each(election, normalization, |candidate, weight, score| {
        lists[candidate].push((score, weight));
    });
    lists.iter_mut().map(|list| median(list)).collect()
}
