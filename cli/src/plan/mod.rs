//! What does that mean? From the words typed to things that can be run; files are
//! opened here and not before.

mod aspects;
mod settings;
mod settings_file;
mod suggest;

use std::io::IsTerminal;
use std::sync::Arc;
use std::thread::available_parallelism;

use anyhow::{Context, bail};
use summ::opinion::Summarizer;

use crate::args::OpinionArgs;
use crate::input::{Reading, Source};
use crate::output::{Look, Renderer, Target};
use crate::report::ErrorsFile;

/// A run that is ready to start.
pub struct Plan {
    pub reading: Reading,
    pub summarizer: Summarizer,
    pub renderer: Renderer,
    pub target: Target,
    pub errors: Option<ErrorsFile>,
    pub jobs: usize,
    pub quiet: bool,
    /// Length of all input in bytes, where it is known beforehand.
    pub bytes: Option<u64>,
}

impl Plan {
    pub fn open(typed: OpinionArgs) -> anyhow::Result<Plan> {
        let sources = sources(&typed)?;
        let settings = settings::settle(&typed.settings)?;
        let target = Target::new(typed.output.as_deref())?;
        let look = Look::new(typed.color, &target);
        let renderer = Renderer::new(typed.format, typed.explain, look, &settings);
        let jobs = typed
            .jobs
            .unwrap_or_else(|| available_parallelism().map_or(1, usize::from));
        let errors = typed.errors.as_deref().map(ErrorsFile::create).transpose();
        Ok(Plan {
            bytes: length(&sources),
            reading: Reading {
                sources,
                kind: typed.input_format,
                together: typed.together,
                read: Arc::default(),
            },
            summarizer: Summarizer::new(settings).map_err(suggest::unknown_name)?,
            renderer,
            target,
            errors: errors.context("cannot write --errors")?,
            jobs,
            quiet: typed.quiet,
        })
    }
}

fn sources(typed: &OpinionArgs) -> anyhow::Result<Vec<Source>> {
    if typed.files.is_empty() && std::io::stdin().is_terminal() {
        bail!(
            "nothing to read: name files or folders, or pipe text in\n\n\
             Usage: summ opinion [OPTIONS] [FILE]...\n\n\
             For more information, try 'summ opinion --help'."
        );
    }
    if typed.files.is_empty() {
        return Ok(vec![Source::Stdin]);
    }
    let source = |path: &std::path::PathBuf| match path.to_str() {
        Some("-") => Source::Stdin,
        _ => Source::Path(path.clone()),
    };
    Ok(typed.files.iter().map(source).collect())
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
