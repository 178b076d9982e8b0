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
    /// There is room for several again: who waits for room is woken once for many records.
    freed: Condvar,
}

#[derive(Default)]
struct State {
    entered: usize,
    inside: usize,
    bytes: usize,
    closed: bool,
    /// Somebody waits to enter.
    waiting: bool,
}

impl State {
    /// Whether one more record of so many bytes has to wait where so many may be inside.
    fn is_full(&self, most: usize, bytes: usize) -> bool {
        let crowded = self.inside >= most || self.bytes + bytes > BYTES;
        !self.closed && self.inside > 0 && crowded
    }
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
        let mut state = self.state();
        if state.is_full(self.most, bytes) {
            state.waiting = true;
            let crowded = |s: &mut State| s.is_full(self.most / 2, bytes);
            let waited = self.freed.wait_while(state, crowded);
            state = waited.unwrap_or_else(std::sync::PoisonError::into_inner);
            state.waiting = false;
        }
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
        let room = !state.is_full(self.most / 2, 0);
        if state.waiting && room {
            self.freed.notify_one();
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_is_let_in_when_half_have_left() {
        let gate = Gate::new(1);
        let places: Vec<_> = (0..PER_JOB).map(|_| gate.enter(1)).collect();
        assert!(places.into_iter().eq((0..PER_JOB).map(Some)));
        std::thread::scope(|threads| {
            let next = threads.spawn(|| gate.enter(1));
            while !gate.state().waiting {
                std::thread::yield_now();
            }
            (0..PER_JOB / 2).for_each(|_| gate.leave(1));
            assert!(gate.state().waiting, "half of them are still inside");
            gate.leave(1);
            assert_eq!(next.join().ok(), Some(Some(PER_JOB)));
        });
    }

    #[test]
    fn a_closed_gate_keeps_nobody_waiting() {
        let gate = Gate::new(1);
        for _ in 0..PER_JOB {
            gate.enter(1);
        }
        std::thread::scope(|threads| {
            let next = threads.spawn(|| gate.enter(1));
            while !gate.state().waiting {
                std::thread::yield_now();
            }
            assert_eq!(gate.close(), PER_JOB);
            assert_eq!(next.join().ok(), Some(None));
        });
    }
}
