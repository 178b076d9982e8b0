//! How often a phrase is mentioned (Luhn 1957).

use super::Context;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    context.score_each(|candidate| context.candidates.mentions(candidate).len() as f64)
}
