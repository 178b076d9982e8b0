//! Where a sentence has joints: its pieces between commas, dashes, colons and semicolons.

use std::ops::Range;

use crate::caption::article::Article;
use crate::text::{Tag, TokenKind};

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// The beginning of the sentence.
    Start,
    Comma,
    /// A semicolon, a colon or a dash.
    Strong,
}

/// The tokens between two joints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub before: Joint,
    pub tokens: Range<usize>,
}

/// Longer lists of pieces are lists of things, not of clauses; what is behind the last stays
/// with it.
const MOST: usize = 16;

/// The pieces of a sentence. What stands in brackets is not cut.
pub(super) fn pieces(article: &Article<'_>, tokens: Range<usize>) -> Vec<Piece> {
    let mut found = vec![Piece {
        before: Joint::Start,
        tokens: tokens.start..tokens.end,
    }];
    let mut depth = 0i32;
    for at in tokens.clone() {
        match article.normal(at) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = (depth - 1).max(0),
            _ => {}
        }
        let Some(joint) = joint(article, at, &tokens).filter(|_| depth == 0) else {
            continue;
        };
        if found.len() == MOST {
            break;
        }
        if let Some(last) = found.last_mut() {
            last.tokens.end = at;
        }
        found.push(Piece {
            before: joint,
            tokens: at + 1..tokens.end,
        });
    }
    // Two marks in a row have nothing between them; the stronger one counts.
    let mut kept: Vec<Piece> = Vec::new();
    let mut strong = false;
    for mut piece in found {
        strong |= piece.before == Joint::Strong;
        if !piece.tokens.clone().any(|at| article.is_word(at)) {
            continue;
        }
        if strong && !kept.is_empty() {
            piece.before = Joint::Strong;
        }
        strong = false;
        kept.push(piece);
    }
    kept
}

/// What a mark inside a sentence is.
fn joint(article: &Article<'_>, at: usize, within: &Range<usize>) -> Option<Joint> {
    if at == within.start || at + 1 == within.end {
        return None;
    }
    let token = article.token(at);
    if token.kind != TokenKind::Punctuation {
        return None;
    }
    let (before, after) = (article.token(at - 1), article.token(at + 1));
    let free_before = before.span.end < token.span.start;
    let free_after = token.span.end < after.span.start || !article.is_word(at + 1);
    match article.normal(at) {
        "," | "،" | "、" | "，" => free_after.then_some(Joint::Comma),
        ";" | "；" | "؛" => Some(Joint::Strong),
        // Times and addresses have colons too.
        ":" | "：" => free_after.then_some(Joint::Strong),
        "—" | "―" | "--" | "---" => Some(Joint::Strong),
        "–" | "-" => (free_before && free_after).then_some(Joint::Strong),
        _ => None,
    }
}

/// The first word of some tokens.
pub(super) fn first_word(article: &Article<'_>, tokens: Range<usize>) -> Option<usize> {
    tokens.into_iter().find(|&at| article.is_word(at))
}

/// How many words some tokens have.
pub(super) fn words(article: &Article<'_>, tokens: Range<usize>) -> usize {
    tokens.filter(|&at| article.is_word(at)).count()
}

/// Whether there is a verb that can be the predicate of a sentence; `None` where no parts of
/// speech are known.
pub(super) fn has_predicate(article: &Article<'_>, tokens: Range<usize>) -> Option<bool> {
    article.source().tags?;
    let is = |at: usize, tag: Tag| article.tag(at) == Some(tag);
    let finite = |at: usize| {
        let infinitive = at > tokens.start && article.normal(at - 1) == "to";
        let participle = article.normal(at).ends_with("ing");
        is(at, Tag::Aux) || (is(at, Tag::Verb) && !infinitive && !participle)
    };
    Some(tokens.clone().any(finite))
}
