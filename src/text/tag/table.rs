//! What does each feature weigh for each part of speech?

use super::TAGS;

/// Bits of a key beyond those that choose its row.
///
/// Of the features that meet in a row only one is kept, and the mark says which: strangers
/// add nothing. With four bits 16 features compete for a row, as many as a table of this
/// size has to turn away.
pub(super) const MARK_BITS: u32 = 4;

const MARKS: usize = 1 << MARK_BITS;

/// All ones where two marks do not differ, else zeros.
static SAME: [i8; MARKS] = {
    let mut same = [0; MARKS];
    same[0] = -1;
    same
};

/// A feature that was kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub mark: u8,
    pub weights: [i8; TAGS],
}

/// A row for each value of the upper bits of a key.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Binary logarithm of the number of rows.
    pub bits: u32,
    pub rows: Vec<Row>,
}

impl Table {
    /// Of zeros.
    pub(super) fn new(bits: u32) -> Self {
        Table {
            bits,
            rows: vec![Row::default(); 1 << bits],
        }
    }

    /// The length of a key.
    pub(super) fn key_bits(&self) -> u32 {
        self.bits + MARK_BITS
    }

    /// Adds w_{f,t} of some features f to the score of each tag t. No sum of so few bytes leaves
    /// 16 bits.
    #[inline]
    pub(super) fn add(&self, keys: &[u32], scores: &mut [i16; TAGS]) {
        for &key in keys {
            let row = &self.rows[(key >> MARK_BITS) as usize];
            // Looked up, for a branch cannot be foreseen, and a comparison becomes one.
            let same = SAME[usize::from((row.mark ^ mark(key)) % MARKS as u8)];
            for (score, &weight) in scores.iter_mut().zip(&row.weights) {
                *score += i16::from(weight & same);
            }
        }
    }
}

/// The part of a key that tells the features of a row apart.
pub(super) fn mark(key: u32) -> u8 {
    (key & ((1 << MARK_BITS) - 1)) as u8
}
