use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::{WordHasher, same_word};

const NO_TERM: u32 = u32::MAX;

/// Terms of one or several words, found by their first word.
///
/// A text needs one hash lookup per distinct word; terms of several words are
/// compared only where their first word stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    heads: HashMap<Box<str>, Head, BuildHasherDefault<WordHasher>>,
    /// Grouped by first word, the longest first.
    tails: Vec<Tail>,
}

/// What begins with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    single: u32,
    first: u32,
    count: u32,
}

#[derive(Debug, Clone)]
struct Tail {
    /// The words after the first, one space between them.
    rest: Box<str>,
    words: u32,
    id: u32,
    /// The second word's first bytes, to pass over most phrases without reading them.
    prefix: Prefix,
}

/// Up to four first bytes of a word, and which of them count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Prefix {
    bytes: u32,
    mask: u32,
}

impl Prefix {
    fn of(word: &str) -> Prefix {
        let mut prefix = Prefix { bytes: 0, mask: 0 };
        for byte in word.bytes().take(4) {
            prefix.bytes = prefix.bytes << 8 | u32::from(byte);
            prefix.mask = prefix.mask << 8 | 0xff;
        }
        let missing = 8 * (4 - word.len().min(4)) as u32;
        // A shift by all 32 bits, for the empty word, would overflow.
        prefix.bytes = prefix.bytes.checked_shl(missing).unwrap_or(0);
        prefix.mask = prefix.mask.checked_shl(missing).unwrap_or(0);
        prefix
    }

    /// Whether a longer word may begin with this one.
    fn begins(self, word: Prefix) -> bool {
        (self.bytes ^ word.bytes) & self.mask == 0
    }
}

impl Head {
    /// The term of this word alone.
    pub(crate) fn single(self) -> Option<u32> {
        (self.single != NO_TERM).then_some(self.single)
    }

    /// Whether terms of several words begin with it.
    pub(crate) fn has_phrases(self) -> bool {
        self.count > 0
    }
}

/// Lower case, straight apostrophes, runs of white space as one space; a hyphen inside
/// a word is a space too, a hyphen in an emoticon is not.
pub(crate) fn normalize(term: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'\'';
    let edges = [term.bytes().next(), term.bytes().next_back()];
    if edges.iter().all(|edge| edge.is_some_and(plain))
        && term.bytes().all(|byte| plain(byte) || byte == b' ')
        && !term.contains("  ")
    {
        return Cow::Borrowed(term);
    }
    let mut normal = String::with_capacity(term.len());
    let mut characters = term.trim().chars().peekable();
    let mut last = ' ';
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let space = character.is_whitespace()
            || character == '-' && last.is_alphanumeric() && next.is_alphanumeric();
        match character {
            _ if space && last == ' ' => continue,
            _ if space => normal.push(' '),
            '\u{2019}' => normal.push('\''),
            _ => normal.extend(character.to_lowercase()),
        }
        last = if space { ' ' } else { character };
    }
    Cow::Owned(normal)
}

impl Terms {
    /// Builds the table from normal forms; the ids are the positions in `terms`.
    ///
    /// # Errors
    /// The ids of two terms with the same normal form.
    pub(crate) fn build<'t, I>(terms: I) -> Result<Terms, (u32, u32)>
    where
        I: ExactSizeIterator<Item = Cow<'t, str>>,
    {
        let mut heads: HashMap<Box<str>, Head, _> =
            HashMap::with_capacity_and_hasher(terms.len(), BuildHasherDefault::default());
        let mut phrases: Vec<(u32, Tail)> = Vec::new();
        // A phrase knows its first word by number, which sorts faster than the word.
        let mut numbers = 0;
        for (id, term) in (0..NO_TERM).zip(terms) {
            let (first, rest) = match term.split_once(' ') {
                Some((first, rest)) => (first, Some(rest)),
                None => (&*term, None),
            };
            let head = match heads.get_mut(first) {
                Some(head) => head,
                None => {
                    numbers += 1;
                    heads.entry(first.into()).or_insert(Head {
                        single: NO_TERM,
                        first: numbers - 1,
                        count: 0,
                    })
                }
            };
            match rest {
                None if head.single != NO_TERM => return Err((head.single, id)),
                None => head.single = id,
                Some(rest) => {
                    head.count += 1;
                    let words = 2 + rest.bytes().filter(|byte| *byte == b' ').count();
                    let prefix = Prefix::of(rest.split(' ').next().unwrap_or_default());
                    phrases.push((
                        head.first,
                        Tail {
                            rest: rest.into(),
                            words: words as u32,
                            id,
                            prefix,
                        },
                    ));
                }
            }
        }
        phrases.sort_unstable_by(|(a, left), (b, right)| {
            (a, std::cmp::Reverse(left.words), &left.rest, left.id).cmp(&(
                b,
                std::cmp::Reverse(right.words),
                &right.rest,
                right.id,
            ))
        });
        let twice = phrases
            .windows(2)
            .find(|pair| pair[0].0 == pair[1].0 && pair[0].1.rest == pair[1].1.rest);
        if let Some(pair) = twice {
            return Err((pair[0].1.id, pair[1].1.id));
        }
        let mut starts = vec![0; numbers as usize + 1];
        for (head, _) in &phrases {
            starts[*head as usize + 1] += 1;
        }
        for number in 1..starts.len() {
            starts[number] += starts[number - 1];
        }
        for head in heads.values_mut() {
            head.first = starts[head.first as usize];
        }
        let tails = phrases.into_iter().map(|(_, tail)| tail).collect();
        Ok(Terms { heads, tails })
    }

    pub(crate) fn head(&self, word: &str) -> Option<Head> {
        self.heads.get(word).copied()
    }

    /// The longest term of several words that begins with `head`; `word(k)` is the
    /// k-th word after the first. Returns its length in words and its id.
    pub(crate) fn longest<'t>(
        &self,
        head: Head,
        word: impl Fn(usize) -> Option<&'t str>,
    ) -> Option<(usize, u32)> {
        let tails = &self.tails[head.first as usize..(head.first + head.count) as usize];
        let second = Prefix::of(word(1)?);
        let fits = |tail: &Tail| {
            let mut wanted = tail.rest.split(' ').enumerate();
            wanted.all(|(k, wanted)| word(k + 1).is_some_and(|found| same_word(found, wanted)))
        };
        let mut near = tails.iter().filter(|tail| tail.prefix.begins(second));
        let tail = near.find(|tail| fits(tail))?;
        Some((tail.words as usize, tail.id))
    }
}
