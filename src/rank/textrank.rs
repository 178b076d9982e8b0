//! TextRank (Mihalcea & Tarau 2004): words that stand beside important words are important.
//!
//! A node for each stem (see [`super::graph::Words`]), an edge without weight between any two
//! that stand next to each other somewhere, PageRank. The score of a phrase is the sum of
//! its words'; phrases are longest sequences of nodes. All of them are ranked, not only
//! those of the best third of the words. Without tags all words but stop words are nodes,
//! adverbs and verbs with them.

use super::Context;
use super::graph::{cooccurrence, walk_back_and_forth};

/// Neighbours only: the window that did best in the paper.
const WINDOW: u32 = 2;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let graph = cooccurrence(context.graph_words(), WINDOW).unweighted();
    let words = walk_back_and_forth(&graph, None);
    context.sum_of_words(&words)
}
