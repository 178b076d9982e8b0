//! Which rows stand for all? `summ select`.

mod build;
mod output;

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::{Context, bail};
use summ::maximize::{Constraints, Partition, Problem, Search};

use crate::args::SelectArgs;
use crate::exit::Exit;
use crate::matrix;
use crate::output::Target;
use crate::stop::Stop;
use crate::threads;

/// Reads a matrix, chooses rows, writes which.
pub fn run(typed: SelectArgs) -> anyhow::Result<Exit> {
    if let Some(threads) = typed.threads {
        threads::limit(threads);
    }
    let read = matrix::read(&typed.files)?;
    let n = read.rows();
    let constraints = constraints(&typed, n)?;
    let labels = typed.labels.as_deref();
    let labels = labels.map(|path| matrix::labels(path, n)).transpose()?;
    let mut target = Target::new(typed.output.as_deref())?;

    let started = Instant::now();
    let names: Vec<_> = typed
        .files
        .iter()
        .map(|p| p.display().to_string())
        .collect();
    let names = names.join(", ");
    let objective = build::objective(read, &typed).context(names.clone())?;
    let similarity = started.elapsed();
    let started = Instant::now();
    let search = Search {
        method: typed.method,
        ..Search::default()
    };
    let problem = Problem::new(&*objective, &constraints, &search)?;
    let stop = Stop::from_now(typed.time_limit)?;
    let chosen = problem.choose_from(&typed.start, &|| stop.is_due())?;
    let selected = started.elapsed();
    let selection = chosen.certify();
    let result = output::Result {
        names: &names,
        n,
        goal: typed.objective,
        asked: typed.method,
        labels: labels.as_deref(),
        selection: &selection,
        similarity,
        search: selected,
        bound: started.elapsed() - selected,
    };
    target.write(&result.written(typed.format)?)?;
    target.finish()?;
    Ok(match stop.by_user() {
        true => Exit::Interrupted,
        false => Exit::Done,
    })
}

fn constraints(typed: &SelectArgs, n: usize) -> anyhow::Result<Constraints> {
    let k = typed.k.unwrap_or(n);
    if k > n {
        bail!("-k {k} is more than the {n} rows there are; choose fewer");
    }
    let mut constraints = match (&typed.costs, typed.budget) {
        (Some(path), Some(budget)) => Constraints::budget(matrix::numbers(path, n)?, budget),
        _ => Constraints::budget(vec![1.0; n], k as f64),
    };
    if typed.costs.is_some() && typed.k.is_some() {
        constraints.partitions.push(Partition {
            name: "limit of -k",
            group: vec![Some(0); n],
            most: k,
        });
    }
    if let (Some(path), Some(most)) = (&typed.groups, typed.most_per_group) {
        constraints.partitions.push(Partition {
            name: "group",
            group: groups(&matrix::labels(path, n)?),
            most,
        });
    }
    constraints.required = typed.must_include.clone();
    constraints.excluded = typed.must_exclude.clone();
    Ok(constraints)
}

/// A number for each name, in the order in which they first stand there.
fn groups(names: &[String]) -> Vec<Option<u32>> {
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    let numbers = names.iter().map(|name| {
        let name = name.trim();
        let next = known.len() as u32;
        (!name.is_empty()).then(|| *known.entry(name).or_insert(next))
    });
    numbers.collect()
}
