use anyhow::Context;
use serde::Serialize;
use summ::opinion::{Mixing, Settings};
use summ::score::SentimentScorer;

use super::measures::{Mean, Ready};
use super::systems::System;
use super::table::{self, Table, short};
use super::{finish, plot};
use crate::args::EvalOpinionArgs;
use crate::exit::Exit;
use crate::judge::Judge;
use crate::output::Format;

/// The weights of relevance and the cost exponents of D15-1017.
const ALPHAS: [f64; 6] = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];
const EXPONENTS: [f64; 3] = [0.0, 0.5, 1.0];

/// A setting and what it is worth.
#[derive(Serialize)]
pub struct Point {
    pub alpha: f64,
    pub cost_exponent: f64,
    pub rouge1_f: Option<Mean>,
    pub correlation: Option<f64>,
}

#[derive(Serialize)]
struct Result<'a> {
    gold: String,
    documents: usize,
    sentiment: &'a str,
    sweep: &'a [Point],
}

/// Every α with every r: α·L + (1−α)·A as they stand.
pub fn run(
    typed: &EvalOpinionArgs,
    settings: &Settings,
    scorer: &SentimentScorer,
    ready: &[Ready],
    judge: &Judge,
    failed: usize,
) -> anyhow::Result<Exit> {
    let mut points = Vec::new();
    for cost_exponent in EXPONENTS {
        for alpha in ALPHAS {
            let settings = Settings {
                objective: Mixing::Raw,
                lambda_relevance: alpha,
                lambda_sentiment: 1.0 - alpha,
                lambda_redundancy: 0.0,
                cost_exponent,
                ..settings.clone()
            };
            let measured = System::own("sweep", settings, scorer)?.measure(ready, judge, typed)?;
            points.push(Point {
                alpha,
                cost_exponent,
                rouge1_f: measured.worth.means.map(|means| means[0]),
                correlation: measured.worth.correlation,
            });
        }
    }
    let reward = settings.sentiment.name();
    if let Some(path) = &typed.plot {
        let title = format!("{}, sentiment reward {reward}", typed.gold.display());
        let drawn = std::fs::write(path, plot::svg(&title, &points));
        drawn.with_context(|| format!("cannot write {}", path.display()))?;
    }
    let result = Result {
        gold: typed.gold.display().to_string(),
        documents: ready.len(),
        sentiment: reward,
        sweep: &points,
    };
    let text = match typed.table.format {
        Format::Json => table::json(&result),
        Format::Csv => rows(&points, usize::MAX).csv(),
        _ => format!(
            "{}: {} documents, sentiment reward {reward}, the parts as they stand\n\n{}",
            result.gold,
            result.documents,
            rows(&points, 4).text()
        ),
    };
    finish(typed.table.output.as_deref(), &text, failed)
}

/// A row a setting; numbers in full where there is no end of places.
fn rows(points: &[Point], places: usize) -> Table {
    let mut table = Table::new(&["r", "alpha", "R1-F", "low", "high", "corr"]);
    let number = |n: Option<f64>| match places {
        usize::MAX => n.map_or(String::new(), |n| n.to_string()),
        places => short(n, places),
    };
    for point in points {
        let mean = point.rouge1_f;
        table.row(vec![
            point.cost_exponent.to_string(),
            point.alpha.to_string(),
            number(mean.map(|mean| mean.mean)),
            number(mean.map(|mean| mean.low)),
            number(mean.map(|mean| mean.high)),
            number(point.correlation),
        ]);
    }
    table
}
