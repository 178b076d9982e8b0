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

/// The same where a byte is a character: a run of word characters is a word, unless a joiner
/// and a run stand before it.
fn count_ascii(text: &[u8]) -> usize {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let mut count = 0;
    let mut at = 0;
    // Where the last run ended, if there was one.
    let mut end = None;
    while at < text.len() {
        if !word(text[at]) {
            at += 1;
            continue;
        }
        let joined = end.is_some_and(|end| end + 1 == at) && matches!(text[at - 1], b'\'' | b'-');
        count += usize::from(!joined);
        at += 1 + text[at + 1..].iter().take_while(|&&b| word(b)).count();
        end = Some(at);
    }
    count
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
