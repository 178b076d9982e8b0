//! Which tokens does a sentence consist of, and what is the normal form of each?

mod emoji;
mod emoticon;
mod pieces;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::chunks::chunks;
use super::{Language, TokenKind, entity};
use pieces::Pieces;

use emoji::is_emoji;
pub(super) use emoji::is_pictograph;
pub(super) use emoticon::emoticon_at;

/// What may stand apart behind its word in tokenised text: `it 's`, `they 've`.
const DETACHED: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// Articles, pronouns and conjunctions that French and Italian write together
/// with the next word. They are words of their own, for `l'hôtel` and `hôtel`
/// shall share a stem.
const ELIDED: &[&str] = &[
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "all",
    "dall", "dell", "nell", "sull", "un", "gl", "quest", "quell",
];

/// How far back an open bracket is looked for.
const ASIDE: usize = 200;

/// Calls `found` with every token of a sentence, in order.
pub(super) fn tokenize(
    text: &str,
    sentence: Range<usize>,
    language: Language,
    mut found: impl FnMut(Range<usize>, TokenKind),
) {
    let start = sentence.start;
    for (at, chunk) in chunks(&text[sentence]) {
        let at = start + at;
        if let Some(letters) = plain_word(chunk) {
            found(at..at + letters, TokenKind::Word);
            if letters < chunk.len() {
                found(at + letters..at + chunk.len(), TokenKind::Punctuation);
            }
            continue;
        }
        let bracket = || is_bracket_open(&text[start..at]);
        tokenize_chunk(chunk, bracket, language, |span, kind| {
            found(at + span.start..at + span.end, kind);
        });
    }
}

/// How many letters a chunk begins with, if it is nothing but those and perhaps a comma or
/// full stop, as most are: a word that needs no further look.
fn plain_word(chunk: &str) -> Option<usize> {
    let bytes = chunk.as_bytes();
    let letters = match bytes {
        [before @ .., b',' | b'.'] => before,
        _ => bytes,
    };
    let plain = !letters.is_empty() && letters.iter().all(u8::is_ascii_alphabetic);
    // `xD` is a face.
    let face = letters.get(1) == Some(&b'D');
    (plain && !face).then_some(letters.len())
}

/// Whether a bracket is open at the end of a text.
fn is_bracket_open(text: &str) -> bool {
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(ASIDE))..];
    near.rfind('(') > near.rfind(')')
}

/// Tokens of a text without white space.
fn tokenize_chunk(
    chunk: &str,
    bracket: impl Fn() -> bool,
    language: Language,
    mut found: impl FnMut(Range<usize>, TokenKind),
) {
    let mut pieces = Pieces::new(chunk);
    while let Some(piece) = pieces.next() {
        let (start, mut end) = (piece.start, piece.end);
        // `(see below:)` closes its bracket and does not smile.
        if let Some(length) = emoticon_at(chunk, start)
            && (start == 0 || !bracket())
        {
            pieces.seek(start + length);
            found(start..start + length, TokenKind::Emoticon);
            continue;
        }
        let text = &chunk[start..end];
        if start == 0 && matches!(text, "'" | "’") && DETACHED.contains(&&chunk[end..]) {
            pieces.seek(chunk.len());
            found(0..chunk.len(), TokenKind::Word);
            continue;
        }
        if text == "&"
            && let Some((decoded, length)) = entity::decode(&chunk[start..])
        {
            end = start + length;
            if decoded.is_alphanumeric() {
                end = word_end(chunk, end);
            }
            pieces.seek(end);
            if !decoded.is_whitespace() {
                found(start..end, kind_of(&chunk[start..end], decoded));
            }
            continue;
        }
        let Some(first) = text.chars().next() else {
            continue;
        };
        let mut kind = kind_of(text, first);
        if matches!(kind, TokenKind::Word | TokenKind::Number) && chunk[end..].starts_with('&') {
            end = word_end(chunk, end);
            pieces.seek(end);
            kind = kind_of(&chunk[start..end], first);
        }
        match elision(&chunk[start..end], language) {
            Some(length) => {
                found(start..start + length, kind);
                found(start + length..end, kind);
            }
            None => found(start..end, kind),
        }
    }
}

/// Where a word that has reached `at` ends, if entities that stand for letters
/// or for apostrophes between letters belong to it.
fn word_end(chunk: &str, mut at: usize) -> usize {
    loop {
        let rest = &chunk[at..];
        let step = match entity::decode(rest) {
            Some((decoded, length)) if decoded.is_alphabetic() => length,
            Some(('\'' | '’', length)) if starts_with_letter(&rest[length..]) => length,
            Some(_) => 0,
            None if starts_with_letter(rest) => {
                Pieces::new(rest).next().map_or(0, |piece| piece.end)
            }
            None => 0,
        };
        if step == 0 {
            return at;
        }
        at += step;
    }
}

fn starts_with_letter(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
}

fn kind_of(text: &str, first: char) -> TokenKind {
    if text.contains(char::is_alphabetic) && !text.starts_with('&') || first.is_alphabetic() {
        TokenKind::Word
    } else if is_emoji(text) {
        TokenKind::Emoji
    } else if text.contains(char::is_numeric) && !text.starts_with('&') || first.is_numeric() {
        TokenKind::Number
    } else {
        TokenKind::Punctuation
    }
}

/// The length of an elided word with its apostrophe at the beginning of a word.
fn elision(word: &str, language: Language) -> Option<usize> {
    if !matches!(language, Language::French | Language::Italian) {
        return None;
    }
    let apostrophe = word.find(['\'', '’'])?;
    let length = apostrophe + word[apostrophe..].chars().next()?.len_utf8();
    let known = ELIDED
        .iter()
        .any(|e| e.eq_ignore_ascii_case(&word[..apostrophe]));
    (known && length < word.len()).then_some(length)
}

/// Writes the normal form of a token: lower case, entities decoded,
/// apostrophes straight.
pub(super) fn normalize(token: &str, normal: &mut String) {
    normal.clear();
    // Nearly all there is.
    if token.bytes().all(|b| b.is_ascii() && b != b'&') {
        normal.push_str(token);
        normal.make_ascii_lowercase();
        return;
    }
    let mut at = 0;
    while let Some(c) = token[at..].chars().next() {
        let (c, length) = match c {
            '&' => entity::decode(&token[at..]).unwrap_or((c, 1)),
            _ => (c, c.len_utf8()),
        };
        match c {
            '’' | 'ʼ' if token.len() > length => normal.push('\''),
            'A'..='Z' => normal.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => normal.push(c),
            _ => normal.extend(c.to_lowercase()),
        }
        at += length;
    }
    // A capital sigma at the end of a word has a small letter of its own.
    if token.ends_with('Σ') && normal.len() > 'σ'.len_utf8() {
        normal.pop();
        normal.push('ς');
    }
}
