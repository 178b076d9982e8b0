use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Sooner than this, a bar would only flicker.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar on standard error, shown once a run of several documents takes its time.
pub struct Progress {
    wanted: bool,
    started: Instant,
    documents: u64,
    read: Arc<AtomicU64>,
    bytes: Option<u64>,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// `aside_of_results` says that results do not go to the same terminal.
    pub fn new(aside_of_results: bool, read: Arc<AtomicU64>, bytes: Option<u64>) -> Progress {
        Progress {
            wanted: aside_of_results && std::io::stderr().is_terminal(),
            started: Instant::now(),
            documents: 0,
            read,
            bytes,
            bar: None,
        }
    }

    /// One more document is done.
    pub fn step(&mut self) {
        self.documents += 1;
        if !self.wanted || self.documents < 2 || self.started.elapsed() < PATIENCE {
            return;
        }
        let rate = self.documents as f64 / self.started.elapsed().as_secs_f64();
        let bar = self.bar.get_or_insert_with(|| bar(self.bytes));
        bar.set_position(self.read.load(Ordering::Relaxed));
        bar.set_message(format!("{} documents, {rate:.0}/s", self.documents));
    }

    /// Prints something without tearing the bar.
    pub fn aside(&self, print: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(bytes: Option<u64>) -> ProgressBar {
    let template = match bytes {
        Some(_) => "{bar:30} {percent:>3} %  {msg}  {elapsed} (left {eta})",
        None => "{spinner} {bytes} read  {msg}  {elapsed}",
    };
    let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr());
    // The templates are constants; the fallback is indicatif's own.
    bar.with_style(
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
    )
}
