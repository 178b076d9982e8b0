//! P(w ∈ C | w ∈ D): which words of a text does its caption take?

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::features::{Features, NAMES};
use crate::rank::cuts;

/// Sweeps over all weights; after some fifty of them the chances change in the fourth digit.
const SWEEPS: usize = 200;

/// The weight of ½·Σ w², as if each part had been seen once more on either side.
const RIDGE: f64 = 1.0;

/// Logistic regression on numbers in parts: P = σ(b + Σ_f w_{f, part of f} + w_tag). Where the
/// numbers are cut is found by entropy, as for keyphrases (Fayyad & Irani 1993).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Selection {
    pub bias: f64,
    /// By part of speech.
    pub tags: BTreeMap<String, f64>,
    /// By name of the number.
    #[serde(deserialize_with = "known")]
    pub numbers: BTreeMap<String, Parts>,
}

/// A number in parts, each with its weight.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub(super) struct Parts {
    pub cuts: Vec<f64>,
    pub weights: Vec<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    cuts: Vec<f64>,
    weights: Vec<f64>,
}

impl TryFrom<Unchecked> for Parts {
    type Error = String;

    fn try_from(read: Unchecked) -> Result<Self, String> {
        let Unchecked { cuts, weights } = read;
        if weights.len() != cuts.len() + 1 {
            let (n, m) = (cuts.len(), weights.len());
            return Err(format!(
                "{n} cuts make {} parts, but {m} have weights",
                n + 1
            ));
        }
        if !cuts.is_sorted()
            || cuts
                .iter()
                .chain(&weights)
                .any(|number| !number.is_finite())
        {
            return Err("cuts must be ascending numbers, and weights finite".to_owned());
        }
        Ok(Parts { cuts, weights })
    }
}

fn known<'de, D: serde::Deserializer<'de>>(from: D) -> Result<BTreeMap<String, Parts>, D::Error> {
    let read = BTreeMap::<String, Parts>::deserialize(from)?;
    match read.keys().find(|name| !NAMES.contains(&name.as_str())) {
        Some(name) => Err(serde::de::Error::custom(format!(
            "`{name}` is no number of a word; known are {}",
            NAMES.join(", ")
        ))),
        None => Ok(read),
    }
}

impl Parts {
    fn part(&self, value: f64) -> usize {
        self.cuts.partition_point(|&cut| cut <= value)
    }
}

/// How often a stem with these features was in a caption, and how often it was not.
#[derive(Debug, Clone)]
pub(super) struct Example {
    pub features: Features,
    pub counts: [u32; 2],
}

impl Selection {
    /// P(w ∈ C | w ∈ D) of a stem, strictly between 0 and 1.
    pub fn chance(&self, features: &Features) -> f64 {
        let mut sum = self.bias + self.tags.get(features.tag).copied().unwrap_or(0.0);
        for (name, value) in NAMES.iter().zip(features.numbers) {
            if let Some(parts) = self.numbers.get(*name) {
                sum += parts.weights[parts.part(value)];
            }
        }
        // Beyond it a chance is rounded to 0 or 1.
        const SURE: f64 = 30.0;
        sigmoid(sum.clamp(-SURE, SURE))
    }

    /// What is learned from examples, the same from the same ones in any order.
    pub fn learn(examples: &[&Example]) -> Selection {
        let mut numbers: Vec<Parts> = Vec::new();
        for at in 0..NAMES.len() {
            let mut values = Vec::new();
            for example in examples {
                let value = example.features.numbers[at];
                // One value a stem: captions of one article agree with one another.
                values.push((value, example.counts[0] > 0));
            }
            let cuts = cuts(values);
            let weights = vec![0.0; cuts.len() + 1];
            numbers.push(Parts { cuts, weights });
        }
        // Stems that look alike are one row.
        let mut rows: BTreeMap<(Vec<usize>, &str), [f64; 2]> = BTreeMap::new();
        for example in examples {
            let values = example.features.numbers.iter();
            let parts = numbers
                .iter()
                .zip(values)
                .map(|(parts, &value)| parts.part(value));
            let key = (parts.collect(), example.features.tag);
            let counts = rows.entry(key).or_default();
            counts[0] += f64::from(example.counts[0]);
            counts[1] += f64::from(example.counts[1]);
        }
        let mut learned = Selection {
            bias: prior(&rows),
            tags: rows
                .keys()
                .map(|(_, tag)| ((*tag).to_owned(), 0.0))
                .collect(),
            numbers: BTreeMap::new(),
        };
        fit(&mut learned, &mut numbers, &rows);
        let named = NAMES.iter().map(|name| (*name).to_owned());
        learned.numbers = named.zip(numbers).collect();
        learned
    }
}

/// ln of the odds of all examples together.
fn prior(rows: &BTreeMap<(Vec<usize>, &str), [f64; 2]>) -> f64 {
    let yes: f64 = rows.values().map(|counts| counts[0]).sum();
    let no: f64 = rows.values().map(|counts| counts[1]).sum();
    ((yes + 0.5) / (no + 0.5)).ln()
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// The greatest penalised likelihood, weight after weight: steps with the bound ¼ of the
/// curvature of ln σ (Böhning & Lindsay 1988) never go too far.
fn fit(
    learned: &mut Selection,
    numbers: &mut [Parts],
    rows: &BTreeMap<(Vec<usize>, &str), [f64; 2]>,
) {
    let tags: Vec<String> = learned.tags.keys().cloned().collect();
    let tag_of: Vec<usize> = rows
        .keys()
        .map(|(_, tag)| tags.iter().position(|known| known == tag).unwrap_or(0))
        .collect();
    let rows: Vec<(&Vec<usize>, [f64; 2])> = rows
        .iter()
        .map(|((parts, _), &counts)| (parts, counts))
        .collect();
    let mut sums = vec![learned.bias; rows.len()];
    let mut tag_weights = vec![0.0; tags.len()];
    let mut bias = [learned.bias];
    for _ in 0..SWEEPS {
        descend(&mut bias, 0.0, &rows, &mut sums, |_| 0);
        for (at, parts) in numbers.iter_mut().enumerate() {
            descend(&mut parts.weights, RIDGE, &rows, &mut sums, |row| {
                rows[row].0[at]
            });
        }
        descend(&mut tag_weights, RIDGE, &rows, &mut sums, |row| tag_of[row]);
    }
    learned.bias = bias[0];
    learned.tags = tags.into_iter().zip(tag_weights).collect();
}

/// One step for weights of which each row has one, by `of`.
fn descend(
    weights: &mut [f64],
    ridge: f64,
    rows: &[(&Vec<usize>, [f64; 2])],
    sums: &mut [f64],
    of: impl Fn(usize) -> usize,
) {
    let mut slope: Vec<f64> = weights.iter().map(|weight| -ridge * weight).collect();
    let mut bound = vec![ridge; weights.len()];
    for (row, (_, [yes, no])) in rows.iter().enumerate() {
        let chance = sigmoid(sums[row]);
        slope[of(row)] += yes - (yes + no) * chance;
        bound[of(row)] += (yes + no) / 4.0;
    }
    let step = |(slope, bound): (&f64, &f64)| if *bound > 0.0 { slope / bound } else { 0.0 };
    let steps: Vec<f64> = slope.iter().zip(&bound).map(step).collect();
    for (weight, step) in weights.iter_mut().zip(&steps) {
        *weight += step;
    }
    for (row, sum) in sums.iter_mut().enumerate() {
        *sum += steps[of(row)];
    }
}
