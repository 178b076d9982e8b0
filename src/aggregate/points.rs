//! Every vote gives points, and the points add up.

use std::ops::Range;

use super::election::Election;
use super::ranking::mean_place;
use super::{Aggregator, Normalization, Ranking};

/// Σ w·(n − place).
pub(super) fn borda(election: &Election<'_>) -> Vec<f64> {
    let n = election.len();
    let mut points = vec![0.0; n];
    // What an unranked candidate gets, given to all at first: votes need not go through
    // the candidates they do not rank.
    let mut of_all = 0.0;
    for ballot in &election.ballots {
        let listed = election.listed(ballot);
        let unranked = ballot.weight * (n as f64 - mean_place(listed.len()..n));
        let unranked = if listed.len() < n { unranked } else { 0.0 };
        of_all += unranked;
        for group in ballot.ranking.groups() {
            let more = ballot.weight * (n as f64 - mean_place(group.clone())) - unranked;
            for &candidate in &listed[group] {
                points[candidate as usize] += more;
            }
        }
    }
    for point in &mut points {
        *point += of_all;
    }
    points
}

/// The candidates by falling score, at ties by number.
pub(super) fn order(scores: &[f64]) -> Vec<u32> {
    Ranking::from_scores(scores).items().to_vec()
}

/// Σ w·`worth`(place) over the votes that rank a candidate, and Σ w over the same. `worth`
/// is given places from 0; tied candidates share the mean of theirs.
fn by_place(election: &Election<'_>, worth: impl Fn(usize) -> f64) -> (Vec<f64>, Vec<f64>) {
    let n = election.len();
    let (mut sums, mut weights) = (vec![0.0; n], vec![0.0; n]);
    let worth: Vec<f64> = (0..n).map(worth).collect();
    let mean = |group: Range<usize>| match group.len() {
        1 => worth[group.start],
        size => worth[group].iter().sum::<f64>() / size as f64,
    };
    for ballot in &election.ballots {
        let listed = election.listed(ballot);
        for group in ballot.ranking.groups() {
            let points = ballot.weight * mean(group.clone());
            for &candidate in &listed[group] {
                sums[candidate as usize] += points;
                weights[candidate as usize] += ballot.weight;
            }
        }
    }
    (sums, weights)
}

/// Σ w / (k + place).
pub(super) fn reciprocal(election: &Election<'_>, k: f64) -> Vec<f64> {
    by_place(election, |at| 1.0 / (k + at as f64 + 1.0)).0
}

/// Σ w · Σ w / place².
pub(super) fn inverse_square(election: &Election<'_>) -> Vec<f64> {
    let (sums, weights) = by_place(election, |at| (at as f64 + 1.0).powi(-2));
    product(&sums, &weights)
}

fn product(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a * b).collect()
}

/// Normalised scores, gathered by candidate.
pub(super) struct Combined {
    /// Σ w·s over the votes that rank a candidate.
    pub(super) sum: Vec<f64>,
    /// Σ w over the same.
    pub(super) weight: Vec<f64>,
    /// Sums of both signs may differ by this and be the same.
    pub(super) rounding: f64,
}

impl Combined {
    pub(super) fn new(election: &Election<'_>, normalization: Normalization) -> Combined {
        let n = election.len();
        let (mut sum, mut weight) = (vec![0.0; n], vec![0.0; n]);
        let mut size: f64 = 0.0;
        each(election, normalization, |candidate, w, s| {
            sum[candidate] += w * s;
            weight[candidate] += w;
            size = size.max(w * s.abs());
        });
        // A few hundred additions, each right to one part in 2⁵³.
        let rounding = 1e-13 * size;
        Combined {
            sum,
            weight,
            rounding,
        }
    }

    /// The sum times the weight.
    pub(super) fn times_weight(&self) -> Vec<f64> {
        product(&self.sum, &self.weight)
    }

    /// The sum divided by the weight.
    pub(super) fn mean(&self) -> Vec<f64> {
        self.sum
            .iter()
            .zip(&self.weight)
            .map(|(s, w)| s / w)
            .collect()
    }
}

/// The normalised score of each candidate, by `better` the one of two that stays.
pub(super) fn extreme(
    election: &Election<'_>,
    aggregator: &Aggregator,
    better: impl Fn(f64, f64) -> f64,
) -> Vec<f64> {
    let mut kept = vec![f64::NAN; election.len()];
    // The maximum and minimum of a number and a NaN are the number.
    each(election, aggregator.normalization, |candidate, _, s| {
        kept[candidate] = better(kept[candidate], s);
    });
    kept
}

/// Calls `with` for each candidate, weight and normalised score of each vote.
pub(super) fn each(
    election: &Election<'_>,
    normalization: Normalization,
    mut with: impl FnMut(usize, f64, f64),
) {
    for ballot in &election.ballots {
        normalization.each(ballot.ranking, |item, score| {
            with(election.candidate(item) as usize, ballot.weight, score);
        });
    }
}
