//! `summ eval keywords`: lists of keyphrases against those that people gave.

mod gold;
mod systems;
mod worth;

use anyhow::bail;
use serde::Serialize;
use summ::measure::{bootstrap_mean, paired_randomisation};
use summ::rank::Ranker;

use super::finish;
use super::table::{self, Table, probability, short};
use crate::args::EvalKeywordsArgs;
use crate::exit::Exit;
use crate::output::Format;
use systems::Measured;

/// All that was found; the keys are a contract with other programs.
#[derive(Serialize)]
struct Found {
    gold: String,
    documents: usize,
    without_keyphrases: usize,
    /// Share of the gold phrases that stand in title or text, in hundredths: the limit of
    /// any extractor.
    present: f64,
    systems: Vec<Measured>,
    differences: Vec<Difference>,
}

/// How much more F1@10 a system has than the one it is set against, in hundredths.
#[derive(Serialize)]
struct Difference {
    system: String,
    against: String,
    f1_10: f64,
    low: f64,
    high: f64,
    p: f64,
}

/// Measures lists of keyphrases.
pub fn run(typed: EvalKeywordsArgs) -> anyhow::Result<Exit> {
    let (gold, without_keyphrases, mut failed) = gold::read(&typed.gold, &typed.run)?;
    let (systems, bad) = systems::all(&typed)?;
    failed += bad;
    let against = typed
        .against
        .as_deref()
        .or(typed.each.then_some(systems::OWN));
    if let Some(name) = against
        && !systems.iter().any(|system| system.name == name)
    {
        let known: Vec<&str> = systems.iter().map(|system| &*system.name).collect();
        let is_ranker = !typed.each && name.parse::<Ranker>().is_ok();
        let hint = if is_ranker {
            "; add --each to measure each ranker alone"
        } else {
            ""
        };
        bail!(
            "--against: there is no system `{name}`; there is {}{hint}",
            known.join(", ")
        );
    }
    let measured: Vec<Measured> = systems
        .iter()
        .map(|system| system.measure(&gold, &typed))
        .collect::<anyhow::Result<_>>()?;
    let present = gold.iter().map(|gold| {
        let found = gold.present.iter().filter(|present| **present).count();
        found as f64 / gold.present.len() as f64
    });
    let found = Found {
        gold: typed.gold.display().to_string(),
        documents: gold.len(),
        without_keyphrases,
        present: 100.0 * present.sum::<f64>() / gold.len() as f64,
        differences: differences(&measured, against, &typed),
        systems: measured,
    };
    let text = match typed.table.format {
        Format::Json => table::json(&found),
        Format::Csv => rows(&found, None).csv(),
        _ => text(&found),
    };
    finish(typed.table.output.as_deref(), &text, failed)
}

fn differences(
    measured: &[Measured],
    against: Option<&str>,
    typed: &EvalKeywordsArgs,
) -> Vec<Difference> {
    let Some(base) = measured.iter().find(|m| Some(&*m.name) == against) else {
        return Vec::new();
    };
    let others = measured.iter().filter(|m| m.name != base.name);
    let difference = |other: &Measured| {
        let ten = |measured: &Measured| -> Vec<f64> {
            measured.rows.iter().map(|row| 100.0 * row.f1[1]).collect()
        };
        let (a, b) = (ten(other), ten(base));
        let gaps: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a - b).collect();
        let interval = bootstrap_mean(&gaps, typed.certainty.rounds, typed.certainty.seed);
        Difference {
            system: other.name.clone(),
            against: base.name.clone(),
            f1_10: interval.mean,
            low: interval.low,
            high: interval.high,
            p: paired_randomisation(&gaps, typed.certainty.rounds, typed.certainty.seed),
        }
    };
    others.map(difference).collect()
}

fn rows(found: &Found, places: Option<usize>) -> Table {
    let mut table = Table::new(&[
        "system", "P@5", "R@5", "F1@5", "P@10", "R@10", "F1@10", "P@15", "R@15", "F1@15", "MAP",
        "nDCG@10", "recall", "present", "absent",
    ]);
    for system in &found.systems {
        let w = &system.worth;
        let cells = [
            w.p5,
            w.r5,
            w.f1_5,
            w.p10,
            w.r10,
            w.f1_10,
            w.p15,
            w.r15,
            w.f1_15,
            w.map,
            w.ndcg10,
            w.recall_all,
            w.recall_present,
            w.recall_absent,
        ];
        let written = |n: f64| match places {
            Some(places) => short(Some(n), places),
            None => n.to_string(),
        };
        let mut row = vec![system.name.clone()];
        row.extend(cells.map(written));
        table.row(row);
    }
    table
}

fn text(found: &Found) -> String {
    let mut text = format!(
        "{}: {} documents, {:.1} % of the gold phrases stand in the text\n\n{}",
        found.gold,
        found.documents,
        found.present,
        rows(found, Some(2)).text()
    );
    if found.without_keyphrases > 0 {
        text += &format!(
            "\n{} records without keyphrases are left out\n",
            found.without_keyphrases
        );
    }
    if !found.differences.is_empty() {
        text.push('\n');
    }
    for d in &found.differences {
        text += &format!(
            "{} − {}: F1@10 {:+.2} [{:+.2}, {:+.2}], {}\n",
            d.system,
            d.against,
            d.f1_10,
            d.low,
            d.high,
            probability(d.p)
        );
    }
    text
}
