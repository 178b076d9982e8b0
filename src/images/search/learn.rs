use std::collections::{BTreeMap, BTreeSet};

use super::{ImageSearcher, fold, read_row};
use crate::feedback::{Collection, Expansion, Feedback, Weights};
use crate::images::{ImageField, ImagesError};
use crate::query::{Query, QueryTerm};

/// An image that says something about what was meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Its id; one that is not in the index is passed over.
    pub id: String,
    /// What the search gave it, where it is only taken for relevant for that; none where a
    /// person judged.
    pub score: Option<f64>,
}

/// Numbers of the stems that a query and its feedback have.
struct Counts {
    documents: f64,
    /// df and occurrences.
    of: BTreeMap<String, (f64, f64)>,
}

impl Collection for Counts {
    fn documents(&self) -> f64 {
        self.documents
    }

    fn document_frequency(&self, stem: &str) -> f64 {
        self.of.get(stem).map_or(0.0, |(documents, _)| *documents)
    }

    fn frequency(&self, stem: &str) -> f64 {
        self.of
            .get(stem)
            .map_or(0.0, |(_, occurrences)| *occurrences)
    }
}

impl ImageSearcher {
    /// The query after feedback: the words of its terms have new weights, and stems of the
    /// images that it did not have are terms of their own. Weights are learned without the
    /// rarity of their words and multiplied by it again where the query had it in them. Where
    /// the query has passages, what is written about images that a person found relevant are
    /// more of them.
    ///
    /// # Errors
    /// A damaged index.
    pub fn learn(
        &self,
        query: &Query,
        expansion: &Expansion,
        relevant: &[Judged],
        irrelevant: &[Judged],
    ) -> Result<Query, ImagesError> {
        let found = self.feedback(relevant)?;
        let others = self.feedback(irrelevant)?;
        if found.is_empty() && others.is_empty() {
            return Ok(query.clone());
        }
        let rarity = |stem: &str| match query.has_rarity {
            true => self.idf(stem),
            false => Ok(1.0),
        };
        let mut said = Weights::new();
        for (stem, weight) in query.words() {
            let rarity = rarity(stem)?;
            if rarity > 0.0 {
                said.insert(fold(stem), weight / rarity);
            }
        }
        let counts = self.counts(&said, &found, &others)?;
        let learned = expansion.expand(&said, &found, &others, &counts);
        let mut better = query.clone();
        for word in better.terms.iter_mut().flat_map(|term| &mut term.words) {
            let weight = learned.get(&fold(&word.stem)).copied().unwrap_or(0.0);
            word.weight = weight * rarity(&word.stem)?;
        }
        better
            .terms
            .retain(|term| term.required || term.weight() > 0.0);
        let known: BTreeSet<String> = query.words().iter().map(|(stem, _)| fold(stem)).collect();
        let new = learned.iter().filter(|(stem, _)| !known.contains(*stem));
        let spellings = self.spellings(relevant)?;
        for (stem, weight) in new {
            let text = spellings.get(stem).unwrap_or(stem);
            let weight = weight * rarity(stem)?;
            better.terms.push(QueryTerm::word(text, stem, weight));
        }
        better.sort();
        if !better.passages.is_empty() {
            for judged in relevant.iter().filter(|judged| judged.score.is_none()) {
                better.passages.extend(self.passage(&judged.id)?);
            }
        }
        Ok(better)
    }

    /// How stems are first written in what is said about images.
    fn spellings(&self, images: &[Judged]) -> Result<BTreeMap<String, String>, ImagesError> {
        let mut spellings = BTreeMap::new();
        for image in images {
            let Some(record) = self.record(&image.id)? else {
                continue;
            };
            for text in ImageField::ALL.iter().flat_map(|field| field.of(&record)) {
                for word in self.words.of(text) {
                    let spelling = || text[word.span.clone()].to_owned();
                    spellings.entry(word.stem.clone()).or_insert_with(spelling);
                }
            }
        }
        Ok(spellings)
    }

    /// The stems of an image in their order.
    fn passage(&self, id: &str) -> Result<Option<Vec<String>>, ImagesError> {
        let row = self.row_of(id)?;
        let stems = |row: String| read_row(&row).map(|(_, _, stem)| stem.to_owned()).collect();
        Ok(row.map(stems))
    }

    fn feedback(&self, judged: &[Judged]) -> Result<Vec<Feedback>, ImagesError> {
        let mut all = Vec::new();
        for Judged { id, score } in judged {
            if let Some(stems) = self.stems(id)? {
                let score = score.unwrap_or(1.0);
                all.push(Feedback { stems, score });
            }
        }
        Ok(all)
    }

    fn counts(
        &self,
        said: &Weights,
        relevant: &[Feedback],
        irrelevant: &[Feedback],
    ) -> Result<Counts, ImagesError> {
        let judged = relevant.iter().chain(irrelevant);
        let stems = judged.flat_map(|one| one.stems.keys()).chain(said.keys());
        let stems: BTreeSet<&String> = stems.collect();
        let mut of = BTreeMap::new();
        for stem in stems {
            let documents = self.document_frequency(stem)? as f64;
            let occurrences = self.frequency(stem)? as f64;
            of.insert(stem.clone(), (documents, occurrences));
        }
        Ok(Counts {
            documents: self.documents() as f64,
            of,
        })
    }
}
