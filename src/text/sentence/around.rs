//! The words on both sides of a full stop, and what they look like.

/// How the text behind a run begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Capital,
    Small,
    Digit,
    /// A script without case, a currency sign, a dash.
    Other,
    Nothing,
}

/// Words that carry on no sentence after an abbreviation, even in small letters.
const NEW_SUBJECTS: &[&str] = &[
    "i", "it", "it's", "its", "they", "we", "he", "she", "this", "these", "you", "there", "i'm",
    "i've", "my",
];

/// No word that is judged is longer.
const REACH: usize = 32;

/// The word before `at`, with inner full stops, apostrophes and hyphens.
pub(super) fn previous_word(text: &str, at: usize) -> &str {
    let floor = text.floor_char_boundary(at.saturating_sub(REACH));
    let near = &text[floor..at];
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '°' | 'º');
    let start = near
        .char_indices()
        .rev()
        .find(|(_, c)| !inner(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    near[start..].trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The word at `at` behind opening marks, and how it begins.
pub(super) fn next_word(text: &str, at: usize) -> (Next, &str) {
    let opening = |c: char| {
        matches!(
            c,
            '"' | '\''
                | '“'
                | '‘'
                | '«'
                | '('
                | '['
                | '{'
                | '¿'
                | '¡'
                | '*'
                | '_'
                | '~'
                | '#'
                | '-'
                | '–'
                | '—'
                | '•'
                | '.'
                | '…'
                | '„'
                | '`'
                | ' '
        )
    };
    let near = &text[at..text.floor_char_boundary((at + REACH).min(text.len()))];
    let near = near.trim_start_matches(opening);
    let word = near
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .next()
        .unwrap_or(near);
    let next = match near.chars().next() {
        None => Next::Nothing,
        Some(c) if c.is_numeric() => Next::Digit,
        Some(c) if c.is_uppercase() => Next::Capital,
        Some(c) if c.is_lowercase() => Next::Small,
        Some(_) => Next::Other,
    };
    (next, word)
}

/// Letters with a full stop behind each: `U.S`, `Ph.D`, `J.R.R`.
pub(super) fn is_acronym(word: &str) -> bool {
    let mut parts = word.split('.');
    let short = |part: &str| part.len() <= 2 && part.starts_with(char::is_alphabetic);
    word.contains('.') && parts.all(short)
}

pub(super) fn is_initial(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none()
}

/// Whether a word with a capital stands amid a sentence of small letters.
pub(super) fn is_title(sentence: &str, word: &str) -> bool {
    let shouted = word.chars().filter(|c| c.is_uppercase()).count() > 1;
    word.starts_with(char::is_uppercase) && !shouted && !sentence.trim_start().starts_with(word)
}

/// Whether the single letter that ends at `at` is what an apostrophe left.
pub(super) fn is_clitic(text: &str, at: usize) -> bool {
    let mut characters = text[..at].chars().rev().skip(1);
    matches!(characters.next(), Some('\'' | '’'))
}

/// Whether a word of two letters or more is written in small letters only.
pub(super) fn is_plain(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_lowercase)
}

pub(super) fn is_new_subject(word: &str) -> bool {
    NEW_SUBJECTS.iter().any(|s| s.eq_ignore_ascii_case(word))
}

/// Whether a word may be the first part of a name.
pub(super) fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.len() > 1 || is_initial(word.trim_end_matches('.'))
}

pub(super) fn is_pronoun(word: &str) -> bool {
    word == "I" || word.starts_with("I'") || word.starts_with("I’")
}
