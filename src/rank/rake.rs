//! RAKE (Rose, Engel, Cramer & Cowley 2010): words that keep much company.
//!
//! The text is cut at stop words, numbers and punctuation; what remains are phrases. A word
//! w has freq(w), its occurrences in them, and deg(w), the sum over its occurrences of the
//! length of the phrase it is in; a phrase has Σ_w deg(w) / freq(w). Not ranked is what is
//! nowhere a whole phrase. Words are stems here, and a compound with hyphens is as many
//! words as it has parts.

use super::Context;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let words = context.words();
    let mut degree = vec![0u32; context.source.analysis.terms.len()];
    let mut frequency = degree.clone();
    for phrase in words.phrases() {
        let length = phrase.len() as u32;
        for word in &words.list[phrase] {
            degree[word.term as usize] += length;
            frequency[word.term as usize] += 1;
        }
    }
    let ratio =
        |&term: &u32| f64::from(degree[term as usize]) / f64::from(frequency[term as usize]);
    context.score_each(|candidate| {
        let mut mentions = context.candidates.mentions(candidate).iter();
        match mentions.any(|mention| words.is_whole(&words.of(mention))) {
            true => context.candidates.terms(candidate).iter().map(ratio).sum(),
            false => f64::NAN,
        }
    })
}
