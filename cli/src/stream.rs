use anyhow::bail;
use summ::opinion::Note;

use crate::batch::{self, Done, Outcome, Progress, Step, Task, Work};
use crate::exit::Exit;
use crate::input::Reading;
use crate::journal::{Journal, Standing};
use crate::output::Target;
use crate::output::{End, Format};
use crate::plan::Plan;
use crate::report::Report;

/// What was done, and what came of it.
#[derive(Default)]
pub struct Tally {
    pub done: usize,
    /// Results with something in them.
    filled: usize,
    failed: usize,
    pub interrupted: bool,
    /// The least budget that would do, where one was too small.
    pub least: Option<f64>,
    /// A document without a sentence was met.
    pub empty: bool,
}

impl Tally {
    /// How the run ended; `nothing` says why all results are empty.
    pub fn exit(&self, nothing: impl FnOnce(&Tally) -> String) -> anyhow::Result<Exit> {
        if self.interrupted {
            return Ok(Exit::Interrupted);
        }
        match (self.filled, self.failed) {
            (0, 0) => bail!(nothing(self)),
            (0, _) => Ok(Exit::Nothing),
            (_, 0) => Ok(Exit::Done),
            _ => Ok(Exit::SomeFailed),
        }
    }

    pub fn add(&mut self, done: &Done, report: &mut Report) {
        self.done += 1;
        self.filled += usize::from(!done.empty);
        for warning in &done.warnings {
            report.warning(&done.id, warning);
        }
        for note in &done.notes {
            match note {
                Note::NothingFits { least, .. } => {
                    self.least = Some(self.least.map_or(*least, |before| before.min(*least)));
                }
                Note::Empty => self.empty = true,
                _ => {}
            }
            report.note(&done.id, note);
        }
        report.progress.step();
    }
}

/// Reads documents, has a task done on each, and writes the results in their order.
pub fn run(
    plan: Plan,
    format: Format,
    opening: &[u8],
    task: Box<dyn Task>,
) -> anyhow::Result<Tally> {
    let Plan {
        reading,
        mut target,
        errors,
        jobs,
        quiet,
        bytes,
        mut journal,
    } = plan;
    let progress = Progress::new(!target.is_terminal(), reading.read.clone(), bytes);
    let mut report = Report::new(quiet, errors, progress);
    let start = journal
        .as_ref()
        .map_or_else(Standing::default, |journal| journal.start.clone());
    let mut tally = Tally {
        done: start.done,
        filled: start.filled,
        ..Tally::default()
    };
    report.failed = start.failed;
    let mut end = End {
        any: start.done > 0,
        ..End::default()
    };
    let mut records = start.records;
    if target.written() == 0 {
        target.write(opening)?;
    }
    tally.interrupted = batch::run(reading, Work(task), jobs, start.records, &mut |step| {
        if let Some(journal) = journal.as_mut().filter(|journal| journal.due()) {
            save(journal, &mut target, &mut report, &tally, records, false)?;
        }
        let outcome = match step {
            Step::Next(outcome) => *outcome,
            Step::Idle => return target.flush(),
        };
        records += 1;
        match outcome {
            Outcome::Done(done) => {
                if !done.text.is_empty() {
                    target.write(format.separator(end.any))?;
                    target.write(&done.text)?;
                    end.any = true;
                }
                tally.add(&done, &mut report);
                end.contents.extend(done.entry);
            }
            Outcome::Failed(failure) => report.failure(&failure)?,
            Outcome::Warning { origin, text } => report.warning(&origin.source.shown, &text),
        }
        Ok(())
    })?;
    end.failed = report.failed;
    end.interrupted = tally.interrupted;
    if let Some(journal) = &mut journal {
        save(journal, &mut target, &mut report, &tally, records, true)?;
    }
    target.write(&format.closing(&end))?;
    target.finish()?;
    if let Some(journal) = journal.filter(|_| !tally.interrupted) {
        journal.remove();
        target.clear();
    }
    report.finish(tally.done)?;
    tally.failed = report.failed;
    Ok(tally)
}

/// Reads documents, has a task done on each, and hands what came of it to `take`, in order.
/// Without a report nothing is told of what failed: another pass will.
pub fn gather(
    reading: Reading,
    jobs: usize,
    task: Box<dyn Task>,
    report: &mut Report,
    tell: bool,
    take: &mut dyn FnMut(&Done) -> anyhow::Result<()>,
) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    tally.interrupted = batch::run(reading, Work(task), jobs, 0, &mut |step| {
        let Step::Next(outcome) = step else {
            return Ok(());
        };
        match *outcome {
            Outcome::Done(done) => {
                take(&done)?;
                tally.add(&done, report);
            }
            Outcome::Failed(failure) if tell => report.failure(&failure)?,
            Outcome::Warning { origin, text } => report.warning(&origin.source.shown, &text),
            Outcome::Failed(_) => {}
        }
        Ok(())
    })?;
    report.finish(tally.done)?;
    tally.failed = report.failed;
    Ok(tally)
}

/// Writes down how far the run is, once that much is on the disk.
fn save(
    journal: &mut Journal,
    target: &mut Target,
    report: &mut Report,
    tally: &Tally,
    records: usize,
    moved: bool,
) -> anyhow::Result<()> {
    let errors = report.save()?;
    target.sync()?;
    journal.save(Standing {
        records,
        bytes: target.written(),
        errors,
        done: tally.done,
        filled: tally.filled,
        failed: report.failed,
        moved,
    })
}
