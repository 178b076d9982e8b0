//! How common are the words? As a file says, or as the corpus itself does in a first pass.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use summ::keywords::Settings;
use summ::lexicon::DocumentFrequencies;
use summ::text::{Analyzer, Language};

use crate::args::Statistics;
use crate::batch::{Done, Progress, Record, Task};
use crate::input::Problem;
use crate::input::Source;
use crate::plan::Plan;
use crate::report::Report;
use crate::stream;

/// Stems that are counted at once, some 100 MB; beyond, those met once are forgotten. A
/// million articles have about as many.
const MOST: usize = 2_000_000;

/// The outer option is none after Ctrl-C; the inner where nothing but what is built in is
/// wanted.
pub type Found = Option<Option<Arc<DocumentFrequencies>>>;

/// The document frequencies that were asked for.
pub fn find(whence: &Statistics, plan: &Plan, settings: &Settings) -> anyhow::Result<Found> {
    Ok(match whence {
        Statistics::Background => Some(None),
        Statistics::File(path) => Some(Some(Arc::new(read(path)?))),
        Statistics::TwoPass => count(plan, settings)?.map(|counted| Some(Arc::new(counted))),
    })
}

fn read(path: &Path) -> anyhow::Result<DocumentFrequencies> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
    DocumentFrequencies::read(&text).with_context(|| shown.to_string())
}

fn count(plan: &Plan, settings: &Settings) -> anyhow::Result<Option<DocumentFrequencies>> {
    let mut reading = plan.reading.clone();
    if reading.sources.iter().any(Source::is_stdin) {
        bail!(
            "--corpus-stats two-pass reads the corpus twice; standard input can only be read once: name files"
        );
    }
    // The second pass begins at 0 again.
    reading.read = Arc::default();
    let aside = !plan.target.is_terminal() && !plan.quiet;
    let progress = Progress::new(aside, reading.read.clone(), plan.bytes);
    // What is odd is told in the second pass.
    let mut report = Report::new(true, None, progress);
    let task = Box::new(Counting::new(settings.language));
    let mut counted = DocumentFrequencies::default();
    let mut pruned = 0;
    let tally = stream::gather(reading, plan.jobs, task, &mut report, false, &mut |done| {
        counted.add(stems(done));
        if counted.len() > MOST {
            counted.prune(2);
            pruned += 1;
        }
        Ok(())
    })?;
    if tally.interrupted {
        return Ok(None);
    }
    if pruned > 0 && !plan.quiet {
        anstream::eprintln!(
            "note: more than {MOST} different stems: those met once were forgotten {pruned} times, \
             and document frequencies may be too low by {pruned}"
        );
    }
    Ok(Some(counted))
}

/// Finds the stems of each document.
pub struct Counting {
    analyzer: Analyzer,
}

impl Counting {
    pub fn new(language: Option<Language>) -> Counting {
        Counting {
            analyzer: Analyzer::new(language),
        }
    }
}

/// The distinct stems that [`Counting`] found.
pub fn stems(done: &Done) -> impl Iterator<Item = &str> {
    std::str::from_utf8(&done.text).unwrap_or_default().lines()
}

impl Task for Counting {
    /// The distinct stems, one a line.
    fn on(&self, record: &Record, _: &(dyn Fn() -> bool + Sync)) -> Result<Done, Problem> {
        let document = &record.document;
        let title = document
            .title
            .as_deref()
            .filter(|title| !title.trim().is_empty());
        let reviews = document.reviews.iter().map(|review| review.text.as_str());
        let texts: Vec<&str> = title.into_iter().chain(reviews).collect();
        let analysis = self.analyzer.analyze_texts(&texts);
        Ok(Done {
            text: analysis.terms.join("\n").into_bytes(),
            entry: None,
            empty: analysis.terms.is_empty(),
            interrupted: false,
            id: String::new(),
            notes: Vec::new(),
            warnings: Vec::new(),
        })
    }
}
