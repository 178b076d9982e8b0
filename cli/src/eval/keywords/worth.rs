use serde::Serialize;
use summ::measure::{average_precision, f1_at, ndcg_at, precision_at, recall_at};

use super::gold::{Gold, normal_form};

/// The lengths at which lists are cut.
pub const CUTS: [usize; 3] = [5, 10, 15];

/// What the list of a document is worth.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub precision: [f64; 3],
    pub recall: [f64; 3],
    pub f1: [f64; 3],
    pub average_precision: f64,
    pub ndcg10: f64,
    /// Share of the gold phrases anywhere in the list.
    pub reach: f64,
    /// Of those that stand in the text, and of those that do not; none where there are none.
    pub reach_present: Option<f64>,
    pub reach_absent: Option<f64>,
}

/// Means over documents, in hundredths.
#[derive(Debug, Serialize)]
pub struct Worth {
    pub p5: f64,
    pub r5: f64,
    pub f1_5: f64,
    pub p10: f64,
    pub r10: f64,
    pub f1_10: f64,
    pub p15: f64,
    pub r15: f64,
    pub f1_15: f64,
    pub map: f64,
    pub ndcg10: f64,
    pub recall_all: f64,
    pub recall_present: f64,
    pub recall_absent: f64,
}

impl Row {
    pub fn new(gold: &Gold, list: &[String]) -> Row {
        let mut seen: Vec<String> = Vec::new();
        for phrase in list {
            let phrase = normal_form(phrase, &gold.language);
            if !phrase.is_empty() && !seen.contains(&phrase) {
                seen.push(phrase);
            }
        }
        let gains: Vec<f64> = seen
            .iter()
            .map(|phrase| f64::from(gold.phrases.contains(phrase)))
            .collect();
        let relevant = gold.phrases.len();
        let among = |present: bool| {
            let of = gold.phrases.iter().zip(&gold.present);
            let of: Vec<_> = of.filter(|(_, p)| **p == present).collect();
            let found = of.iter().filter(|(phrase, _)| seen.contains(phrase));
            (!of.is_empty()).then(|| found.count() as f64 / of.len() as f64)
        };
        Row {
            precision: CUTS.map(|k| precision_at(&gains, k)),
            recall: CUTS.map(|k| recall_at(&gains, k, relevant)),
            f1: CUTS.map(|k| f1_at(&gains, k, relevant)),
            average_precision: average_precision(&gains, relevant),
            ndcg10: ndcg_at(&gains, &vec![1.0; relevant], 10),
            reach: recall_at(&gains, gains.len(), relevant),
            reach_present: among(true),
            reach_absent: among(false),
        }
    }
}

impl Worth {
    pub fn of(rows: &[Row]) -> Worth {
        let mean = |of: &dyn Fn(&Row) -> Option<f64>| {
            let known: Vec<f64> = rows.iter().filter_map(of).collect();
            100.0 * known.iter().sum::<f64>() / known.len().max(1) as f64
        };
        let all = |of: &dyn Fn(&Row) -> f64| mean(&|row| Some(of(row)));
        Worth {
            p5: all(&|row| row.precision[0]),
            r5: all(&|row| row.recall[0]),
            f1_5: all(&|row| row.f1[0]),
            p10: all(&|row| row.precision[1]),
            r10: all(&|row| row.recall[1]),
            f1_10: all(&|row| row.f1[1]),
            p15: all(&|row| row.precision[2]),
            r15: all(&|row| row.recall[2]),
            f1_15: all(&|row| row.f1[2]),
            map: all(&|row| row.average_precision),
            ndcg10: all(&|row| row.ndcg10),
            recall_all: all(&|row| row.reach),
            recall_present: mean(&|row| row.reach_present),
            recall_absent: mean(&|row| row.reach_absent),
        }
    }
}
