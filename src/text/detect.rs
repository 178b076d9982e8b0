use super::Language;

/// whatlang compares trigram ranks: 600 characters settle the matter in a
/// sixth of a millisecond, and more of them only cost time.
const SAMPLE_CHARACTERS: usize = 600;

/// Below this many letters in a Latin script whatlang calls a few English
/// words Latin or Tagalog, and is sure of it.
const LEAST_LATIN_LETTERS: usize = 40;

/// Words that are frequent in English and hardly ever words elsewhere.
const ENGLISH_ONLY: &[&str] = &[
    "the", "and", "this", "that", "with", "you", "they", "not", "from", "which", "was", "have",
    "it's", "it", "for", "is", "my", "very", "but",
];

/// Fewer words than this say too little about a share.
const LEAST_ENGLISH_WORDS: usize = 8;

/// In English prose the words above are about a fifth of all words; in other
/// languages those that happen to exist stay below a tenth.
const ENGLISH_SHARE: f64 = 0.15;

/// The language a text is written in, or `None` where that is uncertain.
///
/// Looks at the first 600 characters. English is recognised by its function
/// words, all else by whatlang, which is believed only where it calls itself
/// reliable and, in Latin script, has seen 40 letters.
///
/// ```
/// use summ::text::{Language, detect};
///
/// let text = "La chambre était propre, mais le petit déjeuner ne valait pas son prix.";
/// assert_eq!(detect(text), Some(Language::French));
/// assert_eq!(detect("ok"), None);
/// ```
pub fn detect(text: &str) -> Option<Language> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let end = text
        .char_indices()
        .nth(SAMPLE_CHARACTERS)
        .map_or(text.len(), |(at, _)| at);
    let sample = &text[..end];
    if is_plainly_english(sample) {
        return Some(Language::English);
    }
    let info = whatlang::detect(sample)?;
    let letters = || sample.chars().filter(|c| c.is_alphabetic()).count();
    if !info.is_reliable()
        || (info.script() == whatlang::Script::Latin && letters() < LEAST_LATIN_LETTERS)
    {
        return None;
    }
    Some(Language::from_whatlang(info.lang()))
}

/// What [`detect`] says of the beginnings of several texts put together.
///
/// One long foreign text among many must not decide for them all, so each
/// gives a third of a sample at most.
pub(super) fn detect_all<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Language> {
    let mut sample = String::new();
    let mut left = SAMPLE_CHARACTERS;
    let mut texts = texts.peekable();
    let first = texts.next()?;
    if texts.peek().is_none() {
        return detect(first);
    }
    for text in std::iter::once(first).chain(texts) {
        let share = left.min(SAMPLE_CHARACTERS / 3);
        let before = sample.len();
        sample.extend(text.chars().take(share));
        left -= sample[before..].chars().count();
        if left == 0 {
            break;
        }
        sample.push('\n');
    }
    detect(&sample)
}

fn is_plainly_english(sample: &str) -> bool {
    let (mut all, mut english) = (0usize, 0usize);
    for word in sample.split(|c: char| !(c.is_alphanumeric() || c == '\'')) {
        if word.is_empty() {
            continue;
        }
        all += 1;
        english += usize::from(ENGLISH_ONLY.iter().any(|e| e.eq_ignore_ascii_case(word)));
    }
    all >= LEAST_ENGLISH_WORDS && english as f64 >= ENGLISH_SHARE * all as f64
}
