//! What the selection sees of each stem of an article.

use crate::caption::article::Article;

/// The numbers that are looked at, in the order of [`Features::numbers`].
pub(super) const NAMES: [&str; 8] = [
    "frequency",
    "title",
    "place",
    "rarity",
    "name",
    "keyphrase",
    "size",
    "stop",
];

/// What is known of a stem.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Features {
    /// How often it occurs; whether in the title; the share of the words before it; its idf;
    /// the share of its mentions within sentences that have a capital; the consensus score
    /// of its best keyphrase; the binary logarithm of the number of stems, rounded, for each
    /// number by itself would stand for its article; whether it is a stop word.
    pub numbers: [f64; NAMES.len()],
    /// The part of speech of its first mention; `X` where none is known.
    pub tag: &'static str,
}

/// Those of each stem, by its number.
pub(super) fn of_terms(article: &Article<'_>) -> Vec<Features> {
    let context = article.context;
    let terms = context.terms.frequency.len();
    let mut found: Vec<Features> = (0..terms)
        .map(|term| Features {
            numbers: [
                f64::from(context.terms.frequency[term]),
                f64::from(u8::from(article.in_title[term])),
                1.0,
                context.terms.idf[term],
                0.0,
                0.0,
                (terms.max(1) as f64).log2().round(),
                f64::from(u8::from(context.terms.stop[term])),
            ],
            tag: "X",
        })
        .collect();
    let all: usize = article.sentences().iter().map(|s| s.tokens.len()).sum();
    let mut seen = vec![false; terms];
    // Mentions within sentences, and those of them with a capital.
    let mut capitals = vec![(0u32, 0u32); terms];
    for sentence in article.sentences() {
        let text = article.text_of(sentence);
        let mut first = true;
        for at in sentence.tokens.clone() {
            let Some(term) = article.term(article.token(at)) else {
                continue;
            };
            if !first && !article.is_title(sentence) {
                capitals[term].0 += 1;
                let word = &text[article.token(at).span.clone()];
                capitals[term].1 += u32::from(word.starts_with(char::is_uppercase));
            }
            first = false;
            if !std::mem::replace(&mut seen[term], true) {
                found[term].numbers[2] = at as f64 / all.max(1) as f64;
                found[term].tag = article.tag(at).map_or("X", |tag| tag.name());
            }
        }
    }
    for (features, (within, capital)) in found.iter_mut().zip(capitals) {
        features.numbers[4] = f64::from(capital) / f64::from(within.max(1));
    }
    for phrase in article.phrases {
        let Some(place) = phrase.mentions.first() else {
            continue;
        };
        for at in article.tokens_at(place) {
            if let Some(term) = article.term(article.token(at)) {
                let known = &mut found[term].numbers[5];
                *known = known.max(phrase.consensus);
            }
        }
    }
    found
}
