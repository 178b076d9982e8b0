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

/// What a word is of those that stand in phrases without saying what they are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct General {
    /// [`GeneralWords::is_modifier`].
    pub modifier: bool,
    /// [`GeneralWords::is_noun`].
    pub noun: bool,
    /// [`GeneralWords::is_verb`].
    pub verb: bool,
    /// [`GeneralWords::is_only_verb`].
    pub only_verb: bool,
}

#[derive(Deserialize)]
struct File {
    modifiers: String,
    nouns: String,
    verbs: String,
    verbs_or_nouns: String,
}

macro_rules! built_in {
    ($file:literal) => {
        LazyLock::new(|| {
            read(include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/lexicons/keyphrases/",
                $file
            )))
        })
    };
}

static ENGLISH: LazyLock<GeneralWords> = built_in!("en.toml");
static FRENCH: LazyLock<GeneralWords> = built_in!("fr.toml");
static SPANISH: LazyLock<GeneralWords> = built_in!("es.toml");
static NONE: LazyLock<GeneralWords> = LazyLock::new(GeneralWords::default);

/// A test reads the files; should one be broken all the same, no word is general.
fn read(text: &str) -> GeneralWords {
    toml::from_str(text).map_or_else(|_| GeneralWords::default(), GeneralWords::from_file)
}

impl GeneralWords {
    /// The English ones, which are built in.
    pub fn english() -> &'static GeneralWords {
        &ENGLISH
    }

    /// Those of a language by its ISO 639-1 code: `en`, `fr` and `es` have some; no word of another
    /// is general.
    pub fn of(language: &str) -> &'static GeneralWords {
        match language {
            "en" => &ENGLISH,
            "fr" => &FRENCH,
            "es" => &SPANISH,
            _ => &NONE,
        }
    }

    fn from_file(file: File) -> Self {
        let words = |list: &str| list.split_whitespace().map(Into::into).collect();
        GeneralWords {
            modifiers: words(&file.modifiers),
            nouns: words(&file.nouns),
            verbs: words(&file.verbs),
            verbs_or_nouns: words(&file.verbs_or_nouns),
        }
    }

    /// All that is known of a word in lower case.
    pub fn describe(&self, word: &str) -> General {
        General {
            modifier: self.is_modifier(word),
            noun: self.is_noun(word),
            verb: self.is_verb(word),
            only_verb: self.is_only_verb(word),
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
            || (word.strip_suffix("ones")).is_some_and(|stem| listed(&format!("{stem}ón")))
            || (word.strip_suffix("ies")).is_some_and(|stem| listed(&format!("{stem}y")))
            || (word.strip_suffix("ses")).is_some_and(|stem| listed(&format!("{stem}sis")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_files_are_read() {
        let known = |language, modifier: &str, noun: &str, verb: &str| {
            let words = GeneralWords::of(language);
            words.is_modifier(modifier) && words.is_noun(noun) && words.is_only_verb(verb)
        };
        assert!(known("en", "several", "analyses", "said"));
        assert!(known("fr", "nombreuses", "méthodes", "annoncé"));
        assert!(known("es", "nuevas", "aplicaciones", "permite"));
        assert!(!known("de", "several", "analyses", "said"));
    }

    /// Without a tagger nothing tells them apart; in English they are participles.
    #[test]
    fn no_modifier_is_a_verb_where_there_is_no_tagger() {
        for language in ["fr", "es"] {
            let words = GeneralWords::of(language);
            let both: Vec<_> = words.modifiers.intersection(&words.verbs).collect();
            assert!(both.is_empty(), "{language:?}: {both:?}");
        }
    }
}
