//! Verbs and adverbs that stand before a noun as adjectives do.

use super::{Source, is_joined};
use crate::text::{Sentence, Tag, Token, TokenKind};

/// Whether a verb or adverb belongs to the noun behind it: a participle ("a distributed
/// system"), a part of a hyphenated compound ("a knowledge-based method"), or an adverb
/// before either ("a fully connected network"). Never where no tags are known.
pub(crate) fn modifies(source: &Source<'_>, sentence: &Sentence, index: usize) -> bool {
    let (analysis, Some(tags)) = (source.analysis, source.tags) else {
        return false;
    };
    let token = &analysis.tokens[index];
    let info = analysis.word(token);
    let word = &*info.text;
    let tag = |at: usize| sentence.tokens.contains(&at).then(|| tags[at]);
    let before = index.checked_sub(1).and_then(tag);
    let hyphenated = || {
        let text = source.texts[sentence.review];
        is_hyphenated(analysis.tokens_of(sentence), text, token)
    };
    match tags[index] {
        Tag::Verb => {
            let noun = matches!(tag(index + 1), Some(Tag::Noun | Tag::Propn | Tag::Adj));
            (noun && is_participle(before, word) && !info.general.modifier) || hyphenated()
        }
        Tag::Adv => {
            let next = matches!(tag(index + 1), Some(Tag::Adj | Tag::Verb));
            (word.ends_with("ly") && next) || hyphenated()
        }
        _ => false,
    }
}

/// A participle that cannot be the verb of a noun before it, nor a gerund that takes an
/// object: "of distributed systems" and "a tracking method", not "users tracking objects".
fn is_participle(before: Option<Tag>, word: &str) -> bool {
    match before {
        Some(Tag::Det | Tag::Adj) => word.ends_with("ing") || word.ends_with("ed"),
        None | Some(Tag::Adp | Tag::Adv | Tag::Cconj | Tag::Verb | Tag::Aux | Tag::Punct) => {
            word.ends_with("ed")
        }
        _ => false,
    }
}

/// Whether a hyphen joins a word of a sentence to one of its neighbours.
fn is_hyphenated(sentence: &[Token], text: &str, word: &Token) -> bool {
    let at = sentence.partition_point(|token| token.span.start < word.span.start);
    let hyphen = |token: &Token| {
        let touches = token.span.start == word.span.end || token.span.end == word.span.start;
        touches && token.kind == TokenKind::Punctuation && is_joined(text, token.span.clone())
    };
    let before = at.checked_sub(1).and_then(|before| sentence.get(before));
    before.is_some_and(hyphen) || sentence.get(at + 1).is_some_and(hyphen)
}
