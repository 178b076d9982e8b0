//! How many documents hold each stem?

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::bail;
use summ::lexicon::DocumentFrequencies;

use crate::args::TrainDfArgs;
use crate::batch::{Done, Progress};
use crate::exit::Exit;
use crate::keywords::statistics::{Counting, stems};
use crate::plan::Plan;
use crate::report::Report;
use crate::stream;

/// The longest stems of `--words`: beyond are addresses and words run together.
const MOST_LETTERS: usize = 20;

/// `summ train df`
pub fn run(typed: TrainDfArgs) -> anyhow::Result<Exit> {
    let task = Box::new(Counting::new(typed.lang.and_then(|choice| choice.0)));
    let output = typed.output.as_deref();
    let plan = Plan::open("train df", typed.input, &typed.run, output)?;
    let mut target = plan.target;
    let progress = Progress::new(
        !target.is_terminal() && !plan.quiet,
        plan.reading.read.clone(),
        plan.bytes,
    );
    let mut report = Report::new(plan.quiet, plan.errors, progress);
    let mut counts = DocumentFrequencies::default();
    let mut add = |done: &Done| {
        counts.add(stems(done));
        Ok(())
    };
    let tally = stream::gather(plan.reading, plan.jobs, task, &mut report, true, &mut add)?;
    if tally.interrupted {
        return Ok(Exit::Interrupted);
    }
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
