//! What does a sentence say by itself: how good, how strongly, about what?
//!
//! Each sentence is judged alone; what a summary does with the judgements is
//! none of this room's business.

pub mod aspect;
pub mod sentiment;
mod standing;

pub use aspect::AspectMatcher;
pub use sentiment::{
    Applied, DocumentSentiment, Evidence, RuleKind, SentenceSentiment, SentimentScorer,
    document_sentiment,
};
pub use standing::standing;
