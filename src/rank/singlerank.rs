//! SingleRank (Wan & Xiao 2008): words that often stand near important words are important.
//!
//! As TextRank, with windows of ten words and edges that weigh how often two words share
//! one. The score of a phrase is the sum of its words', so long phrases come first. Without
//! tags all words but stop words are nodes.

use super::Context;
use super::graph::walk;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let graph = context.word_graph();
    let words = walk(graph.strength(), None, |x, y| graph.follow(x, y));
    context.sum_of_words(&words)
}
