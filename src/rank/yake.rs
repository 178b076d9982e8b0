//! YAKE! (Campos, Mangaravite, Pasquali, Jorge, Nunes & Jatowt 2020): words that are written
//! with capitals, stand early, often and in many sentences, and do not keep company with
//! just anybody.
//!
//! Of a word w, with tf its occurrences and S its sentences, numbered from 0:
//! - casing C = max(acronyms, capitals within a sentence) / (1 + ln tf),
//! - position P = ln ln(3 + median S),
//! - frequency F = tf / (mean + deviation of tf over all that are no stop words),
//! - relatedness R = 1 + (DL + DR)·tf / max tf, DL being the share of distinct stems among
//!   all that stand on its left, DR on its right,
//! - sentences D = |S| / all sentences,
//!
//! S(w) = P·R / (C + F/R + D/R), and of a phrase S = Π S(w) / (tf · (1 + Σ S(w))), the
//! smaller the better. A stop word within a phrase takes part by how firmly it stands
//! between its neighbours: with p the product of the two chances to meet it there, 2 − p
//! goes into the product and p − 1 into the sum. The score here is −ln S.
//!
//! Words are stems; a single letter and a number are no neighbours, and a word of two
//! letters is none of the stop words, as it is in the authors' program.

use super::Context;
use super::words::{Casing, Word};

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let words = single(context);
    let (pairs, frequency) = (context.pairs(), &context.terms.frequency);
    let share = |left: u32, right: u32, of: u32| {
        f64::from(pairs.count(left, right)) / f64::from(frequency[of as usize])
    };
    context.score_each(|candidate| {
        let terms = context.candidates.terms(candidate);
        let (mut product, mut sum) = (1.0, 0.0);
        for (at, &term) in terms.iter().enumerate() {
            let inner = at > 0 && at + 1 < terms.len();
            if inner && context.terms.stop[term as usize] {
                let (before, after) = (terms[at - 1], terms[at + 1]);
                let p = share(before, term, before) * share(term, after, after);
                product *= 2.0 - p;
                sum -= 1.0 - p;
            } else {
                product *= words[term as usize];
                sum += words[term as usize];
            }
        }
        let tf = context.candidates.mentions(candidate).len() as f64;
        (tf * (1.0 + sum) / product).ln()
    })
}

/// S(w) of each stem.
fn single(context: &Context<'_>) -> Vec<f64> {
    let all = context.source.analysis.terms.len();
    let written = Written::new(&context.words().list, all);
    let medians = medians(context);
    let company = Company::new(context, &written.number);
    let terms = &context.terms;
    let stop = &terms.stop;
    let counted = || (terms.frequency.iter().zip(stop)).filter(|(_, stop)| !**stop);
    let n = counted().count().max(1) as f64;
    let mean = counted().map(|(&tf, _)| f64::from(tf)).sum::<f64>() / n;
    let squares = counted().map(|(&tf, _)| (f64::from(tf) - mean).powi(2));
    let usual = mean + (squares.sum::<f64>() / n).sqrt();
    let most = f64::from(terms.frequency.iter().copied().max().unwrap_or(1));
    let sentences = context.source.analysis.sentences.len() as f64;
    let score = |term: usize| {
        let tf = f64::from(terms.frequency[term]);
        let capitals = written.acronyms[term].max(written.capitals[term]);
        let casing = f64::from(capitals) / (1.0 + tf.ln());
        let position = (3.0 + medians[term]).ln().ln();
        let relatedness = 1.0 + company.variety(term) * tf / most;
        let spread = f64::from(terms.sentences[term]) / sentences;
        let common = if usual > 0.0 { tf / usual } else { 0.0 };
        position * relatedness / (casing + (common + spread) / relatedness)
    };
    (0..all).map(score).collect()
}

/// How each stem is written.
struct Written {
    acronyms: Vec<u32>,
    capitals: Vec<u32>,
    number: Vec<bool>,
}

impl Written {
    fn new(words: &[Word], terms: usize) -> Self {
        let mut written = Written {
            acronyms: vec![0; terms],
            capitals: vec![0; terms],
            number: vec![false; terms],
        };
        for word in words {
            let term = word.term as usize;
            match word.casing {
                Casing::Acronym => written.acronyms[term] += 1,
                Casing::Capital => written.capitals[term] += 1,
                Casing::Other => written.number[term] = true,
                Casing::Plain | Casing::First => {}
            }
        }
        written
    }
}

/// The median number of the sentences that each stem is in.
fn medians(context: &Context<'_>) -> Vec<f64> {
    let counts = &context.terms.sentences;
    let mut ends = Vec::with_capacity(counts.len());
    let mut total = 0;
    for &count in counts {
        ends.push(total as usize);
        total += count;
    }
    let mut sentences = vec![0u32; total as usize];
    let starts = ends.clone();
    for word in &context.words().list {
        let (start, end) = (starts[word.term as usize], &mut ends[word.term as usize]);
        if *end == start || sentences[*end - 1] != word.sentence {
            sentences[*end] = word.sentence;
            *end += 1;
        }
    }
    let median = |(&start, &end): (&usize, &usize)| {
        let (low, high) = ((start + end - 1) / 2, (start + end) / 2);
        f64::from(sentences[low] + sentences[high]) / 2.0
    };
    starts.iter().zip(&ends).map(median).collect()
}

/// Who stands beside each stem: distinct ones and all.
struct Company {
    left: Vec<(u32, u32)>,
    right: Vec<(u32, u32)>,
}

impl Company {
    fn new(context: &Context<'_>, number: &[bool]) -> Self {
        let pairs = context.pairs();
        let mut company = Company {
            left: vec![(0, 0); number.len()],
            right: vec![(0, 0); number.len()],
        };
        for left in (0..number.len()).filter(|&term| !number[term]) {
            for &(right, count) in pairs.after(left as u32) {
                let right = right as usize;
                if number[right] {
                    continue;
                }
                for (distinct, all) in [&mut company.right[left], &mut company.left[right]] {
                    *distinct += 1;
                    *all += count;
                }
            }
        }
        company
    }

    /// DL + DR.
    fn variety(&self, term: usize) -> f64 {
        let share = |(distinct, all): (u32, u32)| f64::from(distinct) / f64::from(all.max(1));
        share(self.left[term]) + share(self.right[term])
    }
}
