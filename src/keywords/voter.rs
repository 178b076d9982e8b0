use crate::rank::Ranker;

/// A ranker, and how much its vote counts.
///
/// On a text between short and long its weight is (1 − s)·short + s·long, s being
/// [`Context::longness`](crate::rank::Context::longness): an abstract says nearly
/// everything once, and what counts there is the form of a phrase; a long article repeats
/// what it is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Voter {
    /// Who votes.
    pub ranker: Ranker,
    /// Its weight on an abstract.
    pub short: f64,
    /// Its weight on a long article.
    pub long: f64,
}

impl Voter {
    /// The same weight on any text.
    pub const fn new(ranker: Ranker, weight: f64) -> Self {
        Voter {
            ranker,
            short: weight,
            long: weight,
        }
    }

    /// One weight on short texts and another on long ones.
    pub const fn by_length(ranker: Ranker, short: f64, long: f64) -> Self {
        Voter {
            ranker,
            short,
            long,
        }
    }

    pub(super) fn weight_at(&self, longness: f64) -> f64 {
        (1.0 - longness) * self.short + longness * self.long
    }
}
