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

impl Sequence {
    /// The mean over the words.
    pub fn mean_selection(&self) -> f64 {
        self.selection / self.words.len().max(1) as f64
    }

    /// The mean over the words and the end.
    pub fn mean_fluency(&self) -> f64 {
        self.fluency / (self.words.len() + 1) as f64
    }
}

/// What follows a word, or stands at the beginning.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// ln P(w | v) of each word and then of the end.
    pub chances: Vec<f64>,
    /// Whether the pair was seen, in the article or in captions.
    seen: Vec<bool>,
}

/// A search for the captions of one article.
pub(super) struct Search<'a> {
    words: &'a Words,
    fluency: &'a Fluency,
    budget: usize,
    pub beam: usize,
    /// By v; the beginning last.
    rows: Vec<OnceCell<Row>>,
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
            let words = 0..self.words.list.len() as u32;
            for word in words.filter(|&word| self.may_follow(beginning, word)) {
                let [selection, fluency] = self.sums(beginning, word);
                let n = (beginning.words.len() + 1) as f64;
                let value = selection / n + fluency / (n + 1.0);
                found.push((value, at, word));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        found.truncate(self.beam);
        let longer = |(_, at, word): (f64, usize, u32)| self.with(&beginnings[at], word);
        found.into_iter().map(longer).collect()
    }

    /// The sums of a sequence with one word more.
    fn sums(&self, sequence: &Sequence, word: u32) -> [f64; 2] {
        let row = self.row(sequence.words.last().copied());
        [
            sequence.selection + self.words.list[word as usize].chance,
            sequence.fluency + row.chances[word as usize],
        ]
    }

    /// A sequence with one word more.
    pub fn with(&self, sequence: &Sequence, word: u32) -> Sequence {
        let info = &self.words.list[word as usize];
        let [selection, fluency] = self.sums(sequence, word);
        let mut words = sequence.words.clone();
        words.push(word);
        Sequence {
            words,
            cost: sequence.cost + info.cost,
            selection,
            fluency,
        }
    }

    /// The sequence as a caption; none where its last word wants another one.
    pub fn ended(&self, sequence: &Sequence) -> Option<Sequence> {
        let last = *sequence.words.last()?;
        if self.words.list[last as usize].stop {
            return None;
        }
        let end = self.row(Some(last)).chances[self.words.list.len()];
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
        let before = sequence.words.last().copied();
        let stop = |word: u32| self.words.list[word as usize].stop;
        // Names may meet that did not meet before; "the of" is no phrase.
        let function = info.stop || before.is_some_and(stop);
        if function && !self.row(before).seen[word as usize] {
            return false;
        }
        if info.stop {
            let same = sequence.words.iter().filter(|&&w| w == word).count();
            return same < MOST_REPEATED;
        }
        let term = |&w: &u32| self.words.list[w as usize].term;
        !sequence.words.iter().any(|w| term(w) == info.term)
    }

    /// What follows a word, or stands at the beginning.
    pub fn row(&self, before: Option<u32>) -> &Row {
        let n = self.words.list.len();
        let at = before.map_or(n, |word| word as usize);
        self.rows[at].get_or_init(|| self.chances(before))
    }

    fn chances(&self, before: Option<u32>) -> Row {
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
        let mut row = Row {
            chances: Vec::with_capacity(n + 1),
            seen: Vec::with_capacity(n + 1),
        };
        for (at, &pair) in article.iter().enumerate() {
            let (word, count) = match words.list.get(at) {
                Some(word) => (word.normal.as_str(), words.counts[at]),
                None => (END, 0),
            };
            let others = f64::from(of(word)) / f64::from(all.max(1));
            let alone = f64::from(count) / f64::from(words.total.max(1));
            let chance = self.fluency.mix([pair, others, alone, any]);
            row.chances.push(chance.ln());
            row.seen.push(pair > 0.0 || others > 0.0);
        }
        row
    }
}
