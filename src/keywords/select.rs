//! The list as a submodular choice: ten keyphrases shall be ten ideas.

use std::sync::Arc;

use super::Settings;
use crate::aggregate::Ranking;
use crate::maximize::{Constraints, Pick, Search, maximize};
use crate::objective::{ConcaveOverModular, FacilityLocation, Mix, Objective, ObjectiveError};
use crate::rank::Context;
use crate::text::Tag;
use crate::vector::Csr;

/// Consensus scores in 0..=1 by candidate: 1 for the best, 0 for what nobody ranked.
pub(super) fn relevance(consensus: &Ranking, candidates: usize) -> Vec<f64> {
    let mut scores = vec![0.0; candidates];
    let Some((least, most)) = consensus.extremes() else {
        return scores;
    };
    // The last one is still better than nothing.
    let least = if most > least { least.min(0.0) } else { 0.0 };
    let range = if most > least { most - least } else { 1.0 };
    for (item, score) in consensus.in_any_order() {
        scores[item as usize] = (score - least) / range;
    }
    scores
}

/// How much of its score a clause loses in a report: "council voted" is a sentence on its way to
/// becoming one, and there is nearly always a phrase that says the same.
const CLAUSE: f64 = 0.5;

/// Takes s·½ of the score of what is nowhere a noun phrase and has a verb in it, s being the
/// reportness of the text. In an abstract what is tagged as a verb is a term as often as not
/// ("scheduling", "sensing").
pub(super) fn mark_down_clauses(context: &Context<'_>, scores: &mut [f64]) {
    let Some(tags) = context.source.tags else {
        return;
    };
    let kept = 1.0 - CLAUSE * context.reportness();
    for (number, score) in scores.iter_mut().enumerate() {
        let candidate = context.candidates.get(number);
        let is_clause = candidate.noun_phrases == 0
            && context.candidates.terms(number).len() > 1
            && tags[candidate.shown.range()]
                .iter()
                .any(|tag| matches!(tag, Tag::Verb | Tag::Aux));
        if is_clause {
            *score *= kept;
        }
    }
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
    let room = settings.top.max(required.len());
    // Without diversity the list is the consensus itself.
    let allowed = match settings.diversity > 0.0 {
        true => own_ideas(context, scores, allowed),
        false => allowed.to_vec(),
    };
    let within = within_reach(scores, &allowed, required, room, settings.diversity);
    let (reached, scores): (Vec<usize>, Vec<f64>) = within
        .map(|candidate| (candidate, scores[candidate]))
        .unzip();
    let room = room.min(reached.len());
    let mut constraints = Constraints::budget(vec![1.0; reached.len()], room as f64);
    let number = |candidate: &usize| reached.binary_search(candidate).ok();
    constraints.required = required.iter().filter_map(number).collect();
    let search = Search {
        bound: false,
        ..Search::default()
    };
    let rows = reached.iter().zip(&scores);
    let rows = rows.map(|(&candidate, &score)| (score, context.candidates.terms(candidate)));
    let stems = context.source.analysis.terms.len();
    let Ok(objective) = distinct_words(stems, rows, settings.diversity) else {
        return Vec::new();
    };
    let Ok(mut found) = maximize(&objective, &constraints, &search, &|| false) else {
        return Vec::new();
    };
    for pick in &mut found.picks {
        pick.item = reached[pick.item];
    }
    found.picks
}

/// The allowed candidates that are ideas of their own: not "pump warms" where the text has it
/// only within "heat pump warms", nor "Smith" where that is always Jane Smith, if the longer one
/// has no lower a score.
fn own_ideas(context: &Context<'_>, scores: &[f64], allowed: &[bool]) -> Vec<bool> {
    let candidates = context.candidates;
    let first = |candidate: usize| candidates.mentions(candidate)[0].range();
    let most = (0..candidates.len()).map(|candidate| first(candidate).len());
    let most = most.max().unwrap_or(0);
    // One mention in each of the other's, and none beside them.
    let holds = |longer: usize, candidate: usize| {
        let (outer, inner) = (first(longer), first(candidate));
        outer.start <= inner.start
            && inner.end <= outer.end
            && candidates.mentions(longer).len() == candidates.mentions(candidate).len()
            && candidates.terms(longer).len() > candidates.terms(candidate).len()
            && allowed[longer]
            && scores[longer] >= scores[candidate]
    };
    let own = |candidate: usize| {
        let start = first(candidate).start;
        // They are numbered in the order of their first mentions.
        let near = |&other: &usize| first(other).start + most > start;
        let mut before = (0..candidate).rev().take_while(near);
        let same = |&other: &usize| first(other).start == start;
        let mut behind = (candidate + 1..candidates.len()).take_while(same);
        let held = |other| holds(other, candidate);
        !before.any(held) && !behind.any(held)
    };
    let all = 0..candidates.len();
    let mut open: Vec<bool> = all
        .map(|candidate| allowed[candidate] && own(candidate))
        .collect();
    let count = |candidate: u32| candidates.mentions(candidate as usize).len();
    let mut names: Vec<(u32, u32)> = context.short_names().collect();
    names.sort_unstable();
    for same in names.chunk_by(|a, b| a == b) {
        let (shorter, longer) = same[0];
        let always = same.len() + count(longer) >= count(shorter);
        let (shorter, longer) = (shorter as usize, longer as usize);
        open[shorter] &= !(always && allowed[longer] && scores[longer] >= scores[shorter]);
    }
    open
}

/// The required candidates, and the allowed ones that may be chosen, in order. Phrase i adds
/// (1 − d)·r_i at least and r_i at most, so that whatever was chosen before, none whose r is
/// less than (1 − d) times that of the last one that there is room for is the best.
fn within_reach<'a>(
    scores: &'a [f64],
    allowed: &'a [bool],
    required: &'a [usize],
    room: usize,
    diversity: f64,
) -> impl Iterator<Item = usize> + 'a {
    // Gains as near as this are ties, and go to the first.
    const ROUNDING: f64 = 1e-6;
    let open = scores.iter().zip(allowed).filter(|(_, allowed)| **allowed);
    let mut best: Vec<f64> = open.map(|(&score, _)| score).collect();
    let last = match room.min(best.len()).checked_sub(1) {
        Some(at) => *best.select_nth_unstable_by(at, |a, b| b.total_cmp(a)).1,
        None => 0.0,
    };
    let least = (1.0 - diversity) * last * (1.0 - ROUNDING);
    let open = move |&i: &usize| allowed[i] && scores[i] >= least;
    (0..scores.len()).filter(move |i| open(i) || required.contains(i))
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
