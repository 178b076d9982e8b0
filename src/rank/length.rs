//! How many words it has: most technical terms have two or three (Justeson & Katz 1995), and
//! in a long report things go by shorter names.
//!
//! score = (1 − s)·SHORT + s·LONG by number of words, s being the reportness of the text. The
//! numbers are ours, near how many of the keyphrases that people gave abstracts and news have
//! so many words, against how many candidates have.

use super::Context;

/// Of one, two, three, four and more words, in an abstract.
const SHORT: [f64; 5] = [0.3, 1.0, 0.95, 0.6, 0.3];

/// The same in a long report.
const LONG: [f64; 5] = [0.8, 1.0, 0.4, 0.2, 0.1];

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let s = context.reportness();
    let scores: [f64; 5] = std::array::from_fn(|i| (1.0 - s) * SHORT[i] + s * LONG[i]);
    context.score_each(|candidate| {
        let words = context.candidates.terms(candidate).len();
        scores[words.clamp(1, scores.len()) - 1]
    })
}
