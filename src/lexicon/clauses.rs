use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// Words at the joints of sentences, in lower case.
///
/// ```
/// use summ::lexicon::ClauseWords;
///
/// let words = ClauseWords::of("en");
/// assert!(words.is_conjunction("but") && words.is_reporting("said"));
/// assert!(!ClauseWords::of("xx").is_conjunction("but"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct ClauseWords {
    conjunctions: HashSet<String>,
    subordinators: HashSet<String>,
    relatives: HashSet<String>,
    pronouns: HashSet<String>,
    reporting: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    conjunctions: String,
    subordinators: String,
    relatives: String,
    pronouns: String,
    reporting: String,
}

static ALL: LazyLock<BTreeMap<String, ClauseWords>> = LazyLock::new(|| {
    let text = include_str!("../../lexicons/clauses/words.toml");
    // A test reads the file; should it be broken all the same, nothing is a joint.
    let lists: BTreeMap<String, Lists> = toml::from_str(text).unwrap_or_default();
    let words = |(code, lists)| (code, ClauseWords::new(lists));
    lists.into_iter().map(words).collect()
});

static NONE: LazyLock<ClauseWords> = LazyLock::new(ClauseWords::default);

impl ClauseWords {
    /// Those of a language, by its code; none where the language has no list.
    pub fn of(code: &str) -> &'static ClauseWords {
        ALL.get(code).unwrap_or(&NONE)
    }

    fn new(lists: Lists) -> Self {
        let words = |list: String| list.split_whitespace().map(str::to_owned).collect();
        ClauseWords {
            conjunctions: words(lists.conjunctions),
            subordinators: words(lists.subordinators),
            relatives: words(lists.relatives),
            pronouns: words(lists.pronouns),
            reporting: words(lists.reporting),
        }
    }

    /// Whether it joins a clause to the one before: "and", "but".
    pub fn is_conjunction(&self, word: &str) -> bool {
        self.conjunctions.contains(word)
    }

    /// Whether it may open a clause that leans on another: "if", "while".
    pub fn is_subordinator(&self, word: &str) -> bool {
        self.subordinators.contains(word)
    }

    /// Whether it may open a clause about the noun before it: "which", "who".
    pub fn is_relative(&self, word: &str) -> bool {
        self.relatives.contains(word)
    }

    /// Whether it may stand for what was named before: "she", "this".
    pub fn is_pronoun(&self, word: &str) -> bool {
        self.pronouns.contains(word)
    }

    /// Whether it is a form of a verb of saying, or stands for one: "said", "according".
    pub fn is_reporting(&self, word: &str) -> bool {
        self.reporting.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_joints() {
        for code in ["en", "de", "fr", "es", "it", "pt", "nl"] {
            let words = ClauseWords::of(code);
            let lists = [
                &words.conjunctions,
                &words.subordinators,
                &words.relatives,
                &words.pronouns,
                &words.reporting,
            ];
            assert!(lists.iter().all(|list| !list.is_empty()), "{code}");
        }
        assert!(ClauseWords::of("de").is_relative("welche"));
        assert!(ClauseWords::of("fr").is_subordinator("lorsque"));
        assert!(ClauseWords::of("es").is_pronoun("ella"));
    }
}
