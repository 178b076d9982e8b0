use std::sync::Arc;

use super::super::not_negative;
use crate::objective::{Objective, ObjectiveError, Partial, Promise};
use crate::parallel;
use crate::vector::Kernel;

/// `log-det`: F(S) = ln det(I + σ·W_S), how much room the items of S span; W_S are the
/// rows and columns of S, and W is positive semidefinite.
///
/// Submodular (Kelmans & Kimelfeld 1983; Kulesza & Taskar 2012) and, since no eigenvalue
/// of I + σW is below 1, monotone with F(∅) = 0. Gains come out of a Cholesky factor that
/// grows with S (Chen, Zhang & Zhou 2018): one costs nothing, the choice of an item
/// O(n·(d + |S|)), and a cursor holds n·|S| numbers.
///
/// ```
/// use summ::objective::{LogDeterminant, Objective};
/// use summ::vector::{Dense, Kernel};
///
/// let matrix = Dense::new(2, vec![1.0, 0.5, 0.5, 1.0])?;
/// let volume = LogDeterminant::new(Kernel::given(matrix)?.into(), 2.0)?;
/// // det of 3 1 / 1 3
/// assert!((volume.value_of(&[0, 1]) - 8f64.ln()).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct LogDeterminant {
    kernel: Arc<Kernel>,
    sigma: f64,
}

/// Items whose entries of the factor are computed by one thread: they stay in its first
/// cache.
const RUN: usize = 2048;

impl LogDeterminant {
    /// Over a kernel that is positive semidefinite; a given matrix is tested, which costs
    /// [`Kernel::is_positive_semidefinite`].
    ///
    /// # Errors
    /// When the kernel is not positive semidefinite, or σ is below 0.
    pub fn new(kernel: Arc<Kernel>, sigma: f64) -> Result<Self, ObjectiveError> {
        not_negative("σ", &[sigma])?;
        if !kernel.is_positive_semidefinite() {
            return Err(ObjectiveError::NotPositiveSemidefinite);
        }
        Ok(LogDeterminant { kernel, sigma })
    }
}

impl Objective for LogDeterminant {
    fn len(&self) -> usize {
        self.kernel.len()
    }

    fn promise(&self) -> Promise {
        Promise::MONOTONE_SUBMODULAR
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        let own = (0..self.len()).map(|i| 1.0 + self.sigma * self.kernel.own(i));
        Box::new(LogDeterminantPartial {
            recipe: self,
            pivot: own.collect(),
            factor: Vec::new(),
            chosen: vec![false; self.len()],
            value: 0.0,
        })
    }
}

#[derive(Clone)]
struct LogDeterminantPartial<'a> {
    recipe: &'a LogDeterminant,
    /// det(I + σW_{S+i}) / det(I + σW_S) of each item i ∉ S, the square of the next
    /// diagonal entry of the factor.
    pivot: Vec<f64>,
    /// For each item of S in the order of choice: its column of the factor, as it would
    /// continue into each item i.
    factor: Vec<Vec<f64>>,
    chosen: Vec<bool>,
    value: f64,
}

impl Partial for LogDeterminantPartial<'_> {
    fn value(&self) -> f64 {
        self.value
    }

    fn gain(&self, item: usize) -> f64 {
        if self.chosen[item] {
            return 0.0;
        }
        // No pivot of a matrix whose eigenvalues are 1 or more is below 1, but for rounding.
        self.pivot[item].max(1.0).ln()
    }

    fn add(&mut self, item: usize) {
        if self.chosen[item] {
            return;
        }
        self.value += self.gain(item);
        self.chosen[item] = true;
        let mut next = vec![0.0; self.recipe.len()];
        self.recipe.kernel.row(item, &mut next);
        let root = self.pivot[item].max(1.0).sqrt();
        parallel::fill(&mut next, RUN, |from, part| {
            part.iter_mut().for_each(|w| *w *= self.recipe.sigma);
            for column in &self.factor {
                let own = column[item];
                for (next, other) in part.iter_mut().zip(&column[from..]) {
                    *next -= own * other;
                }
            }
            part.iter_mut().for_each(|next| *next /= root);
        });
        for (next, pivot) in next.iter().zip(&mut self.pivot) {
            *pivot -= next * next;
        }
        self.factor.push(next);
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}
