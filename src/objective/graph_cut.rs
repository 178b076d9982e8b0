use std::sync::Arc;

use super::{
    Objective, ObjectiveError, Partial, Promise, matrix_not_negative, not_negative, same_size,
};
use crate::vector::Csr;

/// `graph-cut` (Lin & Bilmes 2011): Σ_{i∈V} Σ_{j∈S} w_ij − λ·Σ_{i<j∈S} w_ij.
///
/// w symmetric, n × n, w_ij ≥ 0, λ ≥ 0. Submodular for every such λ: the gain of j,
/// c_j − λ·Σ_{i∈S} w_ij with c_j = Σ_i w_ij, can only fall as S grows. It is
/// smallest at S = V − j, so F is monotone exactly when λ·(c_j − w_jj) ≤ c_j for
/// every j; that holds for all λ ≤ 1, and beyond when w_jj is large.
#[derive(Debug, Clone)]
pub struct GraphCut {
    similarity: Arc<Csr>,
    attraction: Vec<f64>,
    lambda: f64,
    monotone: bool,
}

impl GraphCut {
    /// Over a symmetric similarity matrix. An entry stored on one side only (a matrix
    /// of strongest neighbours) counts from that side.
    ///
    /// # Errors
    /// When a similarity or λ is below 0 or not finite.
    pub fn new(similarity: Arc<Csr>, lambda: f64) -> Result<Self, ObjectiveError> {
        matrix_not_negative("similarities", &similarity)?;
        not_negative("λ", &[lambda])?;
        let symmetric = similarity.symmetrised();
        let attraction = symmetric.column_sums();
        let monotone = is_monotone(&symmetric, &attraction, &attraction, lambda);
        Ok(GraphCut {
            similarity: Arc::new(symmetric),
            attraction,
            lambda,
            monotone,
        })
    }

    /// With c_j as the caller knows it, where the matrix holds strongest neighbours only
    /// and its own sums are too small.
    ///
    /// # Errors
    /// When there is not one for each item, or one is below what the matrix adds up to.
    pub fn with_attraction(mut self, attraction: Vec<f64>) -> Result<Self, ObjectiveError> {
        same_size("attractions", attraction.len(), self.similarity.rows())?;
        let sums = self.similarity.column_sums();
        let more = attraction.iter().zip(&sums);
        // Sums of the same numbers in another order differ in their last bits.
        let more: Vec<f64> = more.map(|(a, sum)| a - sum + 1e-9 * sum).collect();
        not_negative("what attractions add to the matrix", &more)?;
        self.monotone = is_monotone(&self.similarity, &sums, &attraction, self.lambda);
        self.attraction = attraction;
        Ok(self)
    }
}

/// Whether λ·Σ_{i≠j} w_ij ≤ c_j for every j.
fn is_monotone(w: &Csr, sums: &[f64], attraction: &[f64], lambda: f64) -> bool {
    let others = |j: usize| sums[j] - w.get(j, j as u32);
    (0..w.rows()).all(|j| lambda * others(j) <= attraction[j])
}

impl Objective for GraphCut {
    fn len(&self) -> usize {
        self.similarity.rows()
    }

    fn promise(&self) -> Promise {
        Promise {
            submodular: true,
            monotone: self.monotone,
            diversification: self.monotone,
        }
    }

    /// Σ_{i∈V} Σ_{j∈S} w_ij is no less than twice the sum over the pairs of S.
    fn is_never_negative(&self) -> bool {
        self.monotone || self.lambda <= 2.0
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(GraphCutPartial {
            recipe: self,
            inside: vec![0.0; self.len()],
            chosen: vec![false; self.len()],
            value: 0.0,
        })
    }
}

#[derive(Clone)]
struct GraphCutPartial<'a> {
    recipe: &'a GraphCut,
    /// Σ_{i∈S, i≠j} w_ij of each item j.
    inside: Vec<f64>,
    chosen: Vec<bool>,
    value: f64,
}

impl GraphCutPartial<'_> {
    /// Adds an item's similarities so many times.
    fn pull(&mut self, item: usize, times: f64) {
        let (others, values) = self.recipe.similarity.row(item);
        for (&j, &w) in others.iter().zip(values) {
            if j as usize != item {
                self.inside[j as usize] += times * w;
            }
        }
    }
}

impl Partial for GraphCutPartial<'_> {
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
        self.pull(item, 1.0);
    }

    fn remove(&mut self, item: usize) -> bool {
        if std::mem::take(&mut self.chosen[item]) {
            self.pull(item, -1.0);
            self.value -= self.gain(item);
        }
        true
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}
