use super::{Rung, RungUsed};
use crate::images::ImageRecord;

/// An image that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The image.
    pub record: ImageRecord,
    /// Larger is better.
    pub score: f64,
    /// The step of the ladder that found it.
    pub rung: Rung,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hits {
    /// Best first.
    pub hits: Vec<Hit>,
    /// The steps of the ladder that were tried, with how many images each matched.
    pub rungs: Vec<RungUsed>,
}
