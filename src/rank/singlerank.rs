//! SingleRank (Wan & Xiao 2008): words that often stand near important words are important.
//!
//! As TextRank, with windows of ten words and edges that weigh how often two words share
//! one. The score of a phrase is the sum of its words', so long phrases come first. Without
//! tags all words but stop words are nodes.

use super::Context;
use super::graph::walk_back_and_forth;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let graph = context.word_graph();
    let words = walk_back_and_forth(graph, None);
    context.sum_of_words(&words)
}
