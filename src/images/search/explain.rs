use tantivy::DocAddress;

use super::passages::Passages;
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

/// What adds to a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its stems; none of passages.
    pub stems: String,
    /// What it adds.
    pub score: f64,
    /// The texts of the image that have all of them.
    pub fields: Vec<ImageField>,
}

/// Kinds of parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PartKind {
    /// A word.
    Word(Matched),
    /// Words of a term, side by side.
    Phrase(Matched),
    /// Words that stand side by side in the article.
    Pair,
    /// The passages most alike.
    Passages,
}

/// What is multiplied for a word or a phrase.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matched {
    /// Its weight in the query.
    pub weight: f64,
    /// How rare it is, see [`ImageSearcher::idf`].
    pub rarity: f64,
    /// (k₁ + 1)·tf / (tf + k₁) of how often it stands there.
    pub saturation: f64,
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
            let matched = Matched {
                weight: looked.weight,
                rarity: looked.rarity,
                saturation: settings.saturated(f64::from(found[place].1)),
            };
            parts.push(Part {
                kind: match looked.is_phrase() {
                    true => PartKind::Phrase(matched),
                    false => PartKind::Word(matched),
                },
                score: matched.weight * matched.rarity * matched.saturation,
                fields: fields(&row, &looked.stems),
                stems: looked.stems,
            });
        })?;
        let ranked = self.ranked(&query, settings)?;
        let compared = ranked.best.iter().take(settings.depth);
        let compared = compared.map(|found| found.address()).any(|a| a == address);
        if let Some(scale) = ranked.scale.filter(|_| compared) {
            let compared = Passages::new(self, &query, settings)?.compare(address)?;
            let alike = scale.adds(&compared);
            for (stems, score) in compared.pairs {
                parts.push(Part {
                    kind: PartKind::Pair,
                    score,
                    fields: fields(&row, &stems),
                    stems,
                });
            }
            if alike > 0.0 {
                parts.push(Part {
                    kind: PartKind::Passages,
                    stems: String::new(),
                    score: alike,
                    fields: Vec::new(),
                });
            }
        }
        parts.sort_by(|a, b| b.score.total_cmp(&a.score));
        Ok(Explanation {
            score: parts.iter().map(|part| part.score).sum(),
            parts,
        })
    }
}

/// The texts that have all of some stems.
fn fields(row: &str, stems: &str) -> Vec<ImageField> {
    let stems: Vec<&str> = stems.split(' ').collect();
    let has = |field: &ImageField| {
        let there = |stem: &&str| read_row(row).any(|(of, _, word)| of == *field && word == *stem);
        stems.iter().all(there)
    };
    ImageField::ALL.into_iter().filter(has).collect()
}
