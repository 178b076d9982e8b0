use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::mem::{Discriminant, discriminant};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use anyhow::{Context, bail};
use serde::Serialize;
use summ::opinion::Note;

use crate::batch::Progress;
use crate::input::{Origin, Problem};

/// Notes of one kind that are told before the rest are only counted.
const FEW: usize = 3;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub const DIM: Style = Style::new().dimmed();

/// A record that could not be used.
pub struct Failure {
    pub origin: Origin,
    pub problem: Problem,
    /// The record as it stands in the file.
    pub record: Option<String>,
}

/// Tells what happened, on standard error and in the errors file.
pub struct Report {
    quiet: bool,
    errors: Option<ErrorsFile>,
    notes: HashMap<Discriminant<Note>, usize>,
    pub progress: Progress,
    /// Records that failed.
    pub failed: usize,
}

impl Report {
    pub fn new(quiet: bool, errors: Option<ErrorsFile>, progress: Progress) -> Report {
        Report {
            quiet,
            errors,
            notes: HashMap::new(),
            progress,
            failed: 0,
        }
    }

    pub fn warning(&self, source: &str, text: &str) {
        if !self.quiet {
            self.progress.aside(|| {
                anstream::eprintln!("{WARNING}warning:{WARNING:#} {source}: {text}");
            });
        }
    }

    /// Notes on a document; of each kind only the first few.
    pub fn note(&mut self, id: &str, note: &Note) {
        let told = self.notes.entry(discriminant(note)).or_default();
        *told += 1;
        if *told <= FEW && !self.quiet {
            self.progress
                .aside(|| anstream::eprintln!("{DIM}note:{DIM:#} {id}: {note}"));
        }
    }

    pub fn failure(&mut self, failure: &Failure) -> anyhow::Result<()> {
        self.failed += 1;
        let Failure {
            origin,
            problem,
            record,
        } = failure;
        let line = origin
            .line
            .map(|line| line + problem.place.map_or(0, |(down, _)| down));
        let origin = Origin {
            line,
            ..origin.clone()
        };
        self.progress.aside(|| {
            anstream::eprintln!("{ERROR}error:{ERROR:#} {origin}: {problem}");
            if let (Some(record), Some((down, column))) = (record, problem.place)
                && let Some((excerpt, indent)) = excerpt(record, down, column)
            {
                anstream::eprintln!("  {excerpt}\n  {:indent$}{ERROR}^{ERROR:#}", "");
            }
        });
        match &mut self.errors {
            Some(file) => file.add(&origin, problem, record.as_deref()),
            None => Ok(()),
        }
    }

    /// Has the errors file on the disk; its length.
    pub fn save(&mut self) -> anyhow::Result<u64> {
        let Some(file) = &mut self.errors else {
            return Ok(0);
        };
        file.flush()?;
        Ok(file.written)
    }

    /// The last words: what was left untold, and how many failed.
    pub fn finish(&mut self, done: usize) -> anyhow::Result<()> {
        self.progress.end();
        let untold: usize = self
            .notes
            .values()
            .map(|told| told.saturating_sub(FEW))
            .sum();
        if untold > 0 && !self.quiet {
            anstream::eprintln!("{DIM}note:{DIM:#} {untold} more such notes are in the results");
        }
        if self.failed > 0 && done > 0 {
            let all = done + self.failed;
            anstream::eprintln!("{ERROR}{} of {all} records failed{ERROR:#}", self.failed);
        }
        self.errors.as_mut().map_or(Ok(()), ErrorsFile::flush)
    }
}

/// Where the error is, cut to what fits a line; the caret's indent beside it.
fn excerpt(record: &str, down: u64, column: usize) -> Option<(String, usize)> {
    const AROUND: usize = 36;
    let line = record.lines().nth(usize::try_from(down).ok()?)?;
    // Columns count bytes; a caret stands under a character.
    let at = line
        .char_indices()
        .filter(|(byte, _)| byte + 1 < column)
        .count();
    let from = at.saturating_sub(AROUND);
    let shown: String = line.chars().skip(from).take(2 * AROUND).collect();
    let shown: String = shown
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    Some((shown, at - from))
}

/// The file of records that failed, one JSON object a line.
pub struct ErrorsFile {
    path: PathBuf,
    writer: BufWriter<File>,
    written: u64,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    line: Option<u64>,
    error: String,
    record: Option<&'a str>,
}

impl ErrorsFile {
    pub fn create(path: &Path) -> anyhow::Result<ErrorsFile> {
        let file = File::create(path).with_context(|| path.display().to_string())?;
        Ok(ErrorsFile {
            path: path.to_owned(),
            writer: BufWriter::new(file),
            written: 0,
        })
    }

    /// The file of an earlier run, as it was when it had this length.
    pub fn resume(path: &Path, written: u64) -> anyhow::Result<ErrorsFile> {
        if written == 0 {
            return ErrorsFile::create(path);
        }
        let shown = || path.display().to_string();
        let mut file = File::options().write(true).open(path).with_context(shown)?;
        if file.metadata().with_context(shown)?.len() < written {
            bail!(
                "{} was cut off; start over without --resume",
                path.display()
            );
        }
        file.set_len(written).with_context(shown)?;
        file.seek(SeekFrom::End(0)).with_context(shown)?;
        Ok(ErrorsFile {
            path: path.to_owned(),
            writer: BufWriter::new(file),
            written,
        })
    }

    fn add(
        &mut self,
        origin: &Origin,
        problem: &Problem,
        record: Option<&str>,
    ) -> anyhow::Result<()> {
        let error = problem.to_string();
        let line = Line {
            file: &origin.source.shown,
            line: origin.line,
            error,
            record,
        };
        let mut text = serde_json::to_vec(&line)?;
        text.push(b'\n');
        self.written += text.len() as u64;
        let written = self.writer.write_all(&text);
        written.with_context(|| format!("cannot write {}", self.path.display()))
    }

    fn flush(&mut self) -> anyhow::Result<()> {
        self.writer
            .flush()
            .with_context(|| format!("cannot write {}", self.path.display()))
    }
}
