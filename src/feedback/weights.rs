use std::collections::BTreeMap;

/// Stems and their weights, above 0.
pub type Weights = BTreeMap<String, f64>;

/// A document that says something about what was meant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feedback {
    /// How often each stem stands in it.
    pub stems: Weights,
    /// What the search gave it, above 0; judged by a user, all have the same.
    pub score: f64,
}

impl Feedback {
    /// Words of the document.
    pub fn length(&self) -> f64 {
        self.stems.values().sum()
    }
}

/// How common stems are among all documents.
pub trait Collection {
    /// N.
    fn documents(&self) -> f64;

    /// Documents that have a stem.
    fn document_frequency(&self, stem: &str) -> f64;

    /// Occurrences of a stem in all documents.
    fn frequency(&self, stem: &str) -> f64;

    /// ln(1 + (N − df + ½) / (df + ½)).
    fn idf(&self, stem: &str) -> f64 {
        let (n, df) = (self.documents(), self.document_frequency(stem));
        (1.0 + ((n - df).max(0.0) + 0.5) / (df + 0.5)).ln()
    }
}

/// How steeply trust falls: a document whose score is a tenth below the best is trusted
/// 1 / e times as much. Where the first hits are much better than the rest, the rest is
/// likely to be about something else.
const STEEP: f64 = 10.0;

/// How far each document is trusted, from 0 to 1: exp(10·(s_d / s₁ − 1)), s₁ the highest score.
pub(super) fn trust(documents: &[Feedback]) -> Vec<f64> {
    let best = documents.iter().map(|d| d.score).fold(0.0, f64::max);
    let of = |document: &Feedback| match best > 0.0 {
        true => (STEEP * (document.score / best - 1.0)).exp(),
        false => 1.0,
    };
    documents.iter().map(of).collect()
}

/// The heaviest, so many; of equal ones those that come first in the alphabet.
pub(super) fn heaviest(weights: Weights, count: usize) -> Weights {
    let mut all: Vec<(String, f64)> = weights.into_iter().filter(|(_, w)| *w > 0.0).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1));
    all.truncate(count);
    all.into_iter().collect()
}

/// Divided by their sum, so that they are a distribution; nothing where the sum is 0.
pub(super) fn distribution(weights: &Weights) -> Weights {
    let sum: f64 = weights.values().sum();
    let share = |(stem, weight): (&String, &f64)| (stem.clone(), weight / sum);
    match sum > 0.0 {
        true => weights.iter().map(share).collect(),
        false => Weights::new(),
    }
}

/// a·x + b·y.
pub(super) fn mixed(x: &Weights, a: f64, y: &Weights, b: f64) -> Weights {
    let mut sum: Weights = x
        .iter()
        .map(|(stem, weight)| (stem.clone(), a * weight))
        .collect();
    for (stem, weight) in y {
        *sum.entry(stem.clone()).or_default() += b * weight;
    }
    sum.retain(|_, weight| *weight > 0.0);
    sum
}
