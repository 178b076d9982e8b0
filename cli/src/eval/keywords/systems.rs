use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use anyhow::bail;
use serde::Serialize;
use summ::aggregate::Aggregation;
use summ::keywords::{Extractor, Settings, Voter};
use summ::rank::{NaiveBayes, Ranker};

use super::gold::{self, Gold};
use super::worth::{Row, Worth};
use crate::args::EvalKeywordsArgs;
use crate::eval::{each, systems::stem};
use crate::keywords;
use crate::plan;

/// What our own lists under the settings typed are called.
pub const OWN: &str = "summ";

/// Whose lists are measured.
pub struct System {
    pub name: String,
    lists: Lists,
}

enum Lists {
    Made(Box<Extractor>),
    Given(HashMap<String, Vec<String>>),
}

/// A system with what was found.
#[derive(Serialize)]
pub struct Measured {
    pub name: String,
    /// Records without a list; they count as empty.
    pub missing: usize,
    #[serde(flatten)]
    pub worth: Worth,
    #[serde(skip)]
    pub rows: Vec<Row>,
}

impl System {
    fn own(
        name: &str,
        settings: Settings,
        model: Option<&Arc<NaiveBayes>>,
    ) -> anyhow::Result<System> {
        let extractor = keywords::extractor(settings, None, model.cloned())?;
        Ok(System {
            name: name.to_owned(),
            lists: Lists::Made(Box::new(extractor)),
        })
    }

    /// Its lists, measured one by one and all together.
    pub fn measure(&self, gold: &[Gold], typed: &EvalKeywordsArgs) -> anyhow::Result<Measured> {
        let rows = each(gold, plan::jobs(&typed.run), |gold| match &self.lists {
            Lists::Made(extractor) => {
                let found = extractor.extract(&gold.document).phrases;
                let list: Vec<String> = found.into_iter().map(|p| p.phrase).collect();
                (Row::new(gold, &list), false)
            }
            Lists::Given(given) => match given.get(&gold.document.id) {
                Some(list) => (Row::new(gold, list), false),
                None => (Row::new(gold, &[]), true),
            },
        });
        let missing = rows.iter().filter(|(_, missing)| *missing).count();
        if missing == gold.len() {
            bail!("{}: no list has an id of the gold records", self.name);
        }
        if missing > 0 && !typed.run.quiet {
            anstream::eprintln!(
                "warning: {}: {missing} records have no list and count as empty",
                self.name
            );
        }
        let rows: Vec<Row> = rows.into_iter().map(|(row, _)| row).collect();
        Ok(Measured {
            name: self.name.clone(),
            missing,
            worth: Worth::of(&rows),
            rows,
        })
    }
}

/// All systems that were asked for, and how many records of theirs could not be read.
pub fn all(typed: &EvalKeywordsArgs) -> anyhow::Result<(Vec<System>, usize)> {
    let mut settings = keywords::settings(&typed.settings);
    // Lists are measured at 15; a longer one shows how far the candidates reach.
    settings.top = typed.settings.top.unwrap_or(15);
    let model = keywords::model(&typed.settings)?;
    let own = |name: &str, settings| System::own(name, settings, model.as_ref());
    let (mut systems, mut failed) = (Vec::new(), 0);
    if typed.system.is_empty() || typed.each || typed.against.as_deref() == Some(OWN) {
        systems.push(own(OWN, settings.clone())?);
    }
    if typed.each {
        let unlearned = |ranker: &Ranker| model.is_none() && *ranker == Ranker::NaiveBayes;
        for ranker in Ranker::ALL.into_iter().filter(|ranker| !unlearned(ranker)) {
            let voters = vec![Voter::new(ranker, 1.0)];
            let settings = Settings {
                voters,
                untagged: None,
                ..settings.clone()
            };
            systems.push(own(ranker.name(), settings)?);
        }
        for aggregation in Aggregation::ALL {
            let settings = Settings {
                aggregation,
                ..settings.clone()
            };
            systems.push(own(&format!("all by {aggregation}"), settings)?);
        }
    }
    for typed_system in &typed.system {
        let (name, file) = match typed_system.split_once('=') {
            Some((name, file)) if !Path::new(typed_system).exists() => (name.to_owned(), file),
            _ => (stem(Path::new(typed_system)), &**typed_system),
        };
        let (lists, bad) = gold::lists(Path::new(file), &typed.run)?;
        failed += bad;
        let lists = Lists::Given(lists);
        systems.push(System { name, lists });
    }
    let mut names = HashSet::new();
    if let Some(twice) = systems.iter().find(|system| !names.insert(&system.name)) {
        bail!("two systems are called `{}`; write NAME=FILE", twice.name);
    }
    Ok((systems, failed))
}
