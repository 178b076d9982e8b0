//! MultipartiteRank (Boudin 2018): phrases vote for phrases of other topics, and the first
//! phrase of each topic gets some of the votes for the others.
//!
//! Phrases are nodes and have an edge where their topics (as of TopicRank) differ, weighted
//! by the sum of the reciprocal distances of their mentions. Where i is the first phrase of
//! its topic, edges to it from each j of another topic gain
//! α·e^{1/p_i}·Σ_{k ≠ i in its topic} w_kj, p_i the position of its first word, from 1: in
//! abstracts and news the early phrase is the one that readers choose. PageRank. The limits
//! of TopicRank hold.

use super::Context;
use super::graph::{Topics, walk};

/// α: how much of the votes for others of the topic its first phrase gets. The paper's,
/// tuned on SemEval-2010.
const FIRST: f64 = 1.1;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let topics = context.topics();
    let mut graph = topics.proximity.between_groups(&topics.of);
    let phrases = context.topical_phrases();
    let mut position = vec![0; topics.of.len()];
    for occurrence in phrases.occurrences.iter().rev() {
        if let Some(position) = position.get_mut(occurrence.phrase as usize) {
            *position = occurrence.first + 1;
        }
    }
    let early = |first: usize| FIRST * (1.0 / f64::from(position[first])).exp();
    let variants = variants(topics);
    let early: Vec<f64> = variants.iter().map(|(first, _)| early(*first)).collect();
    for j in 0..topics.of.len() {
        let row = graph.row_mut(j);
        // Votes for the first phrases change, those for the others are read.
        for ((first, others), early) in variants.iter().zip(&early) {
            let votes: f64 = others.iter().map(|&k| row[k]).sum();
            row[*first] += early * votes;
        }
    }
    let worth = walk(&graph.strength(), None, |x, y| graph.follow(x, y));
    phrases.spread(&worth, context.candidates.len())
}

/// The first phrase of each topic that has others, with them.
fn variants(topics: &Topics) -> Vec<(usize, Vec<usize>)> {
    let first = topics.first().into_iter();
    let mut variants: Vec<(usize, Vec<usize>)> = first.map(|f| (f, Vec::new())).collect();
    for (phrase, &topic) in topics.of.iter().enumerate() {
        let (first, others) = &mut variants[topic as usize];
        if *first != phrase {
            others.push(phrase);
        }
    }
    variants.retain(|(_, others)| !others.is_empty());
    variants
}
