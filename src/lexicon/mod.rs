//! What do we know about words before we read the text? Valences, rules, aspects.
//!
//! Everything here is immutable data: parsed once from text, then shared. The
//! built-in files stand in `lexicons/` and are compiled in; files of the
//! caller's own are handed over as text, for nothing here opens a file.

mod aspects;
mod clauses;
mod entry;
mod error;
mod formats;
mod frequencies;
mod general;
mod hash;
mod inflect;
mod rules;
mod sentiment;
mod terms;

#[cfg(test)]
mod tests;

pub use aspects::{Aspect, AspectTree};
pub use clauses::ClauseWords;
pub use entry::{Entry, EntryId};
pub use error::LexiconError;
pub use formats::Format;
pub use frequencies::{DocumentFrequencies, FrequenciesError};
pub use general::{General, GeneralWords};
pub use inflect::Form;
pub use rules::{Cue, CueKind, Rules};
pub use sentiment::{SentimentLexicon, WordHit};

pub(crate) use hash::{WordHasher, eights};
pub(crate) use inflect::same_word;
pub(crate) use terms::{Head, Terms};
