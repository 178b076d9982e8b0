//! How good was it? Summaries and judgements against what people wrote.

mod ablation;
pub mod gold;
mod judgements;
mod keywords;
mod measures;
mod opinion;
mod plot;
mod retrieval;
mod sweep;
mod systems;
pub mod table;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::args::{EvalArgs, EvalCommand};
use crate::exit::Exit;
use crate::output::Target;

/// `summ eval …`
pub fn run(typed: EvalArgs) -> anyhow::Result<Exit> {
    match typed.what {
        EvalCommand::Opinion(typed) => opinion::run(*typed),
        EvalCommand::Sentiment(typed) => judgements::run(*typed),
        EvalCommand::Keywords(typed) => keywords::run(*typed),
        EvalCommand::Images(typed) => retrieval::images(*typed),
        EvalCommand::Retrieval(typed) => retrieval::retrieval(*typed),
    }
}

/// What `work` makes of each item, in their order, by several threads.
pub fn each<T: Sync, R: Send>(items: &[T], jobs: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match items.get(at) {
                Some(item) => done.push((at, work(item))),
                None => return done,
            }
        }
    };
    let mut all: Vec<(usize, R)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..jobs.clamp(1, items.len().max(1)))
            .map(|_| scope.spawn(share))
            .collect();
        let joined = threads.into_iter().map(|thread| match thread.join() {
            Ok(done) => done,
            Err(mistake) => std::panic::resume_unwind(mistake),
        });
        joined.flatten().collect()
    });
    all.sort_unstable_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
}

/// Writes a result, and says how the run ended.
pub fn finish(output: Option<&Path>, text: &str, failed: usize) -> anyhow::Result<Exit> {
    let mut target = Target::new(output)?;
    target.write(text.as_bytes())?;
    target.finish()?;
    Ok(if failed > 0 {
        Exit::SomeFailed
    } else {
        Exit::Done
    })
}
