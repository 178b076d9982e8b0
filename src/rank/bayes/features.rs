//! What the classifier sees of each candidate.

use crate::rank::{Context, tfidf, title};

pub(super) struct Features {
    pub tfidf: Vec<f64>,
    /// 0 where there is no title.
    pub title: Vec<f64>,
    /// Words before the first mention, as a share of all.
    pub distance: Vec<f64>,
}

impl Features {
    pub fn new(context: &Context<'_>) -> Self {
        let all = context.words().list.len().max(1) as f64;
        let or_zero = |score: f64| if score.is_nan() { 0.0 } else { score };
        Features {
            tfidf: tfidf::scores(context),
            title: title::scores(context).into_iter().map(or_zero).collect(),
            distance: context.score_each(|candidate| context.words_before(candidate) as f64 / all),
        }
    }
}

/// The parts of speech of the form of a candidate that is shown, such as `ADJ NOUN`; empty
/// where there are no tags.
pub(super) fn tags(context: &Context<'_>, candidate: usize) -> String {
    let Some(tags) = context.source.tags else {
        return String::new();
    };
    let words = context.words();
    let shown = words.of(&context.candidates.get(candidate).shown);
    let names = words.list[shown].iter().map(|word| {
        let tag = tags.get(word.token as usize);
        tag.map_or("X", |tag| tag.name())
    });
    names.collect::<Vec<_>>().join(" ")
}
