use anyhow::bail;
use serde::Serialize;
use summ::measure::paired_randomisation;

use super::measures::{Mean, ROUGE, Ready, with_references};
use super::systems::{self, Measured, OWN};
use super::table::{self, Table, short};
use super::{ablation, each, finish, gold, sweep};
use crate::args::EvalOpinionArgs;
use crate::exit::Exit;
use crate::judge::Judge;
use crate::output::Format;
use crate::plan;

/// All that was found; the keys are a contract with other programs.
#[derive(Serialize)]
struct Result {
    gold: String,
    documents: usize,
    with_references: usize,
    seed: u64,
    rounds: usize,
    systems: Vec<Measured>,
    differences: Vec<Difference>,
}

/// How much more ROUGE-1 F a system has than the one it is set against.
#[derive(Serialize)]
struct Difference {
    system: String,
    against: String,
    rouge1_f: Mean,
    p: f64,
}

/// `summ eval opinion`: summaries against references, and against their sources.
pub fn run(typed: EvalOpinionArgs) -> anyhow::Result<Exit> {
    let settled = plan::settle(&typed.settings)?;
    let scorer = settled.lexicons.scorer()?;
    let settings = &settled.settings;
    let (gold, mut failed) = gold::read(&typed.gold, &typed.run)?;
    let judge = Judge::new(settings.language, &settings.aspects, scorer.clone());
    // Each record is judged by one thread; taking it apart needs it whole.
    let gold: Vec<_> = gold
        .into_iter()
        .map(|g| std::sync::Mutex::new(Some(g)))
        .collect();
    let ready = each(&gold, plan::jobs(&typed.run), |gold| {
        let taken = gold.lock().ok().and_then(|mut gold| gold.take());
        taken.map(|gold| Ready::new(gold, &judge))
    });
    let ready: Vec<Ready> = ready.into_iter().flatten().collect();
    if typed.sweep {
        return sweep::run(&typed, settings, &scorer, &ready, &judge, failed);
    }
    if typed.ablation {
        return ablation::run(&typed, settings, &scorer, &ready, &judge, failed);
    }
    let (systems, bad) = systems::all(&typed, &settled, &scorer)?;
    failed += bad;
    let against = typed.against.clone().or_else(|| {
        let compared = typed.against_settings.is_some();
        compared.then(|| OWN.to_owned())
    });
    if let Some(name) = &against
        && !systems.iter().any(|system| system.name == *name)
    {
        let known: Vec<&str> = systems.iter().map(|system| &*system.name).collect();
        bail!(
            "--against: there is no system `{name}`; there is {}",
            known.join(", ")
        );
    }
    let measured = systems
        .iter()
        .map(|system| system.measure(&ready, &judge, &typed))
        .collect::<anyhow::Result<Vec<_>>>()?;
    if !typed.run.quiet {
        measured.iter().for_each(tell);
    }
    let result = Result {
        gold: typed.gold.display().to_string(),
        documents: ready.len(),
        with_references: with_references(&ready),
        seed: typed.settings.seed(),
        rounds: typed.rounds,
        differences: differences(&measured, against.as_deref(), &typed),
        systems: measured,
    };
    let text = match typed.table.format {
        Format::Json => table::json(&result),
        Format::Csv => csv(&result),
        _ => text(&result),
    };
    finish(typed.table.output.as_deref(), &text, failed)
}

/// What does not fit together, on standard error.
fn tell(measured: &Measured) {
    for (what, ids) in [
        (
            "records have no summary and count as empty",
            &measured.missing,
        ),
        ("summaries belong to no record", &measured.unknown),
    ] {
        if let Some(first) = ids.first() {
            let count = ids.len();
            anstream::eprintln!(
                "warning: {}: {count} {what}, {first} for one",
                measured.name
            );
        }
    }
}

fn differences(
    measured: &[Measured],
    against: Option<&str>,
    typed: &EvalOpinionArgs,
) -> Vec<Difference> {
    let Some(base) = measured.iter().find(|m| Some(&*m.name) == against) else {
        return Vec::new();
    };
    let others = measured.iter().filter(|m| m.name != base.name);
    others
        .filter_map(|other| {
            let pairs = other.rows.iter().zip(&base.rows);
            let differences: Vec<f64> = pairs
                .filter_map(|(a, b)| Some(a.rouge?[0] - b.rouge?[0]))
                .collect();
            (!differences.is_empty()).then(|| Difference {
                system: other.name.clone(),
                against: base.name.clone(),
                rouge1_f: Mean::of(&differences, typed.rounds, typed.settings.seed()),
                p: paired_randomisation(&differences, typed.rounds, typed.settings.seed()),
            })
        })
        .collect()
}

fn text(result: &Result) -> String {
    let mut means = Table::new(&[
        "system", "R1-F", "R1-R", "R2-F", "R2-R", "RL-F", "RL-R", "SU4-F", "SU4-R", "corr",
        "slope", "mix", "repeat", "similar", "words",
    ]);
    let mut intervals = Table::new(&["95% interval", "R1-F", "R2-F", "RL-F", "SU4-F", "mix"]);
    for system in &result.systems {
        let worth = &system.worth;
        let rouge = |at: usize| worth.means.map(|means| means[at]);
        let mut row = vec![system.name.clone()];
        row.extend((0..ROUGE.len()).map(|at| short(rouge(at).map(|mean| mean.mean), 4)));
        row.extend([
            short(worth.correlation, 3),
            short(worth.slope, 2),
            short(Some(worth.mix.mean), 3),
            short(Some(worth.repeated_pairs.mean), 3),
            short(Some(worth.highest_similarity.mean), 3),
            short(Some(worth.words.mean), 1),
        ]);
        means.row(row);
        let interval = |mean: Option<Mean>| match mean {
            Some(Mean { low, high, .. }) => format!("{low:.3}–{high:.3}"),
            None => "–".to_owned(),
        };
        let mut row = vec![system.name.clone()];
        row.extend([0, 2, 4, 6].map(|at| interval(rouge(at))));
        row.push(interval(Some(worth.mix)));
        intervals.row(row);
    }
    let mut text = format!(
        "{}: {} documents, {} with references; sentiment by summ's own scorer\n\n{}\n{}",
        result.gold,
        result.documents,
        result.with_references,
        means.text(),
        intervals.text(),
    );
    for (at, d) in result.differences.iter().enumerate() {
        let Mean { mean, low, high } = d.rouge1_f;
        text.push_str(if at == 0 { "\n" } else { "" });
        text.push_str(&format!(
            "{} − {}: R1-F {mean:+.4} [{low:+.4}, {high:+.4}], p {:.4}\n",
            d.system, d.against, d.p
        ));
    }
    text
}

fn csv(result: &Result) -> String {
    let rest = ["mix", "repeated_pairs", "highest_similarity", "words"];
    let with_interval = ROUGE.iter().chain(&rest);
    let mut header = vec!["system".to_owned(), "documents".to_owned()];
    header.extend(["correlation".to_owned(), "slope".to_owned()]);
    for name in with_interval {
        header.extend([
            (*name).to_owned(),
            format!("{name}_low"),
            format!("{name}_high"),
        ]);
    }
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut table = Table::new(&header);
    for system in &result.systems {
        let worth = &system.worth;
        let number = |n: Option<f64>| n.map_or(String::new(), |n| n.to_string());
        let mut row = vec![system.name.clone(), system.documents.to_string()];
        row.extend([number(worth.correlation), number(worth.slope)]);
        let rouge = (0..ROUGE.len()).map(|at| worth.means.map(|means| means[at]));
        let rest = [
            worth.mix,
            worth.repeated_pairs,
            worth.highest_similarity,
            worth.words,
        ];
        for mean in rouge.chain(rest.map(Some)) {
            row.extend(
                [
                    mean.map(|m| m.mean),
                    mean.map(|m| m.low),
                    mean.map(|m| m.high),
                ]
                .map(number),
            );
        }
        table.row(row);
    }
    table.csv()
}
