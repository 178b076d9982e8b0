use std::sync::Arc;

use super::super::not_negative;
use super::graph_cut::refuse_negative;
use crate::objective::{Objective, ObjectiveError, Partial, Promise};
use crate::vector::Kernel;

/// `saturated-coverage` over a [`Kernel`] (Lin & Bilmes 2011): Σ_j min{ Σ_{i∈S} w_ij,
/// γ·Σ_{i∈V} w_ij }, monotone submodular.
///
/// The matrix is never held: a gain costs one row, and many gains at once far less than
/// as many one by one.
///
/// ```
/// use summ::objective::{DenseCoverage, Objective};
/// use summ::vector::{Dense, Kernel};
///
/// let matrix = Dense::new(2, vec![1.0, 0.5, 0.5, 1.0])?;
/// let coverage = DenseCoverage::new(Kernel::given(matrix)?.into(), 0.5)?;
/// assert_eq!(coverage.value_of(&[0]), 0.75 + 0.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct DenseCoverage {
    kernel: Arc<Kernel>,
    /// γ·Σ_{i∈V} w_ij of each j.
    caps: Vec<f64>,
}

impl DenseCoverage {
    /// Over all pairs of a kernel.
    ///
    /// # Errors
    /// When a similarity or γ is below 0.
    pub fn new(kernel: Arc<Kernel>, gamma: f64) -> Result<Self, ObjectiveError> {
        not_negative("γ", &[gamma])?;
        refuse_negative(&kernel)?;
        let sums = kernel.positive_sums().into_iter();
        let caps = sums.map(|sum| gamma * sum).collect();
        Ok(DenseCoverage { kernel, caps })
    }
}

impl Objective for DenseCoverage {
    fn len(&self) -> usize {
        self.kernel.len()
    }

    fn promise(&self) -> Promise {
        Promise::MONOTONE_SUBMODULAR
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(DenseCoveragePartial {
            recipe: self,
            room: self.caps.clone(),
            chosen: vec![false; self.len()],
            value: 0.0,
        })
    }
}

#[derive(Clone)]
struct DenseCoveragePartial<'a> {
    recipe: &'a DenseCoverage,
    /// What each j may still take before it is saturated.
    room: Vec<f64>,
    chosen: Vec<bool>,
    value: f64,
}

impl DenseCoveragePartial<'_> {
    fn covered(&self, from: usize, piece: &[f64]) -> f64 {
        let room = &self.room[from..from + piece.len()];
        piece.iter().zip(room).map(|(w, room)| w.min(*room)).sum()
    }
}

impl Partial for DenseCoveragePartial<'_> {
    fn value(&self) -> f64 {
        self.value
    }

    fn gain(&self, item: usize) -> f64 {
        let mut gain = [0.0];
        self.gains(&[item], &mut gain);
        gain[0]
    }

    fn gains(&self, items: &[usize], gains: &mut [f64]) {
        self.recipe.kernel.sums(items, gains, |item, from, piece| {
            if self.chosen[item] {
                0.0
            } else {
                self.covered(from, piece)
            }
        });
    }

    fn add(&mut self, item: usize) {
        if self.chosen[item] {
            return;
        }
        self.chosen[item] = true;
        let mut row = vec![0.0; self.recipe.len()];
        self.recipe.kernel.row(item, &mut row);
        self.value += self.covered(0, &row);
        for (room, w) in self.room.iter_mut().zip(row) {
            *room = (*room - w).max(0.0);
        }
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}
