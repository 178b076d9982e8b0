//! Phrases of the caller's own, to be in the list or to stay out of it.

use super::SettingsError;
use crate::rank::Context;
use crate::text::{Analysis, Analyzer};

/// Phrases as sequences of normal words; they are compared by stem, in the language of
/// each document.
#[derive(Debug, Default)]
pub(super) struct Wordings(Vec<String>);

impl Wordings {
    pub fn new(phrases: &[String]) -> Result<Self, SettingsError> {
        let wordless = |phrase: &&String| !phrase.chars().any(char::is_alphanumeric);
        if let Some(phrase) = phrases.iter().find(wordless) {
            return Err(SettingsError::NoPhrase(phrase.clone()));
        }
        Ok(Wordings(phrases.to_vec()))
    }

    /// The stems of each phrase, as numbers of the document's; none where a stem does not
    /// occur in it.
    /// The stems of each phrase, as indices into those of a text; none where it lacks one.
    pub fn stems(&self, analysis: &Analysis) -> Vec<Option<Vec<u32>>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let analyzer = Analyzer::new(Some(analysis.language));
        let number = |stem: &String| {
            let at = analysis.terms.iter().position(|known| known == stem);
            at.map(|at| at as u32)
        };
        let stems = self.0.iter().map(|phrase| {
            let taken = analyzer.analyze_texts(&[phrase]);
            let words = taken
                .tokens
                .iter()
                .filter_map(|token| taken.word(token).term);
            let terms = words.map(|term| number(&taken.terms[term as usize]));
            terms.collect::<Option<Vec<u32>>>()
        });
        stems.collect()
    }

    /// Whether each candidate holds none of the phrases.
    pub fn allowed(&self, context: &Context<'_>) -> Vec<bool> {
        let mut allowed = vec![true; context.candidates.len()];
        if self.0.is_empty() {
            return allowed;
        }
        let banned = self.stems(context.source.analysis);
        let banned: Vec<Vec<u32>> = banned.into_iter().flatten().collect();
        for (candidate, allowed) in allowed.iter_mut().enumerate() {
            let terms = context.candidates.terms(candidate);
            *allowed = !banned
                .iter()
                .any(|ban| terms.windows(ban.len()).any(|part| part == ban));
        }
        allowed
    }

    /// The candidates that are one of the phrases, in the order of the phrases.
    /// The candidate that each phrase is, by its stems; none where the text does not have it.
    pub fn found(&self, context: &Context<'_>) -> Vec<Option<usize>> {
        let all = 0..context.candidates.len();
        let of = |terms: Vec<u32>| all.clone().find(|&i| context.candidates.terms(i) == terms);
        let stems = self.stems(context.source.analysis).into_iter();
        stems.map(|stems| stems.and_then(of)).collect()
    }

    /// Those of which there is no candidate.
    pub fn missing(&self, found: &[Option<usize>]) -> Vec<String> {
        let each = self.0.iter().zip(found);
        let missing = each.filter(|(_, found)| found.is_none());
        missing.map(|(phrase, _)| phrase.clone()).collect()
    }
}
