use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::bail;
use serde::Serialize;
use summ::opinion::{Settings, Summarizer};
use summ::score::SentimentScorer;

use super::measures::{Ready, Row, Worth};
use super::{each, gold};
use crate::args::{EvalOpinionArgs, RunArgs};
use crate::judge::Judge;
use crate::plan::{self, Inducer, Settled};

/// What our own summaries are called.
pub const OWN: &str = "summ";

/// Whose summaries are measured.
pub struct System {
    pub name: String,
    summaries: Summaries,
}

enum Summaries {
    Made(Box<(Summarizer, Inducer)>),
    Given(HashMap<String, String>),
}

/// A system with what was found.
#[derive(Serialize)]
pub struct Measured {
    pub name: String,
    pub documents: usize,
    /// Records without a summary.
    pub missing: Vec<String>,
    /// Summaries without a record.
    pub unknown: Vec<String>,
    #[serde(flatten)]
    pub worth: Worth,
    #[serde(skip)]
    pub rows: Vec<Row>,
}

impl System {
    pub fn own(name: &str, settings: Settings, scorer: &SentimentScorer) -> anyhow::Result<System> {
        let inducer = Inducer::new(settings.language);
        let summarizer = plan::summarizer(settings, scorer)?;
        Ok(System {
            name: name.to_owned(),
            summaries: Summaries::Made(Box::new((summarizer, inducer))),
        })
    }

    /// `NAME=FILE`, or a file that is called as it is named.
    fn given(typed: &str, run: &RunArgs) -> anyhow::Result<(System, usize)> {
        let (name, file) = match typed.split_once('=') {
            Some((name, file)) if !Path::new(typed).exists() => (name.to_owned(), file),
            _ => (stem(Path::new(typed)), typed),
        };
        let (summaries, failed) = gold::summaries(Path::new(file), run)?;
        let summaries = Summaries::Given(summaries);
        Ok((System { name, summaries }, failed))
    }

    /// Its summaries, measured one by one and all together.
    pub fn measure(
        &self,
        ready: &[Ready],
        judge: &Judge,
        typed: &EvalOpinionArgs,
    ) -> anyhow::Result<Measured> {
        let (mut missing, mut unknown) = (Vec::new(), Vec::new());
        if let Summaries::Given(given) = &self.summaries {
            let ids: HashSet<&str> = ready.iter().map(|r| &*r.gold.document.id).collect();
            let absent = ids.iter().filter(|id| !given.contains_key(**id));
            missing.extend(absent.map(|id| (*id).to_owned()));
            unknown.extend(given.keys().filter(|id| !ids.contains(&***id)).cloned());
            missing.sort();
            unknown.sort();
            if missing.len() == ids.len() {
                bail!("{}: no summary has an id of the gold records", self.name);
            }
        }
        let rows = each(ready, plan::jobs(&typed.run), |ready| {
            match &self.summaries {
                Summaries::Made(own) => {
                    let (summarizer, inducer) = &**own;
                    let document = &ready.gold.document;
                    let induce = || inducer.tree(document);
                    let summary = summarizer.summarize_inducing(document, &induce, &|| false);
                    Row::new(ready, &summary.text(), judge)
                }
                Summaries::Given(given) => {
                    let summary = given.get(&ready.gold.document.id);
                    Row::new(ready, summary.map_or("", |text| text), judge)
                }
            }
        });
        Ok(Measured {
            name: self.name.clone(),
            documents: rows.len(),
            missing,
            unknown,
            worth: Worth::of(&rows, typed.rounds, typed.settings.seed()),
            rows,
        })
    }
}

/// All systems that were asked for, and how many records of theirs could not be read.
pub fn all(
    typed: &EvalOpinionArgs,
    settled: &Settled,
    scorer: &SentimentScorer,
) -> anyhow::Result<(Vec<System>, usize)> {
    let (mut systems, mut failed) = (Vec::new(), 0);
    let asked_for = typed.against.as_deref() == Some(OWN) || typed.against_settings.is_some();
    if typed.system.is_empty() || asked_for {
        systems.push(System::own(OWN, settled.settings.clone(), scorer)?);
    }
    if let Some(path) = &typed.against_settings {
        let Settled { settings, lexicons } = plan::over(settled, path)?;
        systems.push(System::own(&stem(path), settings, &lexicons.scorer()?)?);
    }
    for system in &typed.system {
        let (system, bad) = System::given(system, &typed.run)?;
        failed += bad;
        systems.push(system);
    }
    let mut names = HashSet::new();
    if let Some(twice) = systems.iter().find(|system| !names.insert(&system.name)) {
        bail!("two systems are called `{}`; write NAME=FILE", twice.name);
    }
    Ok((systems, failed))
}

pub fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    stem.to_string_lossy().into_owned()
}
