use std::hash::{BuildHasherDefault, Hasher};

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
    /// The number of a string, and whether it is new; `known` gives the string
    /// of a number. Numbers count up from 0.
    pub(super) fn intern<'a>(&mut self, text: &str, known: impl Fn(u32) -> &'a str) -> (u32, bool) {
        if self.slots.len() < 2 * (self.length as usize + 1) {
            self.grow(&known);
        }
        let mask = self.slots.len() - 1;
        let mut slot = hash(text) as usize & mask;
        loop {
            match self.slots[slot] {
                0 => {
                    self.length += 1;
                    self.slots[slot] = self.length;
                    return (self.length - 1, true);
                }
                number if known(number - 1) == text => return (number - 1, false),
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

fn hash(text: &str) -> u64 {
    let mut hasher = FastHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// For maps of words that are looked up in but never iterated over.
pub(super) type FastHash = BuildHasherDefault<FastHasher>;

/// A multiplicative hash of eight bytes at a time (the one of rustc), several
/// times faster on words than the standard one. Its order is never seen.
#[derive(Debug, Default)]
pub(crate) struct FastHasher(u64);

const MULTIPLIER: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for FastHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            let word = u64::from_le_bytes(word);
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(MULTIPLIER);
        }
    }

    fn finish(&self) -> u64 {
        // The low bits choose the slot, and multiplication mixes upwards.
        self.0 ^ (self.0 >> 32)
    }
}
