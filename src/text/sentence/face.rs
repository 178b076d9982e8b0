//! Emoticons and emoji between sentences: they belong to the one before.

use crate::text::token::{emoticon_at, is_pictograph};

/// Hearts stand for a verb as often as for applause: "I ❤ New York".
const HEARTS: &[&str] = &[
    "<3", "❤", "♥", "💙", "💚", "💛", "💜", "🖤", "🧡", "💖", "💕",
];

/// No emoticon is longer, the mark behind it included.
const REACH: usize = 16;

/// Where a run of faces that begins at `at` ends, if one does.
pub(super) fn run_end(text: &str, at: usize) -> Option<usize> {
    let mut end = None;
    let mut here = at;
    loop {
        let rest = &text[here..];
        let length = match rest.chars().next() {
            Some(c) if c.is_ascii() => ascii(rest).unwrap_or(0),
            Some(_) => pictographs(rest),
            None => 0,
        };
        if length == 0 {
            return end;
        }
        here += length;
        end = Some(here);
        // Faces apart by one space are one run.
        if text[here..].starts_with(' ') {
            here += 1;
        }
    }
}

/// Whether a run of faces begins with a heart.
pub(super) fn is_heart(text: &str, at: usize) -> bool {
    HEARTS.iter().any(|heart| text[at..].starts_with(heart))
}

/// A text without the faces and spaces at its end.
pub(super) fn strip_trailing(text: &str) -> &str {
    let mut text = text;
    loop {
        let bare = text
            .trim_end()
            .trim_end_matches(|c: char| is_pictograph(c) || is_modifier(c));
        let chunk = bare.rsplit(char::is_whitespace).next().unwrap_or(bare);
        let kept = match ascii(chunk) {
            Some(length) if length == chunk.len() => &bare[..bare.len() - length],
            _ => bare,
        };
        if kept.len() == text.len() {
            return kept;
        }
        text = kept;
    }
}

/// The length of the emoticon that a text begins with, if white space or a
/// mark stands behind it.
fn ascii(text: &str) -> Option<usize> {
    let near = &text[..text.floor_char_boundary(REACH)];
    emoticon_at(near.split(char::is_whitespace).next()?, 0)
}

fn pictographs(rest: &str) -> usize {
    let mut length = 0;
    for c in rest.chars() {
        if !(is_pictograph(c) || (length > 0 && is_modifier(c))) {
            break;
        }
        length += c.len_utf8();
    }
    length
}

fn is_modifier(c: char) -> bool {
    matches!(
        c,
        '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{2640}' | '\u{2642}'
    )
}
