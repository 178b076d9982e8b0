//! How would our own tokeniser have cut a sentence of the treebank?

use std::ops::Range;

use super::{Tag, TaggedSentence, Treebank};
use crate::text::{Language, TokenKind, token};

impl Treebank {
    /// The sentences as [`Analyzer`](crate::text::Analyzer) cuts them, where their text is
    /// known: a token that joins words of the treebank (`doesn't`) has the tag of the first,
    /// its host; the pieces of a word that it cuts (`e-mail`) have the tag of the word, but
    /// for punctuation marks. Sentences that cannot be aligned are left out.
    pub fn retokenised(&self) -> Treebank {
        let sentences = self.sentences.iter().filter_map(retokenised);
        Treebank {
            sentences: sentences.collect(),
        }
    }
}

fn retokenised(sentence: &TaggedSentence) -> Option<TaggedSentence> {
    let text = sentence.text.as_deref()?;
    let spans = spans(text, &sentence.words)?;
    let mut ours = TaggedSentence::default();
    let mut first = 0;
    token::tokenize(text, 0..text.len(), Language::English, |span, kind| {
        while first + 1 < spans.len() && spans[first].end <= span.start {
            first += 1;
        }
        let inside = spans[first].start < span.start || spans[first].end > span.end;
        let tag = match kind {
            TokenKind::Punctuation if inside => Tag::Punct,
            _ => sentence.tags[first],
        };
        ours.words.push(text[span].to_owned());
        ours.tags.push(tag);
    });
    Some(ours)
}

/// Where the words stand in the text, if they are all of it, in order.
fn spans(text: &str, words: &[String]) -> Option<Vec<Range<usize>>> {
    let mut at = 0;
    let found = words.iter().map(|word| {
        let start = at + text[at..].len() - text[at..].trim_start().len();
        text[start..].starts_with(word.as_str()).then(|| {
            at = start + word.len();
            start..at
        })
    });
    let found: Option<Vec<Range<usize>>> = found.collect();
    found.filter(|_| text[at..].trim().is_empty())
}
