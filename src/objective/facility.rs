use std::sync::Arc;

use super::{
    Objective, ObjectiveError, Partial, Promise, matrix_not_negative, not_negative, same_size,
};
use crate::vector::Csr;

/// `facility-location`: F(S) = Σ_j u_j · max_{i∈S} w_ij, monotone submodular
/// (Cornuejols, Fisher & Nemhauser 1977; Lin & Bilmes 2011).
///
/// w is n × clients, w_ij ≥ 0, u_j ≥ 0. With one client for each group and
/// w_i,g(i) = s_i it is the reward of the best item of each group (A4, A5).
#[derive(Debug, Clone)]
pub struct FacilityLocation {
    benefit: Arc<Csr>,
    weights: Vec<f64>,
}

impl FacilityLocation {
    /// General form: benefits n × clients and a weight for each client.
    ///
    /// # Errors
    /// When sizes differ, or a number is below 0 or not finite.
    pub fn new(benefit: Arc<Csr>, weights: Vec<f64>) -> Result<Self, ObjectiveError> {
        same_size("client weights", weights.len(), benefit.columns())?;
        matrix_not_negative("benefits", &benefit)?;
        not_negative("client weights", &weights)?;
        Ok(FacilityLocation { benefit, weights })
    }

    /// Σ_j max_{i∈S} w_ij over a similarity matrix.
    ///
    /// # Errors
    /// When a similarity is below 0 or not finite.
    pub fn over_similarity(similarity: Arc<Csr>) -> Result<Self, ObjectiveError> {
        let weights = vec![1.0; similarity.columns()];
        Self::new(similarity, weights)
    }

    /// Σ_g ω_g·max_{i∈S∩g} s_i over a partition.
    ///
    /// # Errors
    /// When sizes differ, or a number is below 0 or not finite.
    pub fn best_of_each(
        group: &[u32],
        scores: &[f64],
        weights: Vec<f64>,
    ) -> Result<Self, ObjectiveError> {
        same_size("scores", scores.len(), group.len())?;
        let benefit = Csr::one_per_row(group, scores, weights.len());
        Self::new(Arc::new(benefit), weights)
    }
}

impl Objective for FacilityLocation {
    fn len(&self) -> usize {
        self.benefit.rows()
    }

    fn promise(&self) -> Promise {
        Promise::MONOTONE_SUBMODULAR
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(FacilityPartial {
            recipe: self,
            best: vec![0.0; self.weights.len()],
            value: 0.0,
        })
    }
}

#[derive(Clone)]
struct FacilityPartial<'a> {
    recipe: &'a FacilityLocation,
    /// max_{i∈S} w_ij of each client.
    best: Vec<f64>,
    value: f64,
}

impl Partial for FacilityPartial<'_> {
    fn value(&self) -> f64 {
        self.value
    }

    fn gain(&self, item: usize) -> f64 {
        let (clients, benefits) = self.recipe.benefit.row(item);
        let mut gain = 0.0;
        for (&j, &w) in clients.iter().zip(benefits) {
            let better = w - self.best[j as usize];
            if better > 0.0 {
                gain += self.recipe.weights[j as usize] * better;
            }
        }
        gain
    }

    fn add(&mut self, item: usize) {
        self.value += self.gain(item);
        let (clients, benefits) = self.recipe.benefit.row(item);
        for (&j, &w) in clients.iter().zip(benefits) {
            let best = &mut self.best[j as usize];
            *best = best.max(w);
        }
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}
