//! Many rankings: which one do they make together?
//!
//! An island of numbers: items are known by number alone. A [`Ranking`] is made from bare
//! scores by one of its constructors, which settle ties and NaN; [`Aggregator::aggregate`]
//! makes a [`Consensus`] of weighted [`Vote`]s. Votes need not rank the same items: each
//! [`Aggregation`] says what an item counts where it is not ranked.

mod assignment;
mod chain;
mod check;
mod components;
mod consensus;
mod distance;
mod election;
mod footrule;
mod kemeny;
mod majority;
mod median;
mod method;
mod normalization;
mod order;
mod pairs;
mod places;
mod points;
mod ranking;
#[cfg(test)]
mod tests;

pub use consensus::{AggregateError, Consensus, Optimality};
pub use distance::{footrule_distance, kendall_distance};
pub use method::{Aggregation, UnknownAggregation};
pub use normalization::{Normalization, UnknownNormalization};
pub use ranking::{LARGEST_SCORE, RankedTwice, Ranking, TIE};

use election::Election;
use majority::Majorities;
use points::Combined;

/// A ranking and how much it counts: weight 2 is worth two copies, 0 none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Vote<'a> {
    /// Finite, at least 0.
    pub weight: f64,
    /// The ranking.
    pub ranking: &'a Ranking,
}

/// How to aggregate.
///
/// ```
/// use summ::aggregate::{Aggregation, Aggregator, Ranking, Vote};
/// // Which city of Tennessee: 0 Memphis, 1 Nashville, 2 Chattanooga, 3 Knoxville.
/// let ballots = [
///     (42.0, [0, 1, 2, 3]),
///     (26.0, [1, 2, 3, 0]),
///     (15.0, [2, 3, 1, 0]),
///     (17.0, [3, 2, 1, 0]),
/// ]
/// .map(|(weight, order)| (weight, Ranking::from_order(&order).unwrap()));
/// let votes = ballots.each_ref().map(|(weight, ranking)| Vote { weight: *weight, ranking });
///
/// let borda = Aggregator::new(Aggregation::Borda).aggregate(&votes).unwrap().ranking;
/// assert_eq!(borda.items(), [1, 2, 0, 3]);
/// assert_eq!(borda.scores(), [194.0, 173.0, 126.0, 107.0]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aggregator {
    /// Which aggregation.
    pub method: Aggregation,
    /// What `comb-*` adds up.
    pub normalization: Normalization,
    /// k ≥ 0 of [`Aggregation::Rrf`]: the larger, the less the first places stand out.
    pub rrf_k: f64,
    /// In 0 < ε < 1, of [`Aggregation::Mc1`] to [`Aggregation::Mc4`]: how often the chain
    /// goes to any candidate at all, π = ε/n + (1 − ε)·πP. Without it all would be with
    /// those whom no majority leaves, and nothing said of the others.
    pub teleport: f64,
    /// Components of at most so many candidates are solved exactly by
    /// [`Aggregation::Kemeny`], at most [`Aggregator::MOST_EXACT`].
    pub exact: usize,
}

impl Default for Aggregator {
    fn default() -> Self {
        Aggregator {
            method: Aggregation::default(),
            normalization: Normalization::default(),
            // As in the experiments of Cormack, Clarke & Büttcher 2009.
            rrf_k: 60.0,
            // Small enough for a Condorcet winner to keep most of the chain, large enough
            // for the last of a hundred candidates to keep more than rounding.
            teleport: 0.05,
            // Some milliseconds and half a megabyte.
            exact: 16,
        }
    }
}

impl Aggregator {
    /// Beyond 2²⁰ subsets a component would take a second and 10 MB, and each further
    /// candidate twice as much.
    pub const MOST_EXACT: usize = 20;

    /// A number for each pair of 4,096 candidates takes 128 MB.
    pub const MOST_PAIRED: usize = 4096;

    /// One aggregation with the settings of its source.
    pub fn new(method: Aggregation) -> Aggregator {
        Aggregator {
            method,
            ..Aggregator::default()
        }
    }

    /// The ranking that the votes make together; of no votes it is empty.
    ///
    /// # Errors
    /// A weight that is below 0 or no number, a setting outside its range, or more
    /// candidates than an aggregation that compares all pairs can hold.
    pub fn aggregate(&self, votes: &[Vote<'_>]) -> Result<Consensus, AggregateError> {
        self.check(votes)?;
        let election = Election::new(votes);
        if self.method.pairs() {
            self.check_pairs(election.len())?;
        }
        let comb = || Combined::new(&election, self.normalization);
        let by = |scores: &[f64]| Ok(Consensus::by_score(election.ranked(scores, 0.0)));
        match self.method {
            Aggregation::Borda => by(&points::borda(&election)),
            Aggregation::Rrf => by(&points::reciprocal(&election, self.rrf_k)),
            Aggregation::Isr => by(&points::inverse_square(&election)),
            Aggregation::CombSum => {
                let comb = comb();
                Ok(Consensus::by_score(
                    election.ranked(&comb.sum, comb.rounding),
                ))
            }
            Aggregation::CombMnz => {
                let comb = comb();
                let most = comb.weight.iter().copied().fold(0.0, f64::max);
                let ranking = election.ranked(&comb.times_weight(), comb.rounding * most);
                Ok(Consensus::by_score(ranking))
            }
            Aggregation::CombAnz => {
                let comb = comb();
                let least = comb.weight.iter().copied().fold(f64::INFINITY, f64::min);
                let ranking = election.ranked(&comb.mean(), comb.rounding / least);
                Ok(Consensus::by_score(ranking))
            }
            Aggregation::CombMax => by(&points::extreme(&election, self, f64::max)),
            Aggregation::CombMin => by(&points::extreme(&election, self, f64::min)),
            Aggregation::CombMed => by(&median::scores(&election, self.normalization)),
            Aggregation::MedianRank => {
                let places = median::places(&election);
                // The lower, the better; as points they run as those of Borda do.
                let points = places.iter().map(|place| election.len() as f64 - place);
                by(&points.collect::<Vec<_>>())
            }
            Aggregation::Copeland => by(&Majorities::new(&election).copeland()),
            Aggregation::Condorcet => {
                let mut order = points::order(&points::borda(&election));
                Majorities::new(&election).kemenize(&mut order);
                Ok(Consensus::by_score(election.ordered(&order)))
            }
            Aggregation::Mc1 | Aggregation::Mc2 | Aggregation::Mc3 => {
                by(&chain::of_votes(&election, self.method, self.teleport))
            }
            Aggregation::Mc4 => {
                let order = points::order(&points::borda(&election));
                by(&chain::of_majorities(&election, self.teleport, &order))
            }
            Aggregation::Footrule => Ok(footrule::nearest(&election)),
            Aggregation::Kemeny => Ok(kemeny::nearest(&election, self.exact)),
        }
    }
}
