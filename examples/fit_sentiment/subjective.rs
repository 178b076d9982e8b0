//! The weights of subjectivity: a logistic model over the sentences' features.
//!
//! Sentences have the label of their text. From sets of rated sentences about facts, what is rated
//! near 0 is a fact and what is rated far from it an opinion: so that the model learns
//! from more than one kind of text. Each set, and in it opinions and facts, weigh the same.

use std::fmt::Write as _;

use summ::score::sentiment::feature_names;

use crate::data::{Kind, Set};
use crate::polarity::Descent;

/// Means of raters of −4..4: within .3 nobody saw much, from 1.2 on most saw something.
const FACT: f64 = 0.3 / 4.0;
const OPINION: f64 = 1.2 / 4.0;
/// Small against the mean loss: there are a hundred sentences and more to a feature.
const RIDGE: f64 = 0.001;
/// What can only speak for an opinion, whatever one kind of text makes of it: in manuals "you"
/// tells nothing. The numbers are the least their weights may be: words like "I think" shall tell.
const SIGNS: [(&str, f64); 12] = [
    ("evidence", 1.5),
    ("intensity", 0.0),
    ("balance", 0.0),
    ("signs", 0.0),
    ("strong-sign", 0.0),
    ("exclamation", 0.0),
    ("first-person", 0.0),
    ("second-person", 0.0),
    ("degree", 0.0),
    ("than", 0.0),
    ("but", 0.0),
    ("not", 0.0),
];
const STEPS: usize = 600;
const STEP: f64 = 0.05;

pub fn fit(sets: &[Set], without: Option<usize>) -> String {
    let names: Vec<&str> = feature_names().collect();
    let mut rows: Vec<(Vec<f64>, f64, f64)> = Vec::new();
    for set in sets.iter().filter(|set| set.kind != Kind::Rated) {
        let scorer = set.scorer();
        let start = rows.len();
        for item in set.items.iter().filter(|item| Some(item.fold) != without) {
            let opinion = match set.kind {
                Kind::Subjective => item.label > 0.0,
                _ if item.label.abs() <= FACT => false,
                _ if item.label.abs() >= OPINION => true,
                _ => continue,
            };
            let features = scorer.features(&item.analysis, &item.document);
            let share = 1.0 / features.len().max(1) as f64;
            let label = if opinion { 1.0 } else { 0.0 };
            rows.extend(features.into_iter().map(|row| (row, label, share)));
        }
        for label in [0.0, 1.0] {
            let of = || rows[start..].iter().filter(|row| row.1 == label);
            let total: f64 = of().map(|row| row.2).sum();
            rows[start..]
                .iter_mut()
                .filter(|row| row.1 == label)
                .for_each(|row| row.2 /= total);
        }
    }
    if rows.is_empty() {
        return String::new();
    }
    let whole: f64 = rows.iter().map(|row| row.2).sum();
    // On one scale, so that the ridge draws all alike; the first feature is always 1.
    let mut spread = vec![1.0; names.len()];
    for (feature, spread) in spread.iter_mut().enumerate().skip(1) {
        let mean = rows.iter().map(|row| row.0[feature]).sum::<f64>() / rows.len() as f64;
        let square = rows
            .iter()
            .map(|row| (row.0[feature] - mean).powi(2))
            .sum::<f64>();
        *spread = (square / rows.len() as f64).sqrt().max(1e-6);
    }
    for row in &mut rows {
        row.0
            .iter_mut()
            .zip(&spread)
            .for_each(|(value, spread)| *value /= spread);
        row.2 /= whole;
    }
    let mut weights = vec![0.0; names.len()];
    let mut descent = Descent::new(weights.len());
    for step in 0..STEPS {
        let mut slopes: Vec<f64> = weights.iter().map(|weight| RIDGE * weight).collect();
        slopes[0] = 0.0;
        for (features, label, weight) in &rows {
            let sum: f64 = features.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let miss = weight * (1.0 / (1.0 + (-sum).exp()) - label);
            slopes
                .iter_mut()
                .zip(features)
                .for_each(|(slope, x)| *slope += miss * x);
        }
        descent.step(
            &mut weights,
            &slopes,
            STEP * (1.0 - step as f64 / STEPS as f64),
        );
        for ((name, weight), spread) in names.iter().zip(&mut weights).zip(&spread) {
            // Weights are of features on one scale here, floors of features as they are.
            if let Some((_, least)) = SIGNS.iter().find(|(sign, _)| sign == name) {
                *weight = weight.max(least * spread);
            }
        }
    }
    let mut lines = String::new();
    for ((name, weight), spread) in names.iter().zip(&weights).zip(&spread) {
        let _ = writeln!(lines, "subjective\t{name}\t{:.4}", weight / spread);
    }
    lines
}
