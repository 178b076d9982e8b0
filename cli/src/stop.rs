use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::exit::Exit;

/// When a search is to end: by Ctrl-C, or when its time is up.
pub struct Stop {
    pressed: Arc<AtomicBool>,
    started: Instant,
    limit: Option<Duration>,
}

impl Stop {
    /// Listens to Ctrl-C from here on; pressed twice it ends the process.
    pub fn from_now(limit: Option<Duration>) -> anyhow::Result<Stop> {
        let pressed = Arc::new(AtomicBool::new(false));
        let listened = pressed.clone();
        ctrlc::set_handler(move || {
            if listened.swap(true, Ordering::Relaxed) {
                std::process::exit(Exit::Interrupted as i32);
            }
        })?;
        Ok(Stop {
            pressed,
            started: Instant::now(),
            limit,
        })
    }

    pub fn is_due(&self) -> bool {
        let late = |limit| self.started.elapsed() >= limit;
        self.by_user() || self.limit.is_some_and(late)
    }

    /// What says whether Ctrl-C was pressed, for whoever must know on another thread.
    pub fn pressed(&self) -> Arc<AtomicBool> {
        self.pressed.clone()
    }

    /// Ctrl-C was pressed.
    pub fn by_user(&self) -> bool {
        self.pressed.load(Ordering::Relaxed)
    }
}
