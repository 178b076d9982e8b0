//! What speaks for a part of speech at a place in a sentence?

use super::dictionary::Class;
use super::word::{Capitals, GOLDEN, Word};
use super::{TAGS, Tag};

/// How a sentence is written, which says what a capital is worth in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// Small letters, and capitals where they tell something.
    Usual,
    /// No capitals at all.
    Lower,
    /// Nearly all in capitals.
    Upper,
    /// Most words begin with a capital, as in headlines.
    Title,
}

/// Words that a headline in title case has at least: fewer may well be a name.
const TITLE_WORDS: usize = 4;

impl Manner {
    pub(super) fn of(words: &[Word]) -> Self {
        let count =
            |these: &[Capitals]| words.iter().filter(|w| these.contains(&w.capitals)).count();
        let upper = count(&[Capitals::All, Capitals::Single]);
        let initial = count(&[Capitals::Initial, Capitals::Inner]);
        let lower = count(&[Capitals::Lower]);
        let letters = upper + initial + lower;
        // Three quarters: a headline in capitals may hold a `vs.` or an `iPhone`.
        if 4 * upper >= 3 * letters && upper >= 2 {
            Manner::Upper
        } else if upper + initial == 0 {
            Manner::Lower
        } else if upper + initial > lower && letters >= TITLE_WORDS {
            Manner::Title
        } else {
            Manner::Usual
        }
    }
}

/// How many features a place has.
pub(super) const FEATURES: usize = 31;

/// The sentence and the tags found so far, seen from one of its words.
pub(super) struct Place<'a> {
    pub words: &'a [Word],
    pub manner: Manner,
    pub at: usize,
    /// The tags of the word before and of the one before that; none beyond the edge.
    pub before: [u8; 2],
}

/// The tag of what stands before the first word.
pub(super) const EDGE: u8 = TAGS as u8;

const NOWHERE: Word = Word {
    hash: 0,
    suffix: [0; 4],
    prefix: 0,
    capitals: Capitals::NoLetters,
    shape: 0,
    class: Class::EDGE,
};

/// Features that do not depend on the tags before, and those that do. The first can be added up
/// for all words of a sentence before one is tagged.
pub(super) const STILL: usize = 23;
pub(super) const MOVING: usize = FEATURES - STILL;

/// What speaks at a place: for each feature a hash of what it is and says, of so many bits
/// (Weinberger et al. 2009).
pub(super) fn keys(place: &Place<'_>, bits: u32) -> [u32; FEATURES] {
    let (still, moving) = (still_keys(place, bits), moving_keys(place, bits));
    std::array::from_fn(|at| match at.checked_sub(STILL) {
        None => still[at],
        Some(at) => moving[at],
    })
}

fn near<'a>(place: &Place<'a>, offset: isize) -> &'a Word {
    let at = place.at.wrapping_add_signed(offset);
    place.words.get(at).unwrap_or(&NOWHERE)
}

fn class(word: &Word) -> u64 {
    u64::from(word.class.0)
}

/// Keys of what does not depend on the tags before.
#[inline]
pub(super) fn still_keys(place: &Place<'_>, bits: u32) -> [u32; STILL] {
    let word = |offset| near(place, offset);
    let (w, left, left2, right, right2) = (word(0), word(-1), word(-2), word(1), word(2));
    let manner = place.manner as u64;
    let written = u64::from(w.shape) << 8 | manner << 1 | u64::from(place.at == 0);
    let end = u64::from(w.suffix[2]);
    let values = [
        w.hash,
        w.hash.rotate_left(7) ^ u64::from(w.shape),
        u64::from(w.suffix[0]),
        u64::from(w.suffix[1]),
        end,
        u64::from(w.suffix[3]),
        u64::from(w.prefix),
        end << 8 | u64::from(w.shape),
        written,
        u64::from(w.shape) << 24
            | u64::from(left.shape) << 16
            | u64::from(right.shape) << 8
            | manner,
        left.hash,
        right.hash,
        left2.hash,
        w.hash.rotate_left(13) ^ left.hash,
        w.hash.rotate_left(11) ^ right.hash,
        right.hash.rotate_left(13) ^ right2.hash,
        class(left) << 20 | class(w),
        class(w) << 20 | class(right),
        class(right) << 20 | class(right2),
        left.hash.rotate_left(15) ^ class(w),
        right.hash.rotate_left(15) ^ class(w),
        u64::from(right.suffix[2]),
        u64::from(right.suffix[2]) << 20 | class(w),
    ];
    mixed(values, &STILL_KINDS, bits)
}

/// Keys of what depends on the tags before.
#[inline]
pub(super) fn moving_keys(place: &Place<'_>, bits: u32) -> [u32; MOVING] {
    let word = |offset| near(place, offset);
    let (w, left, right) = (word(0), word(-1), word(1));
    let [t1, t2] = place.before.map(u64::from);
    let end = u64::from(w.suffix[2]);
    let values = [
        t1 << 16 | u64::from(w.shape) << 8 | place.manner as u64,
        t1,
        t1 << 8 | t2,
        w.hash.rotate_left(9) ^ t1,
        end << 8 | t1,
        left.hash.rotate_left(9) ^ t1,
        (class(w) << 20 | class(right)) << 8 | t1,
        u64::from(right.suffix[1]) << 8 | t1,
    ];
    mixed(values, &MOVING_KINDS, bits)
}

#[inline]
fn mixed<const N: usize>(values: [u64; N], kinds: &[u64; N], bits: u32) -> [u32; N] {
    std::array::from_fn(|at| {
        let said = values[at] ^ kinds[at];
        let mixed = (said ^ said >> 32).wrapping_mul(GOLDEN);
        (mixed >> (64 - bits)) as u32
    })
}

/// A number for each kind of feature, so that two kinds share a key only by chance.
const KINDS: [u64; FEATURES] = {
    let mut kinds = [0; FEATURES];
    let mut state = 1u64;
    let mut at = 0;
    while at < FEATURES {
        // Knuth's MMIX generator.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        kinds[at] = state;
        at += 1;
    }
    kinds
};

/// The numbers that the weights built in were trained with.
const STILL_KINDS: [u64; STILL] = kinds([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 18, 19, 20, 22, 23, 25, 26, 27, 28, 29,
]);
const MOVING_KINDS: [u64; MOVING] = kinds([10, 11, 12, 13, 14, 21, 24, 30]);

const fn kinds<const N: usize>(of: [usize; N]) -> [u64; N] {
    let mut kinds = [0; N];
    let mut at = 0;
    while at < N {
        kinds[at] = KINDS[of[at]];
        at += 1;
    }
    kinds
}

/// The best tag by its score; of equals the first.
#[inline]
pub(super) fn best<S: Ord + Copy>(scores: &[S; TAGS]) -> Tag {
    // The maximum first and then its place: neither branches on the scores.
    let most = scores.iter().copied().fold(scores[0], S::max);
    let place = scores.iter().position(|&score| score == most);
    Tag::ALL[place.unwrap_or(0)]
}
