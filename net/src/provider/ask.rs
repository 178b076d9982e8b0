use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::{Found, ImageQuery, Provider, ProviderError};
use crate::Client;

/// Services asked at once: more than anyone has services, few enough for a small
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

/// Asks several services side by side, each one question after the other, as is polite. The
/// answers come in the order of the questions, and one that fails stops no other.
pub fn ask(
    client: &Client,
    questions: &[(Provider, ImageQuery)],
    should_stop: &(dyn Fn() -> bool + Sync),
) -> Vec<Answer> {
    let mut services: Vec<Vec<usize>> = Vec::new();
    for (index, (provider, _)) in questions.iter().enumerate() {
        let same = |other: &&mut Vec<usize>| questions[other[0]].0.name() == provider.name();
        match services.iter_mut().find(same) {
            Some(service) => service.push(index),
            None => services.push(vec![index]),
        }
    }
    let next = AtomicUsize::new(0);
    let answers = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..services.len().min(AT_ONCE) {
            scope.spawn(|| {
                while let Some(service) = services.get(next.fetch_add(1, Ordering::Relaxed)) {
                    for &index in service {
                        let answer = one(client, &questions[index], should_stop);
                        // A push leaves no half state behind.
                        let mut answers = answers.lock().unwrap_or_else(|e| e.into_inner());
                        answers.push((index, answer));
                    }
                }
            });
        }
    });
    let mut answers = answers.into_inner().unwrap_or_else(|e| e.into_inner());
    answers.sort_by_key(|(index, _)| *index);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

fn one(
    client: &Client,
    (provider, query): &(Provider, ImageQuery),
    should_stop: &(dyn Fn() -> bool + Sync),
) -> Answer {
    let start = Instant::now();
    let found = provider.search(client, query, &should_stop);
    Answer {
        provider: provider.name().to_owned(),
        found,
        took: start.elapsed(),
    }
}
