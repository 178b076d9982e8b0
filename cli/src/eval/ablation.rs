use anyhow::bail;
use serde::Serialize;
use serde_json::{Map, Value, json};
use summ::measure::{bootstrap, paired_randomisation, paired_randomisation_of, pearson};
use summ::opinion::Settings;
use summ::score::SentimentScorer;

use super::finish;
use super::measures::{Mean, Ready, Row, with_references};
use super::systems::System;
use super::table::{self, Table, short};
use crate::args::EvalOpinionArgs;
use crate::exit::Exit;
use crate::judge::Judge;
use crate::output::Format;

/// What is measured: its key, the head of its column, and how.
struct Measure {
    key: &'static str,
    head: &'static str,
    of: Of,
}

enum Of {
    /// A number of each summary; the mean of them counts.
    Each(fn(&Row) -> Option<f64>),
    /// The correlation of the polarities of all summaries with those of their sources.
    Correlation,
}

/// Content, redundancy and sentiment, two each.
const MEASURES: [Measure; 6] = [
    each("rouge1_f", "R1-F", |row| Some(row.rouge?[0])),
    each("rouge2_f", "R2-F", |row| Some(row.rouge?[2])),
    each("repeated_pairs", "repeat", |row| Some(row.repeated)),
    each("highest_similarity", "similar", |row| Some(row.similar)),
    Measure {
        key: "correlation",
        head: "r",
        of: Of::Correlation,
    },
    each("mix", "mix", |row| Some(row.mix)),
];

const fn each(key: &'static str, head: &'static str, of: fn(&Row) -> Option<f64>) -> Measure {
    let of = Of::Each(of);
    Measure { key, head, of }
}

/// A part of the objective: its letter and its weight.
type Part = (&'static str, fn(&mut Settings) -> &mut f64);

const PARTS: [Part; 3] = [
    ("L", |settings| &mut settings.lambda_relevance),
    ("R", |settings| &mut settings.lambda_redundancy),
    ("A", |settings| &mut settings.lambda_sentiment),
];

/// Sets of parts as bits: each alone, two by two, all.
const SETS: [usize; 7] = [0b001, 0b010, 0b100, 0b011, 0b101, 0b110, 0b111];

/// Some of the parts, with a number for each measure that there is anything to take from.
struct Line {
    parts: String,
    means: Vec<Option<Mean>>,
    /// What they have more than all parts together; nothing for those themselves.
    more: Vec<Option<Difference>>,
}

#[derive(Serialize)]
struct Difference {
    #[serde(flatten)]
    more: Mean,
    p: f64,
}

/// Every set of the parts that have a weight, each against all of them.
pub fn run(
    typed: &EvalOpinionArgs,
    settings: &Settings,
    scorer: &SentimentScorer,
    ready: &[Ready],
    judge: &Judge,
    failed: usize,
) -> anyhow::Result<Exit> {
    let weighed = |set: &usize| {
        let mut settings = settings.clone();
        let mut taken = PARTS
            .iter()
            .enumerate()
            .filter(|(at, _)| set >> at & 1 == 1);
        taken.all(|(_, (_, weight))| *weight(&mut settings) > 0.0)
    };
    let sets: Vec<usize> = SETS.into_iter().filter(weighed).collect();
    if sets.len() < 2 {
        bail!("--ablation: nothing to take away; give two of the lambdas a weight");
    }
    let mut measured = Vec::new();
    for set in sets {
        let mut settings = settings.clone();
        let mut parts = Vec::new();
        for (at, (letter, weight)) in PARTS.iter().enumerate() {
            if set >> at & 1 == 1 {
                parts.push(*letter);
            } else {
                *weight(&mut settings) = 0.0;
            }
        }
        let system = System::own(&parts.join("+"), settings, scorer)?;
        measured.push(system.measure(ready, judge, typed)?);
    }
    let all = &measured[measured.len() - 1];
    let lines: Vec<Line> = measured
        .iter()
        .map(|some| Line {
            parts: some.name.clone(),
            means: MEASURES.iter().map(|m| m.mean(&some.rows, typed)).collect(),
            more: MEASURES
                .iter()
                .filter(|_| some.name != all.name)
                .map(|m| m.more(&some.rows, &all.rows, typed))
                .collect(),
        })
        .collect();
    let text = match typed.table.format {
        Format::Json => json(&lines, typed, settings, ready),
        Format::Csv => csv(&lines),
        _ => text(&lines, typed, ready),
    };
    finish(typed.table.output.as_deref(), &text, failed)
}

impl Measure {
    fn mean(&self, rows: &[Row], typed: &EvalOpinionArgs) -> Option<Mean> {
        match self.of {
            Of::Each(of) => {
                let list: Vec<f64> = rows.iter().filter_map(of).collect();
                (!list.is_empty()).then(|| Mean::of(&list, typed.rounds, typed.settings.seed()))
            }
            Of::Correlation => {
                let of = |drawn: &[usize]| correlation(drawn.iter().map(|&i| &rows[i]));
                bootstrap(rows.len(), typed.rounds, typed.settings.seed(), of).map(Mean::from)
            }
        }
    }

    /// What some rows have more than others of the same documents, with its p.
    fn more(&self, some: &[Row], all: &[Row], typed: &EvalOpinionArgs) -> Option<Difference> {
        let (rounds, seed) = (typed.rounds, typed.settings.seed());
        match self.of {
            Of::Each(of) => {
                let pairs = some.iter().zip(all);
                let list: Vec<f64> = pairs.filter_map(|(a, b)| Some(of(a)? - of(b)?)).collect();
                (!list.is_empty()).then(|| Difference {
                    more: Mean::of(&list, rounds, seed),
                    p: paired_randomisation(&list, rounds, seed),
                })
            }
            Of::Correlation => {
                let drawn = |drawn: &[usize]| {
                    let of = |rows: &[Row]| correlation(drawn.iter().map(|&i| &rows[i]));
                    Some(of(some)? - of(all)?)
                };
                let swapped = |swapped: &[bool]| {
                    let of = |a: &[Row], b: &[Row]| {
                        let rows = swapped.iter().enumerate();
                        correlation(rows.map(|(i, &swap)| if swap { &b[i] } else { &a[i] }))
                    };
                    let both = of(some, all).zip(of(all, some));
                    both.map_or(f64::NAN, |(a, b)| a - b)
                };
                let interval = bootstrap(some.len(), rounds, seed, drawn)?;
                Some(Difference {
                    more: interval.into(),
                    p: paired_randomisation_of(some.len(), rounds, seed, swapped),
                })
            }
        }
    }
}

fn correlation<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<f64> {
    let (source, summary): (Vec<f64>, Vec<f64>) = rows.map(|r| (r.source, r.summary)).unzip();
    pearson(&source, &summary)
}

/// The keys are a contract with other programs.
fn json(lines: &[Line], typed: &EvalOpinionArgs, settings: &Settings, ready: &[Ready]) -> String {
    fn keyed(list: &[impl Serialize]) -> Map<String, Value> {
        let named = MEASURES.iter().zip(list);
        named
            .map(|(m, one)| (m.key.to_owned(), json!(one)))
            .collect()
    }
    let line = |line: &Line| {
        let more = (!line.more.is_empty()).then(|| keyed(&line.more));
        let mut entry = keyed(&line.means);
        entry.insert("parts".to_owned(), json!(line.parts));
        entry.insert("against_all".to_owned(), json!(more));
        entry
    };
    table::json(&json!({
        "gold": typed.gold.display().to_string(),
        "documents": ready.len(),
        "with_references": with_references(ready),
        "seed": typed.settings.seed(),
        "rounds": typed.rounds,
        "relevance": settings.relevance,
        "redundancy": settings.redundancy,
        "sentiment": settings.sentiment,
        "ablation": lines.iter().map(line).collect::<Vec<_>>(),
    }))
}

fn csv(lines: &[Line]) -> String {
    let mut header = vec!["parts".to_owned()];
    for Measure { key, .. } in &MEASURES {
        let ends = [
            "",
            "_low",
            "_high",
            "_more",
            "_more_low",
            "_more_high",
            "_p",
        ];
        header.extend(ends.map(|end| format!("{key}{end}")));
    }
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut table = Table::new(&header);
    let cell = |n: Option<f64>| n.map_or(String::new(), |n| n.to_string());
    let three = |mean: Option<Mean>| {
        let cells = [
            mean.map(|m| m.mean),
            mean.map(|m| m.low),
            mean.map(|m| m.high),
        ];
        cells.map(cell)
    };
    for line in lines {
        let mut row = vec![line.parts.clone()];
        for (at, mean) in line.means.iter().enumerate() {
            let more = line.more.get(at).and_then(Option::as_ref);
            row.extend(three(*mean));
            row.extend(three(more.map(|d| d.more)));
            row.push(cell(more.map(|d| d.p)));
        }
        table.row(row);
    }
    table.csv()
}

fn text(lines: &[Line], typed: &EvalOpinionArgs, ready: &[Ready]) -> String {
    let heads = |first: &str| {
        let mut heads = vec![first.to_owned()];
        heads.extend(MEASURES.iter().map(|m| m.head.to_owned()));
        heads
    };
    let table = |heads: Vec<String>| {
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        Table::new(&heads)
    };
    let all = &lines[lines.len() - 1].parts;
    let (mut means, mut more) = (table(heads("parts")), table(heads(&format!("− {all}"))));
    for line in lines {
        let mut row = vec![line.parts.clone()];
        row.extend(line.means.iter().map(|mean| short(mean.map(|m| m.mean), 3)));
        means.row(row);
        if line.more.is_empty() {
            continue;
        }
        let mut row = vec![line.parts.clone()];
        row.extend(line.more.iter().map(|difference| match difference {
            Some(Difference { more, p }) if *p < 0.001 => format!("{:+.3} (p <.001)", more.mean),
            Some(Difference { more, p }) => format!("{:+.3} (p {p:.3})", more.mean),
            None => short(None, 3),
        }));
        more.row(row);
    }
    format!(
        "{}: {} documents, {} with references; sentiment by summ's own scorer\n\
         content: R1-F, R2-F; redundancy: repeat, similar; sentiment: r, mix (0 is best)\n\n\
         {}\n{}",
        typed.gold.display(),
        ready.len(),
        with_references(ready),
        means.text(),
        more.text(),
    )
}
