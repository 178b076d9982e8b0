//! Words of other languages, found by their stems: English is undone by rule, these are not.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::lexicon::{EntryId, SentimentLexicon};
use crate::text::{Analyzer, Document, Language};

/// The indices of a lexicon, each made when the first text of its language comes; in the order
/// of `Language::ALL`.
#[derive(Debug, Clone)]
pub(super) struct Stems(Arc<[OnceLock<StemIndex>; Language::ALL.len()]>);

impl Default for Stems {
    fn default() -> Stems {
        Stems(Arc::new(std::array::from_fn(|_| OnceLock::new())))
    }
}

impl Stems {
    pub(super) fn of(&self, lexicon: &SentimentLexicon, language: Language) -> &StemIndex {
        self.0[language as usize].get_or_init(|| StemIndex::new(lexicon, language))
    }
}

/// The entries of one word by what the stemmer of a language makes of them.
#[derive(Debug, Default)]
pub(super) struct StemIndex {
    /// None where entries of one stem do not agree whether it is good or bad.
    entries: HashMap<String, Option<EntryId>>,
}

impl StemIndex {
    fn new(lexicon: &SentimentLexicon, language: Language) -> StemIndex {
        let mut text = String::new();
        let mut ends = Vec::new();
        for (id, entry) in (0..).zip(lexicon.entries()) {
            if !entry.term.contains([' ', '-']) {
                text.push_str(&entry.term);
                text.push('\n');
                ends.push((text.len(), id));
            }
        }
        let document = Document::new("lexicon", text);
        let analysis = Analyzer::new(Some(language)).analyze(&document);
        let mut tokens = analysis.tokens.iter().peekable();
        let mut index = StemIndex::default();
        for (end, id) in ends {
            let mut stem = None;
            while let Some(token) = tokens.next_if(|token| token.span.start < end) {
                stem = stem.or(analysis.word(token).term);
            }
            if let Some(stem) = stem {
                index.add(&analysis.terms[stem as usize], id, lexicon);
            }
        }
        index
    }

    fn add(&mut self, stem: &str, id: EntryId, lexicon: &SentimentLexicon) {
        let valence = |id: EntryId| lexicon.entry(id).valence;
        match self.entries.get_mut(stem) {
            None => {
                self.entries.insert(stem.to_owned(), Some(id));
            }
            // The first of them speaks for all, as long as they are on one side.
            Some(known) => *known = known.filter(|known| valence(*known) * valence(id) > 0.0),
        }
    }

    pub(super) fn find(&self, stem: &str) -> Option<EntryId> {
        self.entries.get(stem).copied().flatten()
    }
}
