//! Which phrases of a text could be keyphrases?
//!
//! Short n-grams without stop words, and noun phrases up to the longest that is asked for,
//! two of them perhaps joined by a preposition. Where no tags are known, words that are not
//! stop words are taken for nouns. Variants of case, number and hyphen are one candidate:
//! what counts is the sequence of stems. No candidate is a part of a
//! compound: "wire filter" is none of "a four-wire filter".

mod collect;
mod limits;
mod links;
mod modifier;
mod runs;
mod surface;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use limits::{CandidateLimits, LimitsError};
pub(crate) use modifier::modifies;
pub(crate) use runs::{is_content, is_joined};

use crate::text::{Analysis, Tag};

/// A text, taken apart, in which keyphrases are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What was analysed: [`Sentence::review`](crate::text::Sentence::review) is an index
    /// into it.
    pub texts: &'a [&'a str],
    /// The first text is the title of the others.
    pub has_title: bool,
    /// Its sentences, tokens and stems.
    pub analysis: &'a Analysis,
    /// The part of speech of each token, where they are known.
    pub tags: Option<&'a [Tag]>,
}

/// A place where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// Index of its sentence in the analysis.
    pub sentence: u32,
    /// Index of its first token in the analysis.
    pub first: u32,
    /// How many tokens it has, hyphens included.
    pub tokens: u32,
}

impl Mention {
    /// Its tokens, as indices into the analysis.
    pub fn range(&self) -> Range<usize> {
        self.first as usize..(self.first + self.tokens) as usize
    }
}

/// A phrase that could be a keyphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    terms: Range<u32>,
    mentions: Range<u32>,
    /// The mention whose form is shown: the most frequent one, then the one with the
    /// fewest capitals, then the first.
    pub shown: Mention,
    /// How many of its mentions are noun phrases, by their tags.
    pub noun_phrases: u32,
    /// How many of its mentions are noun phrases that no longer one holds.
    pub chunks: u32,
}

/// The candidates of a source, by number in order of first appearance; of two that begin
/// at the same word the shorter comes first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Candidates {
    list: Vec<Candidate>,
    terms: Vec<u32>,
    mentions: Vec<Mention>,
}

impl Candidates {
    /// Finds them.
    ///
    /// ```
    /// use summ::candidate::{CandidateLimits, Candidates, Source};
    /// use summ::text::Analyzer;
    ///
    /// let texts = ["Heat pumps warm the house. A heat-pump is quiet."];
    /// let analysis = Analyzer::new(None).analyze_texts(&texts);
    /// let source = Source { texts: &texts, has_title: false, analysis: &analysis, tags: None };
    /// let found = Candidates::find(&source, &CandidateLimits::default());
    /// let pump = (0..found.len()).find(|&i| found.text(&source, i) == "heat-pump");
    /// assert_eq!(pump.map(|i| found.mentions(i).len()), Some(2));
    /// ```
    pub fn find(source: &Source<'_>, limits: &CandidateLimits) -> Self {
        Candidates::find_with(source, limits, &[])
    }

    /// The same, and wherever the text has them the sequences of stems (indices into
    /// [`Analysis::terms`]) that are wanted, whatever their words are and however many. Nothing
    /// but spaces and hyphens parts the words of a mention.
    pub fn find_with(source: &Source<'_>, limits: &CandidateLimits, wanted: &[Vec<u32>]) -> Self {
        collect::collect(source, limits, wanted)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// One of them.
    pub fn get(&self, candidate: usize) -> &Candidate {
        &self.list[candidate]
    }

    /// Its stems, as indices into [`Analysis::terms`].
    pub fn terms(&self, candidate: usize) -> &[u32] {
        let Range { start, end } = self.list[candidate].terms;
        &self.terms[start as usize..end as usize]
    }

    /// Where it stands, in reading order.
    pub fn mentions(&self, candidate: usize) -> &[Mention] {
        let Range { start, end } = self.list[candidate].mentions;
        &self.mentions[start as usize..end as usize]
    }

    /// The form that is shown of it, as it stands in the text but for the `'s` of an English
    /// possessive.
    pub fn text<'a>(&self, source: &Source<'a>, candidate: usize) -> &'a str {
        surface::bare(source, source.text_of(&self.list[candidate].shown))
    }
}

impl<'a> Source<'a> {
    /// The text a mention stands in, and its bytes there.
    pub fn span(&self, mention: &Mention) -> (usize, Range<usize>) {
        let review = self.analysis.sentences[mention.sentence as usize].review;
        let tokens = &self.analysis.tokens[mention.range()];
        let start = tokens.first().map_or(0, |token| token.span.start);
        let end = tokens.last().map_or(start, |token| token.span.end);
        (review, start..end)
    }

    /// A mention as it stands in the text.
    pub fn text_of(&self, mention: &Mention) -> &'a str {
        let (review, span) = self.span(mention);
        &self.texts[review][span]
    }

    /// Whether a mention stands in the title.
    pub fn in_title(&self, mention: &Mention) -> bool {
        self.has_title && self.analysis.sentences[mention.sentence as usize].review == 0
    }
}
