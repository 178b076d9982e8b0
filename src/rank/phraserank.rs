//! PhraseRank: TextRank with phrases for words (thesis, arXiv 2406.00013).
//!
//! Phrases are nodes. Two have an edge that weighs how often one follows the other in the
//! text, and one edge more where both may mean the same: the stems of the one end in all of
//! the other's ("Smith", "Jane Smith"). PageRank; the score of a phrase is its node's. Like
//! degree it prefers what is mentioned often, without a sum that prefers long phrases.

use super::Context;
use super::graph::{SparseGraph, walk_back_and_forth};

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let phrases = context.graph_phrases();
    let follow = phrases.occurrences.windows(2);
    let mut edges: Vec<(u32, u32)> = follow.map(|two| (two[0].phrase, two[1].phrase)).collect();
    same(context, &mut edges);
    let graph = SparseGraph::from_pairs(phrases.candidates.len(), &edges);
    let worth = walk_back_and_forth(&graph, None);
    phrases.spread(&worth, context.candidates.len())
}

/// Adds the pairs of phrases of which one ends in the other.
fn same(context: &Context<'_>, edges: &mut Vec<(u32, u32)>) {
    let candidates = &context.graph_phrases().candidates;
    let terms = |phrase: u32| {
        context
            .candidates
            .terms(candidates[phrase as usize] as usize)
    };
    let mut by_head: Vec<(Option<&u32>, u32)> = (0..candidates.len() as u32)
        .map(|phrase| (terms(phrase).last(), phrase))
        .collect();
    by_head.sort_unstable();
    for head in by_head.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(_, a)) in head.iter().enumerate() {
            for &(_, b) in &head[at + 1..] {
                if terms(a).ends_with(terms(b)) || terms(b).ends_with(terms(a)) {
                    edges.push((a, b));
                }
            }
        }
    }
}
