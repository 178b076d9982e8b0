//! The best hits, compared with the article sentence by sentence: what stands side by side
//! there and here, and whether one sentence speaks of all of it.

use std::collections::{HashMap, HashSet};

use tantivy::DocAddress;

use super::top::Found;
use super::{ImageSearcher, SearchSettings, read_row};
use crate::images::ImageField;
use crate::query::Query;

/// A caption is about what one sentence says, or two.
const SENTENCES: usize = 2;

/// What comparing has to know of the query.
pub(super) struct Passages<'a> {
    searcher: &'a ImageSearcher,
    settings: &'a SearchSettings,
    weights: HashMap<&'a str, f64>,
    rarity: HashMap<&'a str, f64>,
    /// In which passages a stem stands.
    places: HashMap<&'a str, Vec<u32>>,
    count: usize,
    pairs: HashSet<(&'a str, &'a str)>,
}

/// What comparing adds to an image.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Compared {
    /// Neighbours, with what each adds.
    pub pairs: Vec<(String, f64)>,
    /// What the passages most like it have in common with it.
    pub alike: f64,
}

impl Compared {
    fn pairs(&self) -> f64 {
        self.pairs.iter().map(|(_, score)| score).sum()
    }
}

impl<'a> Passages<'a> {
    pub fn new(
        searcher: &'a ImageSearcher,
        query: &'a Query,
        settings: &'a SearchSettings,
    ) -> tantivy::Result<Passages<'a>> {
        let mut places: HashMap<&str, Vec<u32>> = HashMap::new();
        let mut pairs = HashSet::new();
        let mut rarity = HashMap::new();
        for (number, passage) in (0u32..).zip(&query.passages) {
            for stem in passage {
                let known = places.entry(stem).or_default();
                if known.last() != Some(&number) {
                    known.push(number);
                }
                if !rarity.contains_key(&**stem) {
                    let frequency = searcher.frequency_of(stem)?;
                    rarity.insert(&**stem, searcher.rarity(stem, frequency as usize));
                }
            }
            pairs.extend(passage.windows(2).map(|pair| (&*pair[0], &*pair[1])));
        }
        Ok(Passages {
            searcher,
            settings,
            weights: query.words().into_iter().collect(),
            rarity,
            places,
            count: query.passages.len(),
            pairs,
        })
    }

    pub fn compare(&self, address: DocAddress) -> tantivy::Result<Compared> {
        let row = self.searcher.row_at(address)?;
        let words: Vec<(ImageField, usize, &str)> = read_row(&row).collect();
        let frequencies = self.searcher.frequencies_in(&words, self.settings);
        let of = |table: &HashMap<&str, f64>, stem: &str| table.get(stem).copied().unwrap_or(0.0);
        let mut compared = Compared::default();
        let mut seen = HashSet::new();
        for neighbours in words.windows(2) {
            let ((field, _, a), (same, _, b)) = (neighbours[0], neighbours[1]);
            if field == same && self.pairs.contains(&(a, b)) && seen.insert((a, b)) {
                let weight = of(&self.weights, a).midpoint(of(&self.weights, b));
                let rarity = of(&self.rarity, a).midpoint(of(&self.rarity, b));
                let score = self.settings.pairs * weight * rarity;
                if score > 0.0 {
                    compared.pairs.push((format!("{a} {b}"), score));
                }
            }
        }
        let mut alike = vec![0.0; self.count];
        for (stem, frequency) in frequencies {
            let adds = of(&self.rarity, stem) * self.settings.saturated(frequency);
            for &place in self.places.get(stem).into_iter().flatten() {
                alike[place as usize] += adds;
            }
        }
        alike.sort_unstable_by(|a, b| b.total_cmp(a));
        compared.alike = alike.iter().take(SENTENCES).sum();
        Ok(compared)
    }
}

/// What the likeness of passages is worth beside the query's own score, so that the most
/// alike of the best has [`SearchSettings::passages`] times the highest score.
pub(super) struct Scale(f64);

impl Scale {
    pub fn adds(&self, compared: &Compared) -> f64 {
        self.0 * compared.alike
    }
}

/// Adds what comparing says to the best hits, puts them in order again, and says how likeness
/// was scaled.
pub(super) fn rerank(
    passages: &Passages<'_>,
    settings: &SearchSettings,
    best: &mut [Found],
) -> tantivy::Result<Scale> {
    let compared_until = best.len().min(settings.depth);
    let best = &mut best[..compared_until];
    let compare = |found: &Found| passages.compare(DocAddress::new(found.segment, found.document));
    let compared: Vec<Compared> = best.iter().map(compare).collect::<tantivy::Result<_>>()?;
    for (found, compared) in best.iter_mut().zip(&compared) {
        found.score += compared.pairs();
    }
    let highest = best.iter().map(|found| found.score).fold(0.0, f64::max);
    let most = compared.iter().map(|one| one.alike).fold(0.0, f64::max);
    let scale = Scale(if most > 0.0 {
        settings.passages * highest / most
    } else {
        0.0
    });
    for (found, compared) in best.iter_mut().zip(&compared) {
        found.score += scale.adds(compared);
    }
    best.sort_unstable_by(|a, b| b.cmp(a));
    Ok(scale)
}
