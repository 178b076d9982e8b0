//! How a sentence speaks, in numbers; what they say of subjectivity is fitted.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::units::{Fact, Gap, Parts, Unit, Vocabulary};

const CLASS_FILE: &str = include_str!("../../../lexicons/sentiment/en-classes.tsv");

/// What is counted beside the word classes, in the order of [`describe`].
const OTHERS: [&str; 17] = [
    "bias",
    "evidence",
    "intensity",
    "balance",
    "signs",
    "strong-sign",
    "words",
    "commas",
    "exclamation",
    "question",
    "quotes",
    "brackets",
    "colon",
    "ly",
    "possessive",
    "names",
    "opens-with-it",
];

/// Shares are of so many words, and short sentences count as this much longer, for one
/// word in three says less than ten in thirty.
const PER: f64 = 10.0;
const SHORT: f64 = 5.0;
/// A sign as sure as this leaves little doubt by itself.
const STRONG_SIGN: f64 = 0.85;

struct Classes {
    names: Vec<&'static str>,
    words: HashMap<&'static str, u8>,
}

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut names = Vec::new();
    let mut words = HashMap::new();
    for line in CLASS_FILE.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, list)) = line.split_once('\t') {
            names.push(name);
            words.extend(list.split(' ').map(|word| (word, names.len() as u8)));
        }
    }
    Classes { names, words }
});

/// The class of a word, from 1; 0 is none.
pub(super) fn class(word: &str) -> u8 {
    match CLASSES.words.get(word) {
        Some(class) => *class,
        None if word.ends_with("n't") => CLASSES.words.get("not").copied().unwrap_or(0),
        None => 0,
    }
}

/// What the numbers of [`SentimentScorer::features`](super::SentimentScorer::features) count.
pub fn feature_names() -> impl Iterator<Item = &'static str> {
    OTHERS.into_iter().chain(CLASSES.names.iter().copied())
}

/// What was found in the words, before it is seen how they are put.
pub(super) struct Signs {
    /// 1 − Π (1 − .8·u).
    pub evidence: f64,
    /// Σ |v| / 4.
    pub intensity: f64,
    /// |Σ v| / (Σ |v| + 4).
    pub balance: f64,
    /// Σ u.
    pub sum: f64,
    /// The greatest u.
    pub greatest: f64,
}

/// Fills `features` with the sentence's numbers, in the order of [`feature_names`].
pub(super) fn describe(
    vocabulary: &Vocabulary,
    parts: &Parts,
    text: &str,
    signs: &Signs,
    features: &mut Vec<f64>,
) {
    let words = parts.units.len() as f64;
    let share = |count: f64| PER * count / (words + SHORT);
    let flag = |yes: bool| f64::from(u8::from(yes));
    let facts = || parts.units.iter().map(|unit| vocabulary.fact(unit));
    let count = |counts: &dyn Fn(&Fact) -> bool| facts().filter(|fact| counts(fact)).count() as f64;
    let names = parts
        .units
        .windows(2)
        .filter(|pair| is_name(&pair[1], text, parts));
    let first = facts().next().map_or(0, |fact| fact.class);
    let opening = first
        .checked_sub(1)
        .map_or("", |first| CLASSES.names[usize::from(first)]);
    let sentence = parts.span(&(0..parts.units.len()));
    let spoken = text.get(sentence).unwrap_or_default();
    let mark = |marks: &[char]| spoken.matches(marks).count() as f64;
    features.clear();
    features.extend([
        1.0,
        signs.evidence,
        share(signs.intensity),
        signs.balance,
        share(signs.sum),
        flag(signs.greatest >= STRONG_SIGN),
        (words + 1.0).ln(),
        mark(&[',']).min(5.0),
        flag(!parts.exclamations.is_empty()),
        flag(parts.question.is_some()),
        mark(&['"', '\u{201C}', '\u{201D}']).min(4.0),
        flag(spoken.contains('(')),
        flag(spoken.contains([':', ';'])),
        share(count(&|fact| {
            fact.text.len() > 4 && fact.text.ends_with("ly")
        })),
        share(count(&|fact| fact.class == 0 && fact.text.ends_with("'s"))),
        share(names.count() as f64),
        flag(["it", "this", "a"].contains(&opening)),
    ]);
    let start = features.len();
    features.resize(start + CLASSES.names.len(), 0.0);
    for fact in facts().filter(|fact| fact.class > 0) {
        features[start + usize::from(fact.class) - 1] += share(1.0);
    }
}

/// A capital inside a sentence.
fn is_name(unit: &Unit, text: &str, parts: &Parts) -> bool {
    let raw = &text.as_bytes()[unit.span.start.min(text.len())..unit.span.end.min(text.len())];
    unit.gap < Gap::Clause
        && !unit.shouted
        && raw.len() > 1
        && raw[0].is_ascii_uppercase()
        && raw[1].is_ascii_lowercase()
        && parts.units.len() > 2
}

/// 1 / (1 + e^−Σ w·x).
pub(super) fn probability(weights: &[f64], features: &[f64]) -> f64 {
    let sum: f64 = weights
        .iter()
        .zip(features)
        .map(|(weight, found)| weight * found)
        .sum();
    1.0 / (1.0 + (-sum).exp())
}
