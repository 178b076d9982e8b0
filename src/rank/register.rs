//! Is a text an abstract, or does it tell of people and places?
//!
//! What is told has third and second persons and names in it, what is technical has neither
//! (Biber, Variation across Speech and Writing, 1988, dimensions 1 to 3).

use super::words::{Casing, Words};
use crate::candidate::Source;
use crate::text::{Language, TokenKind, WordInfo};

/// Whether a word is a person: one who is told of, the one who tells, or the reader ("she's" is
/// one too); not "we" and "they", which authors and methods are.
fn is_person(word: &str) -> bool {
    // Most words end here.
    if !word.starts_with(['h', 'i', 'm', 's', 'w', 'y']) {
        return false;
    }
    let first = word.find('\'').map_or(word, |end| &word[..end]);
    matches!(
        first,
        "he" | "her"
            | "hers"
            | "herself"
            | "him"
            | "himself"
            | "his"
            | "i"
            | "me"
            | "my"
            | "she"
            | "who"
            | "you"
            | "your"
    )
}

/// The share of names and persons where telling begins, and by how much more a text is told
/// altogether. Of the abstracts in corpora/SCORES.md three in four have less than .035, of the
/// news three in four more than .09.
const BEGINS: f64 = 0.05;
const RANGE: f64 = 0.05;

/// How much a text tells, in 0..=1; none where persons are not known in its language. Titles
/// do not count: their capitals mean nothing.
pub(super) fn telling(source: &Source<'_>, words: &Words) -> Option<f64> {
    if source.analysis.language != Language::English {
        return None;
    }
    let share = names(source, words) + persons(source);
    Some(((share - BEGINS) / RANGE).clamp(0.0, 1.0))
}

fn in_body(source: &Source<'_>, sentence: usize) -> bool {
    !(source.has_title && source.analysis.sentences[sentence].review == 0)
}

/// Of the words that do not begin a sentence, how many are written with a capital.
fn names(source: &Source<'_>, words: &Words) -> f64 {
    let (mut names, mut all) = (0, 0);
    for pair in words.list.windows(2) {
        let word = &pair[1];
        let inside = pair[0].sentence == word.sentence;
        if inside && in_body(source, word.sentence as usize) {
            all += 1;
            names += u32::from(word.casing == Casing::Capital);
        }
    }
    share(names, all)
}

fn share(part: u32, all: u32) -> f64 {
    f64::from(part) / f64::from(all.max(1))
}

fn persons(source: &Source<'_>) -> f64 {
    let analysis = source.analysis;
    let of_word = |word: &WordInfo| is_person(&word.text);
    let known: Vec<bool> = analysis.words.iter().map(of_word).collect();
    let (mut persons, mut all) = (0, 0);
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        if !in_body(source, index) {
            continue;
        }
        for token in analysis.tokens_of(sentence) {
            all += u32::from(token.kind == TokenKind::Word);
            persons += u32::from(known[token.word as usize]);
        }
    }
    share(persons, all)
}
