//! Which parts of a sentence can stand by themselves?

use std::ops::Range;

use super::asides;
use super::pieces::{Joint, Piece, first_word, has_predicate, pieces, words};
use crate::caption::article::Article;
use crate::text::Tag;

/// What was done to a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Nothing.
    Whole,
    /// It is one of its clauses.
    Clause,
    /// What stood in brackets or told who said it, or a relative clause, was left out.
    Aside,
    /// Its end was cut off where no joint is.
    Short,
}

/// Tokens of a sentence that can stand by themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// In reading order; several where something between them is left out.
    pub parts: Vec<Range<usize>>,
    pub cut: Cut,
}

/// A clause of fewer words, where no parts of speech are known, is taken for an item of a
/// list.
const SHORT_CLAUSE: usize = 5;

/// Whole sentences first, then clauses from left to right, each also without its asides.
pub(super) fn segments(article: &Article<'_>, sentence: usize) -> Vec<Segment> {
    let tokens = article.sentences()[sentence].tokens.clone();
    let pieces = pieces(article, tokens.clone());
    let mut found = Vec::new();
    let last = pieces.len().saturating_sub(1);
    for (first, start) in pieces.iter().enumerate() {
        for end in (first..=last).rev() {
            let end_of = if end == last {
                tokens.end
            } else {
                pieces[end].tokens.end
            };
            let start_of = if first == 0 {
                tokens.start
            } else {
                start.tokens.start
            };
            let run = without_conjunction(article, start_of..end_of);
            let whole = run == tokens;
            let inside = &pieces[first..=end];
            let opens = begins(article, &pieces[..=first], &run);
            let closes = end == last || ends(article, &pieces[end..], &run);
            let told = end == last && tells_who_said_it(article, &pieces);
            if told || !(whole || opens && closes) {
                continue;
            }
            let cut = if whole { Cut::Whole } else { Cut::Clause };
            let kept = asides::left(article, run.clone(), inside);
            found.push(Segment {
                parts: vec![run],
                cut,
            });
            if let Some(parts) = kept {
                found.push(Segment {
                    parts,
                    cut: Cut::Aside,
                });
            }
        }
    }
    if found.is_empty() {
        // All of it is who said it: better than nothing.
        found.push(Segment {
            parts: vec![tokens],
            cut: Cut::Whole,
        });
    }
    found
}

/// "and the council refused it" without "and".
fn without_conjunction(article: &Article<'_>, run: Range<usize>) -> Range<usize> {
    match first_word(article, run.clone()) {
        Some(at) if article.joints.is_conjunction(article.normal(at)) && at + 1 < run.end => {
            // "But, she said": the comma goes as well.
            let next = first_word(article, at + 1..run.end);
            next.map_or(run.clone(), |next| next..run.end)
        }
        _ => run,
    }
}

/// Whether the last piece only tells who said the others: ", he said".
fn tells_who_said_it(article: &Article<'_>, pieces: &[Piece]) -> bool {
    matches!(pieces, [.., last] if pieces.len() > 1 && asides::is_reporting(article, last))
}

/// Whether a run can begin where its first piece, the last of `before`, begins.
fn begins(article: &Article<'_>, before: &[Piece], run: &Range<usize>) -> bool {
    let Some((piece, earlier)) = before.split_last() else {
        return false;
    };
    match piece.before {
        Joint::Start => is_independent(article, run, true),
        Joint::Strong => is_independent(article, run, false),
        Joint::Comma => {
            let joined = first_word(article, piece.tokens.clone())
                .is_some_and(|at| article.joints.is_conjunction(article.normal(at)));
            let introduced = matches!(earlier, [only] if is_introduction(article, only));
            (joined || introduced) && is_independent(article, run, false)
        }
    }
}

/// "After nine years", "On Monday", "In Paris": what stands before the subject. It is only
/// told where parts of speech are known.
fn is_introduction(article: &Article<'_>, piece: &Piece) -> bool {
    let Some(at) = first_word(article, piece.tokens.clone()) else {
        return false;
    };
    let opening = matches!(article.tag(at), Some(Tag::Adp | Tag::Sconj | Tag::Adv));
    opening || article.tag(at).is_some() && article.joints.is_subordinator(article.normal(at))
}

/// Whether a run has what a sentence needs: no word at its beginning by which it leans on
/// another clause, and a predicate, behind its subject where it is not the sentence's own
/// beginning.
fn is_independent(article: &Article<'_>, run: &Range<usize>, own_beginning: bool) -> bool {
    let Some(first) = first_word(article, run.clone()) else {
        return false;
    };
    let word = article.normal(first);
    if article.source().tags.is_none() {
        // "der" and "que" are articles and conjunctions, too: only where a clause
        // begins anew they are taken for relatives.
        let leans = article.joints.is_subordinator(word)
            || (!own_beginning && article.joints.is_relative(word));
        return !leans && words(article, run.clone()) >= SHORT_CLAUSE;
    }
    // "The mayor, who lives nearby" has no predicate of its own.
    let pieces = pieces(article, run.clone());
    let of_its_own = |piece: &Piece| !(piece.before == Joint::Comma && leans(article, piece));
    let says = |piece: &Piece| has_predicate(article, piece.tokens.clone()) == Some(true);
    if article.joints.is_subordinator(word) && own_beginning {
        // "After the storm, the wall broke" stands, "After the storm" does not.
        return pieces.iter().skip(1).any(says);
    }
    if !pieces.iter().filter(|piece| of_its_own(piece)).any(says) {
        return false;
    }
    own_beginning
        || match article.tag(first) {
            Some(Tag::Det | Tag::Noun | Tag::Propn | Tag::Num | Tag::Adj) => true,
            Some(Tag::Pron) => !article.joints.is_relative(word),
            _ => false,
        }
}

/// Whether a piece opens as a clause that leans on another one.
fn leans(article: &Article<'_>, piece: &Piece) -> bool {
    let first = first_word(article, piece.tokens.clone()).map(|at| article.normal(at));
    first.is_some_and(|w| article.joints.is_relative(w) || article.joints.is_subordinator(w))
}

/// Whether a run can end before the second of `rest`, its last piece being the first.
fn ends(article: &Article<'_>, rest: &[Piece], run: &Range<usize>) -> bool {
    let Some(next) = rest.get(1) else {
        return true;
    };
    let hanging = run.clone().rev().find(|&at| article.is_word(at));
    if hanging.is_none_or(|at| hangs(article, at)) {
        return false;
    }
    if next.before == Joint::Strong || asides::is_reporting(article, next) {
        return true;
    }
    let Some(at) = first_word(article, next.tokens.clone()) else {
        return true;
    };
    let word = article.normal(at);
    let joints = article.joints;
    if joints.is_relative(word) || joints.is_subordinator(word) {
        return true;
    }
    match has_predicate(article, next.tokens.clone()) {
        // It may be the next one of a list.
        None => false,
        Some(predicate) => match article.tag(at) {
            Some(Tag::Cconj) => predicate,
            // ", opened the bridge" may go on with what stands before an aside.
            Some(Tag::Verb) => word.ends_with("ing"),
            Some(Tag::Adp | Tag::Sconj | Tag::Adv | Tag::Part) => true,
            _ => false,
        },
    }
}

/// Whether a word wants another one behind it.
fn hangs(article: &Article<'_>, at: usize) -> bool {
    let word = article.normal(at);
    if article.joints.is_conjunction(word) || article.joints.is_relative(word) {
        return true;
    }
    matches!(
        article.tag(at),
        Some(Tag::Det | Tag::Cconj | Tag::Sconj | Tag::Aux)
    )
}
