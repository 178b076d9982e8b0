use std::ops::Range;

use super::Side;
use crate::maximize::{BoundBy, Guarantee, NoBound};
use crate::score::Evidence;
use crate::text::Language;
use crate::vector::Approximation;

/// What a chosen sentence added to each part of the objective; their sum is its gain.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct GainParts {
    /// λ_L · relevance.
    pub relevance: f64,
    /// λ_R · reward against redundancy.
    pub redundancy: f64,
    /// λ_A · sentiment.
    pub sentiment: f64,
    /// λ_Q · relevance to the query.
    pub focus: f64,
}

/// A chosen sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct ChosenSentence {
    /// The id of its review, if it has one.
    pub review: Option<String>,
    /// The place of its review in the document.
    pub review_index: usize,
    /// Its index in the ground set.
    pub index: usize,
    /// Bytes of its review's text.
    pub span: Range<usize>,
    /// The text at that span.
    pub text: String,
    /// What it took of the budget, in the budget's unit.
    pub cost: f64,
    /// The how-manieth choice it was, from 1.
    pub choice: usize,
    /// What it added to the value when it was chosen.
    pub gain: f64,
    /// The gain by parts.
    pub parts: GainParts,
    /// p_i in −1..=1.
    pub polarity: f64,
    /// 0..=1.
    pub subjectivity: f64,
    /// s_i ≥ 0.
    pub intensity: f64,
    /// The aspect that it speaks of.
    pub aspect: Option<String>,
    /// The words and rules that made its polarity.
    pub evidence: Vec<Evidence>,
}

impl ChosenSentence {
    /// Praise, complaint or neither.
    pub fn side(&self) -> Side {
        Side::of(self.polarity)
    }
}

/// Sentiment of many sentences at once.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Balance {
    /// Number of sentences.
    pub sentences: usize,
    /// Number of words.
    pub words: usize,
    /// Length-aware mean polarity, −1..=1.
    pub polarity: f64,
    /// Share of the words that stand in sentences of praise.
    pub praise: f64,
    /// Share of the words that stand in sentences of complaint.
    pub complaint: f64,
}

/// What source and summary say of one aspect.
#[derive(Debug, Clone, PartialEq)]
pub struct AspectBalance {
    /// Its name in the tree; none for the sentences that speak of no aspect.
    pub aspect: Option<String>,
    /// The balance of the source's sentences on it.
    pub source: Balance,
    /// The balance of the chosen ones.
    pub summary: Balance,
}

/// A sentence of the document, chosen or not.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceSentence {
    /// The place of its review in the document.
    pub review_index: usize,
    /// Bytes of its review's text.
    pub span: Range<usize>,
    /// c_i, in the budget's unit.
    pub cost: f64,
    /// p_i in −1..=1.
    pub polarity: f64,
}

impl SourceSentence {
    /// Praise, complaint or neither.
    pub fn side(&self) -> Side {
        Side::of(self.polarity)
    }
}

/// Something that the reader of a summary should know.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// There is no sentence at all.
    Empty,
    /// Every sentence costs more than the budget.
    NothingFits {
        /// The least cost of a sentence.
        least: f64,
        /// The budget, in the same unit.
        budget: f64,
    },
    /// A sentence that must be in, or must not, was not found.
    NotFound(String),
    /// A sentence that must be in no longer fits beside the others.
    RequiredLeftOut(usize),
    /// A sentence is required and excluded; it was left out.
    Contradiction(usize),
    /// No sentence speaks of this focus word.
    FocusNotFound(String),
    /// Similarities were approximated.
    Approximated(Approximation),
    /// How well all sentences are covered was estimated from some.
    Sampled {
        /// From how many.
        sentences: usize,
        /// Of how many.
        of: usize,
        /// Up to how many none of it would have been estimated.
        exact: usize,
    },
    /// It was stopped before all sentences were read and judged; the summary is of so many,
    /// the first of them.
    ReadInPart(usize),
    /// No tree of aspects fits; these were induced from the document.
    AspectsInduced(Vec<String>),
    /// The built-in sentiment lexicon does not cover the language.
    NoLexicon(Language),
    /// The method that was asked for does not fit; lazy greedy chose.
    AnotherMethod {
        /// Its name.
        asked: &'static str,
        /// Why it does not fit.
        reason: &'static str,
    },
    /// The search was stopped before its end.
    Interrupted,
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Note::Empty => write!(f, "there is no sentence in it"),
            Note::NothingFits { least, budget } => write!(
                f,
                "no sentence fits: the shortest costs {least}, the budget is {budget}"
            ),
            Note::AspectsInduced(aspects) => {
                write!(f, "aspects were induced from its keyphrases: ")?;
                write!(f, "{}", aspects.join(", "))
            }
            Note::NotFound(what) => write!(f, "no sentence matches `{what}`"),
            Note::RequiredLeftOut(index) => write!(
                f,
                "sentence {index} must be in, but does not fit beside the others"
            ),
            Note::Contradiction(index) => write!(
                f,
                "sentence {index} is both asked for and ruled out; it was left out"
            ),
            Note::FocusNotFound(word) => write!(f, "no sentence speaks of `{word}`"),
            Note::Approximated(a) => write!(
                f,
                "similarities approximated, as above {} sentences: only the {} nearest of each \
                 were kept, and {} common stems led to the {} sentences they weigh most in",
                a.exact_rows, a.neighbours, a.terms_thinned, a.rows_per_term
            ),
            Note::Sampled {
                sentences,
                of,
                exact,
            } => write!(
                f,
                "relevance estimated, as above {exact} sentences: how well {sentences} drawn by \
                 chance are covered stands for all {of}, in value and bound too"
            ),
            Note::ReadInPart(sentences) => write!(
                f,
                "only the first {sentences} sentences were looked at before it was stopped; value, \
                 bound and guarantee are of these"
            ),
            Note::NoLexicon(language) => write!(
                f,
                "no sentiment lexicon for {}: only emoji, emoticons and ratings were read",
                language.name()
            ),
            Note::AnotherMethod { asked, reason } => {
                write!(f, "lazy greedy took the place of {asked}: {reason}")
            }
            Note::Interrupted => write!(f, "stopped before its end; this is the best so far"),
        }
    }
}

/// A summary, with what is needed to trust it.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The document's id.
    pub id: String,
    /// The document's title.
    pub title: Option<String>,
    /// The document's language, as given or detected.
    pub language: Language,
    /// The name of the aspect tree that was used.
    pub aspects: Option<String>,
    /// The chosen sentences, in reading order.
    pub sentences: Vec<ChosenSentence>,
    /// F(S).
    pub value: f64,
    /// No summary within the constraints is worth more than this; or why no such
    /// number is known.
    pub bound: Result<f64, NoBound>,
    /// How that number was found.
    pub bound_by: Option<BoundBy>,
    /// The looser number that the gains alone give.
    pub bound_by_gains: Option<f64>,
    /// Whether it is known that no summary within the constraints is worth more than this
    /// one.
    pub optimal: bool,
    /// The least such number that was known after 0, 1, … choices; empty where no bound
    /// is valid. See [`Selection::bounds`](crate::maximize::Selection::bounds).
    pub bounds: Vec<f64>,
    /// What is known of the value in the worst case.
    pub guarantee: Guarantee,
    /// The name of the method that chose.
    pub method: &'static str,
    /// Gains computed in the search.
    pub evaluations: usize,
    /// The budget in its unit, per cent resolved to words.
    pub budget: f64,
    /// The document's own balance.
    pub source_balance: Balance,
    /// The summary's balance.
    pub balance: Balance,
    /// Both balances for each aspect that the document speaks of, in the order of the
    /// tree, with the sentences that speak of none at the end.
    pub by_aspect: Vec<AspectBalance>,
    /// All sentences of the document, in reading order.
    pub source: Vec<SourceSentence>,
    /// What the reader should know.
    pub notes: Vec<Note>,
}

impl Summary {
    /// The chosen sentences in reading order, joined by one space.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self.sentences.iter().map(|s| s.text.as_str()).collect();
        texts.join(" ")
    }

    /// value / bound, in 0..=1; None where no bound is valid.
    pub fn certificate(&self) -> Option<f64> {
        let bound = *self.bound.as_ref().ok()?;
        Some(if bound > 0.0 { self.value / bound } else { 1.0 })
    }
}
