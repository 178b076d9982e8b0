//! How many words it has: most technical terms have more than one (Justeson & Katz 1995),
//! and few have more than three.
//!
//! score = −|words − 1.9|: two, then one, three, four. The number is ours: near two, and of
//! lengths as far from it the shorter first.

use super::Context;

const USUAL: f64 = 1.9;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let words = |candidate: usize| context.candidates.terms(candidate).len() as f64;
    context.score_each(|candidate| -(words(candidate) - USUAL).abs())
}
