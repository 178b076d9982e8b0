use crate::rank::Ranker;

/// A ranker, and how much its vote counts.
///
/// On a text between an abstract and a report its weight is (1 − s)·short + s·long, s being
/// [`Context::reportness`](crate::rank::Context::reportness): an abstract says nearly
/// everything once, and what counts there is the form of a phrase; a long report repeats
/// what it is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Voter {
    /// Who votes.
    pub ranker: Ranker,
    /// Its weight on an abstract.
    pub short: f64,
    /// Its weight on a long report of people and places.
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

    /// One weight on short texts such as abstracts and another on long reports.
    pub const fn by_kind(ranker: Ranker, short: f64, long: f64) -> Self {
        Voter {
            ranker,
            short,
            long,
        }
    }

    pub(super) fn weight_at(&self, reportness: f64) -> f64 {
        (1.0 - reportness) * self.short + reportness * self.long
    }
}
