use std::ops::Range;

use crate::rank::Ranker;
use crate::text::Language;

/// Where a keyphrase stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Index of the review it stands in; none for the title.
    pub review: Option<usize>,
    /// Bytes of that text.
    pub span: Range<usize>,
}

/// A phrase that says what a document is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyphrase {
    /// As it stands in the text most often.
    pub phrase: String,
    /// What it adds to the list: its consensus score in 0..=1, less what the phrases
    /// before it already say.
    pub score: f64,
    /// Its consensus score.
    pub consensus: f64,
    /// Where it stands, in reading order.
    pub mentions: Vec<Place>,
    /// Where a shorter name ("Smith" for "Jane Smith") or its head behind an article ("the pump"
    /// for "heat pump") stands for it. Empty without
    /// [`Settings::places`](super::Settings::places).
    pub stand_ins: Vec<Place>,
    /// The place each ranker gave it, from 1, tied ones sharing the mean of theirs; none
    /// where it was not ranked. Empty without
    /// [`Settings::places`](super::Settings::places).
    pub votes: Vec<Option<f64>>,
}

/// The keyphrases of a document, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyphrases {
    /// The document's id.
    pub id: String,
    /// The language it was taken for.
    pub language: Language,
    /// Best first.
    pub phrases: Vec<Keyphrase>,
    /// Who voted, in the order of [`Keyphrase::votes`].
    pub rankers: Vec<Ranker>,
    /// The weights of their votes on this document.
    pub weights: Vec<f64>,
    /// How many candidates there were.
    pub candidates: usize,
    /// Phrases of [`Settings::must`](super::Settings::must) that the document does not have.
    pub missing: Vec<String>,
}

/// A phrase that a document mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentioned {
    /// Its stems, by which it is the same in any document of the language.
    pub stems: String,
    /// As it stands in the text most often.
    pub phrase: String,
    /// It is one of the keyphrases.
    pub listed: bool,
}
