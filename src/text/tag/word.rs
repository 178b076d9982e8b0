//! What does a word show of itself?

use super::Tag;
use super::dictionary::{Class, Dictionary};
use crate::lexicon::eights;
use crate::text::token::is_pictograph;

/// How a word is written, as far as capitals go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Capitals {
    /// Nothing that could be a capital.
    NoLetters,
    /// Only small letters.
    Lower,
    /// One capital at the beginning: `London`.
    Initial,
    /// Two letters or more, all of them capitals: `USA`.
    All,
    /// One letter, and it is a capital: `A`.
    Single,
    /// Capitals elsewhere: `iPhone`, `McCain`.
    Inner,
}

/// What the features of a word are made of, computed once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Hash of the small letters, digits made alike.
    pub hash: u64,
    /// The last 1 to 4 bytes and the first 3, as numbers.
    pub suffix: [u32; 4],
    pub prefix: u32,
    pub capitals: Capitals,
    /// Capitals and the kinds of characters in it.
    pub shape: u8,
    /// What it was in the treebank.
    pub class: Class,
}

impl Word {
    /// The same as if it stood in no dictionary.
    pub(super) fn as_unknown(self) -> Self {
        Word {
            hash: UNKNOWN,
            class: Class::unknown(self.shape),
            ..self
        }
    }
}

const DIGIT: u8 = 1 << 3;
const HYPHEN: u8 = 1 << 4;
const MARK: u8 = 1 << 5;
const LETTER: u8 = 1 << 6;
const FOREIGN: u8 = 1 << 7;

/// An odd number without a pattern in its bits: 2⁶⁴ divided by the golden ratio.
pub(super) const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// The hash of all words that are not in the dictionary: what they have in common is learned,
/// and no row is spoilt by chance.
const UNKNOWN: u64 = 1;

/// Reads words; keeps what memory that takes.
#[derive(Debug, Default)]
pub(super) struct Reader {
    small: Vec<u8>,
}

impl Reader {
    /// The hash of a word, as the dictionary has it.
    pub(super) fn hash(&mut self, text: &str) -> u64 {
        self.spell(text);
        hash(&self.small)
    }

    /// Writes the word in small letters, and tells what stood there.
    fn spell(&mut self, text: &str) -> Seen {
        self.small.clear();
        if text.is_ascii() {
            self.ascii(text.as_bytes())
        } else {
            self.unicode(text)
        }
    }

    /// What a word shows of itself.
    pub(super) fn read(&mut self, text: &str, dictionary: &Dictionary) -> Word {
        let mut seen = self.spell(text);
        let capitals = seen.capitals();
        let mut hash = hash(&self.small);
        let shape = capitals as u8 | seen.kinds;
        let pictograph = seen.kinds & FOREIGN != 0
            && seen.kinds & (LETTER | DIGIT) == 0
            && text.chars().any(is_pictograph);
        let class = if pictograph {
            Class::fixed(Tag::Sym)
        } else {
            dictionary.class(hash).unwrap_or(Class::unknown(shape))
        };
        if class.is_unknown() {
            hash = UNKNOWN;
        }
        Word {
            hash,
            suffix: [1, 2, 3, 4].map(|n| ending(&self.small, n)),
            prefix: beginning(&self.small),
            capitals,
            shape,
            class,
        }
    }

    fn ascii(&mut self, bytes: &[u8]) -> Seen {
        let mut seen = Seen::default();
        for (at, &byte) in bytes.iter().enumerate() {
            let small = match byte {
                b'A'..=b'Z' => {
                    seen.upper(at);
                    byte | 0x20
                }
                b'a'..=b'z' => {
                    seen.lower += 1;
                    byte
                }
                b'0'..=b'9' => {
                    seen.kinds |= DIGIT;
                    b'0'
                }
                b'-' => {
                    seen.kinds |= HYPHEN;
                    byte
                }
                _ => {
                    seen.kinds |= MARK;
                    byte
                }
            };
            self.small.push(small);
        }
        seen
    }

    fn unicode(&mut self, text: &str) -> Seen {
        let mut seen = Seen::default();
        let mut buffer = [0; 4];
        for (at, c) in text.char_indices() {
            if !c.is_ascii() {
                seen.kinds |= FOREIGN;
            }
            if c.is_uppercase() {
                seen.upper(at);
            } else if c.is_lowercase() {
                seen.lower += 1;
            } else if c.is_alphabetic() {
                seen.kinds |= LETTER;
            } else if c.is_numeric() {
                seen.kinds |= DIGIT;
            } else if c == '-' {
                seen.kinds |= HYPHEN;
            } else {
                seen.kinds |= MARK;
            }
            match c {
                '’' | 'ʼ' => self.small.push(b'\''),
                '“' | '”' => self.small.push(b'"'),
                '0'..='9' => self.small.push(b'0'),
                _ => {
                    for small in c.to_lowercase() {
                        self.small
                            .extend_from_slice(small.encode_utf8(&mut buffer).as_bytes());
                    }
                }
            }
        }
        seen
    }
}

#[derive(Default)]
struct Seen {
    kinds: u8,
    upper: u32,
    lower: u32,
    first: bool,
}

impl Seen {
    fn upper(&mut self, at: usize) {
        self.upper += 1;
        self.first |= at == 0;
    }

    fn capitals(&mut self) -> Capitals {
        if self.upper + self.lower > 0 {
            self.kinds |= LETTER;
        }
        match (self.upper, self.lower) {
            (0, 0) => Capitals::NoLetters,
            (0, _) => Capitals::Lower,
            (1, 0) => Capitals::Single,
            (_, 0) => Capitals::All,
            (1, _) if self.first => Capitals::Initial,
            _ => Capitals::Inner,
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    for eight in eights(bytes) {
        hash = (hash.rotate_left(23) ^ eight).wrapping_mul(GOLDEN);
        hash ^= hash >> 29;
    }
    hash
}

/// The last `n` bytes; a shorter word is all of itself, and has its length told apart.
fn ending(bytes: &[u8], n: usize) -> u32 {
    let from = bytes.len().saturating_sub(n);
    bytes[from..]
        .iter()
        .fold(0, |number, &byte| number << 8 | u32::from(byte))
}

fn beginning(bytes: &[u8]) -> u32 {
    let first = &bytes[..bytes.len().min(3)];
    first
        .iter()
        .fold(0, |number, &byte| number << 8 | u32::from(byte))
}
