use std::panic::{AssertUnwindSafe, catch_unwind};

use summ::opinion::Note;
use summ::text::Document;

use crate::input::{Body, Origin, Problem, Raw};
use crate::output::Entry;
use crate::report::Failure;

/// What came of a record.
pub enum Outcome {
    Done(Done),
    Failed(Failure),
    Warning { origin: Origin, text: String },
}

pub struct Done {
    pub id: String,
    /// The result, ready to be written.
    pub text: Vec<u8>,
    /// Its line in the list of contents, where the format has one.
    pub entry: Option<Entry>,
    pub notes: Vec<Note>,
    pub warnings: Vec<String>,
    /// There is nothing in it: no sentence was chosen, or there is none.
    pub empty: bool,
    pub interrupted: bool,
}

/// A document that was read.
pub struct Record {
    /// Its place among all records of the run.
    pub place: usize,
    pub document: Document,
    /// What it says in the fields that were asked for, in their order.
    pub fields: Vec<Option<String>>,
    /// What was odd about it.
    pub warnings: Vec<String>,
}

/// What a verb does with a document.
pub trait Task: Send + Sync {
    /// Its outcome, without the warnings of the record; early, and marked so, once `should_stop`
    /// says yes. A problem is one of this record, not of the run.
    fn on(&self, record: &Record, should_stop: &(dyn Fn() -> bool + Sync))
    -> Result<Done, Problem>;

    /// Fields it needs beside the document, in small letters.
    fn asked(&self) -> &[String] {
        &[]
    }
}

/// What every worker does: from the record as it was read to an outcome.
pub struct Work(pub Box<dyn Task>);

impl Work {
    pub fn on(&self, place: usize, raw: Raw, should_stop: &(dyn Fn() -> bool + Sync)) -> Outcome {
        let origin = raw.origin.clone();
        // One record that meets a mistake of ours must not cost a million others.
        let outcome = catch_unwind(AssertUnwindSafe(|| self.attempt(place, raw, should_stop)));
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

    fn attempt(
        &self,
        place: usize,
        mut raw: Raw,
        should_stop: &(dyn Fn() -> bool + Sync),
    ) -> Outcome {
        if let Body::Warning(text) = raw.body {
            return Outcome::Warning {
                origin: raw.origin,
                text,
            };
        }
        let fields = raw.fields(self.0.asked());
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
        let record = Record {
            place,
            document,
            fields,
            warnings,
        };
        let done = match self.0.on(&record, should_stop) {
            Ok(done) => done,
            Err(problem) => {
                return Outcome::Failed(Failure {
                    origin: raw.origin,
                    problem,
                    record: None,
                });
            }
        };
        let mut warnings = record.warnings;
        warnings.extend_from_slice(&done.warnings);
        Outcome::Done(Done { warnings, ..done })
    }
}
