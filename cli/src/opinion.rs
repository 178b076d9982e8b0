use anyhow::bail;
use summ::opinion::Note;

use crate::args::OpinionArgs;
use crate::batch::{self, Outcome, Progress, Step, Work};
use crate::exit::Exit;
use crate::plan::Plan;
use crate::report::Report;

/// `summ opinion`: reads documents, writes their summaries.
pub fn run(typed: OpinionArgs) -> anyhow::Result<Exit> {
    let Plan {
        reading,
        summarizer,
        renderer,
        mut target,
        errors,
        jobs,
        quiet,
        bytes,
    } = Plan::open(typed)?;
    let progress = Progress::new(!target.is_terminal(), reading.read.clone(), bytes);
    let mut report = Report::new(quiet, errors, progress);
    let format = renderer.format();
    let work = Work {
        summarizer,
        renderer,
    };
    let (mut done, mut filled, mut written) = (0, 0, false);
    let (mut least, mut empty) = (f64::INFINITY, false);
    target.write(format.opening())?;
    let interrupted = batch::run(reading, work, jobs, &mut |step| {
        let outcome = match step {
            Step::Next(outcome) => *outcome,
            Step::Idle => return target.flush(),
        };
        match outcome {
            Outcome::Done(result) => {
                if !result.text.is_empty() {
                    target.write(format.separator(written))?;
                    target.write(&result.text)?;
                    written = true;
                }
                done += 1;
                filled += usize::from(!result.empty);
                for warning in &result.warnings {
                    report.warning(&result.id, warning);
                }
                for note in &result.notes {
                    match note {
                        Note::NothingFits { least: cost, .. } => least = least.min(*cost),
                        Note::Empty => empty = true,
                        _ => {}
                    }
                    report.note(&result.id, note);
                }
                report.progress.step();
            }
            Outcome::Failed(failure) => report.failure(&failure)?,
            Outcome::Warning { origin, text } => report.warning(&origin.source.shown, &text),
        }
        Ok(())
    })?;
    target.write(format.closing(written))?;
    target.finish()?;
    report.finish(done)?;
    if interrupted {
        return Ok(Exit::Interrupted);
    }
    match (filled, done, report.failed) {
        (0, 0, 0) => bail!("nothing to summarise: there is no record in the input"),
        (0, _, 0) if least.is_finite() => {
            bail!("nothing was summarised; give a --budget of at least {least}")
        }
        (0, _, 0) if empty => bail!("nothing was summarised; there is no sentence in the input"),
        (0, _, 0) => bail!("nothing was summarised; no sentence that may be chosen adds any value"),
        (0, _, _) => Ok(Exit::Nothing),
        (_, _, 0) => Ok(Exit::Done),
        _ => Ok(Exit::SomeFailed),
    }
}
