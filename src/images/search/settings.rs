use crate::images::Filter;

/// How images are searched.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchSettings {
    /// Hits at most.
    pub top: usize,
    /// Which images may be hits.
    pub filter: Filter,
    /// k₁ of BM25: how much more a word counts that stands there more often.
    pub k1: f64,
    /// b of BM25: by how much a long text is held against it.
    pub b: f64,
    /// How much heavier than a word of its own a phrase is.
    pub phrase: f64,
    /// So many of the best are compared with the passages of the query.
    pub depth: usize,
    /// How much a neighbour counts: a pair of words that stand side by side in a passage and
    /// in the image adds this many times what one of the two adds.
    pub pairs: f64,
    /// How much the two passages most like the image count beside the query, the best image
    /// having 1 in both.
    pub passages: f64,
    /// d in 0..=1: the share of a hit's score that words it has in common with better hits take
    /// away, where the list is chosen from the best [`SearchSettings::depth`] (0: as they come).
    pub diversity: f64,
    /// Relax the query rung by rung until so many images match; none: whatever has one of its
    /// words matches.
    pub at_least: Option<usize>,
}

impl Default for SearchSettings {
    fn default() -> Self {
        SearchSettings {
            top: 10,
            filter: Filter::default(),
            k1: 1.2,
            b: 0.75,
            phrase: 0.5,
            depth: 200,
            pairs: 0.4,
            passages: 0.5,
            diversity: 0.0,
            at_least: None,
        }
    }
}

impl SearchSettings {
    /// 1 − b + b·length / average.
    pub(super) fn norm(&self, length: f64, average: f64) -> f64 {
        1.0 - self.b + self.b * length / average
    }

    /// (k₁ + 1)·tf / (tf + k₁).
    pub(super) fn saturated(&self, frequency: f64) -> f64 {
        frequency * (self.k1 + 1.0) / (frequency + self.k1)
    }
}
