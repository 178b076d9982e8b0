use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use serde::Deserialize;

use super::WordHasher;

/// Words that stand in phrases without saying what they are about.
///
/// ```
/// use summ::lexicon::GeneralWords;
///
/// let words = GeneralWords::english();
/// assert!(words.is_modifier("several") && !words.is_modifier("electric"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct GeneralWords {
    modifiers: HashSet<Box<str>, BuildHasherDefault<WordHasher>>,
    nouns: HashSet<Box<str>, BuildHasherDefault<WordHasher>>,
    verbs: HashSet<Box<str>, BuildHasherDefault<WordHasher>>,
    verbs_or_nouns: HashSet<Box<str>, BuildHasherDefault<WordHasher>>,
}

#[derive(Deserialize)]
struct File {
    modifiers: String,
    nouns: String,
    verbs: String,
    verbs_or_nouns: String,
}

static ENGLISH: LazyLock<GeneralWords> = LazyLock::new(|| {
    let text = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/lexicons/keyphrases/en.toml"
    ));
    // A test reads the file; should it be broken all the same, no word is general.
    toml::from_str(text).map_or_else(|_| GeneralWords::default(), GeneralWords::of)
});

impl GeneralWords {
    /// The English ones, which are built in.
    pub fn english() -> &'static GeneralWords {
        &ENGLISH
    }

    fn of(file: File) -> Self {
        let words = |list: &str| list.split_whitespace().map(Into::into).collect();
        GeneralWords {
            modifiers: words(&file.modifiers),
            nouns: words(&file.nouns),
            verbs: words(&file.verbs),
            verbs_or_nouns: words(&file.verbs_or_nouns),
        }
    }

    /// Whether a word in lower case may stand before almost any noun ("several", "new",
    /// "important") and names no kind of thing.
    pub fn is_modifier(&self, word: &str) -> bool {
        self.modifiers.contains(word)
    }

    /// Whether a verb in lower case tells what is done with things and names none ("said",
    /// "makes").
    pub fn is_verb(&self, word: &str) -> bool {
        self.verbs.contains(word) || self.verbs_or_nouns.contains(word)
    }

    /// Whether a word in lower case is such a verb and hardly ever anything else ("said", not
    /// "claims").
    pub fn is_only_verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }

    /// Whether a noun in lower case, singular or plural, means little without a complement
    /// ("result", "kinds", "analyses").
    pub fn is_noun(&self, word: &str) -> bool {
        let listed = |word: &str| self.nouns.contains(word);
        listed(word)
            || word.strip_suffix('s').is_some_and(listed)
            || word.strip_suffix("es").is_some_and(listed)
            || (word.strip_suffix("ies")).is_some_and(|stem| listed(&format!("{stem}y")))
            || (word.strip_suffix("ses")).is_some_and(|stem| listed(&format!("{stem}sis")))
    }
}
