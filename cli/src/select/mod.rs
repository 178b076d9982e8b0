//! Which rows stand for all? `summ select`.

mod build;
mod output;

use std::time::Instant;

use anyhow::{Context, bail};
use summ::maximize::{Constraints, Partition, Search, maximize};

use crate::args::SelectArgs;
use crate::exit::Exit;
use crate::matrix;
use crate::output::Target;

/// Reads a matrix, chooses rows, writes which.
pub fn run(typed: SelectArgs) -> anyhow::Result<Exit> {
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
    let selection = maximize(&*objective, &constraints, &search, &|| false)?;
    let result = output::Result {
        names: &names,
        n,
        goal: typed.objective,
        method: typed.method,
        labels: labels.as_deref(),
        selection: &selection,
        similarity,
        search: started.elapsed(),
    };
    target.write(&result.written(typed.format)?)?;
    target.finish()?;
    Ok(Exit::Done)
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
    constraints.required = typed.must_include.clone();
    constraints.excluded = typed.must_exclude.clone();
    Ok(constraints)
}
