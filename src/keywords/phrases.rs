//! Phrases of the caller's own, to be in the list or to stay out of it.

use super::SettingsError;
use crate::rank::Context;
use crate::text::Analyzer;

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
    fn stems(&self, context: &Context<'_>) -> Vec<Vec<u32>> {
        let analysis = context.source.analysis;
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
        stems.flatten().collect()
    }

    /// Whether each candidate holds none of the phrases.
    pub fn allowed(&self, context: &Context<'_>) -> Vec<bool> {
        let mut allowed = vec![true; context.candidates.len()];
        if self.0.is_empty() {
            return allowed;
        }
        let banned = self.stems(context);
        for (candidate, allowed) in allowed.iter_mut().enumerate() {
            let terms = context.candidates.terms(candidate);
            *allowed = !banned
                .iter()
                .any(|ban| terms.windows(ban.len()).any(|part| part == ban));
        }
        allowed
    }

    /// The candidates that are one of the phrases, in the order of the phrases.
    pub fn found(&self, context: &Context<'_>) -> Vec<usize> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let wanted = self.stems(context);
        let all = 0..context.candidates.len();
        let of = |terms: &Vec<u32>| all.clone().find(|&i| context.candidates.terms(i) == terms);
        wanted.iter().filter_map(of).collect()
    }
}
