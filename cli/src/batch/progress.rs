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
        let read = self.read.load(Ordering::Relaxed);
        let seconds = self.started.elapsed().as_secs_f64();
        let bar = self.bar.get_or_insert_with(|| bar(self.bytes));
        bar.set_position(read);
        bar.set_message(told(self.documents, read, self.bytes, seconds));
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

/// Rates since the start, and the time left at the same rate where the end is known.
fn told(documents: u64, read: u64, all: Option<u64>, seconds: f64) -> String {
    let rate = documents as f64 / seconds;
    // A slow run is told apart from one that stands still.
    let places = usize::from(rate < 10.0);
    let megabytes = read as f64 / seconds / 1e6;
    let mut text = format!(
        "{documents} documents, {rate:.places$}/s, {megabytes:.1} MB/s, {}",
        time(seconds)
    );
    if let Some(all) = all.filter(|_| read > 0) {
        let left = all.saturating_sub(read) as f64 / read as f64 * seconds;
        text.push_str(&format!(", {} left", time(left)));
    }
    text
}

/// "42 s", "3:07 min", "2:05 h"
fn time(seconds: f64) -> String {
    let seconds = seconds.round() as u64;
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{}:{:02} min", seconds / 60, seconds % 60),
        _ => format!("{}:{:02} h", seconds / 3600, seconds / 60 % 60),
    }
}

fn bar(bytes: Option<u64>) -> ProgressBar {
    let template = match bytes {
        Some(_) => "{bar:24} {percent:>3} %  {msg}",
        None => "{spinner} {bytes} read, {msg}",
    };
    let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr());
    // The templates are constants; the fallback is indicatif's own.
    bar.with_style(
        ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_and_the_time_left_are_told() {
        assert_eq!(
            told(5000, 20_000_000, Some(80_000_000), 100.0),
            "5000 documents, 50/s, 0.2 MB/s, 1:40 min, 5:00 min left"
        );
        assert_eq!(told(3, 0, None, 6.0), "3 documents, 0.5/s, 0.0 MB/s, 6 s");
        assert_eq!(time(7507.0), "2:05 h");
    }
}
