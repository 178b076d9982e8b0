use std::borrow::Cow;

use rust_stemmers::Stemmer;

use super::Language;

/// A stemmer that knows no word it cannot return.
pub(super) struct Stems(Option<Stemmer>);

impl Stems {
    pub(super) fn new(language: Language) -> Self {
        Stems(language.algorithm().map(Stemmer::create))
    }

    /// The stem of a word in lower case, or the word itself.
    pub(super) fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        match &self.0 {
            Some(stemmer) => stemmer.stem(word),
            None => Cow::Borrowed(word),
        }
    }
}
