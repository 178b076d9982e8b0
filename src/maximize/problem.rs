use super::certify::{Known, certify};
use super::guarantee::Guarantee;
use super::origin::Origin;
use super::run::{begin, run};
use super::search::{Stop, Walk};
use super::{ConstraintError, Constraints, Search, Selection};
use crate::objective::Objective;

/// Why no search was made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MaximizeError {
    /// The constraints do not fit the objective or themselves.
    #[error(transparent)]
    Constraints(#[from] ConstraintError),
    /// r must be a number that is not below 0.
    #[error("the cost exponent r must be finite and not below 0, got {0}")]
    CostExponent(f64),
    /// ε must lie between 0 and 1.
    #[error("epsilon must lie between 0 and 1, got {0}")]
    Epsilon(f64),
    /// The set to begin with is not feasible.
    #[error("item {0} cannot be begun with: it is excluded, or does not fit beside the others")]
    Start(usize),
}

/// An objective under constraints, with the gains over the required items: what
/// [`maximize`](super::maximize) searches, in steps of its own.
///
/// [`Problem::choose`] searches and [`Chosen::certify`] works out the bound, so that a
/// caller with a clock can time the one without the other; and a search may begin with a
/// set that is known.
///
/// ```
/// use summ::maximize::{Constraints, Problem, Search};
/// use summ::objective::ConcaveOverModular;
///
/// let worth = ConcaveOverModular::cluster_reward(&[0, 0, 1, 1], &[9.0, 4.0, 1.0, 1.0])?;
/// let constraints = Constraints::budget(vec![1.0; 4], 2.0);
/// let problem = Problem::new(&worth, &constraints, &Search::default())?;
/// let found = problem.choose(&|| false).certify();
/// assert_eq!(found.items(), [0, 2]);
///
/// // the same from an answer of yesterday, and how good that was
/// let again = problem.choose_from(&[2], &|| false)?.certify();
/// assert_eq!(again.items(), [2, 0]);
/// let yesterday = problem.given(&[2, 3])?.certify();
/// assert!(yesterday.value < found.value);
/// assert!(yesterday.bound.is_ok_and(|bound| bound >= found.value));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Problem<'a> {
    origin: Origin<'a>,
}

impl<'a> Problem<'a> {
    /// Checks the constraints and computes the first gains.
    ///
    /// # Errors
    /// As [`maximize`](super::maximize).
    pub fn new(
        objective: &'a dyn Objective,
        constraints: &'a Constraints,
        search: &Search,
    ) -> Result<Self, MaximizeError> {
        if !search.cost_exponent.is_finite() || search.cost_exponent < 0.0 {
            return Err(MaximizeError::CostExponent(search.cost_exponent));
        }
        if !(search.epsilon > 0.0 && search.epsilon < 1.0) {
            return Err(MaximizeError::Epsilon(search.epsilon));
        }
        constraints.check(objective.len())?;
        Ok(Problem {
            origin: Origin::new(objective, constraints, *search),
        })
    }

    /// Searches by the method asked for.
    pub fn choose(&self, should_stop: Stop) -> Chosen<'_> {
        let (walk, known) = run(&self.origin, &[], should_stop);
        Chosen { walk, known }
    }

    /// The same, from a feasible set on, taken in this order after the required items; the
    /// answer is never worth less than it.
    ///
    /// The greedy rules, and what begins with them, go on from the set, so that nothing is
    /// proven of them but what exact search or enumeration proves at its end. All other
    /// methods search as without it, and the better of both answers counts.
    ///
    /// # Errors
    /// When an item does not exist, is excluded, or does not fit beside those before it.
    pub fn choose_from(
        &self,
        start: &[usize],
        should_stop: Stop,
    ) -> Result<Chosen<'_>, MaximizeError> {
        let start = self.feasible(start)?;
        let (walk, known) = run(&self.origin, &start, should_stop);
        Ok(Chosen { walk, known })
    }

    /// The required items and these, as they are: to be certified, wherever they come from.
    /// [`Selection::method`] is the one of the search, though it was not run.
    ///
    /// # Errors
    /// When an item does not exist, is excluded, or does not fit beside those before it.
    pub fn given(&self, items: &[usize]) -> Result<Chosen<'_>, MaximizeError> {
        let known = Known {
            method: self.origin.search.method,
            instead: None,
            guarantee: Guarantee::None("the set was given"),
            branching: None,
        };
        Ok(Chosen {
            walk: begin(&self.origin, &self.feasible(items)?),
            known,
        })
    }

    /// The items that are not required, each once.
    fn feasible(&self, items: &[usize]) -> Result<Vec<usize>, MaximizeError> {
        let n = self.origin.objective.len();
        let mut open = vec![false; n];
        let mut taken = vec![false; n];
        self.origin.eligible.iter().for_each(|&i| open[i] = true);
        let required = &self.origin.room.required;
        required.iter().for_each(|&i| taken[i] = true);
        let mut room = self.origin.room.clone();
        let mut kept = Vec::new();
        for &item in items {
            if item >= n {
                let last = n as isize - 1;
                return Err(ConstraintError::Unknown { item, last }.into());
            }
            if std::mem::replace(&mut taken[item], true) {
                continue;
            }
            if !open[item] || !room.fits(item) {
                return Err(MaximizeError::Start(item));
            }
            room.take(item);
            kept.push(item);
        }
        Ok(kept)
    }
}

/// A set that was chosen, before its bound is known.
pub struct Chosen<'a> {
    walk: Walk<'a>,
    known: Known,
}

impl Chosen<'_> {
    /// The items in the order of choice, required ones first.
    pub fn items(&self) -> Vec<usize> {
        self.walk.picks.iter().map(|pick| pick.item).collect()
    }

    /// F(S).
    pub fn value(&self) -> f64 {
        self.walk.partial.value()
    }

    /// Works out the bound, if one is asked for and valid.
    pub fn certify(self) -> Selection {
        certify(self.walk, self.known)
    }
}
