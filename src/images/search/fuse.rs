use std::collections::HashMap;

use super::{Hit, Hits, ImageSearcher, Rung, SearchSettings};
use crate::aggregate::{AggregateError, Aggregator, Ranking, Vote};
use crate::images::ImagesError;
use crate::query::Query;

impl ImageSearcher {
    /// Asks every query by itself and makes one list of their hits, by rank aggregation: each
    /// has the score that the aggregation gives it. The steps of the ladder are those of the
    /// first query.
    ///
    /// # Errors
    /// A damaged index; weights or settings that the aggregation refuses.
    pub fn search_all(
        &self,
        queries: &[(f64, Query)],
        aggregator: &Aggregator,
        settings: &SearchSettings,
    ) -> Result<Hits, ImagesError> {
        if let [(_, query)] = queries {
            return self.search(query, settings);
        }
        // An image that one query has far down may be what they agree on.
        let each = SearchSettings {
            top: settings.top.max(settings.depth),
            ..settings.clone()
        };
        let found: Vec<Hits> = queries
            .iter()
            .map(|(_, query)| self.search(query, &each))
            .collect::<Result<_, _>>()?;
        let rungs = found
            .first()
            .map(|hits| hits.rungs.clone())
            .unwrap_or_default();
        let lists = found.into_iter().map(|hits| hits.hits).collect();
        let weights: Vec<f64> = queries.iter().map(|(weight, _)| *weight).collect();
        let mut hits = fuse(lists, &weights, aggregator)?;
        hits.truncate(settings.top);
        Ok(Hits { hits, rungs })
    }
}

/// Lists of hits as one, best first, by rank aggregation; hits of the same id are the same.
///
/// # Errors
/// Weights or settings that the aggregation refuses.
pub fn fuse(
    lists: Vec<Vec<Hit>>,
    weights: &[f64],
    aggregator: &Aggregator,
) -> Result<Vec<Hit>, AggregateError> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut rankings = Vec::new();
    for list in lists {
        let mut scored = Vec::new();
        for hit in list {
            let next = hits.len() as u32;
            let number = *numbers.entry(hit.record.id.clone()).or_insert(next);
            scored.push((number, hit.score));
            if number == next {
                hits.push(hit);
            } else {
                let known = &mut hits[number as usize];
                known.rung = Rung(known.rung.0.max(hit.rung.0));
            }
        }
        // An id stands once in a list of hits.
        rankings.push(Ranking::from_scored(&scored).unwrap_or_default());
    }
    let votes: Vec<Vote> = weights
        .iter()
        .zip(&rankings)
        .map(|(&weight, ranking)| Vote { weight, ranking })
        .collect();
    let ranking = aggregator.aggregate(&votes)?.ranking;
    let places = ranking.items().iter().zip(ranking.scores());
    let mut all: Vec<Option<Hit>> = hits.into_iter().map(Some).collect();
    let placed = places.filter_map(|(&item, &score)| {
        let hit = all[item as usize].take()?;
        Some(Hit { score, ..hit })
    });
    Ok(placed.collect())
}
