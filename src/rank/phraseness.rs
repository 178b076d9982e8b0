//! How often a phrase stands by itself and not within a longer one (ours; the idea behind
//! the C-value of Frantzi, Ananiadou & Mima 2000, without its counts).
//!
//! score = mentions that are whole runs between stop words, numbers and marks, over all
//! mentions, as Krichevsky & Trofimov 1981 estimate it from few: (whole + ½) / (all + 1).

use super::Context;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let words = context.words();
    context.score_each(|candidate| {
        let mentions = context.candidates.mentions(candidate);
        let whole = mentions
            .iter()
            .filter(|mention| words.is_whole(&words.of(mention)));
        (whole.count() as f64 + 0.5) / (mentions.len() as f64 + 1.0)
    })
}
