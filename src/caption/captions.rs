use crate::keywords::Place;
use crate::text::Language;

/// A part of what a score is made of, or what was done to a caption.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// What is told, such as `keyphrases` or `fluency`.
    pub name: &'static str,
    /// Its value: a share in 0..=1, a factor, or a log-probability.
    pub value: f64,
    /// The same in words.
    pub words: String,
}

/// A line that could stand below a picture of what a text is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Caption {
    /// The line.
    pub text: String,
    /// In 0..=1 by [`Method::Extractive`](super::Method::Extractive), a log-probability by
    /// [`Method::Probabilistic`](super::Method::Probabilistic).
    pub score: f64,
    /// How many words it has, as [`count_words`](crate::text::count_words) counts.
    pub words: usize,
    /// What it is made of, in reading order; empty where its words come from all over.
    pub spans: Vec<Place>,
    /// What made the score.
    pub reasons: Vec<Reason>,
    /// Its sentence was too long and had no clause that fits: it ends in an ellipsis.
    pub shortened: bool,
}

/// The captions of a document, best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Captions {
    /// The document's id.
    pub id: String,
    /// The language it was taken for.
    pub language: Language,
    /// Best first.
    pub captions: Vec<Caption>,
    /// How many were compared.
    pub candidates: usize,
}
