//! What was a word in the treebank?

use super::{TAGS, Tag};

/// The parts of speech of a word in the treebank, most frequent first: three of five bits
/// each, and a bit that says that there is no other. A word that is not in the dictionary
/// is of a class by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Class(pub u32);

const NONE: u32 = 31;
const FIXED: u32 = 1 << 15;
const UNKNOWN: u32 = 1 << 16;

impl Class {
    /// Beyond the edge of a sentence.
    pub(super) const EDGE: Class = Class(1 << 17);

    pub(super) fn new(tags: &[Tag], fixed: bool) -> Self {
        let tag = |n: usize| tags.get(n).map_or(NONE, |&tag| tag as u32);
        let fixed = if fixed { FIXED } else { 0 };
        Class(tag(0) | tag(1) << 5 | tag(2) << 10 | fixed)
    }

    pub(super) fn fixed(tag: Tag) -> Self {
        Class::new(&[tag], true)
    }

    pub(super) fn unknown(shape: u8) -> Self {
        Class(UNKNOWN | u32::from(shape))
    }

    /// The one part of speech that the word ever is.
    pub(super) fn only(self) -> Option<Tag> {
        let fixed = self.0 & FIXED != 0 && self.0 < UNKNOWN;
        fixed.then(|| Tag::ALL[(self.0 & NONE) as usize % TAGS])
    }

    pub(super) fn is_unknown(self) -> bool {
        self.0 & UNKNOWN != 0
    }
}

/// Classes by the hash of a word. Words themselves are not kept.
#[derive(Debug, Clone, Default)]
pub(super) struct Dictionary {
    /// Hash and class, by hash; as they are written.
    pub entries: Vec<(u32, u16)>,
    // Open addressing with linear probing; a slot whose class is `FREE` is empty.
    slots: Vec<(u32, u16)>,
}

/// All three tags the same is no class of a word.
const FREE: u16 = 0;

impl Dictionary {
    /// Entries in order of their hashes, each once.
    pub(super) fn new(entries: Vec<(u32, u16)>) -> Self {
        // At most half full, so that a word that is not there is found out soon.
        let size = (2 * entries.len()).next_power_of_two();
        let mut slots = vec![(0, FREE); size];
        for &(key, class) in &entries {
            let mut slot = key as usize & (size - 1);
            while slots[slot].1 != FREE {
                slot = (slot + 1) & (size - 1);
            }
            slots[slot] = (key, class);
        }
        Dictionary { entries, slots }
    }

    pub(super) fn key(hash: u64) -> u32 {
        (hash >> 32) as u32
    }

    pub(super) fn class(&self, hash: u64) -> Option<Class> {
        let key = Dictionary::key(hash);
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = key as usize & mask;
        loop {
            match self.slots[slot] {
                (_, FREE) => return None,
                (found, class) if found == key => return Some(Class(u32::from(class))),
                _ => slot = (slot + 1) & mask,
            }
        }
    }
}
