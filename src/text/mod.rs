//! What stands in the text, and where? Documents, sentences, tokens, stems.
//!
//! Nothing here changes a byte: every sentence and token is a span of the
//! review it was found in.

mod analysis;
mod analyzer;
mod chunks;
mod count;
mod detect;
mod document;
mod entity;
mod language;
mod sentence;
mod stem;
mod stop;
mod tag;
mod token;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use analysis::{Analysis, Sentence, Token, TokenKind, WordId, WordInfo};
pub use analyzer::{Analyzer, READ_IN_ANY_CASE};
pub use count::count_words;
pub use detect::detect;
pub use document::{Document, Review};
pub use language::{Language, UnknownLanguage};
pub use tag::{
    Accuracy, Capitalisation, Tag, TaggedSentence, Tagger, TaggerError, TaggerTraining, Treebank,
    TreebankError, UnknownTag,
};
