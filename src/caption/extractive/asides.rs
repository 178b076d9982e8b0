//! What a sentence can do without: brackets, relative clauses, and who said it.

use std::ops::Range;

use super::pieces::{Joint, Piece, first_word, words};
use crate::caption::article::Article;
use crate::text::Tag;

/// "the mayor of the town said on Monday": more words say something else as well.
const MOST_REPORTING: usize = 8;

/// Whether a piece only tells who said the others.
pub(super) fn is_reporting(article: &Article<'_>, piece: &Piece) -> bool {
    let tokens = piece.tokens.clone();
    if words(article, tokens.clone()) > MOST_REPORTING {
        return false;
    }
    let says = |at: usize| article.joints.is_reporting(article.normal(at));
    let Some(verb) = tokens.clone().find(|&at| article.is_word(at) && says(at)) else {
        return false;
    };
    // "the mayor said the wall will hold" has another predicate behind it.
    let behind = verb + 1..tokens.end;
    let predicate = |at: usize| matches!(article.tag(at), Some(Tag::Verb | Tag::Aux));
    !behind.clone().any(predicate)
}

/// What is left of a run without its asides; none where it has none.
pub(super) fn left(
    article: &Article<'_>,
    run: Range<usize>,
    pieces: &[Piece],
) -> Option<Vec<Range<usize>>> {
    let mut dropped = brackets(article, run.clone());
    for (at, piece) in pieces.iter().enumerate().skip(1) {
        // The marks on both of its sides go too.
        let closed = match pieces.get(at + 1) {
            Some(next) => next.before == piece.before,
            None => false,
        };
        if closed && is_aside(article, piece) {
            dropped.push(piece.tokens.start - 1..piece.tokens.end + 1);
        }
    }
    dropped.sort_by_key(|range| (range.start, range.end));
    let mut kept = Vec::new();
    let mut from = run.start;
    for gap in dropped {
        if gap.start > from {
            kept.push(from..gap.start);
        }
        from = from.max(gap.end);
    }
    if from == run.start {
        return None;
    }
    if from < run.end {
        kept.push(from..run.end);
    }
    kept.retain(|part| !part.is_empty());
    let worded = kept
        .iter()
        .any(|part| first_word(article, part.clone()).is_some());
    worded.then_some(kept)
}

/// A relative clause between two commas, a clause between two dashes, or who said it.
fn is_aside(article: &Article<'_>, piece: &Piece) -> bool {
    let relative = first_word(article, piece.tokens.clone())
        .is_some_and(|at| article.joints.is_relative(article.normal(at)));
    piece.before == Joint::Comma && relative || is_reporting(article, piece)
}

/// Brackets with what is in them. Those at the beginning of a run are its dateline or its
/// number and go as well.
fn brackets(article: &Article<'_>, run: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for at in run {
        match article.normal(at) {
            "(" | "[" if open.is_none() => open = Some(at),
            ")" | "]" => {
                if let Some(start) = open.take() {
                    found.push(start..at + 1);
                }
            }
            _ => {}
        }
    }
    found
}
