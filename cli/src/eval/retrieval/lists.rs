//! Lists of hits that other programs made.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, bail};
use serde::Deserialize;

/// Ids of hits by query, best first.
pub type Lists = HashMap<String, Vec<String>>;

/// A name and a file: `NAME=FILE`, or the file alone.
pub fn named(text: &str) -> (&str, &Path) {
    match text.split_once('=') {
        Some((name, path)) => (name, Path::new(path)),
        None => {
            let path = Path::new(text);
            let name = path.file_stem().and_then(|stem| stem.to_str());
            (name.unwrap_or(text), path)
        }
    }
}

#[derive(Deserialize)]
struct Line {
    id: String,
    hits: Vec<Hit>,
}

#[derive(Deserialize)]
struct Hit {
    id: String,
}

/// Lines of {id, hits: [{id}]}.
pub fn hits(path: &Path) -> anyhow::Result<Lists> {
    let text = read(path)?;
    let mut lists = Lists::new();
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(line).with_context(|| {
            format!(
                "{}:{number}: write {{\"id\", \"hits\": [{{\"id\"}}]}}",
                path.display()
            )
        })?;
        let ids = line.hits.into_iter().map(|hit| hit.id);
        lists.insert(line.id, ids.collect());
    }
    Ok(lists)
}

/// TREC's `query Q0 document rank score name`, sorted as trec_eval does: by falling score, and
/// of equal ones the higher name of a document first.
pub fn trec(path: &Path) -> anyhow::Result<Lists> {
    let text = read(path)?;
    let mut scored: HashMap<String, Vec<(f64, String)>> = HashMap::new();
    for (line, number) in text.lines().zip(1..) {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let [query, _, document, _, score, _] = *parts else {
            if parts.is_empty() {
                continue;
            }
            bail!(
                "{}:{number}: `{line}` has not the six columns query Q0 document rank score name",
                path.display()
            );
        };
        let score: f64 = score
            .parse()
            .with_context(|| format!("{}:{number}: `{score}` is no score", path.display()))?;
        let list = scored.entry(query.to_owned()).or_default();
        list.push((score, document.to_owned()));
    }
    let sorted = scored.into_iter().map(|(query, mut list)| {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| b.1.cmp(&a.1)));
        (query, list.into_iter().map(|(_, id)| id).collect())
    });
    Ok(sorted.collect())
}

fn read(path: &Path) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}
