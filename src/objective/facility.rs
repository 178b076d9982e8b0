use std::sync::Arc;

use super::{
    Objective, ObjectiveError, Partial, Promise, Relaxation, matrix_not_negative, not_negative,
    same_size,
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
            chosen: vec![false; self.len()],
            value: 0.0,
            items: None,
        })
    }

    fn relaxation(&self) -> Option<Box<dyn Relaxation + '_>> {
        let items = self.benefit.transposed();
        let of_client = |j| {
            let (items, benefits) = items.row(j);
            let pairs = items
                .iter()
                .map(|&i| i as usize)
                .zip(benefits.iter().copied());
            let mut pairs: Vec<(usize, f64)> = pairs.filter(|&(_, w)| w > 0.0).collect();
            pairs.sort_by(|a, b| b.1.total_cmp(&a.1));
            pairs
        };
        Some(Box::new(FacilityRelaxation {
            recipe: self,
            clients: (0..self.weights.len()).map(of_client).collect(),
            best: vec![0.0; self.weights.len()],
            base: 0.0,
            z: vec![0.0; self.len()],
        }))
    }
}

/// Σ_j u_j·max{ Σ_i w_ij·y_i : 0 ≤ y_i ≤ z_i, Σ_i y_i ≤ 1 }, the linear relaxation of
/// Cornuejols, Fisher & Nemhauser 1977: the best items are served first. Its dual,
/// min_θ θ + Σ_i z_i·max(0, w_ij − θ), gives the slopes.
struct FacilityRelaxation<'a> {
    recipe: &'a FacilityLocation,
    /// Items and benefits of each client, the largest first.
    clients: Vec<Vec<(usize, f64)>>,
    /// The largest benefit of a fixed item to each client.
    best: Vec<f64>,
    base: f64,
    /// z at the free items, 0 elsewhere.
    z: Vec<f64>,
}

/// A share of an item that is only rounding.
const WHOLE: f64 = 1e-9;

impl Relaxation for FacilityRelaxation<'_> {
    fn fix(&mut self, items: &[usize]) {
        self.best.fill(0.0);
        for &item in items {
            let (clients, benefits) = self.recipe.benefit.row(item);
            for (&j, &w) in clients.iter().zip(benefits) {
                let best = &mut self.best[j as usize];
                *best = best.max(w);
            }
        }
        let pairs = self.recipe.weights.iter().zip(&self.best);
        self.base = pairs.map(|(u, best)| u * best).sum();
    }

    fn tangent(&mut self, free: &[usize], z: &[f64], weight: f64, slope: &mut [f64]) -> f64 {
        self.z.fill(-1.0);
        for &item in free {
            self.z[item] = z[item];
        }
        let mut value = self.base;
        for ((client, &best), &u) in self
            .clients
            .iter()
            .zip(&self.best)
            .zip(&self.recipe.weights)
        {
            let above = client.iter().take_while(|&&(_, w)| w > best);
            let open = above.filter(|&&(item, _)| self.z[item] >= 0.0);
            // θ: the benefit at which the shares served add up to 1
            let (mut served, mut theta, mut at_whole) = (0.0, best, None);
            for &(item, w) in open.clone() {
                if let Some(last) = at_whole {
                    // Any θ between two neighbours will do where they add up exactly.
                    theta = f64::midpoint(last, w);
                    at_whole = None;
                    break;
                }
                served += self.z[item];
                if served > 1.0 + WHOLE {
                    theta = w;
                    break;
                }
                if served >= 1.0 - WHOLE {
                    at_whole = Some(w);
                }
            }
            if let Some(last) = at_whole {
                theta = f64::midpoint(last, best);
            }
            value += u * (theta - best);
            for &(item, w) in open.take_while(|&&(_, w)| w > theta) {
                value += u * (w - theta) * self.z[item];
                slope[item] += weight * u * (w - theta);
            }
        }
        value
    }
}

#[derive(Clone)]
struct FacilityPartial<'a> {
    recipe: &'a FacilityLocation,
    /// max_{i∈S} w_ij of each client.
    best: Vec<f64>,
    chosen: Vec<bool>,
    value: f64,
    /// The items of each client, from the first removal on.
    items: Option<Arc<Csr>>,
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
        self.chosen[item] = true;
        let (clients, benefits) = self.recipe.benefit.row(item);
        for (&j, &w) in clients.iter().zip(benefits) {
            let best = &mut self.best[j as usize];
            *best = best.max(w);
        }
    }

    /// Looks for the next best of the clients that the item served best.
    fn remove(&mut self, item: usize) -> bool {
        if !std::mem::take(&mut self.chosen[item]) {
            return true;
        }
        let benefit = &self.recipe.benefit;
        let items = self.items.take();
        let items = items.unwrap_or_else(|| Arc::new(benefit.transposed()));
        let (clients, benefits) = benefit.row(item);
        for (&j, &w) in clients.iter().zip(benefits) {
            let best = &mut self.best[j as usize];
            if w >= *best {
                let (holders, benefits) = items.row(j as usize);
                let pairs = holders.iter().zip(benefits);
                let stay = pairs.filter(|(i, _)| self.chosen[**i as usize]);
                *best = stay.fold(0.0, |best, (_, w)| w.max(best));
            }
        }
        let pairs = self.recipe.weights.iter().zip(&self.best);
        self.value = pairs.map(|(u, best)| u * best).sum();
        self.items = Some(items);
        true
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}
