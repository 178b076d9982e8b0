//! How good is a set of items? Set functions over numbers, never over text.
//!
//! An [`Objective`] is an immutable recipe; [`Objective::start`] gives a
//! [`Partial`], the cursor that a maximiser moves. Four shapes carry all of the
//! field's functions: [`ConcaveOverModular`] (saturated coverage, concept coverage,
//! feature-based, cluster reward, modular, budgeted and calibrated rewards),
//! [`FacilityLocation`] (coverage by the most alike, and the rewards of the best
//! item of each group), [`GraphCut`] and [`Dispersion`]; [`ConcaveOver`] bends one of
//! them, and [`Mix`] adds them up. [`DenseFacilityLocation`], [`DenseCoverage`] and
//! [`DenseGraphCut`] are the same over vectors whose similarities are computed when they
//! are needed, and [`LogDeterminant`] is the room that vectors span.

mod concave;
mod concave_over;
mod concave_relaxation;
mod dense;
mod dispersion;
mod facility;
mod graph_cut;
mod mix;
mod relaxation;
#[cfg(test)]
pub(crate) mod tests;

pub use concave::{Concave, ConcaveOverModular};
pub use concave_over::ConcaveOver;
pub use dense::{DenseCoverage, DenseFacilityLocation, DenseGraphCut, LogDeterminant};
pub use dispersion::Dispersion;
pub use facility::FacilityLocation;
pub use graph_cut::GraphCut;
pub use mix::Mix;
pub use relaxation::Relaxation;

/// What holds for an objective on its whole ground set.
///
/// All off by default: slow but right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Promise {
    /// F(A + i) − F(A) ≥ F(B + i) − F(B) for all A ⊆ B and i ∉ B.
    pub submodular: bool,
    /// F(A) ≤ F(B) for all A ⊆ B.
    pub monotone: bool,
    /// F = f + D, where f is monotone submodular and D a sum of distances over the pairs
    /// of S, in a metric: "max-sum diversification" (Borodin, Lee & Ye 2012). D may be 0.
    /// [`Partial::distance`] is D's share of a gain.
    pub diversification: bool,
}

impl Promise {
    /// Monotone and submodular, and so a diversification without distances.
    pub const MONOTONE_SUBMODULAR: Promise = Promise {
        submodular: true,
        monotone: true,
        diversification: true,
    };
}

/// A set function F over the items 0..n with F(∅) = 0.
pub trait Objective: Send + Sync + std::fmt::Debug {
    /// Number of items n.
    fn len(&self) -> usize;

    /// Whether the ground set is empty.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What holds for it.
    fn promise(&self) -> Promise {
        Promise::default()
    }

    /// A cursor at the empty set.
    fn start(&self) -> Box<dyn Partial + '_>;

    /// F(S) for a list of items; repeated items count once.
    fn value_of(&self, items: &[usize]) -> f64 {
        let mut partial = self.start();
        for &item in items {
            partial.add(item);
        }
        partial.value()
    }

    /// F(V).
    fn value_of_all(&self) -> f64 {
        let all: Vec<usize> = (0..self.len()).collect();
        self.value_of(&all)
    }

    /// What a scaled [`Mix`] divides it by: F(V) where it is monotone, else 1.
    fn scale(&self) -> f64 {
        if self.promise().monotone {
            self.value_of_all()
        } else {
            1.0
        }
    }

    /// Whether F(S) ≥ 0 for every S is known: the guarantees for what is not monotone
    /// need it.
    fn is_never_negative(&self) -> bool {
        self.promise().monotone
    }

    /// A concave function that is nowhere on the sets below F, for upper bounds. By
    /// gains where F is submodular, unless the objective knows a tighter one; none
    /// otherwise.
    fn relaxation(&self) -> Option<Box<dyn Relaxation + '_>> {
        let gains = || relaxation::Gains::new(self.start(), self.len());
        self.promise()
            .submodular
            .then(|| Box::new(gains()) as Box<dyn Relaxation + '_>)
    }
}

/// A growing set S and what is needed to say quickly what one more item adds.
pub trait Partial: Send + Sync {
    /// F(S).
    fn value(&self) -> f64;

    /// F(S + item) − F(S); 0 for an item of S.
    fn gain(&self, item: usize) -> f64;

    /// A number that [`Partial::gain`] is sure not to exceed and that costs far less; none
    /// where nothing is cheaper than the gain itself. A lazy search asks for it first.
    fn gain_at_most(&self, _item: usize) -> Option<f64> {
        None
    }

    /// How much of that gain are distances to the items of S: D(S + item) − D(S) where
    /// the objective promises [`Promise::diversification`].
    fn distance(&self, _item: usize) -> f64 {
        0.0
    }

    /// The gains of many items: `gains[k]` = gain of `items[k]`.
    fn gains(&self, items: &[usize], gains: &mut [f64]) {
        for (gain, &item) in gains.iter_mut().zip(items) {
            *gain = self.gain(item);
        }
    }

    /// S becomes S + item; nothing happens when it is in S already.
    fn add(&mut self, item: usize);

    /// S becomes S − item, and true; nothing happens when it is not in S. False, and S as it
    /// was, where the cursor cannot: it is then built anew without the item.
    ///
    /// Value and gains are afterwards those of a cursor that never had the item, but for
    /// rounding.
    ///
    /// ```
    /// use summ::objective::{ConcaveOverModular, Objective};
    ///
    /// let root = ConcaveOverModular::cluster_reward(&[0, 0], &[9.0, 7.0])?;
    /// let mut set = root.start();
    /// set.add(0);
    /// set.add(1);
    /// assert_eq!(set.value(), 4.0);
    /// assert!(set.remove(1));
    /// assert_eq!((set.value(), set.gain(1)), (3.0, 1.0));
    /// # Ok::<(), summ::objective::ObjectiveError>(())
    /// ```
    fn remove(&mut self, _item: usize) -> bool {
        false
    }

    /// A cursor at the same set that moves by itself.
    fn boxed_clone(&self) -> Box<dyn Partial + '_>;
}

/// Why numbers make no objective.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ObjectiveError {
    /// A matrix or list does not have the size it must have.
    #[error("{what} has {got} entries, {wanted} are needed")]
    Size {
        /// What was handed in.
        what: &'static str,
        /// How long it is.
        got: usize,
        /// How long it must be.
        wanted: usize,
    },
    /// A number that must not be below 0 is, or is not a number at all.
    #[error("{what} must be finite and not below 0, got {got}")]
    Negative {
        /// What was handed in.
        what: &'static str,
        /// The number.
        got: f64,
    },
    /// A kernel has an eigenvalue below 0.
    #[error(
        "the similarities are not positive semidefinite: some items are less alike than any vectors could be"
    )]
    NotPositiveSemidefinite,
}

/// Refuses numbers below 0 and those that are none.
fn not_negative(what: &'static str, numbers: &[f64]) -> Result<(), ObjectiveError> {
    match numbers.iter().find(|v| !v.is_finite() || **v < 0.0) {
        Some(&got) => Err(ObjectiveError::Negative { what, got }),
        None => Ok(()),
    }
}

/// Refuses a matrix with entries below 0 or not finite.
fn matrix_not_negative(what: &'static str, m: &crate::vector::Csr) -> Result<(), ObjectiveError> {
    let got = if m.is_finite() {
        m.least_value()
    } else {
        f64::NAN
    };
    if got < 0.0 || got.is_nan() {
        return Err(ObjectiveError::Negative { what, got });
    }
    Ok(())
}

fn same_size(what: &'static str, got: usize, wanted: usize) -> Result<(), ObjectiveError> {
    if got != wanted {
        return Err(ObjectiveError::Size { what, got, wanted });
    }
    Ok(())
}
