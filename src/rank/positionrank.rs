//! PositionRank (Florescu & Caragea 2017): SingleRank that keeps coming back to words that
//! stand early and often.
//!
//! The walk starts anew at a word with a probability in proportion to Σ 1/p over the
//! positions p, from 1, at which it stands, title first: a text is taken to say early what
//! it is about. Graph and phrases are SingleRank's.

use super::Context;
use super::graph::walk_back_and_forth;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let words = context.graph_words();
    let mut early = vec![0.0; words.nodes()];
    for occurrence in &words.occurrences {
        early[occurrence.node as usize] += 1.0 / f64::from(occurrence.position + 1);
    }
    let graph = context.word_graph();
    let worth = walk_back_and_forth(graph, Some(&early));
    context.sum_of_words(&worth)
}
