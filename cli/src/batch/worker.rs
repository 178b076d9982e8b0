use std::panic::{AssertUnwindSafe, catch_unwind};

use summ::opinion::{Note, Summarizer};

use crate::input::{Body, Origin, Problem, Raw};
use crate::output::Renderer;
use crate::report::Failure;

/// What came of a record.
pub enum Outcome {
    Done(Done),
    Failed(Failure),
    Warning { origin: Origin, text: String },
}

pub struct Done {
    pub id: String,
    /// The summary, ready to be written.
    pub text: Vec<u8>,
    pub notes: Vec<Note>,
    pub warnings: Vec<String>,
    /// No sentence was chosen.
    pub empty: bool,
    pub interrupted: bool,
}

/// What every worker does.
pub struct Work {
    pub summarizer: Summarizer,
    pub renderer: Renderer,
}

impl Work {
    pub fn on(&self, raw: Raw, should_stop: &dyn Fn() -> bool) -> Outcome {
        let origin = raw.origin.clone();
        // One record that meets a mistake of ours must not cost a million others.
        let outcome = catch_unwind(AssertUnwindSafe(|| self.attempt(raw, should_stop)));
        outcome.unwrap_or_else(|_| {
            let help = "please report it, with the record";
            let problem = Problem::new("a mistake inside summ", help);
            Outcome::Failed(Failure {
                origin,
                problem,
                record: None,
            })
        })
    }

    fn attempt(&self, mut raw: Raw, should_stop: &dyn Fn() -> bool) -> Outcome {
        if let Body::Warning(text) = raw.body {
            return Outcome::Warning {
                origin: raw.origin,
                text,
            };
        }
        let mut warnings = Vec::new();
        let document = match raw.document(&mut warnings) {
            Ok(document) => document,
            Err(problem) => {
                let record = raw.text();
                return Outcome::Failed(Failure {
                    origin: raw.origin,
                    problem,
                    record,
                });
            }
        };
        let summary = self.summarizer.summarize_until(&document, should_stop);
        Outcome::Done(Done {
            text: self.renderer.render(&document, &summary),
            empty: summary.sentences.is_empty(),
            interrupted: summary.notes.contains(&Note::Interrupted),
            id: summary.id,
            notes: summary.notes,
            warnings,
        })
    }
}
