use anyhow::bail;
use summ::opinion::Note;

use crate::batch::{self, Done, Outcome, Progress, Step, Task, Work};
use crate::exit::Exit;
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
    interrupted: bool,
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

    fn add(&mut self, done: &Done, report: &mut Report) {
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
    } = plan;
    let progress = Progress::new(!target.is_terminal(), reading.read.clone(), bytes);
    let mut report = Report::new(quiet, errors, progress);
    let mut tally = Tally::default();
    let mut end = End::default();
    target.write(opening)?;
    tally.interrupted = batch::run(reading, Work(task), jobs, &mut |step| {
        let outcome = match step {
            Step::Next(outcome) => *outcome,
            Step::Idle => return target.flush(),
        };
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
    target.write(&format.closing(&end))?;
    target.finish()?;
    report.finish(tally.done)?;
    tally.failed = report.failed;
    Ok(tally)
}
