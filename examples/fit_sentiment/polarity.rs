//! Offsets of words and factors of rules, drawn to the hand-written ones.
//!
//! Minimises Σ w_s·(y − a_s·p)² + R·Σ δ² + Q·Σ θ² by gradient descent, with p as the scorer has it
//! over valences m·e^Σθ·(b + δ): b the entry's hand-written valence, δ its offset, m what the
//! rules made of it, θ the logarithm of what a rule's factor is multiplied by; a_s is a set's scale,
//! and w_s one over its mean square miss before the fit: what raters agree on teaches more.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use summ::lexicon::SentimentLexicon;
use summ::score::RuleKind;

use crate::data::{Item, Kind, Set};

/// Of .02, .05, .1, .2 and .5 the last was best on all sets together, with the sets weighing alike.
const WORD_RIDGE: f64 = 0.5;
const RULE_RIDGE: f64 = 2.0;
/// The other rules are too rare to learn from.
const RULES: [RuleKind; 7] = [
    RuleKind::Negation,
    RuleKind::Intensifier,
    RuleKind::Dampener,
    RuleKind::Capitals,
    RuleKind::Exclamation,
    RuleKind::Contrast,
    RuleKind::Concession,
];
/// An offset changes how much a word says, and never what: it is at most this share of
/// the hand-written valence.
const MOST: f64 = 0.35;
/// `constants::BLAME` and `constants::PLAIN` of the scorer.
const BLAME: f64 = 0.2;
const PLAIN: f64 = 2.0;
const STEPS: usize = 400;
const STEP: f64 = 0.02;
/// Smaller offsets change nothing worth a line.
const LEAST: f64 = 0.05;

struct Label {
    set: usize,
    value: f64,
    weight: f64,
    /// What evidence is held against: 1 + √n.
    doubt: f64,
}

struct Piece {
    text: usize,
    word: Option<usize>,
    base: f64,
    made: f64,
    rules: Vec<usize>,
}

pub fn fit(sets: &[Set], without: Option<usize>) -> String {
    let lexicons = [SentimentLexicon::english(), SentimentLexicon::symbols()];
    let mut words: BTreeMap<String, usize> = BTreeMap::new();
    let (mut pieces, mut labels) = (Vec::new(), Vec::new());
    for (index, set) in sets
        .iter()
        .enumerate()
        .filter(|(_, set)| set.kind != Kind::Subjective)
    {
        let scorer = set.scorer();
        for item in set.items.iter().filter(|item| Some(item.fold) != without) {
            for found in item
                .sentences(&scorer)
                .into_iter()
                .flat_map(|found| found.evidence)
            {
                if found.base == 0.0 {
                    continue;
                }
                let next = words.len();
                let single = !found.term.contains(' ')
                    && lexicons
                        .iter()
                        .any(|lexicon| lexicon.word(&found.term).is_some());
                let rules = found.rules.iter().map(|rule| rule.kind);
                let rules = rules
                    .filter(|kind| RULES.contains(kind))
                    .map(|kind| kind as usize);
                pieces.push(Piece {
                    text: labels.len(),
                    word: single.then(|| *words.entry(found.term).or_insert(next)),
                    base: found.base,
                    made: found.valence / found.base,
                    rules: rules.collect(),
                });
            }
            labels.push(Label {
                set: index,
                value: item.label,
                weight: 1.0,
                doubt: 1.0 + length(item).sqrt(),
            });
        }
    }
    let (count, rules) = (words.len(), RuleKind::ALL.len());
    let mut values = vec![0.0; count + rules];
    values.extend(vec![1.0; sets.len()]);
    let start = sums(&pieces, labels.len(), &values, count);
    weigh_sets(&mut labels, &start, sets.len());
    let mut limits = vec![0.0; count];
    for (word, index) in &words {
        let entry = lexicons.iter().find_map(|lexicon| {
            let hit = lexicon.word(word)?;
            Some(lexicon.entry(hit.entry).valence)
        });
        limits[*index] = MOST * entry.unwrap_or(0.0).abs();
    }
    let mut descent = Descent::new(values.len());
    for step in 0..STEPS {
        let slopes = slopes(&pieces, &labels, &values, count);
        descent.step(
            &mut values,
            &slopes,
            STEP * (1.0 - step as f64 / STEPS as f64),
        );
        for (value, limit) in values.iter_mut().zip(&limits) {
            *value = value.clamp(-limit, *limit);
        }
    }
    let mut lines = String::new();
    for rule in RULES {
        let factor = values[count + rule as usize].exp();
        let _ = writeln!(lines, "rule\t{}\t{factor:.2}", rule.name());
    }
    for (word, index) in &words {
        if values[*index].abs() >= LEAST {
            let _ = writeln!(lines, "word\t{word}\t{:.2}", values[*index]);
        }
    }
    lines
}

/// Valence and factor of a piece as the values have it.
fn made(piece: &Piece, values: &[f64], count: usize) -> (f64, f64) {
    let theta: f64 = piece.rules.iter().map(|rule| values[count + rule]).sum();
    let factor = piece.made * theta.exp();
    let offset = piece.word.map_or(0.0, |word| values[word]);
    (factor * (piece.base + offset), factor)
}

fn length(item: &Item) -> f64 {
    let words = item
        .analysis
        .sentences
        .iter()
        .map(|sentence| sentence.words);
    words.sum::<usize>() as f64
}

/// What a valence is multiplied by where it is weighed against others.
fn weigh(valence: f64) -> f64 {
    let side = if valence < 0.0 {
        1.0 + BLAME
    } else {
        1.0 - BLAME
    };
    side * (valence.abs() / PLAIN).sqrt()
}

/// Of each text, the weighed valences' sum and size.
fn sums(pieces: &[Piece], texts: usize, values: &[f64], count: usize) -> Vec<(f64, f64)> {
    let mut sums = vec![(0.0, 0.0); texts];
    for piece in pieces {
        let valence = made(piece, values, count).0;
        let weighed = valence * weigh(valence);
        sums[piece.text].0 += weighed;
        sums[piece.text].1 += weighed.abs();
    }
    sums
}

/// One over the mean square miss of a set, the mean over all texts being 1.
fn weigh_sets(labels: &mut [Label], sums: &[(f64, f64)], sets: usize) {
    for set in 0..sets {
        let of = || {
            let texts = labels
                .iter()
                .zip(sums)
                .filter(|(label, _)| label.set == set);
            texts.map(|(label, (sum, size))| (label.value, sum / (size + label.doubt)))
        };
        let scale = of().map(|(y, p)| y * p).sum::<f64>() / of().map(|(_, p)| p * p).sum::<f64>();
        let miss = of().map(|(y, p)| (y - scale * p).powi(2)).sum::<f64>() / of().count() as f64;
        let of_set = labels.iter_mut().filter(|label| label.set == set);
        of_set.for_each(|label| label.weight = 1.0 / miss.max(1e-6));
    }
    let mean = labels.iter().map(|label| label.weight).sum::<f64>() / labels.len() as f64;
    labels.iter_mut().for_each(|label| label.weight /= mean);
}

fn slopes(pieces: &[Piece], labels: &[Label], values: &[f64], count: usize) -> Vec<f64> {
    let scales = count + RuleKind::ALL.len();
    let sums = sums(pieces, labels.len(), values, count);
    let mut slopes = vec![0.0; values.len()];
    let mut outer = Vec::with_capacity(labels.len());
    for (label, (sum, size)) in labels.iter().zip(&sums) {
        let (polarity, scale) = (sum / (size + label.doubt), values[scales + label.set]);
        let miss = 2.0 * label.weight * (scale * polarity - label.value);
        slopes[scales + label.set] += miss * polarity;
        outer.push(miss * scale);
    }
    for piece in pieces {
        let (valence, factor) = made(piece, values, count);
        let (sum, size) = sums[piece.text];
        let whole = size + labels[piece.text].doubt;
        // w = v·√|v| grows by 1.5 w / v.
        let slope = outer[piece.text]
            * (1.0 / whole - sum / (whole * whole) * valence.signum())
            * 1.5
            * weigh(valence);
        if let Some(word) = piece.word {
            slopes[word] += slope * factor;
        }
        for rule in &piece.rules {
            slopes[count + rule] += slope * valence;
        }
    }
    for (index, (slope, value)) in slopes.iter_mut().zip(values).take(scales).enumerate() {
        *slope +=
            2.0 * if index < count {
                WORD_RIDGE
            } else {
                RULE_RIDGE
            } * value;
    }
    slopes
}

/// Adam (Kingma and Ba 2015), with its usual numbers.
pub struct Descent {
    means: Vec<(f64, f64)>,
    steps: i32,
}

impl Descent {
    pub fn new(size: usize) -> Descent {
        Descent {
            means: vec![(0.0, 0.0); size],
            steps: 0,
        }
    }

    pub fn step(&mut self, values: &mut [f64], slopes: &[f64], step: f64) {
        self.steps += 1;
        let (first, second) = (0.9_f64, 0.999_f64);
        let warm = (1.0 - first.powi(self.steps), 1.0 - second.powi(self.steps));
        for ((value, slope), mean) in values.iter_mut().zip(slopes).zip(&mut self.means) {
            mean.0 = first * mean.0 + (1.0 - first) * slope;
            mean.1 = second * mean.1 + (1.0 - second) * slope * slope;
            *value -= step * (mean.0 / warm.0) / ((mean.1 / warm.1).sqrt() + 1e-8);
        }
    }
}
