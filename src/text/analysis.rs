use std::ops::Range;

use super::Language;
use crate::lexicon::General;

/// Index of a distinct word in [`Analysis::words`], in order of first appearance.
pub type WordId = u32;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, possibly with digits, inner apostrophes or dots.
    Word,
    /// A token with digits and no letter.
    Number,
    /// A pictograph, with its modifiers.
    Emoji,
    /// A face of punctuation marks, such as `:-)`.
    Emoticon,
    /// Anything else that is not white space.
    Punctuation,
}

/// A token of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the review's text.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// Its normal form, shared by all tokens alike.
    pub word: WordId,
}

/// What is known of a distinct normal form, computed once a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordInfo {
    /// Lower case, entities decoded, apostrophes straight.
    pub text: String,
    /// Index into [`Analysis::terms`]; tokens that are neither words nor numbers have none.
    pub term: Option<u32>,
    /// A stop word of the document's language.
    pub stop: bool,
    /// Whether it says little, in languages that have lists of such words.
    pub general: General,
}

/// A sentence of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Index of the review in the document.
    pub review: usize,
    /// Bytes of the review's text, without the white space around it.
    pub span: Range<usize>,
    /// Indices into [`Analysis::tokens`].
    pub tokens: Range<usize>,
    /// Its length in words; punctuation is not a word.
    pub words: usize,
    /// Its length in characters (Unicode scalar values).
    pub characters: usize,
}

/// A document's sentences and tokens, as spans of its reviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysis {
    /// Given by the caller or detected.
    pub language: Language,
    /// In reading order, over all reviews.
    pub sentences: Vec<Sentence>,
    /// Of all sentences, in reading order.
    pub tokens: Vec<Token>,
    /// Distinct normal forms by [`WordId`].
    pub words: Vec<WordInfo>,
    /// Distinct stems, in order of first appearance.
    pub terms: Vec<String>,
}

impl Analysis {
    /// The tokens of one sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// The normal form of a token.
    pub fn word(&self, token: &Token) -> &WordInfo {
        &self.words[token.word as usize]
    }
}
