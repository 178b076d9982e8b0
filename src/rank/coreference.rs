//! Which mentions stand for a longer phrase that was named before?
//!
//! Three kinds, each to the last phrase named so:
//! - "Smith", or "Mary Smith", for "Jane Mary Smith": a name for one that ends in it,
//! - "the pump" for "heat pump": a noun with a definite article for a phrase it is the head
//!   of, where tags are known,
//! - "the minister" for "Jane Smith, the minister of trade" or "minister Jane Smith": a
//!   noun with a definite article for the name it was said of, where tags are known.
//!
//! Names are words tagged as such; without tags, words with capitals, but in German, where
//! all nouns have them.

use std::ops::Range;

use super::Context;
use super::words::{Casing, Word};
use crate::text::{Language, Tag};

/// A mention that stands for a longer phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference {
    /// The candidate it is a mention of.
    pub shorter: u32,
    /// The candidate it stands for.
    pub longer: u32,
    pub sentence: u32,
    /// Its first token.
    pub token: u32,
}

/// What says that something was named before.
const DEFINITE: &[&str] = &["the", "this", "that", "these", "those"];

/// What may open an apposition.
const ARTICLES: &[&str] = &["the", "a", "an"];

const NONE: u32 = u32::MAX;

pub(super) fn longer_of(context: &Context<'_>) -> Vec<Reference> {
    let source = &context.source;
    if source.tags.is_none() && source.analysis.language == Language::German {
        return Vec::new();
    }
    let terms = source.analysis.terms.len();
    let mut reader = Reader {
        context,
        words: &context.words().list,
        named: vec![NONE; terms],
        described: vec![NONE; terms],
        found: Vec::new(),
    };
    let mut at = 0;
    while at < reader.words.len() {
        at = match reader.phrase(at) {
            Some((phrase, true)) => reader.name(phrase),
            Some((phrase, false)) => reader.noun(phrase),
            None => at + 1,
        };
    }
    reader.found
}

struct Reader<'a> {
    context: &'a Context<'a>,
    words: &'a [Word],
    /// The last name of several words that ends in a stem.
    named: Vec<u32>,
    /// The last phrase that a noun was the head of, or name it was said of, by its stem.
    described: Vec<u32>,
    found: Vec<Reference>,
}

impl Reader<'_> {
    fn tag(&self, word: &Word) -> Option<Tag> {
        let tags = self.context.source.tags?;
        tags.get(word.token as usize).copied()
    }

    fn is_name(&self, word: &Word) -> bool {
        !word.number
            && match self.tag(word) {
                Some(tag) => tag == Tag::Propn,
                None => {
                    let capital = [Casing::First, Casing::Capital, Casing::Acronym];
                    !word.stop && capital.contains(&word.casing)
                }
            }
    }

    fn is_noun(&self, word: &Word) -> bool {
        self.tag(word) == Some(Tag::Noun)
    }

    fn is_part(&self, word: &Word) -> bool {
        matches!(self.tag(word), Some(Tag::Noun | Tag::Adj))
    }

    /// The name, or else the noun phrase, that begins at a word, and whether it is a name.
    fn phrase(&self, at: usize) -> Option<(Range<usize>, bool)> {
        let goes_on = |inside: &dyn Fn(&Word) -> bool| {
            let rest = self.words[at + 1..].iter();
            at + 1 + rest.take_while(|word| word.joined && inside(word)).count()
        };
        let first = &self.words[at];
        if self.is_name(first) {
            let end = goes_on(&|word| self.is_name(word));
            return Some((at..end, true));
        }
        if !self.is_part(first) {
            return None;
        }
        let mut end = goes_on(&|word| self.is_part(word));
        while end > at && !self.is_noun(&self.words[end - 1]) {
            end -= 1;
        }
        (end > at).then_some((at..end, false))
    }

    fn candidate(&self, words: &Range<usize>) -> Option<u32> {
        let (first, last) = (&self.words[words.start], &self.words[words.end - 1]);
        let tokens = last.token - first.token + 1;
        self.context.places().of(first.token, tokens)
    }

    fn refer(&mut self, shorter: u32, longer: u32, word: usize) {
        let Word {
            sentence, token, ..
        } = self.words[word];
        self.found.push(Reference {
            shorter,
            longer,
            sentence,
            token,
        });
    }

    /// Takes note of a name; where to read on.
    fn name(&mut self, name: Range<usize>) -> usize {
        let end = name.end;
        let candidates = self.context.candidates;
        let mut name = name;
        let mut found = self.candidate(&name);
        let rare = found.is_none_or(|c| candidates.mentions(c as usize).len() == 1);
        if self.words[name.start].casing == Casing::First && name.len() > 2 && rare {
            // "Yesterday Jane Smith": what only begins a sentence is no part of the name.
            name.start += 1;
            found = self.candidate(&name);
        }
        let Some(candidate) = found else {
            return end;
        };
        let terms = candidates.terms(candidate as usize);
        let last = self.words[end - 1].term as usize;
        let before = self.named[last];
        if before != NONE && before != candidate {
            let longer = candidates.terms(before as usize);
            if longer.len() > terms.len() && longer.ends_with(terms) {
                self.refer(candidate, before, name.start);
                return self.said_of(before, &name);
            }
        }
        if name.len() == 1 {
            return end;
        }
        self.named[last] = candidate;
        self.said_of(candidate, &name)
    }

    /// Notes the noun that stands before a name or in apposition to it; where to read on.
    fn said_of(&mut self, candidate: u32, name: &Range<usize>) -> usize {
        if let Some(before) = name.start.checked_sub(1)
            && self.words[name.start].joined
            && self.is_noun(&self.words[before])
        {
            self.described[self.words[before].term as usize] = candidate;
        }
        let Some((phrase, opened)) = self.apposition(name) else {
            return name.end;
        };
        // Without an article only what is closed is no list: "Smith, head of trade,".
        let closed = self.words.get(phrase.end).is_none_or(|word| !word.joined);
        if !opened && !closed {
            return name.end;
        }
        self.described[self.words[phrase.end - 1].term as usize] = candidate;
        phrase.end
    }

    /// The noun phrase behind a name and a comma, and whether an article opens it.
    fn apposition(&self, name: &Range<usize>) -> Option<(Range<usize>, bool)> {
        let last = &self.words[name.end - 1];
        let next = self.words.get(name.end)?;
        let comma = last.token + 1;
        if next.sentence != last.sentence || next.token != comma + 1 || self.text(comma) != "," {
            return None;
        }
        let opened = ARTICLES.contains(&self.text(next.token));
        let at = name.end + usize::from(opened);
        if opened && !self.words.get(at)?.joined {
            return None;
        }
        self.words.get(at)?;
        match self.phrase(at)? {
            (phrase, false) => Some((phrase, opened)),
            (_, true) => None,
        }
    }

    fn text(&self, token: u32) -> &str {
        let analysis = self.context.source.analysis;
        let token = analysis.tokens.get(token as usize);
        token.map_or("", |token| analysis.word(token).text.as_str())
    }

    /// Takes note of a noun phrase; where to read on.
    fn noun(&mut self, phrase: Range<usize>) -> usize {
        let end = phrase.end;
        let Some(candidate) = self.candidate(&phrase) else {
            return end;
        };
        let head = self.words[end - 1].term as usize;
        if phrase.len() > 1 {
            // A name that the noun was said of in the same breath is the better one.
            if self.words.get(end).is_none_or(|next| !self.is_name(next)) {
                self.described[head] = candidate;
            }
            return end;
        }
        let is_definite = phrase.start.checked_sub(1).is_some_and(|before| {
            self.words[phrase.start].joined
                && DEFINITE.contains(&self.text(self.words[before].token))
        });
        let longer = self.described[head];
        if is_definite && longer != NONE && longer != candidate {
            self.refer(candidate, longer, phrase.start);
        }
        end
    }
}
