//! How many documents hold each stem?

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::bail;
use summ::lexicon::DocumentFrequencies;
use summ::text::Analyzer;

use crate::args::TrainDfArgs;
use crate::batch::{self, Done, Outcome, Progress, Record, Step, Task, Work};
use crate::exit::Exit;
use crate::plan::Plan;
use crate::report::Report;

/// The longest stems of `--words`: beyond are addresses and words run together.
const MOST_LETTERS: usize = 20;

/// `summ train df`
pub fn run(typed: TrainDfArgs) -> anyhow::Result<Exit> {
    let counts: Arc<Mutex<DocumentFrequencies>> = Arc::default();
    let task = Box::new(Counting {
        analyzer: Analyzer::new(typed.lang.and_then(|choice| choice.0)),
        counts: counts.clone(),
    });
    let output = typed.output.as_deref();
    let Plan {
        reading,
        mut target,
        errors,
        jobs,
        quiet,
        bytes,
    } = Plan::open("train df", typed.input, &typed.run, output)?;
    let progress = Progress::new(!target.is_terminal(), reading.read.clone(), bytes);
    let mut report = Report::new(quiet, errors, progress);
    let interrupted = batch::run(reading, Work(task), jobs, &mut |step| {
        let Step::Next(outcome) = step else {
            return Ok(());
        };
        match *outcome {
            Outcome::Done(done) => {
                for warning in &done.warnings {
                    report.warning(&done.id, warning);
                }
                report.progress.step();
            }
            Outcome::Failed(failure) => report.failure(&failure)?,
            Outcome::Warning { origin, text } => report.warning(&origin.source.shown, &text),
        }
        Ok(())
    })?;
    if interrupted {
        return Ok(Exit::Interrupted);
    }
    let mut counts = counts.lock().unwrap_or_else(PoisonError::into_inner);
    report.finish(counts.documents() as usize)?;
    if counts.is_empty() {
        bail!("nothing to count: there is no document with a word in the input");
    }
    if typed.words {
        counts.retain(|stem| {
            stem.chars().all(char::is_alphabetic) && stem.chars().count() <= MOST_LETTERS
        });
    }
    let mut table = head(&typed.note, typed.least, typed.words);
    table += &counts.write(u32::try_from(typed.least).unwrap_or(u32::MAX));
    target.write(table.as_bytes())?;
    target.finish()?;
    Ok(match report.failed {
        0 => Exit::Done,
        _ => Exit::SomeFailed,
    })
}

struct Counting {
    analyzer: Analyzer,
    counts: Arc<Mutex<DocumentFrequencies>>,
}

impl Task for Counting {
    fn on(&self, record: &Record, _: &(dyn Fn() -> bool + Sync)) -> Done {
        let document = &record.document;
        let reviews = document.reviews.iter().map(|r| r.text.as_str());
        let texts: Vec<&str> = document
            .title
            .as_deref()
            .into_iter()
            .chain(reviews)
            .collect();
        let analysis = self.analyzer.analyze_texts(&texts);
        // Sums do not depend on whose turn it is.
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.add(analysis.terms.iter().map(String::as_str));
        Done {
            text: Vec::new(),
            entry: None,
            empty: analysis.terms.is_empty(),
            interrupted: false,
            id: document.id.clone(),
            notes: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

/// What the table says of itself.
fn head(notes: &[String], least: usize, words: bool) -> String {
    let mut head = "# In how many documents each stem occurs: `stem<TAB>df` a line.\n".to_owned();
    for note in notes {
        head += &format!("# {}\n", note.replace('\n', " "));
    }
    let words = if words { " --words" } else { "" };
    head + &format!(
        "# Made by `summ train df --least {least}{words}` on {}.\n",
        today()
    )
}

/// The day, by Greenwich, as 2026-11-27.
fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let days = since.map_or(0, |time| time.as_secs() / 86_400);
    date(days)
}

/// A day of the Gregorian calendar from the days since 1970: years begin in March here, so
/// that the leap day is their last, and 400 of them have 146,097 days.
fn date(days: u64) -> String {
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month <= 2);
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_dates() {
        assert_eq!(date(0), "1970-01-01");
        assert_eq!(date(11_016), "2000-02-29");
        assert_eq!(date(20_784), "2026-11-27");
    }
}
