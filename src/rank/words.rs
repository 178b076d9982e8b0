//! The words of a document in a row, and which of them stand side by side.

use std::ops::Range;

use crate::candidate::{Mention, Source, is_joined};
use crate::text::TokenKind;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Casing {
    /// `word`, or the first word of a sentence.
    Plain,
    /// `Word`, at the beginning of a sentence.
    First,
    /// `Word`, elsewhere.
    Capital,
    /// `WORD`.
    Acronym,
    /// Digits, or a mixture that is no common word: `42`, `B2B`.
    Other,
}

/// A word or number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Index of its token.
    pub token: u32,
    pub term: u32,
    pub sentence: u32,
    pub stop: bool,
    /// It is a number, or has one letter: no phrase begins or ends with it.
    pub number: bool,
    /// Nothing but a space or a hyphen parts it from the word before.
    pub joined: bool,
    pub casing: Casing,
}

/// All words of a document in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub list: Vec<Word>,
    /// The word of each token, or that of the next word where it is none.
    of_token: Vec<u32>,
}

impl Words {
    pub fn new(source: &Source<'_>) -> Self {
        let analysis = source.analysis;
        let mut list: Vec<Word> = Vec::with_capacity(analysis.tokens.len());
        let mut of_token = Vec::with_capacity(analysis.tokens.len());
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            let text = source.texts[sentence.review];
            let mut end = None;
            for at in sentence.tokens.clone() {
                of_token.push(list.len() as u32);
                let token = &analysis.tokens[at];
                let info = analysis.word(token);
                let (TokenKind::Word | TokenKind::Number, Some(term)) = (token.kind, info.term)
                else {
                    continue;
                };
                let joined = end.is_some_and(|end| is_joined(text, end..token.span.start));
                list.push(Word {
                    token: at as u32,
                    term,
                    sentence: index as u32,
                    stop: info.stop,
                    number: token.kind == TokenKind::Number,
                    joined,
                    casing: casing(&text[token.span.clone()], end.is_none()),
                });
                end = Some(token.span.end);
            }
        }
        Words { list, of_token }
    }

    /// The words of a mention, as indices into the list.
    pub fn of(&self, mention: &Mention) -> Range<usize> {
        let Range { start, end } = mention.range();
        let last = self.of_token[end - 1] as usize;
        self.of_token[start] as usize..last + 1
    }

    /// The longest runs of words without a stop word, a number or a mark between them.
    pub fn phrases(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let inside = |word: &Word| !word.stop && !word.number;
        let mut at = 0;
        std::iter::from_fn(move || {
            at += self.list[at..].iter().position(inside)?;
            let start = at;
            let goes_on = |word: &&Word| inside(word) && word.joined;
            at += 1 + self.list[at + 1..].iter().take_while(goes_on).count();
            Some(start..at)
        })
    }

    /// Whether a phrase of content words cannot be made longer on either side.
    pub fn is_whole(&self, words: &Range<usize>) -> bool {
        let outside = |word: &Word| word.stop || word.number;
        let before = words.start.checked_sub(1).map(|at| &self.list[at]);
        let opens = !self.list[words.start].joined || before.is_none_or(outside);
        let closes = (self.list.get(words.end)).is_none_or(|next| !next.joined || outside(next));
        opens && closes && !self.list[words.clone()].iter().any(outside)
    }
}

fn casing(word: &str, first: bool) -> Casing {
    let bytes = word.as_bytes();
    if bytes.iter().all(u8::is_ascii_lowercase) {
        return Casing::Plain;
    }
    let (mut upper, mut lower, mut digits, mut letters) = (0, 0, 0, 0);
    for c in word.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
        digits += usize::from(c.is_numeric());
        letters += usize::from(c.is_alphabetic());
    }
    match () {
        () if digits > 0 || letters == 0 => Casing::Other,
        () if upper > 0 && lower == 0 => Casing::Acronym,
        () if upper == 0 || letters == 1 => Casing::Plain,
        () if !word.starts_with(char::is_uppercase) => Casing::Plain,
        () if first => Casing::First,
        () => Casing::Capital,
    }
}
