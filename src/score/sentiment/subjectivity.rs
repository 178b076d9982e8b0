//! How a sentence speaks, in numbers; what they say of subjectivity is fitted.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::units::{Gap, Parts, Unit, Vocabulary};
use crate::lexicon::WordHasher;

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
    words: HashMap<&'static str, u8, BuildHasherDefault<WordHasher>>,
    /// The longest word's length, for most words of a text are of no class.
    longest: usize,
}

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut names = Vec::new();
    let mut words = HashMap::default();
    for line in CLASS_FILE.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, list)) = line.split_once('\t') {
            names.push(name);
            words.extend(list.split(' ').map(|word| (word, names.len() as u8)));
        }
    }
    let longest = words.keys().map(|word| word.len()).max().unwrap_or(0);
    Classes {
        names,
        words,
        longest,
    }
});

/// The class of a word, from 1; 0 is none.
pub(super) fn class(word: &str) -> u8 {
    if word.len() > CLASSES.longest {
        return 0;
    }
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
    let marks = Marks::of(
        text.get(parts.span(&(0..parts.units.len())))
            .unwrap_or_default(),
    );
    features.clear();
    features.resize(OTHERS.len() + CLASSES.names.len(), 0.0);
    let (mut ly, mut possessive, mut names) = (0.0, 0.0, 0.0);
    for (at, unit) in parts.units.iter().enumerate() {
        let fact = vocabulary.fact(unit);
        if fact.class > 0 {
            features[OTHERS.len() + usize::from(fact.class) - 1] += share(1.0);
        } else if fact.text.ends_with("ly") && fact.text.len() > 4 {
            ly += 1.0;
        } else if fact.text.ends_with("'s") {
            possessive += 1.0;
        }
        if at > 0 && words > 2.0 && is_name(unit, text) {
            names += 1.0;
        }
    }
    let first = parts
        .units
        .first()
        .map_or(0, |unit| vocabulary.fact(unit).class);
    let opening = first
        .checked_sub(1)
        .map_or("", |first| CLASSES.names[usize::from(first)]);
    features[..OTHERS.len()].copy_from_slice(&[
        1.0,
        signs.evidence,
        share(signs.intensity),
        signs.balance,
        share(signs.sum),
        flag(signs.greatest >= STRONG_SIGN),
        (words + 1.0).ln(),
        marks.commas.min(5.0),
        flag(!parts.exclamations.is_empty()),
        flag(parts.question.is_some()),
        marks.quotes.min(4.0),
        flag(marks.bracket),
        flag(marks.colon),
        share(ly),
        share(possessive),
        share(names),
        flag(["it", "this", "a"].contains(&opening)),
    ]);
}

/// Marks that structure a sentence.
#[derive(Default)]
struct Marks {
    commas: f64,
    quotes: f64,
    bracket: bool,
    colon: bool,
}

impl Marks {
    fn of(text: &str) -> Marks {
        let mut marks = Marks::default();
        let bytes = text.as_bytes();
        for (at, byte) in bytes.iter().enumerate() {
            // Letters and spaces are nearly all there is.
            if *byte == b' ' || (b'?'..=b'z').contains(byte) {
                continue;
            }
            match byte {
                b',' => marks.commas += 1.0,
                b'"' => marks.quotes += 1.0,
                // Curly quotes are E2 80 9C and E2 80 9D.
                0xe2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x9c | 0x9d])) => {
                    marks.quotes += 1.0;
                }
                b'(' => marks.bracket = true,
                b':' | b';' => marks.colon = true,
                _ => {}
            }
        }
        marks
    }
}

/// A capital inside a sentence.
fn is_name(unit: &Unit, text: &str) -> bool {
    let bytes = text.as_bytes();
    unit.gap < Gap::Clause
        && !unit.shouted
        && unit.span.len() > 1
        && bytes
            .get(unit.span.start)
            .is_some_and(u8::is_ascii_uppercase)
        && bytes
            .get(unit.span.start + 1)
            .is_some_and(u8::is_ascii_lowercase)
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
