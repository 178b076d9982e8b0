use std::sync::Arc;

use super::constants::*;
use super::evidence::{Evidence, SentenceSentiment};
use super::frame::Frame;
use super::matches::{self, Found, Match};
use super::neighbours::Scene;
use super::rating;
use super::units::{Gap, Parts, Vocabulary};
use crate::lexicon::{CueKind, Rules, SentimentLexicon};
use crate::text::{Analysis, Document, Language, Sentence};

/// Judges sentences by a lexicon and rules of scope.
///
/// With v_k the valence of the k-th piece of evidence after the rules and u_k its
/// subjectivity, a sentence gets
///
/// - intensity s = Σ |v_k| / 4, where praise and blame do not cancel (the subjectivity
///   score of Jayanth, Sundararaj and Bhattacharyya, EMNLP 2015);
/// - polarity p = (Σ v_k / 4) / (s + 1), where they do: the balance of the evidence, drawn to 0
///   as if one strong word more had been neutral. So p stays within (−1, 1), grows with
///   the number of words that agree, and sinks where they disagree, which
///   the usual S / √(S² + 15) does not see; raters' means agree with it a little better;
/// - subjectivity 1 − Π (1 − .8·u_k), over evidence and over markers such as "I think":
///   the chance that one of the signs is right, were they independent.
///
/// The built-in words are English. In a text of another language only emoji,
/// emoticons and ratings count, unless the caller brings [words](Self::with_words).
///
/// ```
/// use summ::score::SentimentScorer;
/// use summ::text::{Analyzer, Document};
/// let document = Document::new("1", "The room was not very clean. We LOVED the view!");
/// let analysis = Analyzer::new(None).analyze(&document);
/// let sentences = SentimentScorer::new().score(&analysis, &document);
/// assert!(sentences[0].polarity < 0.0 && sentences[1].polarity > 0.5);
/// let found = &sentences[1].evidence[0];
/// assert_eq!(&document.reviews[0].text[found.span.clone()], "LOVED");
/// ```
#[derive(Debug, Clone)]
pub struct SentimentScorer {
    lexicon: Arc<SentimentLexicon>,
    symbols: Arc<SentimentLexicon>,
    rules: Arc<Rules>,
    /// The language the words are of; none when the caller vouches for them.
    language: Option<Language>,
    domain: Option<String>,
}

impl Default for SentimentScorer {
    fn default() -> Self {
        SentimentScorer::new()
    }
}

/// What is reused from sentence to sentence.
#[derive(Default)]
struct Scratch {
    parts: Parts,
    found: Found,
    frame: Frame,
}

impl SentimentScorer {
    /// The built-in English lexicon and rules.
    pub fn new() -> SentimentScorer {
        SentimentScorer {
            lexicon: SentimentLexicon::english(),
            symbols: SentimentLexicon::symbols(),
            rules: Rules::english(),
            language: Some(Language::English),
            domain: None,
        }
    }

    /// Words and rules of the caller's own, used whatever the text's language.
    pub fn with_words(mut self, lexicon: Arc<SentimentLexicon>, rules: Arc<Rules>) -> Self {
        self.lexicon = lexicon;
        self.rules = rules;
        self.language = None;
        self
    }

    /// The domain whose valences are preferred, such as `film`; an unknown one changes nothing.
    pub fn with_domain(mut self, domain: Option<impl Into<String>>) -> Self {
        self.domain = domain.map(Into::into);
        self
    }

    /// The domain in force.
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// Judges each sentence of a document, in the order of `analysis.sentences`.
    pub fn score(&self, analysis: &Analysis, document: &Document) -> Vec<SentenceSentiment> {
        let readable = self
            .language
            .is_none_or(|language| language == analysis.language);
        let words = readable.then_some((&*self.lexicon, &*self.rules));
        let vocabulary = Vocabulary::new(analysis, words);
        let domain = self
            .domain
            .as_deref()
            .and_then(|name| self.lexicon.domain(name));
        let mut scratch = Scratch::default();
        let judge = |sentence: &Sentence| {
            let review = document.reviews.get(sentence.review);
            let text = review.map_or("", |review| &review.text);
            vocabulary.take_apart(analysis, sentence, text, &self.symbols, &mut scratch.parts);
            self.judge(&vocabulary, text, domain, &mut scratch)
        };
        analysis.sentences.iter().map(judge).collect()
    }

    fn judge(
        &self,
        vocabulary: &Vocabulary,
        text: &str,
        domain: Option<u16>,
        scratch: &mut Scratch,
    ) -> SentenceSentiment {
        let Scratch {
            parts,
            found,
            frame,
        } = scratch;
        found.clear();
        rating::find(vocabulary, &parts.units, text, &mut found.matches);
        matches::find(vocabulary, parts, &self.lexicon, &self.rules, domain, found);
        note_excess(vocabulary, parts, found);
        frame.build(vocabulary, parts, found);
        let scene = Scene {
            vocabulary,
            parts,
            found,
            frame,
        };
        let mut evidence = Vec::with_capacity(found.matches.len() + parts.symbols.len());
        for (index, item) in found.matches.iter().enumerate() {
            let mut rules = Vec::new();
            let mut valence = item.valence;
            if !item.fixed && valence != 0.0 {
                valence = scene.apply(index, &mut rules);
                valence = frame.apply(parts, found, item, valence, &mut rules);
            }
            let span = parts.span(&item.units);
            let term = match item.entry {
                Some(entry) => self.lexicon.entry(entry).term.to_string(),
                None => text.get(span.clone()).unwrap_or_default().to_owned(),
            };
            evidence.push(Evidence {
                span,
                term,
                base: item.valence,
                valence: valence.clamp(-SCALE, SCALE),
                subjectivity: item.subjectivity,
                rules,
            });
        }
        for (span, entry) in &parts.symbols {
            let entry = self.symbols.entry(*entry);
            evidence.push(Evidence {
                span: span.clone(),
                term: entry.term.to_string(),
                base: entry.valence,
                valence: entry.valence,
                subjectivity: entry.subjectivity,
                rules: Vec::new(),
            });
        }
        evidence.sort_by_key(|found| found.span.start);
        sum_up(evidence, &found.markers)
    }
}

fn sum_up(evidence: Vec<Evidence>, markers: &[f64]) -> SentenceSentiment {
    // Folded from 0, for the sum of nothing is -0.
    let sum = evidence.iter().fold(0.0, |sum, found| sum + found.valence);
    let size = evidence
        .iter()
        .fold(0.0, |size, found| size + found.valence.abs());
    let signs = evidence
        .iter()
        .map(|found| found.subjectivity)
        .chain(markers.iter().copied());
    let doubt: f64 = signs.map(|sign| 1.0 - SUBJECTIVITY_TRUST * sign).product();
    SentenceSentiment {
        polarity: sum / (size + SCALE),
        subjectivity: 1.0 - doubt,
        intensity: size / SCALE,
        evidence,
    }
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
