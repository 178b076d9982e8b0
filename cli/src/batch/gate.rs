use std::sync::{Condvar, Mutex, MutexGuard};

/// Records under way per worker: enough that a long one does not starve the others.
const PER_JOB: usize = 32;

/// Bytes of input under way; results are never much longer than what they quote.
const BYTES: usize = 64 << 20;

/// Lets records in as long as there is room for them, numbers them, and so bounds the
/// memory of everything behind it.
pub struct Gate {
    most: usize,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Default)]
struct State {
    entered: usize,
    inside: usize,
    bytes: usize,
    closed: bool,
}

impl Gate {
    pub fn new(jobs: usize) -> Gate {
        Gate {
            most: PER_JOB * jobs,
            state: Mutex::default(),
            freed: Condvar::new(),
        }
    }

    /// Waits for room; the place of the record, or none when the gate is closed. A
    /// record alone may be of any size.
    pub fn enter(&self, bytes: usize) -> Option<usize> {
        let full = |s: &mut State| {
            !s.closed && s.inside > 0 && (s.inside >= self.most || s.bytes + bytes > BYTES)
        };
        let waited = self.freed.wait_while(self.state(), full);
        let mut state = waited.unwrap_or_else(std::sync::PoisonError::into_inner);
        if state.closed {
            return None;
        }
        state.inside += 1;
        state.bytes += bytes;
        state.entered += 1;
        Some(state.entered - 1)
    }

    pub fn leave(&self, bytes: usize) {
        let mut state = self.state();
        state.inside -= 1;
        state.bytes -= bytes;
        self.freed.notify_one();
    }

    /// Lets no more in; how many there were.
    pub fn close(&self) -> usize {
        let mut state = self.state();
        state.closed = true;
        self.freed.notify_all();
        state.entered
    }

    pub fn entered(&self) -> usize {
        self.state().entered
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
