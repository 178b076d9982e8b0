//! A scorer at work on the sentences of one document.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::constants::*;
use super::document::Balance;
use super::evidence::{Applied, Evidence, SentenceSentiment};
use super::frame::Frame;
use super::matches::{self, Found, Match};
use super::neighbours::Scene;
use super::rating;
use super::scorer::SentimentScorer;
use super::subjectivity::{self, Signs};
use super::units::{Gap, Parts, Vocabulary};
use crate::lexicon::{CueKind, EntryId, Rules};
use crate::text::{Analysis, Document, Language, Sentence};

/// Where the rules are of another language than the text.
static NO_RULES: LazyLock<Rules> = LazyLock::new(Rules::default);

/// What is reused from sentence to sentence.
#[derive(Default)]
struct Scratch {
    parts: Parts,
    found: Found,
    frame: Frame,
    features: Vec<f64>,
    traces: Vec<Trace>,
    /// The rules of all traces, one after another.
    rules: Vec<Applied>,
}

/// Evidence as numbers, before anybody asks for its words.
struct Trace {
    span: Range<usize>,
    source: Source,
    base: f64,
    valence: f64,
    subjectivity: f64,
    /// Of [`Scratch::rules`].
    rules: Range<usize>,
}

/// Where a piece of evidence comes from.
#[derive(Clone, Copy)]
enum Source {
    Word(EntryId),
    Symbol(EntryId),
    /// The text itself.
    Text,
}

/// A scorer at work on one document.
pub(super) struct Judging<'a> {
    scorer: &'a SentimentScorer,
    analysis: &'a Analysis,
    document: &'a Document,
    vocabulary: Vocabulary<'a>,
    domain: Option<u16>,
    /// None where the words of the language are not read.
    rules: Option<&'a Rules>,
}

/// A sentence as it was judged.
pub(super) struct Judged<'a> {
    scorer: &'a SentimentScorer,
    text: &'a str,
    scratch: &'a Scratch,
    /// Without its evidence.
    pub(super) result: SentenceSentiment,
}

impl<'a> Judging<'a> {
    /// `some` names the only sentences that will be judged, where they are not all.
    pub(super) fn new(
        scorer: &'a SentimentScorer,
        analysis: &'a Analysis,
        document: &'a Document,
        some: Option<&[Sentence]>,
    ) -> Judging<'a> {
        let language = analysis.language;
        let readable = scorer.covers(language);
        let foreign = readable && language != Language::English;
        let rules = if foreign && Arc::ptr_eq(&scorer.rules, &Rules::english()) {
            &*NO_RULES
        } else {
            &*scorer.rules
        };
        let stems = foreign.then(|| scorer.stems.of(&scorer.lexicon, language));
        let rules = readable.then_some(rules);
        let words = rules.map(|rules| (&*scorer.lexicon, rules));
        Judging {
            scorer,
            analysis,
            document,
            vocabulary: Vocabulary::new(analysis, words, stems, some),
            domain: scorer
                .domain
                .as_deref()
                .and_then(|name| scorer.lexicon.domain(name)),
            rules,
        }
    }

    /// What is kept of each of these sentences, in order.
    pub(super) fn all<T>(&self, sentences: &[Sentence], keep: impl Fn(Judged) -> T) -> Vec<T> {
        let mut scratch = Scratch::default();
        let judge = |sentence: &Sentence| {
            let review = self.document.reviews.get(sentence.review);
            let text = review.map_or("", |review| &review.text);
            let symbols = &self.scorer.symbols;
            let parts = &mut scratch.parts;
            self.vocabulary
                .take_apart(self.analysis, sentence, text, symbols, parts);
            let result = self.judge(text, &mut scratch);
            keep(Judged {
                scorer: self.scorer,
                text,
                scratch: &scratch,
                result,
            })
        };
        sentences.iter().map(judge).collect()
    }

    fn judge(&self, text: &str, scratch: &mut Scratch) -> SentenceSentiment {
        let (scorer, vocabulary) = (self.scorer, &self.vocabulary);
        let Scratch {
            parts,
            found,
            frame,
            features,
            traces,
            rules,
        } = scratch;
        found.clear();
        traces.clear();
        rules.clear();
        rating::find(vocabulary, &parts.units, text, &mut found.matches);
        matches::find(
            vocabulary,
            parts,
            &scorer.lexicon,
            self.rules.unwrap_or(&NO_RULES),
            self.domain,
            found,
        );
        scorer.adjust(found);
        note_excess(vocabulary, parts, found);
        frame.build(vocabulary, parts, found);
        let scene = Scene {
            vocabulary,
            parts,
            found,
            frame,
            fitted: &scorer.fitted,
        };
        for (index, item) in found.matches.iter().enumerate() {
            let from = rules.len();
            let mut valence = item.valence;
            if !item.fixed && valence != 0.0 {
                valence = scene.apply(index, rules);
                valence = frame.apply(parts, found, item, &scorer.fitted, valence, rules);
            }
            traces.push(Trace {
                span: parts.span(&item.units),
                source: item.entry.map_or(Source::Text, Source::Word),
                base: item.valence,
                valence: valence.clamp(-SCALE, SCALE),
                subjectivity: item.subjectivity,
                rules: from..rules.len(),
            });
        }
        for (span, id) in &parts.symbols {
            let offset = scorer.symbol_offsets.get(*id as usize).unwrap_or(&0.0);
            let entry = scorer.symbols.entry(*id);
            let valence = (entry.valence + offset).clamp(-SCALE, SCALE);
            traces.push(Trace {
                span: span.clone(),
                source: Source::Symbol(*id),
                base: valence,
                valence,
                subjectivity: entry.subjectivity,
                rules: 0..0,
            });
        }
        traces.sort_by_key(|found| found.span.start);
        let (mut result, signs) = sum_up(traces, &found.markers, parts.words);
        // In a language whose words are not read, how they are put says nothing either.
        if self.rules.is_some() {
            subjectivity::describe(vocabulary, parts, text, &signs, features);
            if !scorer.fitted.subjective().is_empty() {
                let weights = scorer.fitted.subjective();
                result.subjectivity = subjectivity::probability(weights, features);
            }
        } else {
            features.clear();
        }
        result
    }
}

impl Judged<'_> {
    /// What its subjectivity is read from.
    pub(super) fn features(&self) -> &[f64] {
        &self.scratch.features
    }

    /// What was found, in reading order.
    pub(super) fn evidence(&self) -> Vec<Evidence> {
        let traces = self.scratch.traces.iter();
        let told = traces.map(|trace| Evidence {
            span: trace.span.clone(),
            term: match trace.source {
                Source::Word(entry) => self.scorer.lexicon.entry(entry).term.to_string(),
                Source::Symbol(entry) => self.scorer.symbols.entry(entry).term.to_string(),
                Source::Text => self
                    .text
                    .get(trace.span.clone())
                    .unwrap_or_default()
                    .to_owned(),
            },
            base: trace.base,
            valence: trace.valence,
            subjectivity: trace.subjectivity,
            rules: self.scratch.rules[trace.rules.clone()].to_vec(),
        });
        told.collect()
    }
}

fn sum_up(evidence: &[Trace], markers: &[f64], words: usize) -> (SentenceSentiment, Signs) {
    let mut balance = Balance::default();
    evidence.iter().for_each(|found| balance.add(found.valence));
    // Folded from 0, for the sum of nothing is -0.
    let sum = evidence.iter().fold(0.0, |sum, found| sum + found.valence);
    let size = evidence
        .iter()
        .fold(0.0, |size, found| size + found.valence.abs());
    let signs = || {
        let found = evidence.iter().map(|found| found.subjectivity);
        found.chain(markers.iter().copied())
    };
    let doubt: f64 = signs()
        .map(|sign| 1.0 - SUBJECTIVITY_TRUST * sign)
        .product();
    let signs = Signs {
        evidence: 1.0 - doubt,
        intensity: size / SCALE,
        balance: sum.abs() / (size + SCALE),
        sum: signs().sum(),
        greatest: signs().fold(0.0, f64::max),
    };
    let result = SentenceSentiment {
        polarity: balance.polarity(words as f64),
        subjectivity: signs.evidence,
        intensity: signs.intensity,
        evidence: Vec::new(),
    };
    (result, signs)
}

/// "Too" before a word that carries nothing by itself: "too long", "too many".
fn note_excess(vocabulary: &Vocabulary, parts: &Parts, found: &mut Found) {
    let amounts = ["many", "much", "few", "little"];
    let mut excesses = Vec::new();
    for cue in found.cues.iter().filter(|cue| cue.cue.kind == CueKind::Too) {
        let at = cue.units.end;
        let Some(unit) = parts.units.get(at).filter(|unit| unit.gap == Gap::Open) else {
            continue;
        };
        let carried = found.matches.iter().any(|item| {
            item.units.contains(&at) || item.units.start == at + 1 && item.valence != 0.0
        });
        let fact = vocabulary.fact(unit);
        let quality =
            !fact.stop && fact.text.len() > 2 && fact.text.chars().all(char::is_alphabetic);
        if !carried && (quality || amounts.contains(&fact.text)) {
            excesses.push(Match {
                units: cue.units.start..at + 1,
                entry: None,
                valence: TOO_MUCH,
                subjectivity: TOO_MUCH_SUBJECTIVITY,
                lengthened: false,
                comparative: false,
                fixed: false,
            });
        }
    }
    if !excesses.is_empty() {
        found.matches.extend(excesses);
        found.matches.sort_by_key(|item| item.units.start);
    }
}
