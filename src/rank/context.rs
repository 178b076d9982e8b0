use super::TermStatistics;
use super::graph::Shared;
use crate::candidate::{Candidates, Source};
use crate::lexicon::DocumentFrequencies;

/// All that rankers may look at. What several of them need is computed once.
#[derive(Debug)]
pub struct Context<'a> {
    /// The text, taken apart.
    pub source: Source<'a>,
    /// The phrases to be ranked.
    pub candidates: &'a Candidates,
    /// Numbers of each stem.
    pub terms: TermStatistics,
    /// Graphs of it, built when they are asked for.
    pub(super) graphs: Shared,
}

impl<'a> Context<'a> {
    /// Counts what is counted of every stem; `background` says how rare each is elsewhere.
    pub fn new(
        source: Source<'a>,
        candidates: &'a Candidates,
        background: &DocumentFrequencies,
    ) -> Self {
        Context {
            terms: TermStatistics::new(source.analysis, background),
            source,
            candidates,
            graphs: Shared::default(),
        }
    }

    /// A score for each candidate in the order of their numbers.
    pub(super) fn score_each(&self, score: impl FnMut(usize) -> f64) -> Vec<f64> {
        (0..self.candidates.len()).map(score).collect()
    }
}
