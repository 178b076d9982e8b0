use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rust_stemmers::Stemmer;

use super::Language;

/// Beginnings of Greek words, without accents, that rust-stemmers 1.2 panics
/// on: what remains of them behind one suffix is taken for a suffix again
/// (snowball issue 204).
const FATAL_GREEK: &[&str] = &["ισαισ", "αντιθετε"];

/// A stemmer that returns a stem for every word.
pub(super) struct Stems {
    stemmer: Option<Stemmer>,
    greek: bool,
}

impl Stems {
    pub(super) fn new(language: Language) -> Self {
        Stems {
            stemmer: language.algorithm().map(Stemmer::create),
            greek: language == Language::Greek,
        }
    }

    /// The stem of a word in lower case; the word itself where nothing would
    /// be left of it.
    pub(super) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let stem = match &self.stemmer {
            Some(stemmer) if self.greek => greek(stemmer, word),
            Some(stemmer) => Some(stemmer.stem(word)),
            None => None,
        };
        stem.filter(|stem| !stem.is_empty())
            .unwrap_or(Cow::Borrowed(word))
    }
}

/// The known bad words are not tried, for a panic writes to the standard error
/// even if it is caught; catching is for those that nobody has met yet.
fn greek<'a>(stemmer: &Stemmer, word: &'a str) -> Option<Cow<'a, str>> {
    if FATAL_GREEK.iter().any(|bad| begins_with(word, bad)) {
        return None;
    }
    catch_unwind(AssertUnwindSafe(|| stemmer.stem(word))).ok()
}

fn begins_with(word: &str, bare: &str) -> bool {
    let mut letters = word.chars().map(without_accent);
    bare.chars().all(|c| letters.next() == Some(c))
}

fn without_accent(c: char) -> char {
    match c {
        'ά' => 'α',
        'έ' => 'ε',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        _ => c,
    }
}
