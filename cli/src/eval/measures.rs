use std::collections::HashMap;

use serde::Serialize;
use summ::measure::{
    Interval, Overlap, RougeTokens, bootstrap_mean, mean_highest_cosine, pearson, repeated_pairs,
    rouge_l, rouge_n, rouge_su4, slope,
};
use summ::text::{Analysis, Document, count_words};
use summ::vector::TermRows;

use super::gold::Gold;
use crate::judge::{Judge, Judged};

/// The ROUGE measures, in the order of [`Row::rouge`].
pub const ROUGE: [&str; 8] = [
    "rouge1_f",
    "rouge1_recall",
    "rouge2_f",
    "rouge2_recall",
    "rougel_f",
    "rougel_recall",
    "rougesu4_f",
    "rougesu4_recall",
];

/// A praise share nobody knows, for a summary without words: as wrong as it is likely to be.
const UNKNOWN: f64 = 0.5;

/// A record with what does not change from system to system.
pub struct Ready {
    pub gold: Gold,
    references: Vec<RougeTokens>,
    judged: Judged,
    /// What a stem is worth that tells the source's sentences apart.
    idf: HashMap<String, f64>,
}

impl Ready {
    pub fn new(gold: Gold, judge: &Judge) -> Ready {
        let judged = judge.judge(&gold.document);
        let stems = judged.analysis.terms.iter().cloned();
        Ready {
            idf: stems.zip(TermRows::new(&judged.analysis).idf).collect(),
            references: gold
                .references
                .iter()
                .map(|r| RougeTokens::new(r))
                .collect(),
            judged,
            gold,
        }
    }

    /// The TF-IDF rows of a summary's sentences, with the source's idf.
    fn rows(&self, summary: &Analysis) -> Vec<Vec<(u32, f64)>> {
        let counts = TermRows::new(summary).counts;
        // A stem that the source does not have is as rare as one that it has once.
        let rare = (self.judged.analysis.sentences.len().max(1) as f64).ln() + 1.0;
        let idf = |term: u32| {
            let known = self.idf.get(&summary.terms[term as usize]);
            known.copied().unwrap_or(rare)
        };
        let row = |i: usize| {
            let (terms, counts) = counts.row(i);
            let weights = terms.iter().zip(counts);
            weights.map(|(&t, count)| (t, count * idf(t))).collect()
        };
        (0..counts.rows()).map(row).collect()
    }
}

/// How many records people summarised.
pub fn with_references(ready: &[Ready]) -> usize {
    let with = ready.iter().filter(|r| !r.gold.references.is_empty());
    with.count()
}

/// One summary, measured.
pub struct Row {
    /// Means over references; none without any.
    pub rouge: Option<[f64; 8]>,
    /// The polarities of source and summary.
    pub source: f64,
    pub summary: f64,
    pub mix: f64,
    pub repeated: f64,
    pub similar: f64,
    words: f64,
}

impl Row {
    pub fn new(ready: &Ready, summary: &str, judge: &Judge) -> Row {
        let judged = judge.judge_like(&Document::new("", summary), &ready.judged);
        let praise = |judged: &Judged| judged.praise().unwrap_or(UNKNOWN);
        Row {
            rouge: rouge(summary, &ready.references),
            source: ready.judged.whole.polarity,
            summary: judged.whole.polarity,
            mix: (praise(&judged) - praise(&ready.judged)).abs(),
            repeated: repeated_pairs(summary),
            similar: mean_highest_cosine(&ready.rows(&judged.analysis)),
            words: count_words(summary) as f64,
        }
    }
}

fn rouge(summary: &str, references: &[RougeTokens]) -> Option<[f64; 8]> {
    let tokens = RougeTokens::new(summary);
    let mut sums = [0.0; 8];
    for reference in references {
        let overlaps: [Overlap; 4] = [
            rouge_n(&tokens, reference, 1),
            rouge_n(&tokens, reference, 2),
            rouge_l(&tokens, reference),
            rouge_su4(&tokens, reference),
        ];
        for (at, overlap) in overlaps.iter().enumerate() {
            sums[2 * at] += overlap.f1;
            sums[2 * at + 1] += overlap.recall;
        }
    }
    let count = references.len() as f64;
    (!references.is_empty()).then(|| sums.map(|sum| sum / count))
}

/// A mean with its 95 % interval.
#[derive(Clone, Copy, Serialize)]
pub struct Mean {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

impl Mean {
    pub fn of(list: &[f64], rounds: usize, seed: u64) -> Mean {
        bootstrap_mean(list, rounds, seed).into()
    }
}

impl From<Interval> for Mean {
    fn from(interval: Interval) -> Mean {
        let Interval { mean, low, high } = interval;
        Mean { mean, low, high }
    }
}

/// What the summaries of one system are worth.
#[derive(Serialize)]
pub struct Worth {
    pub rouge: Option<serde_json::Map<String, serde_json::Value>>,
    #[serde(skip)]
    pub means: Option<[Mean; 8]>,
    pub correlation: Option<f64>,
    pub slope: Option<f64>,
    pub mix: Mean,
    pub repeated_pairs: Mean,
    pub highest_similarity: Mean,
    pub words: Mean,
}

impl Worth {
    pub fn of(rows: &[Row], rounds: usize, seed: u64) -> Worth {
        let mean = |of: &dyn Fn(&Row) -> f64| {
            let list: Vec<f64> = rows.iter().map(of).collect();
            Mean::of(&list, rounds, seed)
        };
        let rouges: Vec<[f64; 8]> = rows.iter().filter_map(|row| row.rouge).collect();
        let means = (!rouges.is_empty()).then(|| {
            std::array::from_fn(|at| {
                let list: Vec<f64> = rouges.iter().map(|rouge| rouge[at]).collect();
                Mean::of(&list, rounds, seed)
            })
        });
        let named = |means: [Mean; 8]| {
            let each = ROUGE.iter().zip(means);
            each.map(|(name, mean)| ((*name).to_owned(), serde_json::json!(mean)))
                .collect()
        };
        let source: Vec<f64> = rows.iter().map(|row| row.source).collect();
        let summary: Vec<f64> = rows.iter().map(|row| row.summary).collect();
        Worth {
            rouge: means.map(named),
            means,
            correlation: pearson(&source, &summary),
            slope: slope(&source, &summary),
            mix: mean(&|row| row.mix),
            repeated_pairs: mean(&|row| row.repeated),
            highest_similarity: mean(&|row| row.similar),
            words: mean(&|row| row.words),
        }
    }
}
