use std::collections::HashMap;

use super::Language;
use super::stem::Stems;
use super::vocabulary::FastHash;

/// Modal verbs whose negated forms the English list has, but not they themselves.
const ENGLISH_MODALS: &[&str] = &["cannot", "could", "might", "must", "shall", "would"];

/// What tokenised text leaves of `can't`, `won't` and `shan't`, and clitics.
const ENGLISH_PIECES: &[&str] = &[
    "ca", "sha", "wo", "n't", "'s", "'re", "'ve", "'ll", "'d", "'m",
];

/// What may follow a stop word behind an apostrophe and leave it one.
const ENGLISH_CLITICS: &[&str] = &["s", "re", "ve", "ll", "d", "m"];

/// Contractions without the apostrophe that are no word of their own (as
/// `ill`, `were` and `its` are).
const ENGLISH_BARE: &[&str] = &[
    "im", "ive", "id", "theyre", "youre", "youve", "theyve", "thats",
];

/// The stop words of a language with their stems.
pub(super) struct StopWords {
    stems: HashMap<String, String, FastHash>,
    english: bool,
}

impl StopWords {
    /// The list of NLTK. The list is named, for the crate's default changes
    /// with the features another crate asks for.
    pub(super) fn new(language: Language, stemmer: &Stems) -> Self {
        let english = language == Language::English;
        let mut words: Vec<String> = stop_words::lookup(language.code())
            .unwrap_or_default()
            .iter()
            .map(|w| (*w).to_owned())
            .collect();
        if english {
            let bare: Vec<String> = words
                .iter()
                .filter(|w| w.ends_with("n't"))
                .map(|w| w.replace('\'', ""))
                .chain(["cant".to_owned()])
                .collect();
            words.extend(bare);
            for list in [ENGLISH_MODALS, ENGLISH_PIECES, ENGLISH_BARE] {
                words.extend(list.iter().map(|w| (*w).to_owned()));
            }
        }
        let stems = words
            .into_iter()
            .map(|word| {
                let stem = stemmer.stem(&word).into_owned();
                (word, stem)
            })
            .collect();
        StopWords { stems, english }
    }

    /// The stem of a stop word; `None` for all other words.
    pub(super) fn stem_of(&self, word: &str) -> Option<&str> {
        self.stems.get(word).map(String::as_str)
    }

    /// Whether a word that is not on the list is a contraction of one that is.
    pub(super) fn is_contraction(&self, word: &str) -> bool {
        let Some((host, clitic)) = word.rsplit_once('\'') else {
            return false;
        };
        if clitic.is_empty() {
            // An elided article or pronoun, as French and Italian have them.
            return !self.english && self.stems.contains_key(host);
        }
        if !self.english {
            return false;
        }
        let host = match clitic {
            "t" => host.strip_suffix('n').unwrap_or(host),
            _ if ENGLISH_CLITICS.contains(&clitic) => host,
            _ => return false,
        };
        self.stems.contains_key(host) || self.is_contraction(host)
    }
}
