//! What does that mean? From the words typed to things that can be run; files are
//! opened here and not before.

mod aspects;
mod induce;
mod lexicons;
mod overwrite;
mod settings;
mod settings_file;
mod suggest;

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::thread::available_parallelism;

use anyhow::{Context, anyhow, bail};
use summ::opinion::{Aspects, Settings, Summarizer};
use summ::score::SentimentScorer;

use crate::args::{InputArgs, RunArgs, WordsArgs};
use crate::input::folder::{Found, walk};
use crate::input::{Reading, Source};
use crate::journal::{About, Input, Journal};
use crate::judge::Judge;
use crate::net;
use crate::output::{Target, is_ordinary};
use crate::report::ErrorsFile;
use crate::threads;

pub use induce::Inducer;
pub use lexicons::Lexicons;
pub use settings::{Settled, settle};
pub use settings_file::over;

/// Where documents come from and results go: what every verb over documents needs.
pub struct Plan {
    pub reading: Reading,
    pub target: Target,
    pub errors: Option<ErrorsFile>,
    pub jobs: usize,
    pub quiet: bool,
    /// Length of all input in bytes, where it is known beforehand.
    pub bytes: Option<u64>,
    /// Where a run that is killed leaves what it takes to go on.
    pub journal: Option<Journal>,
}

impl Plan {
    /// `verb` is what the command is called, for help.
    pub fn open(
        verb: &str,
        input: InputArgs,
        run: &RunArgs,
        output: Option<&Path>,
    ) -> anyhow::Result<Plan> {
        let sources = sources(verb, &input)?;
        overwrite::refuse(&sources, output, run.errors.as_deref())?;
        let target = Target::new(output)?;
        let errors = run.errors.as_deref().map(ErrorsFile::create).transpose();
        let errors = errors.context("cannot write --errors")?;
        Plan::of(sources, &input, run, target, errors)
    }

    /// The same, for a run that can be killed and go on: what it takes is kept beside
    /// `output` until all is done. `settings` are those that the results depend on, by the
    /// names of their options; lines of what shall be Parquet are made so at the end.
    pub fn keep(
        verb: &str,
        input: InputArgs,
        run: &RunArgs,
        output: &Path,
        settings: BTreeMap<String, String>,
        how: Keeping,
    ) -> anyhow::Result<Plan> {
        let sources = sources(verb, &input)?;
        overwrite::refuse(&sources, Some(output), run.errors.as_deref())?;
        let about = About::new(sources.iter().map(Input::of).collect(), settings);
        let journal = Journal::open(output, about, how.resume, run.quiet)?;
        let target = Target::kept(output, &journal.start, how.parquet)?;
        if journal.start.records == 0 {
            // The results it speaks of are gone.
            journal.remove();
        }
        let file = |path: &Path| ErrorsFile::resume(path, journal.start.errors);
        let errors = run.errors.as_deref().map(file).transpose();
        let errors = errors.context("cannot write --errors")?;
        Ok(Plan {
            journal: Some(journal),
            ..Plan::of(sources, &input, run, target, errors)?
        })
    }

    /// What is written to an ordinary file can be gone on with, all else is opened as it is.
    pub fn open_or_keep(
        verb: &str,
        input: InputArgs,
        run: &RunArgs,
        output: Option<&Path>,
        settings: BTreeMap<String, String>,
        how: Keeping,
    ) -> anyhow::Result<Plan> {
        match output {
            Some(output) if is_ordinary(output) => {
                Plan::keep(verb, input, run, output, settings, how)
            }
            _ if how.resume => {
                bail!("--resume needs an --output that is a file: nothing else can be gone on with")
            }
            output => Plan::open(verb, input, run, output),
        }
    }

    fn of(
        sources: Vec<Source>,
        input: &InputArgs,
        run: &RunArgs,
        target: Target,
        errors: Option<ErrorsFile>,
    ) -> anyhow::Result<Plan> {
        Ok(Plan {
            journal: None,
            bytes: length(&sources),
            reading: reading(sources, input)?,
            target,
            errors,
            jobs: jobs(run),
            quiet: run.quiet,
        })
    }
}

/// How a run that keeps what it has begins and ends.
pub struct Keeping {
    /// Go on where another ended.
    pub resume: bool,
    pub parquet: bool,
}

/// What is read, as it was typed.
pub fn reading(sources: Vec<Source>, input: &InputArgs) -> anyhow::Result<Reading> {
    // Certificates of the system are read for it; most runs need none.
    let fetches = sources.iter().any(Source::is_url);
    Ok(Reading {
        client: fetches.then(|| net::client(&input.net)).transpose()?,
        sources,
        kind: input.input_format,
        together: input.together,
        asked: Vec::new(),
        fields_only: false,
        read: Arc::default(),
        stop: Arc::default(),
    })
}

/// What results depend on in what is read and where failures go, by the names of the options.
pub fn read(input: &InputArgs, run: &RunArgs) -> [(&'static str, String); 3] {
    let format = input.input_format.map_or("by name", |kind| kind.name());
    let errors = run.errors.as_ref();
    let errors = errors.map_or("not given".to_owned(), |path| path.display().to_string());
    [
        ("input-format", format.to_owned()),
        ("together", input.together.to_string()),
        ("errors", errors),
    ]
}

/// How many threads there are to be, here and in the library.
pub fn jobs(run: &RunArgs) -> usize {
    let cores = || available_parallelism().map_or(1, usize::from);
    let jobs = run.jobs.unwrap_or_else(cores);
    threads::limit(jobs);
    jobs
}

/// A summariser under these settings, which judges as `scorer` does.
pub fn summarizer(settings: Settings, scorer: &SentimentScorer) -> anyhow::Result<Summarizer> {
    Summarizer::with_scorer(settings, scorer.clone()).map_err(suggest::unknown_name)
}

/// Whoever judges texts as the words typed say.
pub fn judge(words: &WordsArgs) -> anyhow::Result<Judge> {
    let aspects = match &words.aspects {
        Some(name) => {
            aspects::named(name, Path::new("")).map_err(|e| anyhow!("--aspects: {e:#}"))?
        }
        None => Aspects::default(),
    };
    let language = words.lang.and_then(|choice| choice.0);
    let mut lexicons = Lexicons::default();
    lexicons.overlay(&words.lexicons);
    Ok(Judge::new(language, &aspects, lexicons.scorer()?))
}

/// What is named, or else standard input; that must not be a terminal.
pub fn sources(verb: &str, input: &InputArgs) -> anyhow::Result<Vec<Source>> {
    if input.is_empty() && std::io::stdin().is_terminal() {
        bail!(
            "nothing to read: name files or folders, or pipe text in\n\n\
             Usage: summ {verb} [OPTIONS] [FILE]...\n\n\
             For more information, try 'summ {verb} --help'."
        );
    }
    if input.is_empty() {
        return Ok(vec![Source::Stdin]);
    }
    let files = input.files.iter().map(|path| Source::of(path));
    let pages = input.html.iter().map(|path| Source::of(path));
    let pages = pages.map(|page| Source::Html(Box::new(page)));
    Ok(files.chain(pages).collect())
}

fn length(sources: &[Source]) -> Option<u64> {
    sources.iter().map(length_of).sum()
}

fn length_of(source: &Source) -> Option<u64> {
    let file = |path: &Path| path.metadata().ok().map(|about| about.len());
    match source {
        Source::Path(path) if path.is_dir() => {
            let mut found = Found::default();
            walk(path, &mut found).ok()?;
            found.files.iter().map(|path| file(path)).sum()
        }
        Source::Path(path) => path.is_file().then(|| file(path))?,
        Source::Html(inner) => length_of(inner),
        Source::Stdin | Source::Url(_) => None,
    }
}
