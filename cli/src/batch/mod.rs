//! How are many documents worked on at once, in bounded memory and in order? One
//! reader, some workers, and a writer that puts the results back in line.

mod gate;
mod progress;
mod worker;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

pub use progress::Progress;
pub use worker::{Done, Outcome, Record, Task, Work};

use crate::exit::Exit;
use crate::input::Reading;
use gate::Gate;

/// How long after Ctrl-C what was begun may take to end: an answer of what was found so far
/// is worth a moment, and nobody waits for longer.
const GRACE: Duration = Duration::from_millis(1500);

/// Where results come faster than this, the writer does not wait for each of them: to be woken
/// costs as much as a short record. Nobody sees so short a delay.
const MOMENT: Duration = Duration::from_micros(500);

enum Event {
    Finished {
        place: usize,
        size: usize,
        outcome: Box<Outcome>,
    },
    /// So many records there were.
    AllRead(usize),
    Interrupted,
}

/// What the writer sees.
pub enum Step {
    Next(Box<Outcome>),
    /// Nothing is ready: a good moment to flush.
    Idle,
}

/// Reads, works and hands the outcomes over in the order of the input, until all is
/// done, `take` refuses or Ctrl-C is pressed; says whether it was. The first `skip` of what
/// there is to read are passed over, as if they had been worked on.
///
/// The threads are not waited for: after Ctrl-C the reader may be stuck on a terminal.
pub fn run(
    mut reading: Reading,
    work: Work,
    jobs: usize,
    skip: usize,
    take: &mut dyn FnMut(Step) -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    reading.asked = work.0.asked().to_vec();
    let gate = Arc::new(Gate::new(jobs));
    let (events, received) = channel();
    let stop = reading.stop.clone();
    listen_to_ctrl_c(&stop, &events)?;
    start(reading, Arc::new(work), jobs, skip, &gate, &stop, &events);
    let result = write(&received, &gate, take);
    gate.close();
    result
}

fn listen_to_ctrl_c(stop: &Arc<AtomicBool>, events: &Sender<Event>) -> anyhow::Result<()> {
    /// The run that is told, the latest; a process has one handler for all its life.
    static LISTENER: Mutex<Option<(Arc<AtomicBool>, Sender<Event>)>> = Mutex::new(None);
    static LISTENING: AtomicBool = AtomicBool::new(false);
    let listener = || {
        let locked = LISTENER.lock();
        locked.unwrap_or_else(std::sync::PoisonError::into_inner)
    };
    *listener() = Some((stop.clone(), events.clone()));
    if LISTENING.swap(true, Ordering::Relaxed) {
        return Ok(());
    }
    ctrlc::set_handler(move || {
        let listener = listener();
        let first = listener
            .as_ref()
            .filter(|(stop, _)| !stop.swap(true, Ordering::Relaxed));
        match first {
            // Nobody listens any more when all is done.
            Some((_, events)) => drop(events.send(Event::Interrupted)),
            None => std::process::exit(Exit::Interrupted as i32),
        }
    })?;
    Ok(())
}

fn start(
    reading: Reading,
    work: Arc<Work>,
    jobs: usize,
    skip: usize,
    gate: &Arc<Gate>,
    stop: &Arc<AtomicBool>,
    events: &Sender<Event>,
) {
    let (records, waiting) = channel();
    let waiting = Arc::new(Mutex::new(waiting));
    for _ in 0..jobs {
        let (waiting, events) = (waiting.clone(), events.clone());
        let (work, stop) = (work.clone(), stop.clone());
        thread::spawn(move || {
            loop {
                let next = waiting.lock().map(|queue| queue.recv());
                let Ok(Ok((place, size, raw))) = next else {
                    return;
                };
                let should_stop = || stop.load(Ordering::Relaxed);
                let outcome = Box::new(work.on(skip + place, raw, &should_stop));
                if events
                    .send(Event::Finished {
                        place,
                        size,
                        outcome,
                    })
                    .is_err()
                {
                    return;
                }
            }
        });
    }
    let (gate, events) = (gate.clone(), events.clone());
    thread::spawn(move || {
        let mut passed = 0;
        reading.all(&mut |raw| {
            if passed < skip {
                passed += 1;
                return std::ops::ControlFlow::Continue(());
            }
            let size = raw.size();
            let sent = gate
                .enter(size)
                .map(|place| records.send((place, size, raw)).is_ok());
            match sent {
                Some(true) => std::ops::ControlFlow::Continue(()),
                _ => std::ops::ControlFlow::Break(()),
            }
        });
        let _ = events.send(Event::AllRead(gate.entered()));
    });
}

fn write(
    received: &Receiver<Event>,
    gate: &Gate,
    take: &mut dyn FnMut(Step) -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    let mut last = None;
    let mut interrupted = false;
    let mut hurried = false;
    while last != Some(next) {
        let event = match received.try_recv() {
            Err(TryRecvError::Empty) => {
                take(Step::Idle)?;
                if interrupted {
                    match received.recv_timeout(GRACE) {
                        Err(RecvTimeoutError::Timeout) => return Ok(true),
                        event => event?,
                    }
                } else {
                    if hurried {
                        thread::sleep(MOMENT);
                    }
                    let waits = Instant::now();
                    let event = received.recv()?;
                    hurried = waits.elapsed() < MOMENT;
                    event
                }
            }
            event => event?,
        };
        match event {
            Event::Finished {
                place,
                size,
                outcome,
            } => {
                early.insert(place, (size, outcome));
            }
            Event::AllRead(count) => last = Some(count),
            Event::Interrupted => {
                last = Some(gate.close());
                interrupted = true;
            }
        }
        while let Some((size, outcome)) = early.remove(&next) {
            // What was broken off is not written, and nothing after it: the output
            // ends where the whole records end. A first one is better than nothing.
            if matches!(&*outcome, Outcome::Done(done) if done.interrupted) && next > 0 {
                return Ok(true);
            }
            take(Step::Next(outcome))?;
            gate.leave(size);
            next += 1;
        }
    }
    Ok(interrupted)
}
