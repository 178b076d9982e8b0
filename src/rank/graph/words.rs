//! The words of a document that are nodes of its graphs.
//!
//! With tags: nouns, proper nouns and adjectives, the filter Mihalcea & Tarau found best.
//! Without: words of two letters or more. Stop words never.
//!
//! Phrases are longest sequences of nodes, ending in a noun where tags are known. Participles
//! before a noun and parts of hyphenated compounds belong to phrases without being nodes:
//! "distributed systems", "knowledge-based methods". General adjectives are no nodes and begin
//! no phrase, except where topics are made of phrases: there, as in the papers, "new method"
//! is not what "method" is, which would make a topic of all methods.

use super::sequences::Sequences;
use crate::candidate::{Source, is_content, is_joined, modifies};
use crate::text::{Tag, TokenKind, WordInfo};

/// Stands for "no node".
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
    /// Phrases of nodes.
    pub phrases: Sequences,
    /// Phrases that topics are made of.
    pub topical: Sequences,
}

impl Words {
    pub fn of(source: &Source<'_>) -> Self {
        let analysis = source.analysis;
        let mut words = Words {
            node_of: vec![NONE; analysis.terms.len()],
            positions: Vec::with_capacity(analysis.tokens.len()),
            phrases: Sequences::of(analysis.tokens.len()),
            topical: Sequences::of(analysis.tokens.len()),
            ..Words::default()
        };
        let mut position = 0;
        for sentence in &analysis.sentences {
            let text = source.texts[sentence.review];
            words.phrases.close();
            words.topical.close();
            for index in sentence.tokens.clone() {
                let token = &analysis.tokens[index];
                let info = analysis.word(token);
                words.positions.push(position);
                let Some(term) = info.term else { continue };
                let tag = source.tags.map(|tags| tags[index]);
                let content = token.kind == TokenKind::Word && !info.stop;
                let role = match content {
                    true => role(tag, info),
                    false => Role::Outside,
                };
                if role.is_node() {
                    let node = words.node_for(term);
                    words.occurrences.push(Occurrence { node, position });
                }
                let joined = |last: usize| {
                    let gap = analysis.tokens[last].span.end..token.span.start;
                    is_joined(text, gap)
                };
                let end = role == Role::Head && is_content(&info.text);
                match role {
                    Role::Head | Role::Adjective => {
                        words.phrases.add(index, end, joined);
                        words.topical.add(index, end, joined);
                    }
                    Role::Outside if content && modifies(source, sentence, index) => {
                        words.phrases.add(index, false, joined);
                        words.topical.add(index, false, joined);
                    }
                    Role::General => {
                        words.phrases.close();
                        words.topical.add(index, false, joined);
                    }
                    Role::Outside => {
                        words.phrases.close();
                        words.topical.close();
                    }
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
}

/// What a word can be in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A node that may end it.
    Head,
    /// A node that may not.
    Adjective,
    /// An adjective that says little.
    General,
    Outside,
}

impl Role {
    fn is_node(self) -> bool {
        matches!(self, Role::Head | Role::Adjective)
    }
}

fn role(tag: Option<Tag>, word: &WordInfo) -> Role {
    match tag {
        Some(Tag::Noun | Tag::Propn) => Role::Head,
        Some(Tag::Adj) if word.general.modifier => Role::General,
        Some(Tag::Adj) => Role::Adjective,
        None if is_content(&word.text) => Role::Head,
        _ => Role::Outside,
    }
}
