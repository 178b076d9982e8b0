//! Which candidates stand at a token?

use crate::candidate::Candidates;

/// The mentions of all candidates by their first token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places {
    /// Where the mentions that begin at each token begin.
    starts: Vec<u32>,
    /// Their candidate, and how many tokens they have.
    mentions: Vec<(u32, u32)>,
}

impl Places {
    pub fn new(candidates: &Candidates, tokens: usize) -> Self {
        let all = || {
            let each = (0..candidates.len())
                .map(|candidate| (candidate as u32, candidates.mentions(candidate)));
            each.flat_map(|(candidate, list)| list.iter().map(move |m| (candidate, m)))
        };
        // One place too many at the front: after they are filled, the ends are the starts
        // of the next.
        let mut starts = vec![0u32; tokens + 2];
        for (_, mention) in all() {
            starts[mention.first as usize + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        let total = starts.last().map_or(0, |&n| n as usize);
        let mut mentions = vec![(0, 0); total];
        for (candidate, mention) in all() {
            let free = &mut starts[mention.first as usize + 1];
            mentions[*free as usize] = (candidate, mention.tokens);
            *free += 1;
        }
        Places { starts, mentions }
    }

    /// Candidates that begin at a token, each with the number of tokens it has there.
    pub fn at(&self, token: u32) -> &[(u32, u32)] {
        let token = token as usize;
        &self.mentions[self.starts[token] as usize..self.starts[token + 1] as usize]
    }

    /// The candidate that stands at just these tokens.
    pub fn of(&self, first: u32, tokens: u32) -> Option<u32> {
        let found = self.at(first).iter().find(|(_, n)| *n == tokens);
        found.map(|&(candidate, _)| candidate)
    }
}
