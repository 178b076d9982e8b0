use std::collections::{BTreeMap, HashMap};

use super::discretize::cuts;
use super::features::{Features, tags};
use super::{NaiveBayes, Parts};
use crate::rank::Context;

/// Candidates of documents whose keyphrases are known, to learn from.
#[derive(Debug, Clone, Default)]
pub struct Training {
    /// tf·idf, title score and distance of each candidate, and whether it is a keyphrase.
    numbers: [Vec<(f64, bool)>; 3],
    tags: HashMap<String, [u32; 2]>,
    words: HashMap<String, [u32; 2]>,
}

impl Training {
    /// Takes note of the candidates of a document; `keyphrases` are the numbers of those
    /// that are keyphrases.
    pub fn add(&mut self, context: &Context<'_>, keyphrases: &[usize]) {
        let n = context.candidates.len();
        let mut is_keyphrase = vec![false; n];
        for &candidate in keyphrases.iter().filter(|&&candidate| candidate < n) {
            is_keyphrase[candidate] = true;
        }
        let features = Features::new(context);
        let lists = [&features.tfidf, &features.title, &features.distance];
        for (numbers, list) in self.numbers.iter_mut().zip(lists) {
            numbers.extend(list.iter().copied().zip(is_keyphrase.iter().copied()));
        }
        let stems = &context.source.analysis.terms;
        for (candidate, &yes) in is_keyphrase.iter().enumerate() {
            count(&mut self.tags, tags(context, candidate), yes);
            for &term in context.candidates.terms(candidate) {
                count(&mut self.words, stems[term as usize].clone(), yes);
            }
        }
    }

    /// Takes over what another one has seen.
    pub fn extend(&mut self, other: &Training) {
        for (mine, theirs) in self.numbers.iter_mut().zip(&other.numbers) {
            mine.extend_from_slice(theirs);
        }
        let maps = [
            (&mut self.tags, &other.tags),
            (&mut self.words, &other.words),
        ];
        for (mine, theirs) in maps {
            for (value, counts) in theirs {
                let sum = mine.entry(value.clone()).or_default();
                sum[0] += counts[0];
                sum[1] += counts[1];
            }
        }
    }

    /// What is learned. Words that stood in one keyphrase or none say nothing by
    /// themselves, and are left out.
    pub fn learn(&self) -> NaiveBayes {
        let [frequency, title, distance] = self.numbers.each_ref().map(|values| parts(values));
        let mut candidates = [0, 0];
        for &(_, yes) in &self.numbers[0] {
            candidates[usize::from(!yes)] += 1;
        }
        let known = self.words.iter().filter(|(_, counts)| counts[0] > 1);
        let words: BTreeMap<_, _> = known
            .map(|(stem, &counts)| (stem.clone(), counts))
            .collect();
        let tags = self
            .tags
            .iter()
            .map(|(tags, &counts)| (tags.clone(), counts));
        NaiveBayes {
            candidates,
            frequency,
            title,
            distance,
            tags: tags.collect(),
            words,
        }
    }
}

fn count(counts: &mut HashMap<String, [u32; 2]>, value: String, yes: bool) {
    counts.entry(value).or_default()[usize::from(!yes)] += 1;
}

fn parts(values: &[(f64, bool)]) -> Parts {
    let cuts = cuts(values.to_vec());
    let counts = vec![[0, 0]; cuts.len() + 1];
    let mut parts = Parts { cuts, counts };
    for &(value, yes) in values {
        let part = parts.part(value);
        parts.counts[part][usize::from(!yes)] += 1;
    }
    parts
}
