use std::collections::HashMap;

use super::same_word;

const NO_TERM: u32 = u32::MAX;

/// Terms of one or several words, found by their first word.
///
/// A text needs one hash lookup per distinct word; terms of several words are
/// compared only where their first word stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Terms {
    heads: HashMap<Box<str>, Head>,
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
    words: usize,
    id: u32,
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
pub(crate) fn normalize(term: &str) -> String {
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
    normal
}

impl Terms {
    /// Builds the table from normal forms; the ids are the positions in `terms`.
    ///
    /// # Errors
    /// The ids of two terms with the same normal form.
    pub(crate) fn build<I>(terms: I) -> Result<Terms, (u32, u32)>
    where
        I: ExactSizeIterator<Item = String>,
    {
        let mut heads = HashMap::with_capacity(terms.len());
        let mut phrases: Vec<(Box<str>, Tail)> = Vec::new();
        for (id, term) in (0..NO_TERM).zip(terms) {
            match term.split_once(' ') {
                None => {
                    let head = heads.entry(term.into_boxed_str()).or_insert(Head {
                        single: NO_TERM,
                        first: 0,
                        count: 0,
                    });
                    if head.single != NO_TERM {
                        return Err((head.single, id));
                    }
                    head.single = id;
                }
                Some((first, rest)) => phrases.push((
                    first.into(),
                    Tail {
                        rest: rest.into(),
                        words: 2 + rest.matches(' ').count(),
                        id,
                    },
                )),
            }
        }
        phrases.sort_unstable_by(|(a, left), (b, right)| {
            a.cmp(b)
                .then(right.words.cmp(&left.words))
                .then_with(|| left.rest.cmp(&right.rest))
                .then(left.id.cmp(&right.id))
        });
        let mut tails: Vec<Tail> = Vec::with_capacity(phrases.len());
        for (first, tail) in phrases {
            let position = tails.len() as u32;
            let head = heads.entry(first).or_insert(Head {
                single: NO_TERM,
                first: position,
                count: 0,
            });
            if head.count == 0 {
                head.first = position;
            } else if let Some(last) = tails.last()
                && last.rest == tail.rest
            {
                return Err((last.id, tail.id));
            }
            head.count += 1;
            tails.push(tail);
        }
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
        tails
            .iter()
            .find(|tail| {
                tail.rest
                    .split(' ')
                    .enumerate()
                    .all(|(k, wanted)| word(k + 1).is_some_and(|found| same_word(found, wanted)))
            })
            .map(|tail| (tail.words, tail.id))
    }
}
