//! The list as a submodular choice: ten keyphrases shall be ten ideas.

use std::sync::Arc;

use super::Settings;
use crate::aggregate::Ranking;
use crate::maximize::{Constraints, Pick, Search, maximize};
use crate::objective::{ConcaveOverModular, FacilityLocation, Mix, Objective, ObjectiveError};
use crate::rank::Context;
use crate::vector::Csr;

/// Consensus scores in 0..=1 by candidate: 1 for the best, 0 for what nobody ranked.
pub(super) fn relevance(consensus: &Ranking, candidates: usize) -> Vec<f64> {
    let mut scores = vec![0.0; candidates];
    let (Some(&most), Some(&least)) = (consensus.scores().first(), consensus.scores().last())
    else {
        return scores;
    };
    // The last one is still better than nothing.
    let least = if most > least { least.min(0.0) } else { 0.0 };
    let range = if most > least { most - least } else { 1.0 };
    for (&item, &score) in consensus.items().iter().zip(consensus.scores()) {
        scores[item as usize] = (score - least) / range;
    }
    scores
}

/// Chooses the list: F(S) = (1 − d)·Σ_{i∈S} r_i + d·Σ_t max_{i∈S, t∈i} r_i·h_it, where r_i
/// is the consensus score of phrase i and h_it the share of stem t in it, Σ_t h_it = 1. A
/// phrase of words that no chosen one has adds r_i; one that only repeats adds (1 − d)·r_i.
/// Monotone submodular; the greedy list is worth at least 1 − 1/e of the best.
pub(super) fn choose(
    context: &Context<'_>,
    scores: &[f64],
    allowed: &[bool],
    required: &[usize],
    settings: &Settings,
) -> Vec<Pick> {
    let n = scores.len();
    let room = settings.top.max(required.len()).min(n);
    let mut constraints = Constraints::budget(vec![1.0; n], room as f64);
    constraints.required = required.to_vec();
    let banned = (0..n).filter(|&i| !allowed[i] && !required.contains(&i));
    constraints.excluded = banned.collect();
    let search = Search {
        bound: false,
        ..Search::default()
    };
    let rows = scores.iter().enumerate();
    let rows = rows.map(|(candidate, &score)| (score, context.candidates.terms(candidate)));
    let stems = context.source.analysis.terms.len();
    let Ok(objective) = distinct_words(stems, rows, settings.diversity) else {
        return Vec::new();
    };
    match maximize(&objective, &constraints, &search, &|| false) {
        Ok(found) => found.picks,
        Err(_) => Vec::new(),
    }
}

/// F(S) = (1 − d)·Σ_{i∈S} r_i + d·Σ_t max_{i∈S, t∈i} r_i·h_it over items with relevance r_i
/// and stems, of which there are so many in all; h_it is the share of stem t in item i.
pub(crate) fn distinct_words<'a>(
    stems: usize,
    items: impl Iterator<Item = (f64, &'a [u32])>,
    diversity: f64,
) -> Result<Mix, ObjectiveError> {
    let mut shares = Csr::with_columns(stems);
    let mut scores = Vec::new();
    let mut terms: Vec<u32> = Vec::new();
    for (score, of) in items {
        terms.clear();
        terms.extend_from_slice(of);
        let each = score / terms.len().max(1) as f64;
        terms.sort_unstable();
        terms.dedup();
        shares.push_row(terms.iter().map(|&term| (term, each)));
        scores.push(score);
    }
    let alone: Arc<dyn Objective> = Arc::new(ConcaveOverModular::modular(&scores)?);
    let words: Arc<dyn Objective> = Arc::new(FacilityLocation::over_similarity(Arc::new(shares))?);
    Mix::raw(
        scores.len(),
        vec![(1.0 - diversity, alone), (diversity, words)],
    )
}
