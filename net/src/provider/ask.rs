use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::{Found, ImageQuery, Provider, ProviderError};
use crate::Client;

/// Questions under way at once: more than anyone has services, few enough for a small
/// machine.
const AT_ONCE: usize = 8;

/// What became of one question.
#[derive(Debug)]
pub struct Answer {
    /// The service.
    pub provider: String,
    /// What it found, or why it did not.
    pub found: Result<Found, ProviderError>,
    /// How long it took, waits before retries included.
    pub took: Duration,
}

/// Asks several services side by side. The answers come in the order of the questions, and
/// one that fails stops no other.
pub fn ask(
    client: &Client,
    questions: &[(Provider, ImageQuery)],
    should_stop: &(dyn Fn() -> bool + Sync),
) -> Vec<Answer> {
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..questions.len().min(AT_ONCE) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some((provider, query)) = questions.get(index) else {
                        return;
                    };
                    let start = Instant::now();
                    let found = provider.search(client, query, &should_stop);
                    let answer = Answer {
                        provider: provider.name().to_owned(),
                        found,
                        took: start.elapsed(),
                    };
                    // A push leaves no half state behind.
                    let mut answers = answers.lock().unwrap_or_else(|e| e.into_inner());
                    answers.push((index, answer));
                }
            });
        }
    });
    let mut answers = answers.into_inner().unwrap_or_else(|e| e.into_inner());
    answers.sort_by_key(|(index, _)| *index);
    answers.into_iter().map(|(_, answer)| answer).collect()
}
