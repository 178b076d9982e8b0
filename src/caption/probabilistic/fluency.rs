//! P(w | v): which word follows which?

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Stands before the first word.
pub(super) const BEGIN: &str = "<s>";
/// Stands behind the last one.
pub(super) const END: &str = "</s>";

/// Rounds of expectation and maximisation; the weights change in the third digit after ten.
const ROUNDS: usize = 30;

/// Jelinek & Mercer 1980: P(w | v) = λ_1·P(w | v in the article) + λ_2·P(w | v in the captions
/// learned from) + λ_3·P(w in the article) + λ_4 / (distinct words of the article + 1). The
/// phrases of the article itself count most, by what is learned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Fluency {
    /// λ, adding up to 1.
    #[serde(deserialize_with = "shares")]
    pub weights: [f64; 4],
    /// How often w followed v in captions, by v and w.
    pub follow: BTreeMap<String, BTreeMap<String, u32>>,
}

fn shares<'de, D: serde::Deserializer<'de>>(from: D) -> Result<[f64; 4], D::Error> {
    let read = <[f64; 4]>::deserialize(from)?;
    let sum: f64 = read.iter().sum();
    // Digits are lost in writing.
    if read.iter().all(|share| *share >= 0.0) && (sum - 1.0).abs() < 1e-6 && read[3] > 0.0 {
        return Ok(read);
    }
    let wrong = "weights must be shares that add up to 1, the last of them above 0";
    Err(serde::de::Error::custom(wrong))
}

/// A word of a caption behind the one before it, and what the article says of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    pub before: String,
    pub word: String,
    /// P(w | v in the article), P(w in the article) and 1 / (distinct words + 1).
    pub article: [f64; 3],
}

type Follow = BTreeMap<String, BTreeMap<String, u32>>;

impl Fluency {
    /// What is learned from the captions of articles. The λ are those under which captions
    /// are likeliest (Dempster, Laird & Rubin 1977), each given the captions of all other
    /// articles.
    pub fn learn(articles: &[&[Step]]) -> Fluency {
        let mut follow = Follow::new();
        for step in articles.iter().copied().flatten() {
            count(&mut follow, step);
        }
        let sums = |follow: &Follow| -> BTreeMap<String, u32> {
            let sum =
                |(v, next): (&String, &BTreeMap<String, u32>)| (v.clone(), next.values().sum());
            follow.iter().map(sum).collect()
        };
        let totals = sums(&follow);
        let mut chances: Vec<[f64; 4]> = Vec::new();
        for steps in articles {
            let mut own = Follow::new();
            steps.iter().for_each(|step| count(&mut own, step));
            let own_totals = sums(&own);
            for step in *steps {
                let all = of(&follow, step) - of(&own, step);
                let total = totals[&step.before] - own_totals[&step.before];
                let others = f64::from(all) / f64::from(total.max(1));
                let [pair, word, any] = step.article;
                // Words that the article does not have are never asked for.
                if word > 0.0 || step.word == END {
                    chances.push([pair, others, word, any]);
                }
            }
        }
        let mut weights = [0.25; 4];
        for _ in 0..ROUNDS {
            weights = better(weights, &chances);
        }
        Fluency { weights, follow }
    }

    /// P(w | v) from its four parts.
    pub fn mix(&self, parts: [f64; 4]) -> f64 {
        self.weights
            .iter()
            .zip(parts)
            .map(|(weight, part)| weight * part)
            .sum()
    }
}

/// The shares in which the parts account for what was seen; one of each is added, lest one
/// be ruled out for good.
fn better(weights: [f64; 4], chances: &[[f64; 4]]) -> [f64; 4] {
    let mut shares = [1.0; 4];
    for parts in chances {
        let sum: f64 = weights.iter().zip(parts).map(|(w, p)| w * p).sum();
        if sum > 0.0 {
            for ((share, weight), part) in shares.iter_mut().zip(weights).zip(parts) {
                *share += weight * part / sum;
            }
        }
    }
    let all: f64 = shares.iter().sum();
    shares.map(|share| share / all)
}

fn count(follow: &mut Follow, step: &Step) {
    let next = follow.entry(step.before.clone()).or_default();
    *next.entry(step.word.clone()).or_default() += 1;
}

fn of(follow: &Follow, step: &Step) -> u32 {
    let next = follow.get(&step.before);
    next.and_then(|next| next.get(&step.word))
        .copied()
        .unwrap_or(0)
}
