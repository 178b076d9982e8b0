use std::hash::{BuildHasherDefault, Hasher};

use crate::lexicon::WordHasher;

/// Numbers of distinct strings that somebody else keeps.
///
/// The strings are compared where they are, so that each is stored once: a
/// map with keys of its own made half of all allocations of an analysis.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    // Open addressing with linear probing: number + 1, or 0 for a free slot.
    slots: Vec<u32>,
    length: u32,
}

impl Vocabulary {
    /// The number of a string with this [`hash`], and whether it is new; `known` gives the
    /// string of a number. Numbers count up from 0.
    pub(super) fn intern<'a>(
        &mut self,
        hash: u64,
        text: &str,
        known: impl Fn(u32) -> &'a str,
    ) -> (u32, bool) {
        if self.slots.len() < 2 * (self.length as usize + 1) {
            self.grow(&known);
        }
        match self.slot(hash, text, known) {
            Ok(number) => (number, false),
            Err(slot) => {
                self.length += 1;
                self.slots[slot] = self.length;
                (self.length - 1, true)
            }
        }
    }

    /// The number of a string, if it has one.
    pub(super) fn find<'a>(
        &self,
        hash: u64,
        text: &str,
        known: impl Fn(u32) -> &'a str,
    ) -> Option<u32> {
        let found = (self.length > 0).then(|| self.slot(hash, text, known));
        found.and_then(Result::ok)
    }

    /// The number of a string, or else the free slot that it would have.
    fn slot<'a>(
        &self,
        hash: u64,
        text: &str,
        known: impl Fn(u32) -> &'a str,
    ) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots[slot] {
                0 => return Err(slot),
                number if known(number - 1) == text => return Ok(number - 1),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow<'a>(&mut self, known: &impl Fn(u32) -> &'a str) {
        // A review of 700 words has some 300 distinct ones.
        let size = (2 * self.slots.len()).max(1024);
        self.slots = vec![0; size];
        for number in 0..self.length {
            let mut slot = hash(known(number)) as usize & (size - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = number + 1;
        }
    }
}

/// What a [`Vocabulary`] finds a string by.
pub(super) fn hash(text: &str) -> u64 {
    let mut hasher = WordHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// For maps of words that are looked up in but never iterated over.
pub(super) type FastHash = BuildHasherDefault<WordHasher>;
