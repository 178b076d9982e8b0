//! TopicRank (Bougouin, Boudin & Daille 2013): of each important topic the phrase that
//! names it first.
//!
//! Phrases are noun phrases with all of their adjectives, general ones too. Those that share
//! a quarter of their stems are one topic (average linkage by Jaccard similarity). Topics are
//! the nodes of a complete graph, weighted by the sum of the reciprocal distances of their
//! mentions; PageRank. The first phrase of a topic has its score, the others are not ranked:
//! they would say the same. A document looks at its first 300 phrases and 1000 mentions of
//! phrases.

use super::Context;
use super::graph::walk;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let topics = context.topics();
    let graph = topics.proximity.grouped(&topics.of, topics.count);
    let worth = walk(&graph.strength(), None, |x, y| graph.follow(x, y));
    let mut scores = vec![f64::NAN; topics.of.len()];
    for (phrase, worth) in topics.first().into_iter().zip(worth) {
        scores[phrase] = worth;
    }
    let phrases = context.topical_phrases();
    phrases.spread(&scores, context.candidates.len())
}
