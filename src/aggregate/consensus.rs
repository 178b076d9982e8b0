use super::{Aggregation, Ranking};

/// What many votes make together.
#[derive(Debug, Clone, PartialEq)]
pub struct Consensus {
    /// All items that some vote of a weight above 0 ranks. The scores are those the
    /// aggregation gives; where it gives an order alone, n for the first to 1 for the last.
    pub ranking: Ranking,
    /// For an aggregation that minimises a distance to the votes: how far it came.
    pub optimality: Option<Optimality>,
}

/// How near an order is to the nearest there is.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimality {
    /// The weighted sum of the distances to the votes.
    pub distance: f64,
    /// No order has a smaller sum.
    pub bound: f64,
    /// Whether none is proven to have, but for rounding.
    pub optimal: bool,
    /// What was done, such as `3 of 4 components solved exactly; one of 40 items searched`.
    pub note: String,
}

impl Consensus {
    pub(super) fn by_score(ranking: Ranking) -> Consensus {
        Consensus {
            ranking,
            optimality: None,
        }
    }
}

/// What cannot be aggregated, and why.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AggregateError {
    /// A weight that is below 0, infinite or no number.
    #[error("vote {vote} weighs {weight}; a weight is a number of at least 0")]
    Weight {
        /// Which vote, from 0.
        vote: usize,
        /// Its weight.
        weight: f64,
    },
    /// A setting outside its range.
    #[error("`{name}` is {value}; it must be {range}")]
    Setting {
        /// The field of [`Aggregator`](super::Aggregator).
        name: &'static str,
        /// Its value.
        value: f64,
        /// What it may be.
        range: &'static str,
    },
    /// More candidates than can be compared in pairs.
    #[error(
        "`{aggregation}` compares all pairs, at most of {limit} candidates; here are {candidates}"
    )]
    Candidates {
        /// Which aggregation.
        aggregation: Aggregation,
        /// How many there are.
        candidates: usize,
        /// How many there may be.
        limit: usize,
    },
}
