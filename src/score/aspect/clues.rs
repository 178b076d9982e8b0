use std::collections::HashMap;

use crate::text::{Analysis, Analyzer, Document, Language};

/// Words and phrases by the stems they consist of, each with the ids of their owners.
#[derive(Debug, Clone, Default)]
pub(super) struct Clues {
    /// By first stem, the longest first.
    by_stem: HashMap<Box<str>, Vec<Clue>>,
    count: usize,
}

#[derive(Debug, Clone)]
struct Clue {
    id: usize,
    rest: Vec<Box<str>>,
    owners: Vec<usize>,
}

/// A clue found in a text.
pub(super) struct Found<'c> {
    /// Its length in stems.
    pub words: usize,
    /// Ids of the owners, ascending.
    pub owners: &'c [usize],
    /// The same for the same clue.
    pub id: usize,
}

impl Clues {
    /// `clues` are pairs of a clue and its owner's id, owners ascending.
    ///
    /// The clues go through the analyser as texts do, so that no clue can miss its
    /// word because the two were taken apart differently.
    pub(super) fn new<'t>(
        clues: impl Iterator<Item = (&'t str, usize)>,
        language: Language,
    ) -> Clues {
        let mut text = String::new();
        let mut ends = Vec::new();
        for (clue, owner) in clues {
            text.push_str(clue);
            text.push('\n');
            ends.push((text.len(), owner));
        }
        let document = Document::new("clues", text);
        let analysis = Analyzer::new(Some(language)).analyze(&document);
        let mut found = Clues::default();
        let mut tokens = analysis.tokens.iter().peekable();
        for (end, owner) in ends {
            let mut stems: Vec<Box<str>> = Vec::new();
            while let Some(token) = tokens.next_if(|token| token.span.start < end) {
                let term = analysis.word(token).term;
                stems.extend(term.map(|term| analysis.terms[term as usize].as_str().into()));
            }
            found.add(stems, owner);
        }
        for clues in found.by_stem.values_mut() {
            clues.sort_by_key(|clue| std::cmp::Reverse(clue.rest.len()));
        }
        found
    }

    fn add(&mut self, mut stems: Vec<Box<str>>, owner: usize) {
        if stems.is_empty() {
            return;
        }
        let rest = stems.split_off(1);
        let Some(first) = stems.pop() else { return };
        let clues = self.by_stem.entry(first).or_default();
        let id = self.count;
        match clues.iter_mut().find(|clue| clue.rest == rest) {
            Some(clue) if clue.owners.contains(&owner) => {}
            Some(clue) => clue.owners.push(owner),
            None => {
                clues.push(Clue {
                    id,
                    rest,
                    owners: vec![owner],
                });
                self.count += 1;
            }
        }
    }

    /// Looks each distinct stem of a document up once.
    pub(super) fn reader<'c>(&'c self, analysis: &'c Analysis) -> Reader<'c> {
        let heads = analysis
            .terms
            .iter()
            .map(|term| self.by_stem.get(term.as_str()));
        Reader {
            heads: heads
                .map(|clues| clues.map_or(&[][..], Vec::as_slice))
                .collect(),
            analysis,
        }
    }
}

/// Clues against the stems of one document.
pub(super) struct Reader<'c> {
    heads: Vec<&'c [Clue]>,
    analysis: &'c Analysis,
}

impl<'c> Reader<'c> {
    /// Calls `found` with the clues among consecutive `tokens`, the longest at each place.
    pub(super) fn read(&self, tokens: std::ops::Range<usize>, mut found: impl FnMut(Found<'c>)) {
        let tokens = &self.analysis.tokens[tokens];
        let term = |at: usize| self.analysis.word(tokens.get(at)?).term;
        let mut at = 0;
        while at < tokens.len() {
            let Some(stem) = term(at) else {
                at += 1;
                continue;
            };
            let clue = self.heads[stem as usize].iter().find_map(|clue| {
                let end = self.end_of(clue, at, &term)?;
                Some((clue, end))
            });
            at = clue.map_or(at + 1, |(_, end)| end);
            if let Some((clue, _)) = clue {
                found(Found {
                    words: clue.rest.len() + 1,
                    owners: &clue.owners,
                    id: clue.id,
                });
            }
        }
    }

    /// The token behind a clue that begins at `at`; a hyphen inside it is no obstacle.
    fn end_of(
        &self,
        clue: &Clue,
        at: usize,
        term: &impl Fn(usize) -> Option<u32>,
    ) -> Option<usize> {
        let mut next = at + 1;
        for wanted in &clue.rest {
            let stem = match term(next) {
                Some(stem) => stem,
                None => {
                    next += 1;
                    term(next)?
                }
            };
            if *self.analysis.terms[stem as usize] != **wanted {
                return None;
            }
            next += 1;
        }
        Some(next)
    }
}
