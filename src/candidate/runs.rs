//! Runs of words that nothing but spaces and hyphens part.

use std::ops::Range;

use super::Source;
use crate::text::{Sentence, Tag, TokenKind};

/// A word of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Index of its token.
    pub token: u32,
    /// Its stem.
    pub term: u32,
    pub stop: bool,
    /// It may begin or end a phrase, or be one: it has two letters, or it is a letter of
    /// a script that writes words with one.
    pub content: bool,
    pub role: Role,
}

/// What a word can be in a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A noun: it may end the phrase.
    Head,
    /// An adjective, a participle or a numeral: it may stand before a noun.
    Modifier,
    /// "of", which links two noun phrases.
    Link,
    /// Anything else, or nothing is known.
    Outside,
}

/// What joins the parts of a compound.
const HYPHENS: &[&str] = &["-", "‐", "‑", "–"];

/// Calls `found` with the words of each run of a sentence.
pub(super) fn each(source: &Source<'_>, sentence: &Sentence, mut found: impl FnMut(&[Word])) {
    let text = source.texts[sentence.review];
    let mut run: Vec<Word> = Vec::new();
    let mut end = 0;
    let tokens = source.analysis.tokens_of(sentence);
    for (at, token) in tokens.iter().enumerate() {
        let info = source.analysis.word(token);
        let index = (sentence.tokens.start + at) as u32;
        match (token.kind, info.term) {
            (TokenKind::Word | TokenKind::Number, Some(term)) => {
                if !run.is_empty() && !is_joined(text, end..token.span.start) {
                    found(&run);
                    run.clear();
                }
                end = token.span.end;
                run.push(Word {
                    token: index,
                    term,
                    stop: info.stop,
                    role: source
                        .tags
                        .map_or(Role::Outside, |tags| role(tags[index as usize], &info.text)),
                    content: token.kind == TokenKind::Word && is_content(&info.text),
                });
            }
            // What parts two words is looked at when the second comes.
            _ => {}
        }
    }
    if !run.is_empty() {
        found(&run);
    }
}

/// Whether what stands between two words leaves them in one phrase.
pub(crate) fn is_joined(text: &str, between: Range<usize>) -> bool {
    let gap = &text[between];
    gap.chars().all(char::is_whitespace) || HYPHENS.contains(&gap)
}

fn is_content(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) => letters.next().is_some() || !first.is_ascii(),
        None => false,
    }
}

/// (ADJ | NOUN | PROPN | participle)* (NOUN | PROPN), with "of" between two of them.
fn role(tag: Tag, word: &str) -> Role {
    match tag {
        Tag::Noun | Tag::Propn => Role::Head,
        Tag::Adj | Tag::Num => Role::Modifier,
        Tag::Verb if word.ends_with("ing") || word.ends_with("ed") => Role::Modifier,
        Tag::Adp if word == "of" => Role::Link,
        _ => Role::Outside,
    }
}
