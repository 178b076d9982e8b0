//! From an article to hits: queries, search, feedback.

use summ::aggregate::{Aggregation, Aggregator};
use summ::feedback::Expansion;
use summ::images::{Hits, ImageSearcher, ImagesError, Judged, SearchSettings};
use summ::query::Query;
use summ::text::Document;

use super::Variants;
use crate::args::FeedbackKind;

/// Hits that pseudo feedback takes for relevant, as many as is usual.
const PSEUDO: usize = 10;

/// Finds the images of articles, in one way.
pub struct Finder {
    pub searcher: ImageSearcher,
    pub variants: Variants,
    pub aggregation: Aggregation,
    pub settings: SearchSettings,
    pub feedback: Option<FeedbackKind>,
}

/// What was looked for, and found.
pub struct Found {
    /// The first of them is told.
    pub queries: Vec<(f64, Query)>,
    pub hits: Hits,
}

impl Finder {
    /// The queries of an article, before anything was learned.
    pub fn queries(&self, article: &Document) -> Vec<(f64, Query)> {
        let rarity = |stem: &str| {
            let frequency = self.searcher.document_frequency(stem).ok()?;
            (frequency > 0)
                .then(|| self.searcher.idf(stem).ok())
                .flatten()
        };
        self.variants.build(article, &rarity)
    }

    /// The hits of an article; where pseudo feedback was asked for, after it.
    pub fn find(&self, article: &Document) -> Result<Found, ImagesError> {
        self.pseudo(self.queries(article))
    }

    /// The hits of queries; where pseudo feedback was asked for, after it.
    pub fn pseudo(&self, queries: Vec<(f64, Query)>) -> Result<Found, ImagesError> {
        let Some(expansion) = self.feedback.and_then(expansion) else {
            return self.search(queries, 0);
        };
        let first = SearchSettings {
            top: PSEUDO,
            ..self.settings.clone()
        };
        let mut learned = Vec::new();
        for (weight, query) in queries {
            let hits = self.searcher.search(&query, &first)?.hits;
            let judged = hits.into_iter().map(|hit| Judged {
                id: hit.record.id,
                score: Some(hit.score),
            });
            let judged: Vec<Judged> = judged.collect();
            let query = self.searcher.learn(&query, &expansion, &judged, &[])?;
            learned.push((weight, query));
        }
        self.search(learned, 0)
    }

    /// The hits after judgements of some by a person, and so many more than usual.
    pub fn judged(
        &self,
        queries: &[(f64, Query)],
        relevant: &[String],
        irrelevant: &[String],
        more: usize,
    ) -> Result<Found, ImagesError> {
        let kind = self.feedback.unwrap_or(FeedbackKind::Rocchio);
        self.judged_by(kind, queries, relevant, irrelevant, more)
    }

    /// The same by one kind of feedback.
    pub fn judged_by(
        &self,
        kind: FeedbackKind,
        queries: &[(f64, Query)],
        relevant: &[String],
        irrelevant: &[String],
        more: usize,
    ) -> Result<Found, ImagesError> {
        let Some(expansion) = expansion(kind) else {
            return self.search(queries.to_vec(), more);
        };
        let judged = |ids: &[String]| -> Vec<Judged> {
            let one = |id: &String| Judged {
                id: id.clone(),
                score: None,
            };
            ids.iter().map(one).collect()
        };
        let (relevant, irrelevant) = (judged(relevant), judged(irrelevant));
        let mut learned = Vec::new();
        for (weight, query) in queries {
            let better = self
                .searcher
                .learn(query, &expansion, &relevant, &irrelevant)?;
            learned.push((*weight, better));
        }
        self.search(learned, more)
    }

    /// The hits of queries as they are, and so many more than usual.
    pub fn search(&self, queries: Vec<(f64, Query)>, more: usize) -> Result<Found, ImagesError> {
        let aggregator = Aggregator::new(self.aggregation);
        let settings = SearchSettings {
            top: self.settings.top + more,
            ..self.settings.clone()
        };
        let hits = self.searcher.search_all(&queries, &aggregator, &settings)?;
        Ok(Found { queries, hits })
    }
}

fn expansion(kind: FeedbackKind) -> Option<Expansion> {
    kind.name().parse().ok()
}
