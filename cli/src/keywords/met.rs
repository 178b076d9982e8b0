use std::sync::atomic::{AtomicBool, Ordering};

use summ::keywords::Keyphrases;
use summ::text::Language;

use crate::report::DIM;

/// What came up in one record or another, on whatever thread.
pub struct Met {
    /// The phrases of `--must`, and whether a record had them.
    seeds: Vec<(String, AtomicBool)>,
    /// Of each language whether it came up without a list of stop words.
    bare: [AtomicBool; Language::ALL.len()],
}

impl Met {
    pub fn new(must: &[String]) -> Met {
        let seed = |phrase: &String| (phrase.clone(), AtomicBool::new(false));
        Met {
            seeds: must.iter().map(seed).collect(),
            bare: [const { AtomicBool::new(false) }; Language::ALL.len()],
        }
    }

    /// Takes note of a record; what is to be said of it, once a run.
    pub fn note(&self, found: &Keyphrases) -> Vec<String> {
        for (phrase, seen) in &self.seeds {
            if !found.missing.contains(phrase) {
                seen.store(true, Ordering::Relaxed);
            }
        }
        let language = found.language;
        let bare = found.candidates > 0 && !language.has_stop_words();
        if !bare || self.bare[language as usize].swap(true, Ordering::Relaxed) {
            return Vec::new();
        }
        let which = match language {
            Language::Other => "its language",
            known => known.name(),
        };
        vec![format!(
            "there is no list of stop words for {which}: small words may stand in keyphrases; \
             --ban WORD keeps one out"
        )]
    }

    /// Tells which phrases of `--must` no record had.
    pub fn tell(&self) {
        for (phrase, seen) in &self.seeds {
            if !seen.load(Ordering::Relaxed) {
                anstream::eprintln!("{DIM}note:{DIM:#} --must: no record has `{phrase}`");
            }
        }
    }
}
