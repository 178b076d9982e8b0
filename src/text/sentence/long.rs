//! What becomes of text without full stops.

use std::ops::Range;

/// The longest sentence in words, counted between white space. Four times the
/// length of a long sentence in edited prose, it leaves all real sentences
/// alone; a sentence beyond it would fill a summary of 100 words by itself.
const MOST_WORDS: usize = 120;

/// The longest sentence in characters, for scripts without spaces: the words
/// above at the usual six characters each, rounded up.
const MOST_CHARACTERS: usize = 1000;

/// Cuts a sentence that is too long, at the best place in the second half of
/// what is allowed: a line end, then a semicolon, a dash or colon, a comma,
/// before `and`, at any space. Text without any of these stays whole.
pub(super) fn cut(text: &str, sentence: Range<usize>, mut found: impl FnMut(Range<usize>)) {
    let mut start = sentence.start;
    // Each word takes a letter and a space.
    if sentence.len() > 2 * MOST_WORDS {
        while let Some(end) = place(&text[start..sentence.end]) {
            found(start..start + end);
            start += end;
        }
    }
    found(start..sentence.end);
}

/// Where to cut a text, or `None` if it is short enough or cannot be cut.
fn place(text: &str) -> Option<usize> {
    let (mut words, mut characters) = (0, 0);
    let mut best: Option<(u8, usize)> = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if words > MOST_WORDS || (characters > MOST_CHARACTERS && best.is_some()) {
            return best.map(|(_, at)| at);
        }
        let begins = !c.is_whitespace() && before.is_whitespace();
        let half = words >= MOST_WORDS / 2 || characters >= MOST_CHARACTERS / 2;
        let rank = match before {
            _ if !half || c.is_whitespace() => 0,
            '；' | '，' | '、' => 3,
            _ if begins => rank(text, at),
            _ => 0,
        };
        if rank > 0 && best.is_none_or(|(known, _)| rank >= known) {
            best = Some((rank, at));
        }
        words += usize::from(begins);
        characters += 1;
        before = c;
    }
    None
}

/// How good a place the beginning of a word is.
fn rank(text: &str, at: usize) -> u8 {
    let bare = text[..at].trim_end();
    let gap = &text[bare.len()..at];
    match bare.chars().next_back() {
        _ if gap.contains(['\n', '\r']) => 6,
        Some(';') => 5,
        Some(':' | '–' | '—' | '-') => 4,
        Some(',') => 3,
        _ if text[at..].starts_with("and ") => 2,
        _ => 1,
    }
}
