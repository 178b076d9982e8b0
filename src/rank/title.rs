//! How much like the title it is (thesis, arXiv 2406.00013): symmetric Monge-Elkan
//! similarity of the phrase and the title's words that are no stop words.
//!
//! Two words are as similar as 1 where they have one stem, else by Jaro-Winkler where they
//! begin alike and it is at least `ALIKE`. Not ranked is anything where there is no title.

use super::Context;
use super::similarity::{jaro_winkler, monge_elkan};

/// Words below it are no forms of one another: two random words have half of it, and a
/// mean over a long title would consist of that.
const ALIKE: f64 = 0.85;

pub(super) fn scores(context: &Context<'_>) -> Vec<f64> {
    let title = words_of_title(context);
    if title.is_empty() {
        return vec![f64::NAN; context.candidates.len()];
    }
    let alike = Alike::new(context, &title);
    context.score_each(|candidate| {
        let terms = context.candidates.terms(candidate);
        if terms.iter().all(|&term| alike.row[term as usize] == NONE) {
            return 0.0;
        }
        monge_elkan(terms.len(), title.len(), |i, j| alike.of(terms[i], j))
    })
}

/// The distinct stems of the title without stop words.
fn words_of_title(context: &Context<'_>) -> Vec<u32> {
    let mut title: Vec<u32> = Vec::new();
    if !context.source.has_title {
        return title;
    }
    let sentences = &context.source.analysis.sentences;
    let in_title = |sentence: u32| sentences[sentence as usize].review == 0;
    for word in &context.words().list {
        if !in_title(word.sentence) {
            break;
        }
        if !word.stop && !title.contains(&word.term) {
            title.push(word.term);
        }
    }
    title
}

const NONE: u32 = u32::MAX;

/// Similarities of the document's stems to the words of the title; most have none.
struct Alike {
    /// Of each stem: its row of similarities.
    row: Vec<u32>,
    rows: Vec<f64>,
    width: usize,
}

impl Alike {
    fn new(context: &Context<'_>, title: &[u32]) -> Self {
        let stems = &context.source.analysis.terms;
        let title_letters: Vec<Vec<char>> = title
            .iter()
            .map(|&term| stems[term as usize].chars().collect())
            .collect();
        let mut alike = Alike {
            row: vec![NONE; stems.len()],
            rows: Vec::new(),
            width: title.len(),
        };
        let mut row = vec![0.0; title.len()];
        let mut word: Vec<char> = Vec::new();
        for term in (0..stems.len()).filter(|&term| !context.terms.stop[term]) {
            let stem = &stems[term];
            let first = stem.chars().next();
            if !title_letters
                .iter()
                .any(|word| word.first().copied() == first)
            {
                continue;
            }
            let length = stem.chars().count();
            let near =
                |word: &[char]| word.first().copied() == first && may_be_alike(length, word.len());
            if !title_letters.iter().any(|word| near(word)) {
                continue;
            }
            word.clear();
            word.extend(stem.chars());
            for ((similarity, other), &of) in row.iter_mut().zip(&title_letters).zip(title) {
                let found = match () {
                    () if of as usize == term => 1.0,
                    () if near(other) => jaro_winkler(&word, other),
                    () => 0.0,
                };
                *similarity = if found >= ALIKE { found } else { 0.0 };
            }
            if row.iter().any(|&similarity| similarity > 0.0) {
                alike.row[term] = (alike.rows.len() / alike.width) as u32;
                alike.rows.extend_from_slice(&row);
            }
        }
        alike
    }

    fn of(&self, term: u32, word: usize) -> f64 {
        match self.row[term as usize] {
            NONE => 0.0,
            row => self.rows[row as usize * self.width + word],
        }
    }
}

/// Whether words of such lengths can reach [`ALIKE`]: with all letters of the shorter in
/// common, in order, and four at the beginning, Jaro-Winkler is 0.6·(2 + short/long)/3 + 0.4.
fn may_be_alike(a: usize, b: usize) -> bool {
    let ratio = a.min(b) as f64 / a.max(b) as f64;
    0.6 * (2.0 + ratio) / 3.0 + 0.4 >= ALIKE
}
