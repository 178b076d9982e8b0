//! What does that mean? From the words typed to things that can be run; files are
//! opened here and not before.

mod aspects;
mod lexicons;
mod settings;
mod settings_file;
mod suggest;

use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::thread::available_parallelism;

use anyhow::{Context, anyhow, bail};
use summ::opinion::{Aspects, Settings, Summarizer};
use summ::score::SentimentScorer;

use crate::args::{InputArgs, RunArgs, WordsArgs};
use crate::input::{Reading, Source};
use crate::judge::Judge;
use crate::output::Target;
use crate::report::ErrorsFile;
use crate::threads;

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
        let target = Target::new(output)?;
        let errors = run.errors.as_deref().map(ErrorsFile::create).transpose();
        Ok(Plan {
            bytes: length(&sources),
            reading: Reading {
                sources,
                kind: input.input_format,
                together: input.together,
                read: Arc::default(),
            },
            target,
            errors: errors.context("cannot write --errors")?,
            jobs: jobs(run),
            quiet: run.quiet,
        })
    }
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

fn sources(verb: &str, input: &InputArgs) -> anyhow::Result<Vec<Source>> {
    if input.files.is_empty() && std::io::stdin().is_terminal() {
        bail!(
            "nothing to read: name files or folders, or pipe text in\n\n\
             Usage: summ {verb} [OPTIONS] [FILE]...\n\n\
             For more information, try 'summ {verb} --help'."
        );
    }
    if input.files.is_empty() {
        return Ok(vec![Source::Stdin]);
    }
    Ok(input.files.iter().map(|path| source(path)).collect())
}

/// What a file name stands for.
pub fn source(path: &Path) -> Source {
    match path.to_str() {
        Some("-") => Source::Stdin,
        _ => Source::Path(path.to_owned()),
    }
}

fn length(sources: &[Source]) -> Option<u64> {
    let length = |source: &Source| match source {
        Source::Path(path) => path
            .metadata()
            .ok()
            .filter(|m| m.is_file())
            .map(|m| m.len()),
        Source::Stdin => None,
    };
    sources.iter().map(length).sum()
}
