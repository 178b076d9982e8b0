//! From tokens to a line that reads well.

use std::ops::Range;

use super::clause::{Cut, Segment};
use crate::caption::article::Article;
use crate::keywords::Place;
use crate::text::{TokenKind, count_words};

/// A line that could be a caption.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub text: String,
    pub words: usize,
    pub sentence: usize,
    /// The tokens it is made of.
    pub parts: Vec<Range<usize>>,
    pub spans: Vec<Place>,
    pub cut: Cut,
}

/// The line of a segment; none where marks that belong together are torn apart.
pub(super) fn line(article: &Article<'_>, sentence: usize, segment: &Segment) -> Option<Line> {
    let parts = tidy(article, &segment.parts)?;
    let mut text = written(article, sentence, &parts);
    if !is_balanced(&text) && segment.cut != Cut::Whole {
        return None;
    }
    if segment.cut != Cut::Whole {
        text = polished(article, sentence, &text);
    }
    Some(Line {
        words: count_words(&text),
        spans: spans(article, sentence, &parts),
        text,
        sentence,
        parts,
        cut: segment.cut,
    })
}

/// The beginning of a sentence of at most so many words, with an ellipsis; it does not end in
/// a stop word if that can be helped.
pub(super) fn cut_short(article: &Article<'_>, sentence: usize, words: usize) -> Option<Line> {
    let tokens = article.sentences()[sentence].tokens.clone();
    let tidied = tidy(article, std::slice::from_ref(&tokens))?;
    let all = tidied.first()?.clone();
    let mut best: Option<(bool, usize)> = None;
    for at in all.clone() {
        let part = all.start..at + 1;
        let text = written(article, sentence, std::slice::from_ref(&part));
        if count_words(&text) > words {
            break;
        }
        let spaced =
            at + 1 == all.end || article.token(at).span.end < article.token(at + 1).span.start;
        let good = article.is_word(at) && !article.is_stop(at);
        if spaced && (good || best.is_none_or(|(known, _)| !known)) {
            best = Some((good, at));
        }
    }
    let part = all.start..best?.1 + 1;
    let parts = vec![part];
    let text = written(article, sentence, &parts);
    let text = text.trim_end_matches(|c: char| c.is_ascii_punctuation());
    let text = format!("{text}…");
    Some(Line {
        words: count_words(&text),
        spans: spans(article, sentence, &parts),
        text,
        sentence,
        parts,
        cut: Cut::Short,
    })
}

const OPENERS: &[&str] = &[
    "(", "[", "“", "„", "«", "\"", "‘", "¿", "¡", "#", "@", "$", "€", "£",
];
const CLOSERS: &[&str] = &[
    ".", "!", "?", "…", "...", ")", "]", "”", "»", "\"", "’", "%", "。", "！", "？", "“", "°",
];

/// Parts without marks at their ends that end or begin nothing; none where no word is left.
fn tidy(article: &Article<'_>, parts: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    let mut parts: Vec<Range<usize>> = parts.to_vec();
    let mark = |at: usize| article.token(at).kind == TokenKind::Punctuation;
    loop {
        parts.retain(|part| !part.is_empty());
        let first = parts.first_mut()?;
        if mark(first.start) && !OPENERS.contains(&article.normal(first.start)) {
            first.start += 1;
            continue;
        }
        let last = parts.last_mut()?;
        if mark(last.end - 1) && !CLOSERS.contains(&article.normal(last.end - 1)) {
            last.end -= 1;
            continue;
        }
        break;
    }
    // A quotation that goes on in the next sentence opens or closes here only.
    let mut quotes = 0;
    for at in parts.iter().flat_map(Clone::clone) {
        quotes += usize::from(is_quote(article.normal(at)));
    }
    if quotes % 2 == 1 {
        let first = parts.first_mut()?;
        if is_quote(article.normal(first.start)) {
            first.start += 1;
        } else {
            let last = parts.last_mut()?;
            if is_quote(article.normal(last.end - 1)) {
                last.end -= 1;
            }
        }
        parts.retain(|part| !part.is_empty());
    }
    let worded = parts
        .iter()
        .flat_map(Clone::clone)
        .any(|at| article.is_word(at));
    worded.then_some(parts)
}

fn is_quote(mark: &str) -> bool {
    matches!(mark, "\"" | "“" | "”" | "„" | "«" | "»")
}

fn is_balanced(text: &str) -> bool {
    let count = |marks: &[char]| text.matches(marks).count();
    count(&['"', '“', '”', '„', '«', '»']).is_multiple_of(2)
        && count(&['(']) == count(&[')'])
        && count(&['[']) == count(&[']'])
}

/// The parts as they stand in the text, with single spaces.
fn written(article: &Article<'_>, sentence: usize, parts: &[Range<usize>]) -> String {
    let text = article.text_of(&article.sentences()[sentence]);
    let mut line = String::new();
    for part in parts {
        let (first, last) = (article.token(part.start), article.token(part.end - 1));
        let piece = &text[first.span.start..last.span.end];
        for word in piece.split_whitespace() {
            // No space before the full stop behind what was left out.
            let mark = word
                .chars()
                .all(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?'));
            if !line.is_empty() && !mark {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    line
}

/// A clause made a sentence: a capital at its beginning, and the full stop of its sentence.
fn polished(article: &Article<'_>, sentence: usize, text: &str) -> String {
    let mut letters = text.chars();
    let mut line: String = match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    };
    let sentence = &article.sentences()[sentence];
    let whole = &article.text_of(sentence)[sentence.span.clone()];
    let stops = whole
        .trim_end_matches(['"', '”', '’', ')', '»', '“'])
        .ends_with('.');
    if stops && line.ends_with(char::is_alphanumeric) {
        line.push('.');
    }
    line
}

fn spans(article: &Article<'_>, sentence: usize, parts: &[Range<usize>]) -> Vec<Place> {
    let review = article.review_of(&article.sentences()[sentence]);
    let place = |part: &Range<usize>| Place {
        review,
        span: article.token(part.start).span.start..article.token(part.end - 1).span.end,
    };
    parts.iter().map(place).collect()
}
