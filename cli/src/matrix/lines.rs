use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};

use crate::input::open_raw;

/// A label a line, one for each of n items.
pub fn labels(path: &Path, n: usize) -> anyhow::Result<Vec<String>> {
    let lines = lines(path)?;
    if lines.len() != n {
        bail!(
            "{} has {} lines for {n} items; give each a line",
            path.display(),
            lines.len()
        );
    }
    Ok(lines)
}

/// A number a line that is not below 0, one for each of n items.
pub fn numbers(path: &Path, n: usize) -> anyhow::Result<Vec<f64>> {
    let number = |(at, line): (usize, &String)| {
        let number = line.trim().parse::<f64>().ok();
        let right = number.filter(|x| x.is_finite() && *x >= 0.0);
        right.with_context(|| {
            format!(
                "{}, line {}: `{line}` is no number that is not below 0; write one",
                path.display(),
                at + 1
            )
        })
    };
    labels(path, n)?.iter().enumerate().map(number).collect()
}

fn lines(path: &Path) -> anyhow::Result<Vec<String>> {
    let shown = || format!("cannot read {}", path.display());
    let reader = open_raw(path, &Arc::default()).map_err(|p| anyhow::anyhow!("{p}"));
    let lines: Result<Vec<String>, _> = reader.with_context(shown)?.lines().collect();
    lines.with_context(shown)
}
