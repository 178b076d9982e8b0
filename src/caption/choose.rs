//! The list as a submodular choice: three captions shall say three things.

use std::collections::HashSet;

use super::article::Article;
use super::{Caption, Settings};
use crate::keywords::distinct_words;
use crate::maximize::{Constraints, Search, maximize};

/// The list is chosen from so many best candidates: each sentence has a few, and what is
/// worse than a hundred others is not among the first.
const MOST_COMPARED: usize = 100;

/// A caption that could be in the list.
pub(super) struct Candidate {
    pub caption: Caption,
    /// r ≥ 0: what it is worth, larger for a higher score.
    pub relevance: f64,
    /// Its distinct stems that are no stop words.
    pub terms: Vec<u32>,
}

/// Chooses the list: F(S) = (1 − d)·Σ_{i∈S} r_i + d·Σ_t max_{i∈S, t∈i} r_i / |i|, where i
/// has |i| distinct stems. The best candidate is always in it.
pub(super) fn distinct(
    candidates: &[Candidate],
    article: &Article<'_>,
    settings: &Settings,
) -> Vec<Caption> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|&a, &b| {
        let by_score = candidates[b]
            .caption
            .score
            .total_cmp(&candidates[a].caption.score);
        by_score.then(a.cmp(&b))
    });
    let mut seen: HashSet<&str> = HashSet::new();
    order.retain(|&at| seen.insert(&candidates[at].caption.text));
    order.truncate(MOST_COMPARED);
    let rows = order.iter().map(|&at| {
        let Candidate {
            relevance, terms, ..
        } = &candidates[at];
        (*relevance, terms.as_slice())
    });
    let columns = article.context.source.analysis.terms.len();
    let Ok(objective) = distinct_words(columns, rows, settings.diversity) else {
        return Vec::new();
    };
    let n = order.len();
    let room = settings.best.min(n) as f64;
    let constraints = Constraints::budget(vec![1.0; n], room);
    let search = Search {
        bound: false,
        ..Search::default()
    };
    let Ok(found) = maximize(&objective, &constraints, &search, &|| false) else {
        return Vec::new();
    };
    let mut chosen = found.items();
    // In the order of the scores; equal ones as they stand in the text.
    chosen.sort_unstable();
    let kept = chosen
        .into_iter()
        .map(|at| candidates[order[at]].caption.clone());
    kept.collect()
}
