//! How often a phrase is mentioned (Luhn 1957), and stood for by a shorter one (thesis,
//! arXiv 2406.00013): "Smith" counts for "Jane Smith" as well.
//!
//! score = Σ_m w(m) over its mentions and those that stand for it, w = 2 − s/n in the
//! sentence s = 0, 1, … of n: the thesis lets early sentences weigh more, and a factor of
//! two between first and last is ours, so that no single mention outweighs two others.

use super::Context;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let sentences = context.source.analysis.sentences.len().max(1) as f64;
    let weight = |sentence: u32| 2.0 - f64::from(sentence) / sentences;
    let mut scores = context.score_each(|candidate| {
        let mentions = context.candidates.mentions(candidate).iter();
        mentions.map(|mention| weight(mention.sentence)).sum()
    });
    for reference in context.references() {
        scores[reference.longer as usize] += weight(reference.sentence);
    }
    scores
}
