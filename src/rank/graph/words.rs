//! The words of a document that are nodes of its graphs.
//!
//! With tags: nouns, proper nouns and adjectives, the filter Mihalcea & Tarau found best.
//! Without: words of two letters or more. Stop words never.
//!
//! Phrases are longest sequences of nodes, ending in a noun where tags are known. Participles
//! before a noun and parts of hyphenated compounds belong to phrases without being nodes:
//! "distributed systems", "knowledge-based methods".

use crate::candidate::{Source, is_joined, modifies};
use crate::lexicon::GeneralWords;
use crate::text::{Tag, TokenKind};

/// Stands for "no node" and "no token".
const NONE: u32 = u32::MAX;

/// An occurrence of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rank) struct Occurrence {
    pub node: u32,
    /// How many words and numbers of the document stand before it.
    pub position: u32,
}

/// The words that are nodes, one for each stem.
#[derive(Debug, Default)]
pub(in crate::rank) struct Words {
    /// By term: its node.
    node_of: Vec<u32>,
    /// By node: its term.
    pub terms: Vec<u32>,
    /// In reading order.
    pub occurrences: Vec<Occurrence>,
    /// By token: how many words and numbers stand before it.
    pub positions: Vec<u32>,
    /// By token that begins a phrase: the last token of it.
    ends: Vec<u32>,
}

impl Words {
    pub fn of(source: &Source<'_>) -> Self {
        let analysis = source.analysis;
        let mut words = Words {
            node_of: vec![NONE; analysis.terms.len()],
            positions: Vec::with_capacity(analysis.tokens.len()),
            ends: vec![NONE; analysis.tokens.len()],
            ..Words::default()
        };
        let mut position = 0;
        for sentence in &analysis.sentences {
            let text = source.texts[sentence.review];
            // First and latest token of the sequence that is open.
            let mut open: Option<(usize, usize)> = None;
            for index in sentence.tokens.clone() {
                let token = &analysis.tokens[index];
                let info = analysis.word(token);
                words.positions.push(position);
                let Some(term) = info.term else { continue };
                let tag = source.tags.map(|tags| tags[index]);
                let content = token.kind == TokenKind::Word && !info.stop;
                let node = content && is_node(tag, &info.text);
                if node {
                    let node = words.node_for(term);
                    words.occurrences.push(Occurrence { node, position });
                }
                if node || (content && modifies(source, sentence, index)) {
                    let gap = |last: usize| analysis.tokens[last].span.end..token.span.start;
                    let first = match open {
                        Some((first, last)) if is_joined(text, gap(last)) => first,
                        _ => index,
                    };
                    open = Some((first, index));
                    if node && is_end(tag, &info.text) {
                        words.ends[first] = index as u32;
                    }
                } else {
                    open = None;
                }
                position += 1;
            }
        }
        words
    }

    fn node_for(&mut self, term: u32) -> u32 {
        let node = &mut self.node_of[term as usize];
        if *node == NONE {
            *node = self.terms.len() as u32;
            self.terms.push(term);
        }
        *node
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.terms.len()
    }

    /// The node of a stem.
    pub fn node(&self, term: u32) -> Option<u32> {
        let node = self.node_of[term as usize];
        (node != NONE).then_some(node)
    }

    /// Whether tokens are a phrase that is part of no longer one.
    pub fn is_phrase(&self, first: u32, last: u32) -> bool {
        self.ends[first as usize] == last
    }
}

fn is_node(tag: Option<Tag>, word: &str) -> bool {
    match tag {
        Some(Tag::Adj) => !GeneralWords::english().is_modifier(word),
        Some(tag) => matches!(tag, Tag::Noun | Tag::Propn),
        None => has_two_letters(word),
    }
}

fn is_end(tag: Option<Tag>, word: &str) -> bool {
    has_two_letters(word) && tag.is_none_or(|tag| tag != Tag::Adj)
}

/// A letter of a script that writes words with one is enough, as for candidates.
fn has_two_letters(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) => !first.is_ascii() || letters.next().is_some(),
        None => false,
    }
}
