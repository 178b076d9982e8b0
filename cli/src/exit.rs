use std::io;
use std::process::ExitCode;

/// How a run ended; the numbers are a contract with scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything that was asked for was done.
    Done = 0,
    /// Some records failed, the others were done.
    SomeFailed = 1,
    /// Wrong use, or nothing could be done.
    Nothing = 2,
    /// Ended by Ctrl-C.
    Interrupted = 130,
}

/// Prints why nothing could be done, and turns the outcome into a number.
pub fn code(outcome: anyhow::Result<Exit>) -> ExitCode {
    let exit = outcome.unwrap_or_else(|error| {
        if is_closed_pipe(&error) {
            return Exit::Done;
        }
        anstream::eprintln!("{}error:{:#} {error:#}", ERROR, ERROR);
        Exit::Nothing
    });
    ExitCode::from(exit as u8)
}

const ERROR: anstyle::Style = anstyle::AnsiColor::Red.on_default().bold();

/// Whoever read the results has read enough; that is no failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let cause = error.root_cause().downcast_ref::<io::Error>();
    cause.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
}
