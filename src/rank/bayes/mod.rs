//! A naive Bayes classifier (thesis, arXiv 2406.00013; Frank, Paynter, Witten, Gutwin &
//! Nevill-Manning 1999), learned from documents with keyphrases.
//!
//! score = P(K | features) = 1 / (1 + e^−s), s = ln P(K) / P(¬K) + Σ_f ln P(f | K) / P(f | ¬K) over
//! the features tf·idf, title score and distance of the first mention, each cut into parts by entropy, the pattern of
//! parts of speech, and the words, of whose logarithms the mean counts as one feature, lest
//! long phrases have more of them. P(f|K)/P(f|¬K) is P(K|f)/P(¬K|f) over the same without f,
//! P(K|f) being the m-estimate (k + m·P(K)) / (n + m) (Cestnik 1990): a value that was not
//! seen says nothing.

mod discretize;
mod features;
mod train;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Context;
pub(crate) use discretize::cuts;
use features::{Features, tags};
pub use train::Training;

/// m: as much as two candidates are worth.
const PRIOR_WEIGHT: f64 = 2.0;

/// What was learned of candidates that are keyphrases and candidates that are not.
///
/// It is written and read by serde, as TOML or JSON. Counts stand in pairs: keyphrases,
/// others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct NaiveBayes {
    /// All candidates.
    pub candidates: [u32; 2],
    /// tf·idf.
    pub frequency: Parts,
    /// Similarity to the title.
    pub title: Parts,
    /// Share of the words before the first mention.
    pub distance: Parts,
    /// By pattern, such as `ADJ NOUN`.
    pub tags: BTreeMap<String, [u32; 2]>,
    /// By stem.
    pub words: BTreeMap<String, [u32; 2]>,
}

/// A number in parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked", deny_unknown_fields)]
pub struct Parts {
    /// Where it is cut, ascending.
    cuts: Vec<f64>,
    /// Of each part; one more than cuts.
    counts: Vec<[u32; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    cuts: Vec<f64>,
    counts: Vec<[u32; 2]>,
}

impl TryFrom<Unchecked> for Parts {
    type Error = String;

    fn try_from(read: Unchecked) -> Result<Self, String> {
        let Unchecked { cuts, counts } = read;
        if counts.len() != cuts.len() + 1 {
            let (n, m) = (cuts.len(), counts.len());
            return Err(format!(
                "{n} cuts make {} parts, but {m} have counts",
                n + 1
            ));
        }
        if !cuts.is_sorted() || cuts.iter().any(|cut| cut.is_nan()) {
            return Err("cuts must be ascending numbers".to_owned());
        }
        Ok(Parts { cuts, counts })
    }
}

impl Parts {
    fn part(&self, value: f64) -> usize {
        self.cuts.partition_point(|&cut| cut <= value)
    }

    fn of(&self, value: f64) -> [u32; 2] {
        self.counts[self.part(value)]
    }
}

impl NaiveBayes {
    /// P(K), never 0 nor 1.
    fn prior(&self) -> f64 {
        let [yes, no] = self.candidates.map(f64::from);
        (yes + 1.0) / (yes + no + 2.0)
    }

    /// ln P(f | K) / P(f | ¬K) of a value with these counts.
    fn evidence(&self, [yes, no]: [u32; 2]) -> f64 {
        let prior = self.prior();
        let yes = f64::from(yes) + PRIOR_WEIGHT * prior;
        let no = f64::from(no) + PRIOR_WEIGHT * (1.0 - prior);
        (yes / no).ln() - (prior / (1.0 - prior)).ln()
    }
}

/// Not ranked is anything where there is no model.
pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let Some(model) = context.model else {
        return vec![f64::NAN; context.candidates.len()];
    };
    let features = Features::new(context);
    let prior = model.prior();
    let stems = context.source.analysis.terms.iter();
    let of_word = |stem: &String| model.evidence(model.words.get(stem).copied().unwrap_or([0, 0]));
    let words: Vec<f64> = stems.map(of_word).collect();
    context.score_each(|candidate| {
        let terms = context.candidates.terms(candidate);
        let sum: f64 = terms.iter().map(|&term| words[term as usize]).sum();
        let pattern = model.tags.get(&tags(context, candidate));
        let odds = (prior / (1.0 - prior)).ln()
            + model.evidence(model.frequency.of(features.tfidf[candidate]))
            + model.evidence(model.title.of(features.title[candidate]))
            + model.evidence(model.distance.of(features.distance[candidate]))
            + model.evidence(pattern.copied().unwrap_or([0, 0]))
            + sum / terms.len() as f64;
        1.0 / (1.0 + (-odds).exp())
    })
}
