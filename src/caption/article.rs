//! A document as captions see it: its words, and what it is about.

use crate::candidate::Source;
use crate::keywords::{Keyphrase, Place};
use crate::lexicon::ClauseWords;
use crate::rank::Context;
use crate::text::{Sentence, Tag, Token, TokenKind};

/// A document, taken apart.
pub(super) struct Article<'a> {
    pub context: &'a Context<'a>,
    pub phrases: &'a [Keyphrase],
    /// The joints of sentences in its language.
    pub joints: &'static ClauseWords,
    /// Whether each stem stands in the title.
    pub in_title: Vec<bool>,
}

impl<'a> Article<'a> {
    pub fn new(context: &'a Context<'a>, phrases: &'a [Keyphrase]) -> Self {
        let analysis = context.source.analysis;
        let mut article = Article {
            context,
            phrases,
            joints: ClauseWords::of(analysis.language.code()),
            in_title: vec![false; analysis.terms.len()],
        };
        for sentence in &analysis.sentences {
            if article.is_title(sentence) {
                for token in analysis.tokens_of(sentence) {
                    if let Some(term) = article.term(token) {
                        article.in_title[term] = true;
                    }
                }
            }
        }
        article
    }

    pub fn source(&self) -> &Source<'a> {
        &self.context.source
    }

    pub fn sentences(&self) -> &'a [Sentence] {
        &self.context.source.analysis.sentences
    }

    pub fn token(&self, at: usize) -> &'a Token {
        &self.context.source.analysis.tokens[at]
    }

    /// A token in lower case.
    pub fn normal(&self, at: usize) -> &'a str {
        let analysis = self.context.source.analysis;
        &analysis.word(self.token(at)).text
    }

    pub fn tag(&self, at: usize) -> Option<Tag> {
        self.context.source.tags.map(|tags| tags[at])
    }

    /// The stem of a word or number.
    pub fn term(&self, token: &Token) -> Option<usize> {
        let info = self.context.source.analysis.word(token);
        info.term.map(|term| term as usize)
    }

    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.token(at).kind, TokenKind::Word | TokenKind::Number)
    }

    pub fn is_stop(&self, at: usize) -> bool {
        self.context.source.analysis.word(self.token(at)).stop
    }

    /// The text that a sentence stands in.
    pub fn text_of(&self, sentence: &Sentence) -> &'a str {
        self.context.source.texts[sentence.review]
    }

    pub fn is_title(&self, sentence: &Sentence) -> bool {
        self.context.source.has_title && sentence.review == 0
    }

    /// A text by the number that results have for it; none is the title.
    pub fn review_of(&self, sentence: &Sentence) -> Option<usize> {
        let titles = usize::from(self.context.source.has_title);
        sentence.review.checked_sub(titles)
    }

    /// The sentences that captions are made of: those of the texts, or of the title where
    /// there are none.
    pub fn captioned(&self) -> Vec<usize> {
        let all = self.sentences();
        let worded = |&at: &usize| all[at].words > 0;
        let body = |&at: &usize| !self.is_title(&all[at]);
        let found: Vec<usize> = (0..all.len()).filter(body).filter(worded).collect();
        if found.is_empty() {
            return (0..all.len()).filter(worded).collect();
        }
        found
    }

    /// The tokens of a place.
    pub fn tokens_at(&self, place: &Place) -> std::ops::Range<usize> {
        let tokens = &self.context.source.analysis.tokens;
        let sentences = self.sentences();
        let after =
            |s: &Sentence| (self.review_of(s), s.span.end) <= (place.review, place.span.start);
        // Sentences stand in the order of their texts, the title first.
        let Some(sentence) = sentences.get(sentences.partition_point(after)) else {
            return 0..0;
        };
        let first = sentence.tokens.start;
        let of = &tokens[sentence.tokens.clone()];
        let start = of.partition_point(|t| t.span.end <= place.span.start);
        let end = of.partition_point(|t| t.span.start < place.span.end);
        first + start..first + end.max(start)
    }
}
