use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use anyhow::bail;
use serde::Deserialize;
use summ::text::Document;

use crate::args::RunArgs;
use crate::batch::Progress;
use crate::input::{Body, Kind, Problem, Raw, Reading, Source};
use crate::report::{ErrorsFile, Failure, Report};

/// A record, and what people wrote about it.
pub struct Gold {
    pub document: Document,
    pub references: Vec<String>,
    /// Indices of the sentences that a good summary takes.
    pub extract: Option<Vec<usize>>,
    pub label: Option<f64>,
    pub keyphrases: Vec<String>,
    pub captions: Vec<String>,
}

/// What a record says besides its text.
#[derive(Deserialize)]
struct Beside {
    references: Option<Vec<String>>,
    extract: Option<Vec<usize>>,
    label: Option<f64>,
    keyphrases: Option<Vec<String>>,
    captions: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    summary: String,
}

/// The records of a file, and how many of them could not be read; those are reported.
pub fn read(path: &Path, run: &RunArgs) -> anyhow::Result<(Vec<Gold>, usize)> {
    let gold = |mut raw: Raw| {
        let text = raw.text().unwrap_or_default();
        let document = raw.document(&mut Vec::new())?;
        let beside: Beside = serde_json::from_str(&text).map_err(|error| {
            let help = "`references` is a list of texts, `extract` a list of sentence indices, `label` a number, `keyphrases` a list of phrases, `captions` a list of texts";
            Problem::new(error.to_string(), help)
        })?;
        Ok(Gold {
            document,
            references: beside.references.unwrap_or_default(),
            extract: beside.extract,
            label: beside.label,
            keyphrases: beside.keyphrases.unwrap_or_default(),
            captions: beside.captions.unwrap_or_default(),
        })
    };
    let (records, failed) = records(path, run.errors.as_deref(), run.quiet, gold)?;
    if records.is_empty() {
        bail!(
            "nothing to measure: there is no record in {}",
            path.display()
        );
    }
    Ok((records, failed))
}

/// The summaries of a system by id.
pub fn summaries(path: &Path, run: &RunArgs) -> anyhow::Result<(HashMap<String, String>, usize)> {
    let summary = |raw: Raw| {
        if let Body::Broken(problem) = raw.body {
            return Err(problem);
        }
        let text = raw.text().unwrap_or_default();
        let line: Line = serde_json::from_str(&text)
            .map_err(|error| Problem::new(error.to_string(), "write {\"id\", \"summary\"}"))?;
        let id = match line.id {
            serde_json::Value::String(id) => id,
            other => other.to_string(),
        };
        Ok((id, line.summary))
    };
    let (records, failed) = records(path, None, run.quiet, summary)?;
    Ok((records.into_iter().collect(), failed))
}

/// What `parse` makes of each record of a file, and how many could not be read; those are
/// reported, and written to `errors`.
pub fn records<T>(
    path: &Path,
    errors: Option<&Path>,
    quiet: bool,
    parse: impl FnMut(Raw) -> Result<T, Problem>,
) -> anyhow::Result<(Vec<T>, usize)> {
    let reading = Reading {
        sources: vec![Source::of(path)],
        kind: Kind::of_name(path).is_none().then_some(Kind::Jsonl),
        together: false,
        asked: Vec::new(),
        fields_only: false,
        read: Arc::default(),
        client: None,
        stop: Arc::default(),
    };
    let (records, failed) = all(&reading, errors, quiet, parse)?;
    if records.is_empty() && failed > 0 {
        bail!("nothing could be read from {}", path.display());
    }
    Ok((records, failed))
}

/// The same of all that is read.
pub fn all<T>(
    reading: &Reading,
    errors: Option<&Path>,
    quiet: bool,
    mut parse: impl FnMut(Raw) -> Result<T, Problem>,
) -> anyhow::Result<(Vec<T>, usize)> {
    let errors = errors.map(ErrorsFile::create).transpose()?;
    let progress = Progress::new(false, reading.read.clone(), None);
    let mut report = Report::new(quiet, errors, progress);
    let (mut all, mut result) = (Vec::new(), Ok(()));
    reading.all(&mut |raw| {
        let (origin, record) = (raw.origin.clone(), raw.text());
        if let Body::Warning(text) = &raw.body {
            report.warning(&origin.source.shown, text);
            return ControlFlow::Continue(());
        }
        match parse(raw) {
            Ok(one) => all.push(one),
            Err(problem) => {
                let failure = Failure {
                    origin,
                    problem,
                    record,
                };
                result = report.failure(&failure);
            }
        }
        match result {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    result?;
    report.finish(all.len())?;
    Ok((all, report.failed))
}
