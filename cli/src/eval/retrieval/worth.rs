use serde::Serialize;
use summ::measure::{
    average_precision, bootstrap_mean, ndcg_at, paired_randomisation, precision_at, recall_at,
    reciprocal_rank,
};

use crate::args::CertaintyArgs;
use crate::eval::table::probability;
use crate::eval::table::{Table, short};
use crate::images::Judgements;

/// Numbers of a list of hits.
#[derive(Debug, Clone, Copy, Default)]
pub struct Row {
    pub rr: f64,
    pub hit1: f64,
    pub hit5: f64,
    pub hit10: f64,
    pub recall10: f64,
    pub recall100: f64,
    pub ap: f64,
    pub ndcg10: f64,
    pub hits: usize,
}

impl Row {
    /// Ids of hits, best first, against what people said of a query.
    pub fn new(query: &str, ids: &[String], judgements: &Judgements) -> Row {
        let gains: Vec<f64> = ids
            .iter()
            .map(|id| judgements.grade(query, id).max(0.0))
            .collect();
        let relevant = judgements.relevant(query);
        let hit = |k| f64::from(u8::from(precision_at(&gains, k) > 0.0));
        Row {
            rr: reciprocal_rank(&gains),
            hit1: hit(1),
            hit5: hit(5),
            hit10: hit(10),
            recall10: recall_at(&gains, 10, relevant.len()),
            recall100: recall_at(&gains, 100, relevant.len()),
            ap: average_precision(&gains, relevant.len()),
            ndcg10: ndcg_at(&gains, &relevant, 10),
            hits: ids.len(),
        }
    }
}

/// Means over queries.
#[derive(Debug, Clone, Serialize)]
pub struct System {
    pub system: String,
    pub queries: usize,
    pub mrr: f64,
    pub hit1: f64,
    pub hit5: f64,
    pub hit10: f64,
    pub recall10: f64,
    pub recall100: f64,
    pub map: f64,
    pub ndcg10: f64,
    pub median_hits: usize,
    #[serde(skip)]
    pub rows: Vec<Row>,
}

impl System {
    pub fn new(name: &str, rows: Vec<Row>) -> System {
        let mean =
            |of: &dyn Fn(&Row) -> f64| rows.iter().map(of).sum::<f64>() / rows.len().max(1) as f64;
        let mut hits: Vec<usize> = rows.iter().map(|row| row.hits).collect();
        hits.sort_unstable();
        System {
            system: name.to_owned(),
            queries: rows.len(),
            mrr: mean(&|row| row.rr),
            hit1: mean(&|row| row.hit1),
            hit5: mean(&|row| row.hit5),
            hit10: mean(&|row| row.hit10),
            recall10: mean(&|row| row.recall10),
            recall100: mean(&|row| row.recall100),
            map: mean(&|row| row.ap),
            ndcg10: mean(&|row| row.ndcg10),
            median_hits: hits.get(hits.len() / 2).copied().unwrap_or(0),
            rows,
        }
    }
}

/// The systems as a table.
pub fn table(systems: &[System], places: Option<usize>) -> Table {
    let mut table = Table::new(&[
        "system", "MRR", "hit@1", "hit@5", "hit@10", "R@10", "R@100", "MAP", "nDCG@10", "hits",
    ]);
    for s in systems {
        let numbers = [
            s.mrr,
            s.hit1,
            s.hit5,
            s.hit10,
            s.recall10,
            s.recall100,
            s.map,
            s.ndcg10,
        ];
        let written = |number: f64| match places {
            Some(places) => short(Some(number), places),
            None => number.to_string(),
        };
        let mut row = vec![s.system.clone()];
        row.extend(numbers.map(written));
        row.push(s.median_hits.to_string());
        table.row(row);
    }
    table
}

/// By how much one system is better than another on the same queries.
#[derive(Debug, Serialize)]
pub struct Difference {
    pub system: String,
    pub against: String,
    pub measure: &'static str,
    pub difference: f64,
    pub low: f64,
    pub high: f64,
    pub p: f64,
}

/// Of each other system against one, by name; none where it is not there.
pub fn differences(
    systems: &[System],
    against: Option<&str>,
    measure: (&'static str, fn(&Row) -> f64),
    CertaintyArgs { rounds, seed }: CertaintyArgs,
) -> Vec<Difference> {
    let Some(base) = systems.iter().find(|s| Some(&*s.system) == against) else {
        return Vec::new();
    };
    let (name, of) = measure;
    let others = systems.iter().filter(|s| s.system != base.system);
    let difference = |other: &System| {
        let both = other.rows.iter().zip(&base.rows);
        let gaps: Vec<f64> = both.map(|(a, b)| of(a) - of(b)).collect();
        let interval = bootstrap_mean(&gaps, rounds, seed);
        Difference {
            system: other.system.clone(),
            against: base.system.clone(),
            measure: name,
            difference: interval.mean,
            low: interval.low,
            high: interval.high,
            p: paired_randomisation(&gaps, rounds, seed),
        }
    };
    others.map(difference).collect()
}

/// "a − b: MRR +0.012 [−0.001, +0.025], p = 0.06", a line each.
pub fn told(differences: &[Difference]) -> String {
    let line = |d: &Difference| {
        format!(
            "{} − {}: {} {:+.3} [{:+.3}, {:+.3}], {}\n",
            d.system,
            d.against,
            d.measure,
            d.difference,
            d.low,
            d.high,
            probability(d.p)
        )
    };
    differences.iter().map(line).collect()
}
