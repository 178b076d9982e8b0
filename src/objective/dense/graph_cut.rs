use std::sync::Arc;

use super::super::not_negative;
use crate::objective::{Objective, ObjectiveError, Partial, Promise};
use crate::vector::Kernel;

/// `graph-cut` over a [`Kernel`]: Σ_{i∈V} Σ_{j∈S} w_ij − λ·Σ_{i<j∈S} w_ij (Lin & Bilmes
/// 2011), with the promises of [`GraphCut`](crate::objective::GraphCut).
///
/// A gain costs nothing, a choice one row: the matrix is never held.
///
/// ```
/// use summ::objective::{DenseGraphCut, Objective};
/// use summ::vector::{Dense, Kernel};
///
/// let matrix = Dense::new(2, vec![1.0, 0.5, 0.5, 1.0])?;
/// let cut = DenseGraphCut::new(Kernel::given(matrix)?.into(), 2.0)?;
/// assert_eq!(cut.value_of(&[0, 1]), 1.5 + 1.5 - 2.0 * 0.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct DenseGraphCut {
    kernel: Arc<Kernel>,
    /// c_j = Σ_i w_ij
    attraction: Vec<f64>,
    lambda: f64,
    monotone: bool,
}

impl DenseGraphCut {
    /// Over all pairs of a kernel.
    ///
    /// # Errors
    /// When a similarity or λ is below 0.
    pub fn new(kernel: Arc<Kernel>, lambda: f64) -> Result<Self, ObjectiveError> {
        not_negative("λ", &[lambda])?;
        refuse_negative(&kernel)?;
        let attraction = kernel.positive_sums();
        let monotone = attraction
            .iter()
            .enumerate()
            .all(|(j, sum)| lambda * (sum - kernel.own(j)) <= *sum);
        Ok(DenseGraphCut {
            kernel,
            attraction,
            lambda,
            monotone,
        })
    }
}

/// Refuses a kernel with similarities below 0.
pub(super) fn refuse_negative(kernel: &Kernel) -> Result<(), ObjectiveError> {
    if kernel.never_negative() {
        return Ok(());
    }
    not_negative("similarities", &[kernel.least_value()])
}

impl Objective for DenseGraphCut {
    fn len(&self) -> usize {
        self.kernel.len()
    }

    fn promise(&self) -> Promise {
        Promise {
            submodular: true,
            monotone: self.monotone,
            diversification: self.monotone,
        }
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(DenseGraphCutPartial {
            recipe: self,
            inside: vec![0.0; self.len()],
            chosen: vec![false; self.len()],
            value: 0.0,
        })
    }
}

#[derive(Clone)]
struct DenseGraphCutPartial<'a> {
    recipe: &'a DenseGraphCut,
    /// Σ_{i∈S} w_ij of each item j.
    inside: Vec<f64>,
    chosen: Vec<bool>,
    value: f64,
}

impl Partial for DenseGraphCutPartial<'_> {
    fn value(&self) -> f64 {
        self.value
    }

    fn gain(&self, item: usize) -> f64 {
        if self.chosen[item] {
            return 0.0;
        }
        self.recipe.attraction[item] - self.recipe.lambda * self.inside[item]
    }

    fn add(&mut self, item: usize) {
        if self.chosen[item] {
            return;
        }
        self.value += self.gain(item);
        self.chosen[item] = true;
        let mut row = vec![0.0; self.recipe.len()];
        self.recipe.kernel.row(item, &mut row);
        for (inside, w) in self.inside.iter_mut().zip(row) {
            *inside += w;
        }
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}
