//! Terms one by one: what does each add to which image?

use std::collections::HashMap;

use tantivy::DocAddress;

use super::ladder::{Ladder, Marks, Rung, RungUsed};
use super::passages::{Passages, Scale, rerank};
use super::postings::{Match, both, phrase, word};
use super::top::{Best, Found};
use super::{Hit, Hits, ImageSearcher, SearchSettings, Segment, folded};
use crate::images::ImagesError;
use crate::query::{Query, QueryTerm, QueryWord, rarity};

/// What terms have added up to, for each document of a segment.
struct Sums {
    scores: Vec<f32>,
    /// Which terms it has; empty where nobody asks.
    marks: Vec<Marks>,
}

/// Matches of a word or phrase, segment by segment.
pub(super) type Everywhere = Vec<Vec<Match>>;

/// The best, and what it took to find them.
pub(super) struct Ranked {
    pub best: Vec<Found>,
    rungs: Vec<RungUsed>,
    /// Of each of the best.
    strictest: Vec<Rung>,
    /// How likeness to passages was scaled; none where there are none.
    pub scale: Option<Scale>,
}

impl ImageSearcher {
    /// The best images for a query.
    ///
    /// score = Σ_t w_t·I_t·(k₁ + 1)·tf_t / (tf_t + k₁), where tf_t = Σ_f boost_f·tf_tf /
    /// (1 − b + b·length_f / average_f) over the texts f of an image (BM25F, Robertson,
    /// Zaragoza & Taylor 2004) and I_t is as in [`ImageSearcher::idf`]. t are the words of all
    /// terms, each with the highest weight it has in any, and the phrases as words of
    /// their own with their own df, [`SearchSettings::phrase`] times as heavy. Where the query
    /// has passages, the best are compared with them ([`SearchSettings::depth`]): words a, b
    /// that stand side by side in both add pairs·½(w_a + w_b)·½(I_a + I_b), and the two passages
    /// that are most alike add passages·S / max S times the highest score, S = Σ_t I_t·(k₁ +
    /// 1)·tf_t / (tf_t + k₁) over what passage and image share. Ties go to the image that was
    /// added first.
    ///
    /// # Errors
    /// A damaged index.
    pub fn search(&self, query: &Query, settings: &SearchSettings) -> Result<Hits, ImagesError> {
        let found = || {
            let ranked = self.ranked(&folded(query), settings)?;
            let both = ranked.best.iter().zip(ranked.strictest);
            let hit = |(found, rung): (&Found, Rung)| {
                Ok(Hit {
                    record: self.record_at(found.address())?,
                    score: found.score,
                    rung,
                })
            };
            Ok(Hits {
                hits: both.map(hit).collect::<tantivy::Result<_>>()?,
                rungs: ranked.rungs,
            })
        };
        found().map_err(self.failed())
    }

    /// The same for a query whose stems are folded.
    pub(super) fn ranked(
        &self,
        query: &Query,
        settings: &SearchSettings,
    ) -> tantivy::Result<Ranked> {
        let segments = self.segments(settings)?;
        let ladder = Ladder::new(query, self.term_weights(query)?);
        let marked = settings.at_least.is_some() || ladder.requires();
        let sums = self.sums(query, settings, &segments, marked)?;
        let marks = |segment: u32, document: u32| {
            let of_segment = &sums[segment as usize].marks;
            of_segment
                .get(document as usize)
                .copied()
                .unwrap_or_default()
        };
        let mut all = Vec::new();
        for (segment, sums) in segments.iter().zip(&sums) {
            let scored = (0u32..)
                .zip(&sums.scores)
                .filter(|(_, score)| **score > 0.0);
            for (document, &score) in scored {
                let number = segment.number;
                if !segment.reader.is_deleted(document)
                    && (!ladder.requires() || ladder.has_required(marks(number, document)))
                    && segment.filter.passes(document)
                {
                    all.push((number, document, score));
                }
            }
        }
        let rungs = match settings.at_least {
            Some(least) => {
                let strictest = all.iter().map(|&(s, d, _)| ladder.rung(marks(s, d)));
                Ladder::climb(least, strictest)
            }
            None => vec![RungUsed {
                rung: Rung(0),
                matched: all.len(),
            }],
        };
        let last = rungs.last().map_or(Rung(0), |used| used.rung);
        let diversity = settings.diversity.clamp(0.0, 1.0);
        let depth = match query.passages.is_empty() && diversity == 0.0 {
            true => 0,
            false => settings.depth,
        };
        let mut best = Best::new(settings.top.max(depth));
        for (segment, document, score) in all {
            let score = f64::from(score);
            let takes = |best: &Best| best.could_take(score);
            if takes(&best) && (last.0 == 0 || ladder.rung(marks(segment, document)) >= last) {
                let order = segments[segment as usize].order.get_val(document);
                best.take(Found {
                    score,
                    order,
                    segment,
                    document,
                });
            }
        }
        let mut best = best.sorted();
        let scale = if query.passages.is_empty() {
            None
        } else {
            let passages = Passages::new(self, query, settings)?;
            Some(rerank(&passages, settings, &mut best)?)
        };
        if diversity > 0.0 {
            best = self.spread(&best, settings.top, diversity)?;
        }
        best.truncate(settings.top);
        let rung = |found: &Found| match marked {
            true => ladder.rung(marks(found.segment, found.document)),
            false => Rung(0),
        };
        Ok(Ranked {
            strictest: best.iter().map(rung).collect(),
            best,
            rungs,
            scale,
        })
    }

    /// What each term counts: the weight of its heaviest word, its rarity included.
    fn term_weights(&self, query: &Query) -> tantivy::Result<Vec<f64>> {
        let weight = |word: &QueryWord| -> tantivy::Result<f64> {
            let frequency = self.frequency_of(&word.stem)?;
            Ok(word.weight * self.rarity(&word.stem, frequency as usize))
        };
        let heaviest = |term: &QueryTerm| {
            let mut words = term.words.iter();
            words.try_fold(0.0, |heaviest: f64, word| Ok(heaviest.max(weight(word)?)))
        };
        query.terms.iter().map(heaviest).collect()
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
        // Where it matters which terms an image has, what words were found in is needed again.
        let mut kept: HashMap<&str, Everywhere> = HashMap::new();
        self.each(query, settings, segments, &mut |looked, found| {
            let weight = looked.weight * looked.rarity;
            for (sums, found) in sums.iter_mut().zip(&found) {
                for &(document, often) in found {
                    let added = weight * settings.saturated(f64::from(often));
                    sums.scores[document as usize] += added as f32;
                }
            }
            if let (true, Some(stem)) = (marked, looked.word) {
                kept.insert(stem, found);
            }
        })?;
        if marked {
            mark(query, &kept, &mut sums);
        }
        Ok(sums)
    }

    /// Hands over every word and phrase of a query with where it was found.
    pub(super) fn each<'q>(
        &self,
        query: &'q Query,
        settings: &SearchSettings,
        segments: &[Segment<'_>],
        take: &mut dyn FnMut(Looked<'q>, Everywhere),
    ) -> tantivy::Result<()> {
        let count = |found: &Everywhere| found.iter().map(Vec::len).sum::<usize>();
        for (stem, weight) in query.words() {
            let found = segments.iter().map(|segment| word(&segment.fields, stem));
            let found = found.collect::<tantivy::Result<Everywhere>>()?;
            let looked = Looked {
                stems: stem.to_owned(),
                weight,
                rarity: self.rarity(stem, count(&found)),
                word: Some(stem),
            };
            take(looked, found);
        }
        for term in query.terms.iter().filter(|term| term.is_phrase()) {
            let found = segments.iter().map(|segment| phrase(&segment.fields, term));
            let found = found.collect::<tantivy::Result<Everywhere>>()?;
            let looked = Looked {
                stems: stems(term),
                weight: settings.phrase * term.weight(),
                rarity: rarity(self.documents as f64, count(&found) as f64),
                word: None,
            };
            take(looked, found);
        }
        Ok(())
    }
}

impl Found {
    pub(super) fn address(&self) -> DocAddress {
        DocAddress::new(self.segment, self.document)
    }
}

/// A word or a phrase that was looked for.
pub(super) struct Looked<'a> {
    pub stems: String,
    pub weight: f64,
    pub rarity: f64,
    /// None of a phrase.
    word: Option<&'a str>,
}

impl Looked<'_> {
    pub fn is_phrase(&self) -> bool {
        self.word.is_none()
    }
}

/// Stems of a term, with spaces between them.
fn stems(term: &QueryTerm) -> String {
    let stems: Vec<&str> = term.words.iter().map(|word| &*word.stem).collect();
    stems.join(" ")
}

fn mark(query: &Query, kept: &HashMap<&str, Everywhere>, sums: &mut [Sums]) {
    for (index, term) in query.terms.iter().enumerate() {
        let lists: Vec<&Everywhere> = term
            .words
            .iter()
            .filter_map(|word| kept.get(&*word.stem))
            .collect();
        for (number, sums) in sums.iter_mut().enumerate() {
            for (document, _) in lists.iter().flat_map(|list| &list[number]) {
                sums.marks[*document as usize].any(index);
            }
            let lists = lists.iter().map(|list| list[number].clone());
            for (document, _) in lists.reduce(|a, b| both(&a, &b)).unwrap_or_default() {
                sums.marks[document as usize].whole(index);
            }
        }
    }
}
