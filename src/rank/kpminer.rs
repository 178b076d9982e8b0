//! KP-Miner (El-Beltagy & Rafea 2009): what is seen often enough, and early enough, by
//! tf·idf in which phrases are boosted for being rarer than words.
//!
//! score = tf · idf · B. A phrase of several words is taken not to occur in the collection,
//! since that counts words alone; B = min(σ, |N| / (α·|P|)) for it, N being the candidates
//! that pass both filters and P those of several words, and 1 for a single word. Not ranked
//! is what is first seen after the cutoff or less often than `LEAST_SEEN`, a bound that falls
//! for short texts as the paper has it; how fast is ours: until ten candidates pass.

use super::Context;

/// The paper's constants, found on its collection.
const LEAST_SEEN: usize = 3;
const CUTOFF: usize = 400;
const ALPHA: f64 = 2.3;
const SIGMA: f64 = 3.0;

/// As many keyphrases as are commonly asked for.
const ENOUGH: usize = 10;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let candidates = context.candidates;
    let count = |candidate: usize| candidates.mentions(candidate).len();
    let is_early = |candidate: &usize| context.words_before(*candidate) < CUTOFF;
    let early: Vec<usize> = (0..candidates.len()).filter(is_early).collect();
    let passing = |least: usize| early.iter().filter(move |&&c| count(c) >= least);
    let mut bounds = (1..=LEAST_SEEN).rev();
    let enough = bounds.find(|&least| passing(least).nth(ENOUGH - 1).is_some());
    let least = enough.unwrap_or(1);
    let all = passing(least).count() as f64;
    let phrases = passing(least).filter(|&&c| candidates.terms(c).len() > 1);
    let boost = (all / (ALPHA * phrases.count() as f64)).min(SIGMA);
    let mut scores = vec![f64::NAN; candidates.len()];
    for &candidate in passing(least) {
        let weight = match candidates.terms(candidate) {
            [word] => context.terms.idf[*word as usize],
            _ => context.terms.unseen_idf * boost,
        };
        scores[candidate] = count(candidate) as f64 * weight;
    }
    scores
}
