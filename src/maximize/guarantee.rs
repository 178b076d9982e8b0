use std::fmt;

use super::origin::Origin;
use super::{Constraints, Search};
use crate::objective::Promise;

/// What is proven of the value of a selection, whatever the numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Guarantee {
    /// At least this share of the optimum, by this source.
    Share {
        /// In 0..=1.
        share: f64,
        /// Where it is proven.
        source: &'static str,
    },
    /// The mean over the random choices is at least this share of the optimum, by this
    /// source; of one run nothing is proven.
    OnAverage {
        /// In 0..=1.
        share: f64,
        /// Where it is proven.
        source: &'static str,
    },
    /// Nothing is proven, for this reason.
    None(&'static str),
}

impl Guarantee {
    /// The share that is proven of every run, 0 when there is none.
    pub fn share(&self) -> f64 {
        match self {
            Guarantee::Share { share, .. } => *share,
            Guarantee::OnAverage { .. } | Guarantee::None(_) => 0.0,
        }
    }
}

impl Guarantee {
    /// Why nothing is proven; none where something is.
    pub fn missing(&self) -> Option<&'static str> {
        match self {
            Guarantee::Share { .. } | Guarantee::OnAverage { .. } => None,
            Guarantee::None(reason) => Some(reason),
        }
    }
}

/// "0.405 (Tang et al. 2021)", or "none".
impl fmt::Display for Guarantee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Guarantee::Share { share, source } => write!(f, "{share:.3} ({source})"),
            Guarantee::OnAverage { share, source } => {
                write!(f, "{share:.3} on average ({source})")
            }
            Guarantee::None(_) => write!(f, "none"),
        }
    }
}

/// How an upper bound was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoundBy {
    /// F(S) and the fractional knapsack of the gains that are left (Leskovec et al. 2007).
    Gains,
    /// A tangent of a concave relaxation, at its maximum over the fractional sets.
    Relaxation,
    /// Branch and bound: the highest bound of a node that was not closed.
    Branching,
}

impl BoundBy {
    /// The name used in results.
    pub fn name(self) -> &'static str {
        match self {
            BoundBy::Gains => "gains",
            BoundBy::Relaxation => "relaxation",
            BoundBy::Branching => "branching",
        }
    }
}

impl fmt::Display for BoundBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why no upper bound is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoBound {
    /// The objective does not promise to be submodular.
    NotSubmodular,
    /// The objective does not promise to be monotone.
    NotMonotone,
    /// The caller asked for none.
    NotAsked,
}

impl fmt::Display for NoBound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoBound::NotSubmodular => "the objective is not submodular",
            NoBound::NotMonotone => "the objective is not monotone",
            NoBound::NotAsked => "no bound was asked for",
        })
    }
}

/// The guarantee of the greedy rule, as far as a published proof reaches.
///
/// Required items change nothing: F(S ∪ M) − F(M) is monotone submodular again,
/// and F(M) counts in full on both sides.
pub(super) fn of_greedy(origin: &Origin<'_>) -> Guarantee {
    let (constraints, search) = (origin.constraints, &origin.search);
    let promise = origin.objective.promise();
    if !promise.submodular && promise.diversification {
        return of_diversification(constraints, search);
    }
    if !promise.submodular {
        return Guarantee::None("the objective is not submodular");
    }
    if !promise.monotone {
        return Guarantee::None("the objective is not monotone");
    }
    if !constraints.knapsacks.is_empty() {
        return Guarantee::None("nothing is proven of greedy for several budgets");
    }
    let matroids = constraints.partitions.len();
    if matroids > 1 && constraints.counts_items(search.cost_exponent) && constraints.is_laminar() {
        // Limits that nest are one matroid, and the cut-off holds all of them.
        return Guarantee::Share {
            share: 0.5,
            source: "1/2 for a laminar matroid, Fisher, Nemhauser & Wolsey 1978",
        };
    }
    match (constraints.counts_items(search.cost_exponent), matroids) {
        (true, 0) => Guarantee::Share {
            share: 1.0 - (-1.0f64).exp(),
            source: "1 - 1/e, Nemhauser, Wolsey & Fisher 1978",
        },
        // One partition cut off at a number of items is a matroid still.
        (true, 1) => Guarantee::Share {
            share: 0.5,
            source: "1/2, Fisher, Nemhauser & Wolsey 1978",
        },
        // Each further partition is one more matroid; the cut-off joins one of them.
        (true, k) => Guarantee::Share {
            share: 1.0 / (k as f64 + 1.0),
            source: "1/(k + 1) for k matroids, Fisher, Nemhauser & Wolsey 1978",
        },
        (false, 0) if search.cost_exponent == 1.0 => Guarantee::Share {
            share: 0.405,
            source: "Tang et al. 2021",
        },
        (false, 0) => Guarantee::None("nothing is proven under a budget for r other than 1"),
        (false, _) => Guarantee::None("nothing is proven for a budget beside a matroid"),
    }
}

/// The guarantee of partial enumeration, where it is better than that of the greedy rule,
/// with which it starts.
pub(super) fn of_enumeration(origin: &Origin<'_>, of_greedy: Guarantee) -> Guarantee {
    let (constraints, search) = (origin.constraints, &origin.search);
    let promise = origin.objective.promise();
    let knapsack = constraints.partitions.is_empty()
        && constraints.knapsacks.is_empty()
        && search.cost_exponent == 1.0
        && promise.submodular
        && promise.monotone;
    let share = 1.0 - (-1.0f64).exp();
    match search.guesses {
        0 | 1 => of_greedy,
        _ if !knapsack || of_greedy.share() >= share => of_greedy,
        2 => Guarantee::Share {
            share,
            source: "1 - 1/e with two guesses, Kulik, Schwartz & Shachnai 2021",
        },
        _ => Guarantee::Share {
            share,
            source: "1 - 1/e with three guesses, Sviridenko 2004",
        },
    }
}

/// Whether the greedy rule counts distances twice, as [`of_diversification`] needs it:
/// items are counted, and nothing else limits them.
pub(super) fn doubles_distances(
    promise: Promise,
    constraints: &Constraints,
    search: &Search,
) -> bool {
    !promise.submodular
        && promise.diversification
        && constraints.partitions.is_empty()
        && constraints.knapsacks.is_empty()
        && constraints.counts_items(search.cost_exponent)
}

/// The guarantee for F = f + D, f monotone submodular and D a sum of metric distances.
///
/// Borodin, Lee & Ye 2012 prove ½ for at most k items, chosen by ½·(gain of f) + (gain of
/// D). With required items M, F(S ∪ M) − F(M) is again such a sum: distances to M are
/// modular and belong to f.
fn of_diversification(constraints: &Constraints, search: &Search) -> Guarantee {
    match (
        constraints.partitions.len() + constraints.knapsacks.len(),
        constraints.counts_items(search.cost_exponent),
    ) {
        (0, true) => Guarantee::Share {
            share: 0.5,
            source: "1/2, Borodin, Lee & Ye 2012",
        },
        (0, false) => Guarantee::None(
            "nothing is proven for sums of distances under a budget of costs that differ",
        ),
        _ => Guarantee::None(
            "nothing is proven of greedy for sums of distances under a matroid or a second budget",
        ),
    }
}
