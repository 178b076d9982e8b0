use std::sync::LazyLock;

use regex::Regex;

/// The number of matches of `\w+(?:['’-]\w+)*`.
///
/// This is what a word costs a budget. `\w` is a letter, a digit or another
/// numeral, or an underscore: Unicode's categories L and N and `_`, as in
/// Python's `re`, so that anyone can count again.
///
/// ```
/// use summ::text::count_words;
///
/// assert_eq!(count_words("It's a well-made film — 9/10!"), 6);
/// assert_eq!(count_words(":-)"), 0);
/// ```
pub fn count_words(text: &str) -> usize {
    if text.is_ascii() {
        return count_ascii(text.as_bytes());
    }
    let mut count = 0;
    let mut inside = false;
    // The joiner just read, if it stood directly after a word character.
    let mut joined = false;
    for c in text.chars() {
        if is_word_character(c) {
            if !inside && !joined {
                count += 1;
            }
            inside = true;
            joined = false;
        } else {
            joined = inside && matches!(c, '\'' | '’' | '-');
            inside = false;
        }
    }
    count
}

/// The same where a byte is a character: a word begins where neither a word character stands
/// before one, nor a joiner with one before it. Nothing is remembered from byte to byte, so
/// that the processor looks at many in one go.
fn count_ascii(text: &[u8]) -> usize {
    // So many can be counted in a byte.
    const PART: usize = u8::MAX as usize;
    let [first, second, ..] = text else {
        return text.iter().filter(|&&b| is_ascii_word(b)).count();
    };
    let edge = u8::from(begins(b' ', b' ', *first)) + u8::from(begins(b' ', *first, *second));
    let parts = text.chunks(PART).zip(text[1..].chunks(PART));
    let parts = parts.zip(text[2..].chunks(PART));
    let count = parts.map(|((far, near), here)| {
        let places = far.iter().zip(near).zip(here);
        places.fold(0u8, |n, ((&f, &e), &b)| n + u8::from(begins(f, e, b)))
    });
    usize::from(edge) + count.map(usize::from).sum::<usize>()
}

/// Whether a word begins with a byte behind two others.
#[inline]
fn begins(far: u8, near: u8, byte: u8) -> bool {
    let joins = ((near == b'\'') | (near == b'-')) & is_ascii_word(far);
    is_ascii_word(byte) & !is_ascii_word(near) & !joins
}

/// A letter, a digit or an underscore, without a branch.
#[inline]
fn is_ascii_word(byte: u8) -> bool {
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    letter | (byte.wrapping_sub(b'0') < 10) | (byte == b'_')
}

fn is_word_character(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    // Rust counts vowel signs and circled letters as alphabetic; Python does
    // not. Both begin after the Latin, Greek and Cyrillic letters.
    c.is_alphanumeric() && (c < '\u{0345}' || is_letter_or_number(c))
}

fn is_letter_or_number(c: char) -> bool {
    static CLASS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[\p{L}\p{N}]").ok());
    let mut buffer = [0; 4];
    CLASS
        .as_ref()
        .is_none_or(|class| class.is_match(c.encode_utf8(&mut buffer)))
}
