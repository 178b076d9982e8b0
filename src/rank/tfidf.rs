//! TF-IDF (Salton & Buckley 1988): how often a phrase stands here, and how rarely its words
//! stand elsewhere.
//!
//! score = count(phrase) · Σ_{t ∈ phrase} idf(t). The background counts stems and not
//! phrases: were words independent, a phrase's share of documents would be the product of
//! those of its words, and its idf, the negative logarithm, their sum.

use super::Context;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    context.score_each(|candidate| {
        let terms = context.candidates.terms(candidate).iter();
        let rarity: f64 = terms.map(|&term| context.terms.idf[term as usize]).sum();
        context.candidates.mentions(candidate).len() as f64 * rarity
    })
}
