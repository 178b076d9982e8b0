use std::sync::OnceLock;

use super::coreference::{self, Reference};
use super::graph::Shared;
use super::pairs::Pairs;
use super::places::Places;
use super::register;
use super::words::Words;
use super::{NaiveBayes, TermStatistics};
use crate::candidate::{Candidates, Mention, Source};
use crate::lexicon::DocumentFrequencies;

/// Words of a short text, and how many times as many a long one has.
const SHORT: f64 = 150.0;
const LONG_IS: f64 = 3.5;

/// How much of a report a short one is: what tells of people has short names from the start,
/// and repetition, which the votes for reports are about, comes with length.
const TOLD: f64 = 0.6;

/// All that rankers may look at. What several of them need is computed once, when the
/// first asks for it.
#[derive(Debug)]
pub struct Context<'a> {
    /// The text, taken apart.
    pub source: Source<'a>,
    /// The phrases to be ranked.
    pub candidates: &'a Candidates,
    /// Numbers of each stem.
    pub terms: TermStatistics,
    /// Graphs of it, built when they are asked for.
    pub(super) graphs: Shared,
    /// What was learned from other documents and their keyphrases.
    pub model: Option<&'a NaiveBayes>,
    reportness: OnceLock<f64>,
    manner: OnceLock<Manner>,
    pairs: OnceLock<Pairs>,
    places: OnceLock<Places>,
    references: OnceLock<Vec<Reference>>,
}

/// The words of a text in a row and how much it tells, which need no tags.
#[derive(Debug)]
pub(crate) struct Manner {
    words: Words,
    telling: Option<f64>,
}

impl Manner {
    pub(crate) fn of(source: &Source<'_>) -> Manner {
        let words = Words::new(source);
        Manner {
            telling: register::telling(source, &words),
            words,
        }
    }

    /// Whether the text tells of people and places at all, and does not only explain.
    pub(crate) fn tells(&self) -> bool {
        self.telling.is_some_and(|told| told > 0.0)
    }
}

impl<'a> Context<'a> {
    /// Counts what is counted of every stem; `background` says how rare each is elsewhere.
    pub fn new(
        source: Source<'a>,
        candidates: &'a Candidates,
        background: &DocumentFrequencies,
    ) -> Self {
        Context {
            terms: TermStatistics::new(source.analysis, background),
            source,
            candidates,
            graphs: Shared::default(),
            model: None,
            reportness: OnceLock::new(),
            manner: OnceLock::new(),
            pairs: OnceLock::new(),
            places: OnceLock::new(),
            references: OnceLock::new(),
        }
    }

    /// The same, where the manner of the text is known already.
    pub(crate) fn with_manner(self, manner: Manner) -> Self {
        Context {
            manner: manner.into(),
            ..self
        }
    }

    /// Between an abstract and a report: s = t·(0.6 + 0.4·l). An abstract has some 150 words
    /// and names nearly everything once, by its full name; a long report of people and places
    /// repeats what it is about, under its shorter names. t is how much a text tells (names
    /// and persons among its words), l = ln(w / 150) / ln 3.5 for w words, kept in 0..=1; l
    /// alone counts in languages of which persons are not known.
    pub fn reportness(&self) -> f64 {
        *self.reportness.get_or_init(|| {
            let long = self.longness();
            let telling = self.manner().telling;
            telling.map_or(long, |told| told * (TOLD + (1.0 - TOLD) * long))
        })
    }

    fn longness(&self) -> f64 {
        let words: usize = self.source.analysis.sentences.iter().map(|s| s.words).sum();
        ((words.max(1) as f64 / SHORT).ln() / LONG_IS.ln()).clamp(0.0, 1.0)
    }

    /// A score for each candidate in the order of their numbers.
    pub(super) fn score_each(&self, score: impl FnMut(usize) -> f64) -> Vec<f64> {
        (0..self.candidates.len()).map(score).collect()
    }

    /// The words of the text in a row.
    pub(super) fn words(&self) -> &Words {
        &self.manner().words
    }

    fn manner(&self) -> &Manner {
        self.manner.get_or_init(|| Manner::of(&self.source))
    }

    /// Which words stand side by side.
    pub(super) fn pairs(&self) -> &Pairs {
        let terms = self.source.analysis.terms.len();
        self.pairs.get_or_init(|| Pairs::new(self.words(), terms))
    }

    /// Which candidates stand where.
    pub(super) fn places(&self) -> &Places {
        let tokens = self.source.analysis.tokens.len();
        let places = || Places::new(self.candidates, tokens);
        self.places.get_or_init(places)
    }

    /// Mentions that stand for a longer phrase, in reading order.
    pub(super) fn references(&self) -> &[Reference] {
        self.references.get_or_init(|| coreference::longer_of(self))
    }

    /// Of each mention that stands for a longer phrase which ends in it ("Smith" for "Jane Smith",
    /// "the pump" for "heat pump") its candidate, and that of the longer one.
    pub(crate) fn short_names(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let terms = |candidate: u32| self.candidates.terms(candidate as usize);
        let pairs = self.references().iter().map(|r| (r.shorter, r.longer));
        pairs.filter(move |&(shorter, longer)| terms(longer).ends_with(terms(shorter)))
    }

    /// The mentions of shorter names and of heads that stand for a candidate.
    pub(crate) fn stand_ins(&self, candidate: usize) -> impl Iterator<Item = &Mention> + '_ {
        let of = self.references().iter();
        let of = of.filter(move |reference| reference.longer as usize == candidate);
        of.filter_map(|reference| {
            let mentions = self.candidates.mentions(reference.shorter as usize);
            mentions.iter().find(|m| m.first == reference.token)
        })
    }

    /// Words before the first mention of a candidate.
    pub(super) fn words_before(&self, candidate: usize) -> usize {
        let first = self.candidates.mentions(candidate).first();
        first.map_or(0, |mention| self.words().of(mention).start)
    }
}
