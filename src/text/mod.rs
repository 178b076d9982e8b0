//! What stands in the text, and where? Documents, sentences, tokens, stems.
//!
//! Nothing here changes a byte: every sentence and token is a span of the
//! review it was found in.

mod analysis;
mod document;
mod language;

pub use analysis::{Analysis, Sentence, Token, TokenKind, WordId, WordInfo};
pub use document::{Document, Review};
pub use language::Language;
