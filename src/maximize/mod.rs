//! Which set is best under the constraints, and how sure are we?
//!
//! [`maximize`] takes an [`Objective`] and [`Constraints`] and returns a
//! [`Selection`]: the picks in order with their gains, the value, an upper bound on
//! the best possible value where one is valid, and the guarantee that holds.

mod bound;
mod certify;
mod constraints;
mod double;
mod enumerate;
mod exact;
mod fit;
mod greedi;
mod guarantee;
mod method;
mod origin;
mod problem;
mod random;
mod relaxed;
mod run;
mod sampling;
mod search;
mod sieve;
mod swap;
#[cfg(test)]
mod tests;
mod trail;

pub use constraints::{ConstraintError, Constraints, Knapsack, Partition};
pub use guarantee::{BoundBy, Guarantee, NoBound};
pub use method::{Method, UnknownMethod};
pub use problem::{Chosen, MaximizeError, Problem};

use crate::objective::Objective;

/// How to search, and what to report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Search {
    /// Which method.
    pub method: Method,
    /// r ≥ 0 in gain / cost^r (Lin & Bilmes 2010): 0 looks at the gain alone, 1 at
    /// the gain per unit of cost.
    pub cost_exponent: f64,
    /// Go on while something fits that is no loss, even when nothing is gained any more.
    pub fill: bool,
    /// Compute the upper bound, at the price of some more sweeps of gains.
    pub bound: bool,
    /// How many nodes [`Method::Exact`] may look at.
    pub nodes: usize,
    /// k ≥ 1, the most items of a seed of [`Method::Enumerate`].
    pub guesses: usize,
    /// Of the methods that toss coins: the same seed gives the same choice.
    pub seed: u64,
    /// ε in 0..1 of [`Method::Stochastic`] and [`Method::Sieve`]: how much of the
    /// guarantee is given away for speed.
    pub epsilon: f64,
}

impl Default for Search {
    fn default() -> Self {
        Search {
            method: Method::default(),
            cost_exponent: 1.0,
            fill: false,
            bound: true,
            // A second or two for documents of 60 sentences.
            nodes: 50_000,
            // n completions; two guesses are n²/2, and three hardly ever end.
            guesses: 1,
            seed: 0,
            // As in the experiments of Mirzasoleiman et al. 2015, at their cautious end.
            epsilon: 0.1,
        }
    }
}

/// One chosen item.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pick {
    /// Its index in the ground set.
    pub item: usize,
    /// What it added to the value when it was taken.
    pub gain: f64,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// In the order of choice; required items first.
    pub picks: Vec<Pick>,
    /// F(S).
    pub value: f64,
    /// No feasible set is worth more than this; or why no such number is known.
    pub bound: Result<f64, NoBound>,
    /// How the bound was found; none where there is none.
    pub bound_by: Option<BoundBy>,
    /// The bound by gains alone (Leskovec et al. 2007), as far as it was computed.
    pub bound_by_gains: Option<f64>,
    /// Whether no feasible set is worth more, within one part in 10⁹: by
    /// [`Method::Exact`], or because the bound is reached.
    pub optimal: bool,
    /// The method that chose.
    pub method: Method,
    /// Why it is not the method that was asked for, where that one does not fit the
    /// objective or the constraints; [`Method::Lazy`] then chose.
    pub instead: Option<&'static str>,
    /// At index j the least upper bound that was known when j picks were made, from 0
    /// to all of them: never increasing, at the end [`Selection::bound`]. Empty where no
    /// bound is valid.
    pub bounds: Vec<f64>,
    /// What is known of the value in the worst case.
    pub guarantee: Guarantee,
    /// Gains computed in the search, without those of the bound.
    pub evaluations: usize,
    /// The search was stopped before its end.
    pub interrupted: bool,
}

impl Selection {
    /// value / bound, in 0..=1: at least this share of the optimum was reached.
    /// None where no bound is valid. Where nothing can be gained at all it is 1.
    pub fn certificate(&self) -> Option<f64> {
        let bound = *self.bound.as_ref().ok()?;
        Some(if bound > 0.0 { self.value / bound } else { 1.0 })
    }

    /// The chosen items in the order of choice.
    pub fn items(&self) -> Vec<usize> {
        self.picks.iter().map(|pick| pick.item).collect()
    }
}

/// Chooses items by the [`Method`] asked for.
///
/// The greedy rule, with which most methods start, takes the best gain / cost^r. Under a
/// budget its answer is the better of the greedy set and the best single
/// item that fits, which is then completed by the same rule (Lin & Bilmes 2010).
/// Ties go to the lower index: a score counts as tied with the best when it is
/// within one part in 10⁹ of it, so that methods which compute the same sums in
/// different ways agree.
///
/// An objective that is monotone submodular but for a sum of metric distances over the
/// pairs of S ([`Dispersion`](crate::objective::Dispersion) in a mix) is searched, where
/// items are counted (all costs alike) and no partition limits them, by gain of the
/// submodular part + 2·distances, the non-oblivious rule of Borodin, Lee & Ye 2012: it
/// reaches ½ of the best. Under costs that differ, or partitions, it is searched by the
/// gain, and nothing is proven.
///
/// `should_stop` is asked before every step, by whatever thread makes it; once it says yes
/// the best set so far is returned, with its bound. By [`Method::Greedy`] and
/// [`Method::Lazy`] that is a beginning of what the whole search would choose, or what
/// stands for it: the best single item completed.
///
/// With the feature `parallel` the gains of many items, the seeds of [`Method::Enumerate`] and
/// the parts of [`Method::Greedi`] are shared between the threads of rayon's current pool. The
/// selection is the same, in every number, at any number of threads and without the feature.
///
/// [`Problem`] does the same in steps: first the search, from a set that is known if need be,
/// then the bound.
///
/// For a monotone submodular objective every answer comes with an upper bound: the less of
/// F(S) + the fractional knapsack of the gains that are left (Leskovec et al. 2007) and
/// the least of some tangents of [`Objective::relaxation`], each of which is maximised
/// over the budget by a fractional knapsack too.
///
/// ```
/// use summ::maximize::{Constraints, Method, Search, maximize};
/// use summ::objective::ConcaveOverModular;
/// use summ::vector::Csr;
///
/// // two cells of praise and complaint, three sentences of 4, 3 and 5 words
/// let cells = Csr::one_per_row(&[0, 0, 1], &[2.0, 1.0, 1.0], 2);
/// let balance = ConcaveOverModular::calibrated(cells.into())?;
/// let constraints = Constraints::budget(vec![4.0, 3.0, 5.0], 9.0);
/// let found = maximize(&balance, &constraints, &Search::default(), &|| false)?;
/// assert_eq!(found.items(), [0, 2]);
/// assert!(found.certificate().is_some_and(|share| share > 0.8));
///
/// let search = Search { method: Method::Exact, ..Search::default() };
/// let best = maximize(&balance, &constraints, &search, &|| false)?;
/// assert!(best.optimal && best.value >= found.value);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// When the constraints do not fit the objective or contradict themselves, r is
/// not a number ≥ 0, or ε not one between 0 and 1.
pub fn maximize(
    objective: &dyn Objective,
    constraints: &Constraints,
    search: &Search,
    should_stop: &(dyn Fn() -> bool + Sync),
) -> Result<Selection, MaximizeError> {
    let problem = Problem::new(objective, constraints, search)?;
    Ok(problem.choose(should_stop).certify())
}
