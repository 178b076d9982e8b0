//! TF-IDF (Salton & Buckley 1988): how often the words of a phrase stand here, and how
//! rarely elsewhere.
//!
//! score = count(phrase) · Σ_{t ∈ phrase} idf(t): a phrase is as rare as its words
//! together, since the background counts stems and not phrases.

use super::Context;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    context.score_each(|candidate| {
        let terms = context.candidates.terms(candidate).iter();
        let rarity: f64 = terms.map(|&term| context.terms.idf[term as usize]).sum();
        context.candidates.mentions(candidate).len() as f64 * rarity
    })
}
