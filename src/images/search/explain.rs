use tantivy::DocAddress;

use super::{ImageSearcher, SearchSettings, folded, read_row};
use crate::images::{ImageField, ImagesError};
use crate::query::Query;

/// Where a score comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The sum of its parts.
    pub score: f64,
    /// The largest first.
    pub parts: Vec<Part>,
}

/// What a word, a phrase or a pair adds to a score: weight · idf · saturation.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its stems.
    pub stems: String,
    /// What it adds.
    pub score: f64,
    /// Its weight in the query.
    pub weight: f64,
    /// How rare it is.
    pub idf: f64,
    /// (k₁ + 1)·tf / (tf + k₁) of how often it stands there.
    pub saturation: f64,
    /// The texts of the image it stands in.
    pub fields: Vec<ImageField>,
}

impl ImageSearcher {
    /// Where the score of an image comes from; none where there is no such image.
    ///
    /// # Errors
    /// A damaged index.
    pub fn explain(
        &self,
        id: &str,
        query: &Query,
        settings: &SearchSettings,
    ) -> Result<Option<Explanation>, ImagesError> {
        let explained = || match self.address(id)? {
            Some(address) => self.explained(address, query, settings).map(Some),
            None => Ok(None),
        };
        explained().map_err(self.failed())
    }

    fn explained(
        &self,
        address: DocAddress,
        query: &Query,
        settings: &SearchSettings,
    ) -> tantivy::Result<Explanation> {
        let query = folded(query);
        let segments = self.segments(settings)?;
        let row = self.row_at(address)?;
        let mut parts = Vec::new();
        self.each(&query, settings, &segments, &mut |looked, found| {
            let found = &found[address.segment_ord as usize];
            let place = found.binary_search_by_key(&address.doc_id, |&(document, _)| document);
            let Ok(place) = place else { return };
            let saturation = settings.saturated(f64::from(found[place].1));
            parts.push(Part {
                score: looked.weight * looked.idf * saturation,
                weight: looked.weight,
                idf: looked.idf,
                saturation,
                fields: fields(&row, &looked.stems),
                stems: looked.stems,
            });
        })?;
        parts.sort_by(|a, b| b.score.total_cmp(&a.score));
        Ok(Explanation {
            score: parts.iter().map(|part| part.score).sum(),
            parts,
        })
    }
}

/// The texts that have all of some stems.
fn fields(row: &str, stems: &str) -> Vec<ImageField> {
    let stems: Vec<&str> = stems.trim_matches('"').split(' ').collect();
    let has = |field: &ImageField| {
        let there = |stem: &&str| read_row(row).any(|(of, _, word)| of == *field && word == *stem);
        stems.iter().all(there)
    };
    ImageField::ALL.into_iter().filter(has).collect()
}
