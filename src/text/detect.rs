use super::Language;

/// whatlang compares trigram ranks: 600 characters settle the matter in a
/// sixth of a millisecond, and more of them only cost time.
const SAMPLE_CHARACTERS: usize = 600;

/// Below this many letters in a Latin script whatlang calls a few English
/// words Latin or Tagalog, and is sure of it.
const LEAST_LATIN_LETTERS: usize = 40;

/// Words that are frequent in English and hardly ever words elsewhere, or seldom ones.
const ENGLISH_ONLY: &[&str] = &[
    "the", "and", "this", "that", "with", "you", "they", "not", "from", "which", "was", "have",
    "it's", "it", "for", "is", "my", "very", "but", "of", "to", "are", "been", "has", "had", "his",
    "their", "were", "said", "would", "who", "by", "be", "than", "could", "about", "when", "there",
    "these", "into", "its", "she", "after", "an",
];

/// The same as numbers, which are compared many at a time.
const ENGLISH_NUMBERS: [u64; ENGLISH_ONLY.len()] = {
    let mut numbers = [0; ENGLISH_ONLY.len()];
    let mut at = 0;
    while at < numbers.len() {
        numbers[at] = number(ENGLISH_ONLY[at].as_bytes());
        at += 1;
    }
    numbers
};

/// Letters of the longest that a number holds.
const LONGEST_ENGLISH: usize = 8;

/// A word of eight bytes at most as a number, whatever its capitals.
const fn number(word: &[u8]) -> u64 {
    let mut number = 0;
    let mut at = 0;
    while at < word.len() {
        number = number << 8 | word[at].to_ascii_lowercase() as u64;
        at += 1;
    }
    number
}

/// Fewer words than this say too little about a share.
const LEAST_ENGLISH_WORDS: usize = 8;

/// In English prose the words above are about a quarter of all words; in other
/// languages those that happen to exist stay below a tenth.
const ENGLISH_SHARE: f64 = 0.15;

/// Stop words are a third to a half of a text in its own language, and less
/// than a fifth in a related one. Three may still be chance.
const STOP_SHARE: f64 = 0.25;
const LEAST_STOP_WORDS: usize = 4;

/// The language a text is written in, or `None` where that is uncertain.
///
/// Looks at the first 600 characters. English is recognised by its function
/// words, all else by whatlang, which is believed in any script but the Latin
/// one, where it calls itself reliable and has seen 40 letters, or where stop
/// words of the language it names confirm it.
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
    let (sample, _) = beginning(text, SAMPLE_CHARACTERS);
    if is_plainly_english(sample) {
        return Some(Language::English);
    }
    let info = whatlang::detect(sample)?;
    let language = Language::from_whatlang(info.lang());
    // Whatever it is, it is not what is taken for granted where this says nothing.
    if info.script() != whatlang::Script::Latin {
        return Some(language);
    }
    let letters = || sample.chars().filter(|c| c.is_alphabetic()).count();
    let sure = info.is_reliable() && letters() >= LEAST_LATIN_LETTERS;
    (sure || is_confirmed(language, sample)).then_some(language)
}

/// What [`detect`] says of the beginnings of several texts put together.
///
/// One long foreign text among many must not decide for them all, so each
/// gives a third of a sample at most; the last one what is left, as behind a title.
pub(super) fn detect_all<'a>(texts: impl Iterator<Item = &'a str>) -> Option<Language> {
    let mut sample = String::new();
    let mut left = SAMPLE_CHARACTERS;
    let mut texts = texts.peekable();
    let first = texts.next()?;
    if texts.peek().is_none() {
        return detect(first);
    }
    let mut texts = std::iter::once(first).chain(texts).peekable();
    while let Some(text) = texts.next() {
        let share = match texts.peek() {
            Some(_) => left.min(SAMPLE_CHARACTERS / 3),
            None => left,
        };
        let (beginning, characters) = beginning(text, share);
        sample.push_str(beginning);
        left -= characters;
        if left == 0 {
            break;
        }
        sample.push('\n');
    }
    detect(&sample)
}

/// The first so many characters of a text, or all of it; and how many they are.
fn beginning(text: &str, characters: usize) -> (&str, usize) {
    let mut rest = text.chars();
    let taken = rest.by_ref().take(characters).count();
    (&text[..text.len() - rest.as_str().len()], taken)
}

fn words(sample: &str) -> impl Iterator<Item = &str> {
    sample
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|word| !word.is_empty())
}

fn is_plainly_english(sample: &str) -> bool {
    let (mut all, mut english) = (0usize, 0usize);
    for word in words(sample) {
        all += 1;
        let short = word.len() <= LONGEST_ENGLISH;
        english += usize::from(short && ENGLISH_NUMBERS.contains(&number(word.as_bytes())));
    }
    all >= LEAST_ENGLISH_WORDS && english as f64 >= ENGLISH_SHARE * all as f64
}

/// Whether the stop words of a language make up a good part of a text, and
/// those of English do not.
fn is_confirmed(language: Language, sample: &str) -> bool {
    let words: Vec<String> = words(sample).map(str::to_lowercase).collect();
    let count = |language: Language| {
        let stops = stop_words::lookup(language.code()).unwrap_or_default();
        let known = |word: &&String| stops.contains(&word.as_str());
        words.iter().filter(known).count()
    };
    let found = count(language);
    found >= LEAST_STOP_WORDS
        && found as f64 >= STOP_SHARE * words.len() as f64
        && found > 2 * count(Language::English)
}
