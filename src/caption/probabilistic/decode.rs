//! Which sequences of words are the best? A beam search from left to right.

use std::cell::OnceCell;

use super::fluency::{BEGIN, END, Fluency};
use super::words::{GONE, Words};

/// Beginnings of each length that are gone on with.
const BEAM: usize = 64;

/// Function words stand in a caption so often at most.
const MOST_REPEATED: usize = 2;

/// Some words in a row that end well.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sequence {
    pub words: Vec<u32>,
    /// Words as budgets count them.
    pub cost: usize,
    /// Σ ln P(w ∈ C | w ∈ D).
    pub selection: f64,
    /// Σ ln P(w | v), the end included.
    pub fluency: f64,
}

/// A search for the captions of one article.
pub(super) struct Search<'a> {
    words: &'a Words,
    fluency: &'a Fluency,
    budget: usize,
    pub beam: usize,
    /// ln P(w | v) of each word and then of the end, by v; the beginning last.
    rows: Vec<OnceCell<Vec<f64>>>,
}

impl<'a> Search<'a> {
    /// `budget` is how many words a caption has at most.
    pub fn new(words: &'a Words, fluency: &'a Fluency, budget: usize) -> Self {
        Search {
            words,
            fluency,
            budget,
            beam: BEAM,
            rows: vec![OnceCell::new(); words.list.len() + 1],
        }
    }

    /// For each length the best sequences of it, as far as the beam sees them.
    pub fn run(&self) -> Vec<Sequence> {
        let mut complete = Vec::new();
        let mut beginnings = vec![Sequence {
            words: Vec::new(),
            cost: 0,
            selection: 0.0,
            fluency: 0.0,
        }];
        while !beginnings.is_empty() {
            beginnings = self.longer(&beginnings);
            complete.extend(beginnings.iter().filter_map(|s| self.ended(s)));
        }
        complete
    }

    /// The best beginnings that have one word more.
    fn longer(&self, beginnings: &[Sequence]) -> Vec<Sequence> {
        let mut found: Vec<(f64, usize, u32)> = Vec::new();
        for (at, beginning) in beginnings.iter().enumerate() {
            let row = self.row(beginning.words.last().copied());
            let so_far = beginning.selection + beginning.fluency;
            for (word, fluency) in (0..self.words.list.len() as u32).zip(row) {
                if self.may_follow(beginning, word) {
                    let chance = self.words.list[word as usize].chance;
                    found.push((so_far + fluency + chance, at, word));
                }
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        found.truncate(self.beam);
        let longer = |(_, at, word): (f64, usize, u32)| {
            let mut sequence = beginnings[at].clone();
            sequence.fluency += self.row(sequence.words.last().copied())[word as usize];
            sequence.selection += self.words.list[word as usize].chance;
            sequence.cost += self.words.list[word as usize].cost;
            sequence.words.push(word);
            sequence
        };
        found.into_iter().map(longer).collect()
    }

    /// The sequence as a caption; none where its last word wants another one.
    pub fn ended(&self, sequence: &Sequence) -> Option<Sequence> {
        let last = *sequence.words.last()?;
        if self.words.list[last as usize].stop {
            return None;
        }
        let end = self.row(Some(last))[self.words.list.len()];
        let fluency = sequence.fluency + end;
        Some(Sequence {
            fluency,
            ..sequence.clone()
        })
    }

    /// Whether a word fits, and does not say again what was said.
    pub fn may_follow(&self, sequence: &Sequence, word: u32) -> bool {
        let info = &self.words.list[word as usize];
        if sequence.cost + info.cost > self.budget || sequence.words.last() == Some(&word) {
            return false;
        }
        if info.stop {
            let same = sequence.words.iter().filter(|&&w| w == word).count();
            return same < MOST_REPEATED;
        }
        let term = |&w: &u32| self.words.list[w as usize].term;
        !sequence.words.iter().any(|w| term(w) == info.term)
    }

    /// ln P(w | v) of all words, and of the end.
    pub fn row(&self, before: Option<u32>) -> &[f64] {
        let n = self.words.list.len();
        let at = before.map_or(n, |word| word as usize);
        self.rows[at].get_or_init(|| self.chances(before))
    }

    fn chances(&self, before: Option<u32>) -> Vec<f64> {
        let n = self.words.list.len();
        let words = self.words;
        let mut article = vec![0.0; n + 1];
        if let Some(next) = words.follow.get(&before) {
            let all: u32 = next.values().sum();
            for (word, &count) in next {
                let at = word.map_or(n, |word| word as usize);
                if *word != Some(GONE) {
                    article[at] = f64::from(count) / f64::from(all);
                }
            }
        }
        let name = before.map_or(BEGIN, |word| words.list[word as usize].normal.as_str());
        let learned = self.fluency.follow.get(name);
        let all: u32 = learned.map_or(0, |next| next.values().sum());
        let of = |word: &str| {
            learned
                .and_then(|next| next.get(word))
                .copied()
                .unwrap_or(0)
        };
        let any = 1.0 / (f64::from(words.distinct) + 1.0);
        (0..=n)
            .map(|at| {
                let (word, count) = match words.list.get(at) {
                    Some(word) => (word.normal.as_str(), words.counts[at]),
                    None => (END, 0),
                };
                let learned = f64::from(of(word)) / f64::from(all.max(1));
                let alone = f64::from(count) / f64::from(words.total.max(1));
                self.fluency.mix([article[at], learned, alone, any]).ln()
            })
            .collect()
    }
}
