//! The phrases that graph rankers rank: those that are part of no longer one somewhere.
//! Shorter candidates within them are left to other rankers.

use super::sequences::Sequences;
use crate::candidate::Candidates;

/// A place where a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rank) struct Occurrence {
    /// Index into [`Phrases::candidates`].
    pub phrase: u32,
    /// Position of its first word.
    pub first: u32,
    /// Position of its last word.
    pub last: u32,
}

/// The phrases of a document, by number in order of their first occurrence as such.
#[derive(Debug, Default)]
pub(in crate::rank) struct Phrases {
    /// By phrase: its candidate.
    pub candidates: Vec<u32>,
    /// Where they stand, in reading order. No two overlap.
    pub occurrences: Vec<Occurrence>,
}

impl Phrases {
    /// The candidates that are such a sequence somewhere.
    pub fn of(candidates: &Candidates, sequences: &Sequences, positions: &[u32]) -> Self {
        let mut found: Vec<Occurrence> = Vec::new();
        for candidate in 0..candidates.len() {
            for mention in candidates.mentions(candidate) {
                let end = mention.first + mention.tokens - 1;
                if sequences.holds(mention.first, end) {
                    found.push(Occurrence {
                        phrase: candidate as u32,
                        first: positions[mention.first as usize],
                        last: positions[end as usize],
                    });
                }
            }
        }
        found.sort_unstable_by_key(|occurrence| occurrence.first);
        let mut phrases = Phrases::default();
        let mut number = vec![u32::MAX; candidates.len()];
        for mut occurrence in found {
            let phrase = &mut number[occurrence.phrase as usize];
            if *phrase == u32::MAX {
                *phrase = phrases.candidates.len() as u32;
                phrases.candidates.push(occurrence.phrase);
            }
            occurrence.phrase = *phrase;
            phrases.occurrences.push(occurrence);
        }
        phrases
    }

    /// Scores by candidate from scores by phrase.
    pub fn spread(&self, scores: &[f64], candidates: usize) -> Vec<f64> {
        let mut spread = vec![f64::NAN; candidates];
        for (&candidate, &score) in self.candidates.iter().zip(scores) {
            spread[candidate as usize] = score;
        }
        spread
    }
}
