//! How good does a sentence say something is, and how surely is that an opinion?
//!
//! Words and phrases bring valences from a lexicon, the words around them change
//! those by rules, and each sentence keeps the evidence of what happened.

mod constants;
mod document;
mod evidence;
mod fitted;
mod frame;
mod judging;
mod matches;
mod neighbours;
mod rating;
mod scorer;
mod stems;
mod subjectivity;
mod units;

#[cfg(test)]
mod tests;

pub use document::{DocumentSentiment, document_sentiment};
pub use evidence::{Applied, Evidence, RuleKind, SentenceSentiment};
pub use fitted::Fitted;
pub use scorer::SentimentScorer;
pub use subjectivity::feature_names;
