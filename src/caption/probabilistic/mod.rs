//! Words of the text in an order of their own (Banko, Mittal & Witbrock 2000; Feng & Lapata
//! 2010).
//!
//! A caption c = w_1 … w_n of words of the document is scored by
//! Σ_i ln P(w_i ∈ C | w_i ∈ D) / n + Σ_i ln P(w_i | w_{i−1}) / (n + 1) + ln P(n):
//! which words captions take from a text, which words follow one another, and how long
//! captions are. The first two are means, or the shortest caption would always be the best.
//! Stop words are in nearly all captions and say nothing about them: they are taken for as
//! likely as the likeliest others at most. [`decode`] finds the best ones by beam search.

mod decode;
mod features;
mod fluency;
mod length;
mod model;
mod selection;
#[cfg(test)]
mod tests;
mod train;
mod words;

use super::article::Article;
use super::choose::Candidate;
use super::{Caption, Reason, Settings};
use crate::text::count_words;
use decode::{Search, Sequence};
pub use model::{CaptionModel, ModelError};
pub use train::CaptionTraining;
use words::Words;

/// What the words of an article can become under a model.
pub(super) fn captions(
    article: &Article<'_>,
    model: &CaptionModel,
    settings: &Settings,
) -> Vec<Candidate> {
    let chances = features::of_terms(article);
    let chances: Vec<f64> = chances
        .iter()
        .map(|f| model.selection.chance(f).ln())
        .collect();
    let words = Words::best(article, &chances);
    let search = Search::new(&words, &model.fluency, settings.words);
    let mut found = search.run();
    if found.iter().any(|s| s.cost >= settings.min_words) {
        found.retain(|s| s.cost >= settings.min_words);
    }
    let mut candidates: Vec<Candidate> = found
        .iter()
        .map(|sequence| candidate(&words, sequence, model))
        .collect();
    let scores = candidates.iter().map(|c| c.caption.score);
    let best = scores.fold(f64::NEG_INFINITY, f64::max);
    for candidate in &mut candidates {
        candidate.relevance = (candidate.caption.score - best).exp();
    }
    candidates
}

fn candidate(words: &Words, sequence: &Sequence, model: &CaptionModel) -> Candidate {
    let text = words.line(&sequence.words);
    let n = sequence.words.len();
    let parts = [
        (
            "selection",
            sequence.mean_selection(),
            "ln of the chance to be in a caption, a word",
        ),
        (
            "fluency",
            sequence.mean_fluency(),
            "ln of the chance to follow the word before, a word",
        ),
        (
            "length",
            model.length.chance(n).ln(),
            "ln of the chance of such a length",
        ),
    ];
    let mut terms: Vec<u32> = sequence
        .words
        .iter()
        .map(|&word| &words.list[word as usize])
        .filter(|word| !word.stop)
        .map(|word| word.term)
        .collect();
    terms.sort_unstable();
    terms.dedup();
    let reason = |(name, value, told): (&'static str, f64, &str)| Reason {
        name,
        value,
        words: told.to_owned(),
    };
    Candidate {
        caption: Caption {
            words: count_words(&text),
            text,
            score: parts.iter().map(|(_, value, _)| value).sum(),
            spans: Vec::new(),
            reasons: parts.map(reason).into(),
            shortened: false,
        },
        relevance: 0.0,
        terms,
    }
}
