use anyhow::bail;

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
                    report.note(&result.id, note);
                }
                report.progress.step();
            }
            Outcome::Failed(failure) => report.failure(&failure)?,
            Outcome::Warning { origin, text } => report.warning(&origin.source, &text),
        }
        Ok(())
    })?;
    target.write(format.closing(written))?;
    target.finish()?;
    report.finish(done)?;
    if interrupted {
        return Ok(Exit::Interrupted);
    }
    if done == 0 && report.failed == 0 {
        bail!("nothing to summarise: there is no record in the input");
    }
    Ok(match (filled, report.failed) {
        (0, _) => Exit::Nothing,
        (_, 0) => Exit::Done,
        _ => Exit::SomeFailed,
    })
}
