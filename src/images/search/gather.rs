//! Terms one by one: what does each add to which image?

use std::collections::HashMap;

use tantivy::DocAddress;

use super::ladder::{Marks, Required, Rung, RungUsed, climb};
use super::postings::{Match, both, phrase, word};
use super::top::{Best, Found};
use super::{Hit, Hits, ImageSearcher, SearchSettings, Segment, folded};
use crate::images::ImagesError;
use crate::query::Query;

/// What terms have added up to, for each document of a segment.
struct Sums {
    scores: Vec<f32>,
    /// Which terms it has; empty where nobody asks.
    marks: Vec<Marks>,
}

/// Matches of a word or phrase, segment by segment.
pub(super) type Everywhere = Vec<Vec<Match>>;

impl ImageSearcher {
    /// The best images for a query.
    ///
    /// score = Σ_t w_t·idf_t·(k₁ + 1)·tf_t / (tf_t + k₁), where tf_t = Σ_f boost_f·tf_tf /
    /// (1 − b + b·length_f / average_f) over the texts f of an image (BM25F, Robertson,
    /// Zaragoza & Taylor 2004) and idf_t = ln(1 + (N − df_t + ½) / (df_t + ½)). t are the words
    /// of all terms, each with the highest weight of a term it is in, and the phrases as words
    /// of their own with their own df, [`SearchSettings::phrase`] times as heavy, and pairs of
    /// neighbours as well ([`Query::pairs`]). Ties go to the image that was added first.
    ///
    /// # Errors
    /// A damaged index.
    pub fn search(&self, query: &Query, settings: &SearchSettings) -> Result<Hits, ImagesError> {
        self.find(query, settings).map_err(self.failed())
    }

    fn find(&self, query: &Query, settings: &SearchSettings) -> tantivy::Result<Hits> {
        let query = folded(query);
        let segments = self.segments(settings)?;
        let required = Required::of(&query);
        let marked = settings.at_least.is_some() || !required.is_empty();
        let sums = self.sums(&query, settings, &segments, marked)?;
        let mut all = Vec::new();
        for (segment, sums) in segments.iter().zip(&sums) {
            let scored = (0u32..)
                .zip(&sums.scores)
                .filter(|(_, score)| **score > 0.0);
            let fits = |&(document, _): &(u32, &f32)| {
                let marks = sums.marks.get(document as usize);
                !segment.reader.is_deleted(document)
                    && marks.is_none_or(|marks| required.are_met(*marks))
                    && segment.filter.passes(document)
            };
            for (document, &score) in scored.filter(fits) {
                all.push((segment.number, document, score));
            }
        }
        let marks = |segment: u32, document: u32| {
            let of_segment = &sums[segment as usize].marks;
            of_segment
                .get(document as usize)
                .copied()
                .unwrap_or_default()
        };
        let rungs = match settings.at_least {
            Some(least) => {
                let marks: Vec<Marks> = all.iter().map(|&(s, d, _)| marks(s, d)).collect();
                climb(&query, least, &marks)
            }
            None => vec![RungUsed {
                rung: Rung::Words,
                matched: all.len(),
            }],
        };
        let last = rungs.last().map_or(Rung::Words, |used| used.rung);
        let mut best = Best::new(settings.top);
        for (segment, document, score) in all {
            let score = f64::from(score);
            if best.could_take(score) && marks(segment, document).is_taken(last) {
                let order = segments[segment as usize].order.get_val(document);
                best.take(Found {
                    score,
                    order,
                    segment,
                    document,
                });
            }
        }
        let hit = |found: Found| {
            let address = DocAddress::new(found.segment, found.document);
            Ok(Hit {
                record: self.record_at(address)?,
                score: found.score,
                rung: marks(found.segment, found.document).rung(),
            })
        };
        Ok(Hits {
            hits: best
                .sorted()
                .into_iter()
                .map(hit)
                .collect::<tantivy::Result<_>>()?,
            rungs,
        })
    }

    fn sums(
        &self,
        query: &Query,
        settings: &SearchSettings,
        segments: &[Segment<'_>],
        marked: bool,
    ) -> tantivy::Result<Vec<Sums>> {
        let empty = |segment: &Segment<'_>| {
            let documents = segment.reader.max_doc() as usize;
            Sums {
                scores: vec![0.0; documents],
                marks: vec![Marks::default(); if marked { documents } else { 0 }],
            }
        };
        let mut sums: Vec<Sums> = segments.iter().map(empty).collect();
        // Of a ladder, what words and phrases were found in is needed again.
        let mut kept: HashMap<Kept, Everywhere> = HashMap::new();
        self.each(query, settings, segments, &mut |part, found| {
            let weight = part.weight * part.idf;
            for (sums, found) in sums.iter_mut().zip(&found) {
                for &(document, often) in found {
                    let added = weight * settings.saturated(f64::from(often));
                    sums.scores[document as usize] += added as f32;
                }
            }
            if let (true, Some(name)) = (marked, part.name) {
                kept.insert(name, found);
            }
        })?;
        if marked {
            mark(query, &kept, &mut sums);
        }
        Ok(sums)
    }

    /// Hands over every word, phrase and pair of a query with where it was found.
    pub(super) fn each<'q>(
        &self,
        query: &'q Query,
        settings: &SearchSettings,
        segments: &[Segment<'_>],
        take: &mut dyn FnMut(Looked<'q>, Everywhere),
    ) -> tantivy::Result<()> {
        let idf = |found: &Everywhere| self.idf_of_matches(found.iter().map(Vec::len).sum());
        for (stem, weight) in words(query) {
            let found = segments.iter().map(|segment| word(&segment.fields, stem));
            let found = found.collect::<tantivy::Result<Everywhere>>()?;
            let looked = Looked {
                stems: stem.to_owned(),
                weight,
                idf: self.rarity(stem, found.iter().map(Vec::len).sum()),
                name: Some(Kept::Word(stem)),
            };
            take(looked, found);
        }
        for (index, term) in query.terms.iter().enumerate() {
            if term.is_phrase() {
                let found = segments.iter().map(|segment| phrase(&segment.fields, term));
                let found = found.collect::<tantivy::Result<Everywhere>>()?;
                let looked = Looked {
                    stems: format!("\"{}\"", term.stems.join(" ")),
                    weight: settings.phrase * term.weight,
                    idf: idf(&found),
                    name: Some(Kept::Phrase(index)),
                };
                take(looked, found);
            }
        }
        for pair in &query.pairs {
            let stems = pair.stems.join(" ");
            let found = segments.iter().map(|segment| segment.pairs.word(&stems));
            let found = found.collect::<tantivy::Result<Everywhere>>()?;
            let looked = Looked {
                stems,
                weight: pair.weight,
                idf: idf(&found),
                name: None,
            };
            take(looked, found);
        }
        Ok(())
    }
}

/// A word, a phrase or a pair that was looked for.
pub(super) struct Looked<'a> {
    pub stems: String,
    pub weight: f64,
    pub idf: f64,
    name: Option<Kept<'a>>,
}

#[derive(PartialEq, Eq, Hash)]
enum Kept<'a> {
    Word(&'a str),
    /// By the index of its term.
    Phrase(usize),
}

/// The words of a query with the highest weight of a term each is in, in order of appearance.
fn words(query: &Query) -> Vec<(&str, f64)> {
    let mut words: Vec<(&str, f64)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for term in &query.terms {
        for stem in &term.stems {
            let place = *places.entry(stem).or_insert(words.len());
            match words.get_mut(place) {
                Some((_, weight)) => *weight = weight.max(term.weight),
                None => words.push((stem, term.weight)),
            }
        }
    }
    words
}

fn mark(query: &Query, kept: &HashMap<Kept, Everywhere>, sums: &mut [Sums]) {
    for (index, term) in query.terms.iter().enumerate() {
        for (number, sums) in sums.iter_mut().enumerate() {
            let lists = term
                .stems
                .iter()
                .filter_map(|stem| kept.get(&Kept::Word(stem)));
            let whole = lists
                .map(|found| found[number].clone())
                .reduce(|a, b| both(&a, &b))
                .unwrap_or_default();
            for (document, _) in &whole {
                sums.marks[*document as usize].whole(index);
            }
            let found = kept.get(&Kept::Phrase(index));
            for (document, _) in found.map_or(&whole, |found| &found[number]) {
                sums.marks[*document as usize].phrase(index);
            }
        }
    }
}
