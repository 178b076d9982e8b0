//! Which words and phrases does a walk through the text meet most often?
//!
//! Graphs of a document, and the long-run probabilities of a walk on each. What several
//! rankers look at is built once a document, when the first of them asks for it.

mod cooccurrence;

mod phrases;
mod proximity;
mod sequences;
mod sparse;
#[cfg(test)]
mod tests;
mod topics;
mod walk;
mod words;

use std::sync::OnceLock;

pub(super) use cooccurrence::{WINDOW, cooccurrence};
pub(super) use phrases::Phrases;
pub(super) use proximity::Proximity;
pub(super) use sparse::SparseGraph;
pub(super) use topics::Topics;
pub(super) use walk::{walk, walk_back_and_forth};
pub(super) use words::Words;

use super::Context;

/// What graph rankers share of one document.
#[derive(Debug, Default)]
pub(super) struct Shared {
    words: OnceLock<Words>,
    phrases: OnceLock<Phrases>,
    topical: OnceLock<Phrases>,
    cooccurrence: OnceLock<SparseGraph>,
    topics: OnceLock<Topics>,
}

impl Context<'_> {
    /// The words that are nodes.
    pub(super) fn graph_words(&self) -> &Words {
        let words = || Words::of(&self.source);
        self.graphs.words.get_or_init(words)
    }

    /// The phrases that graph rankers rank.
    pub(super) fn graph_phrases(&self) -> &Phrases {
        self.graphs.phrases.get_or_init(|| {
            let words = self.graph_words();
            Phrases::of(self.candidates, &words.phrases, &words.positions)
        })
    }

    /// The phrases that topics are made of.
    pub(super) fn topical_phrases(&self) -> &Phrases {
        self.graphs.topical.get_or_init(|| {
            let words = self.graph_words();
            Phrases::of(self.candidates, &words.topical, &words.positions)
        })
    }

    /// The graph of words that stand near each other, with the window of SingleRank and
    /// PositionRank.
    pub(super) fn word_graph(&self) -> &SparseGraph {
        let graph = || cooccurrence(self.graph_words(), WINDOW);
        self.graphs.cooccurrence.get_or_init(graph)
    }

    /// Phrases by topic, and how near they stand to each other.
    pub(super) fn topics(&self) -> &Topics {
        let topics = || Topics::of(self.candidates, self.topical_phrases());
        self.graphs.topics.get_or_init(topics)
    }

    /// Of each phrase the sum of what its words are worth; NaN for candidates that are no
    /// phrase.
    pub(super) fn sum_of_words(&self, worth: &[f64]) -> Vec<f64> {
        let words = self.graph_words();
        let mut scores = vec![f64::NAN; self.candidates.len()];
        for &candidate in &self.graph_phrases().candidates {
            let terms = self.candidates.terms(candidate as usize).iter();
            let nodes = terms.filter_map(|&term| words.node(term));
            scores[candidate as usize] = nodes.map(|node| worth[node as usize]).sum();
        }
        scores
    }

    /// The graph of SingleRank and PositionRank in the DOT language of Graphviz: a node for
    /// each stem, an edge for each pair with how often they stand near each other.
    pub fn word_graph_dot(&self) -> String {
        let terms = &self.source.analysis.terms;
        let labels = self.graph_words().terms.iter();
        let labels: Vec<&str> = labels.map(|&term| &*terms[term as usize]).collect();
        let graph = self.word_graph().to_petgraph(&labels);
        petgraph::dot::Dot::new(&graph).to_string()
    }
}
