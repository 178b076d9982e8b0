use anyhow::bail;
use serde::Serialize;
use summ::measure::{auc, balanced_accuracy, pearson, sign_accuracy, spearman};

use super::table::{self, Table};
use super::{each, finish, gold};
use crate::args::{EvalSentimentArgs, Field};
use crate::exit::Exit;
use crate::output::Format;
use crate::plan;

/// What stands in the middle of subjectivity, which runs from 0 to 1.
const MIDDLE: f64 = 0.5;

#[derive(Serialize)]
struct Agreement {
    gold: String,
    field: &'static str,
    records: usize,
    without_label: usize,
    pearson: Option<f64>,
    spearman: Option<f64>,
    sign_accuracy: Option<f64>,
    balanced_accuracy: Option<f64>,
    auc: Option<f64>,
}

/// `summ eval sentiment`: judgements against labels.
pub fn run(typed: EvalSentimentArgs) -> anyhow::Result<Exit> {
    let judge = plan::judge(&typed.words)?;
    let (gold, failed) = gold::read(&typed.gold, &typed.run)?;
    let all = gold.len();
    let labelled: Vec<_> = gold.into_iter().filter(|g| g.label.is_some()).collect();
    if labelled.is_empty() {
        bail!("nothing to measure: no record has a `label`, a number");
    }
    let scores = each(&labelled, plan::jobs(&typed.run), |gold| {
        let whole = judge.judge(&gold.document).whole;
        match typed.field {
            Field::Polarity => whole.polarity,
            Field::Subjectivity => whole.subjectivity - MIDDLE,
        }
    });
    let labels: Vec<f64> = labelled.iter().filter_map(|gold| gold.label).collect();
    let labels = centred(labels, typed.field);
    let agreement = Agreement {
        gold: typed.gold.display().to_string(),
        field: typed.field.name(),
        records: labels.len(),
        without_label: all - labels.len(),
        pearson: pearson(&scores, &labels),
        spearman: spearman(&scores, &labels),
        sign_accuracy: sign_accuracy(&scores, &labels),
        balanced_accuracy: balanced_accuracy(&scores, &labels),
        auc: auc(&scores, &labels),
    };
    finish(
        typed.table.output.as_deref(),
        &written(&agreement, typed.table.format),
        failed,
    )
}

/// Labels around 0. Stars, which begin at 1, are centred; so are labels of subjectivity
/// that begin at 0, for there 0 is the end of the scale and not its middle.
fn centred(mut labels: Vec<f64>, field: Field) -> Vec<f64> {
    let low = labels.iter().copied().fold(f64::INFINITY, f64::min);
    let high = labels.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let begins = match field {
        Field::Polarity => 1.0,
        Field::Subjectivity => 0.0,
    };
    if low >= begins {
        for label in &mut labels {
            *label -= (low + high) / 2.0;
        }
    }
    labels
}

fn written(agreement: &Agreement, format: Format) -> String {
    if format == Format::Json {
        return table::json(agreement);
    }
    let mut table = Table::new(&[
        "field", "records", "r", "rho", "sign-acc", "balanced", "auc",
    ]);
    let mut row = vec![agreement.field.to_owned(), agreement.records.to_string()];
    let cells = [
        agreement.pearson,
        agreement.spearman,
        agreement.sign_accuracy,
        agreement.balanced_accuracy,
        agreement.auc,
    ];
    row.extend(cells.map(|cell| match format {
        Format::Csv => cell.map_or(String::new(), |n| n.to_string()),
        _ => table::short(cell, 3),
    }));
    table.row(row);
    match format {
        Format::Csv => table.csv(),
        _ => table.text(),
    }
}
