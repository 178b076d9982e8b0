//! How many of its mentions are noun phrases, and how many of those are as long as they can
//! be (Hulth 2003 found that noun phrases make better keyphrases than n-grams).
//!
//! score = (noun phrases + longest noun phrases) / (2 · mentions), 0..=1, from the tags; not
//! ranked is anything where there are none.

use super::Context;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    if context.source.tags.is_none() {
        return vec![f64::NAN; context.candidates.len()];
    }
    context.score_each(|number| {
        let candidate = context.candidates.get(number);
        let phrases = f64::from(candidate.noun_phrases + candidate.chunks);
        phrases / (2.0 * context.candidates.mentions(number).len() as f64)
    })
}
