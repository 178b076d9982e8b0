//! Which part of speech is each word? An averaged perceptron over hashed features.
//!
//! Collins (2002) with the average of Freund & Schapire (1999), decoded from left to right
//! with the tags found so far as features; rows of weights shared by hashing (Weinberger et
//! al. 2009), kept as bytes.

mod accuracy;
mod bytes;
mod capitals;
mod dictionary;
mod features;
mod learner;
mod projection;
mod random;
mod table;
mod tagger;
mod tagset;
mod train;
mod treebank;
mod word;

#[cfg(test)]
mod tests;

pub use accuracy::Accuracy;
pub use bytes::TaggerError;
pub use capitals::Capitalisation;
pub use tagger::Tagger;
pub use tagset::{Tag, UnknownTag};
pub use train::TaggerTraining;
pub use treebank::{TaggedSentence, Treebank, TreebankError};

use tagset::TAGS;
