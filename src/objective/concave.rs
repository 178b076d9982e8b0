use std::sync::Arc;

use super::{
    Objective, ObjectiveError, Partial, Promise, Relaxation, concave_relaxation,
    matrix_not_negative, not_negative, same_size,
};
use crate::vector::Csr;

/// A concave function g with g(0) = 0, not falling on x ≥ 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Concave {
    /// g(x) = x
    Identity,
    /// g(x) = √x
    Sqrt,
    /// g(x) = ln(1 + x)
    Log1p,
    /// g(x) = min(x, cap)
    Cap(f64),
}

impl Concave {
    pub(super) fn at(self, x: f64) -> f64 {
        match self {
            Concave::Identity => x,
            Concave::Sqrt => x.sqrt(),
            Concave::Log1p => x.ln_1p(),
            Concave::Cap(cap) => x.min(cap),
        }
    }

    /// A supergradient at x > 0.
    pub(super) fn slope(self, x: f64) -> f64 {
        match self {
            Concave::Identity => 1.0,
            Concave::Sqrt => 0.5 / x.sqrt(),
            Concave::Log1p => 1.0 / (1.0 + x),
            Concave::Cap(cap) => f64::from(x < cap),
        }
    }
}

/// F(S) = Σ_f u_f · g_f( Σ_{i∈S} x_if ), a sum of concave functions of modular ones
/// (Stobbe & Krause 2010; Wei, Iyer & Bilmes 2014, "feature-based").
///
/// x is n × features, x_if ≥ 0, u_f ≥ 0: monotone submodular. The named
/// constructors are the field's special cases.
#[derive(Debug, Clone)]
pub struct ConcaveOverModular {
    pub(super) amounts: Arc<Csr>,
    pub(super) weights: Vec<f64>,
    pub(super) shapes: Vec<Concave>,
}

impl ConcaveOverModular {
    /// General form: amounts n × features, a weight and a shape for each feature.
    ///
    /// # Errors
    /// When sizes differ, or an amount, weight or cap is below 0 or not finite.
    pub fn new(
        amounts: Arc<Csr>,
        weights: Vec<f64>,
        shapes: Vec<Concave>,
    ) -> Result<Self, ObjectiveError> {
        same_size("feature weights", weights.len(), amounts.columns())?;
        same_size("feature shapes", shapes.len(), amounts.columns())?;
        matrix_not_negative("amounts", &amounts)?;
        not_negative("feature weights", &weights)?;
        for shape in &shapes {
            if let Concave::Cap(cap) = shape {
                not_negative("caps", &[*cap])?;
            }
        }
        Ok(ConcaveOverModular {
            amounts,
            weights,
            shapes,
        })
    }

    /// `saturated-coverage` (Lin & Bilmes 2011): Σ_j min{ Σ_{i∈S} w_ij, γ·Σ_{i∈V} w_ij }.
    ///
    /// # Errors
    /// When a similarity or γ is below 0.
    pub fn saturated_coverage(similarity: Arc<Csr>, gamma: f64) -> Result<Self, ObjectiveError> {
        not_negative("γ", &[gamma])?;
        let caps = similarity.column_sums();
        let shapes = caps.iter().map(|sum| Concave::Cap(gamma * sum)).collect();
        let weights = vec![1.0; similarity.columns()];
        Self::new(similarity, weights, shapes)
    }

    /// `concept-coverage`: Σ_t u_t·1[t occurs in S], weighted set cover.
    ///
    /// # Errors
    /// When a weight is below 0.
    pub fn concept_coverage(counts: &Csr, weights: Vec<f64>) -> Result<Self, ObjectiveError> {
        let mut occurs = Csr::with_columns(counts.columns());
        for i in 0..counts.rows() {
            occurs.push_row(counts.row(i).0.iter().map(|&t| (t, 1.0)));
        }
        let shapes = vec![Concave::Cap(1.0); counts.columns()];
        Self::new(Arc::new(occurs), weights, shapes)
    }

    /// `feature-based`: Σ_t u_t·g(Σ_{i∈S} tf_i(t)).
    ///
    /// # Errors
    /// When a count or weight is below 0.
    pub fn feature_based(
        counts: Arc<Csr>,
        weights: Vec<f64>,
        shape: Concave,
    ) -> Result<Self, ObjectiveError> {
        let shapes = vec![shape; counts.columns()];
        Self::new(counts, weights, shapes)
    }

    /// `modular`: Σ_{i∈S} q_i, as for a prior or A1.
    ///
    /// # Errors
    /// When a score is below 0; shift them first.
    pub fn modular(scores: &[f64]) -> Result<Self, ObjectiveError> {
        Self::grouped(
            &vec![0; scores.len()],
            scores,
            vec![1.0],
            vec![Concave::Identity],
        )
    }

    /// Σ_g u_g·g_g( Σ_{i∈S∩g} r_i ) over a partition: A2 and A3 with caps, cluster
    /// reward and the calibrated reward with square roots.
    ///
    /// # Errors
    /// When a score, weight or cap is below 0, or sizes differ.
    pub fn grouped(
        group: &[u32],
        scores: &[f64],
        weights: Vec<f64>,
        shapes: Vec<Concave>,
    ) -> Result<Self, ObjectiveError> {
        same_size("scores", scores.len(), group.len())?;
        let amounts = Csr::one_per_row(group, scores, weights.len());
        Self::new(Arc::new(amounts), weights, shapes)
    }

    /// `cluster-reward` (Lin & Bilmes 2011): Σ_k √( Σ_{j∈P_k∩S} r_j ).
    ///
    /// # Errors
    /// When a reward is below 0, or sizes differ.
    pub fn cluster_reward(cluster: &[u32], rewards: &[f64]) -> Result<Self, ObjectiveError> {
        let k = cluster.iter().max().map_or(0, |&c| c as usize + 1);
        Self::grouped(cluster, rewards, vec![1.0; k], vec![Concave::Sqrt; k])
    }

    /// `calibrated`: Σ_g √( X_g · x_g(S) ), where x_g(S) = Σ_{i∈S} x_ig and X_g = x_g(V).
    ///
    /// At its continuous optimum under a budget x_g ∝ X_g, so the chosen items keep
    /// the mix of the cells g that the whole has. `amounts` is n × cells; an item may lie
    /// in several. F(V) = Σ_g X_g. Fine cells do not keep the mix of coarse ones: a cell of
    /// one item gains all it has at once, so add up both.
    ///
    /// # Errors
    /// When an amount is below 0.
    pub fn calibrated(amounts: Arc<Csr>) -> Result<Self, ObjectiveError> {
        matrix_not_negative("amounts", &amounts)?;
        let totals = amounts.column_sums().into_iter();
        let weights = totals.map(f64::sqrt).collect();
        Self::feature_based(amounts, weights, Concave::Sqrt)
    }
}

impl Objective for ConcaveOverModular {
    fn len(&self) -> usize {
        self.amounts.rows()
    }

    fn promise(&self) -> Promise {
        Promise::MONOTONE_SUBMODULAR
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(ConcavePartial {
            recipe: self,
            total: vec![0.0; self.weights.len()],
            shaped: vec![0.0; self.weights.len()],
            chosen: vec![false; self.len()],
            value: 0.0,
            items: None,
        })
    }

    fn relaxation(&self) -> Option<Box<dyn Relaxation + '_>> {
        Some(Box::new(concave_relaxation::ConcaveRelaxation::new(self)))
    }
}

#[derive(Clone)]
struct ConcavePartial<'a> {
    recipe: &'a ConcaveOverModular,
    /// Σ_{i∈S} x_if of each feature.
    total: Vec<f64>,
    /// g_f of that, kept because every gain asks for it.
    shaped: Vec<f64>,
    chosen: Vec<bool>,
    value: f64,
    /// The items of each feature, from the first removal on.
    items: Option<Arc<Csr>>,
}

impl Partial for ConcavePartial<'_> {
    fn value(&self) -> f64 {
        self.value
    }

    fn gain(&self, item: usize) -> f64 {
        if self.chosen[item] {
            return 0.0;
        }
        let recipe = self.recipe;
        let (features, amounts) = recipe.amounts.row(item);
        let mut gain = 0.0;
        for (&f, &amount) in features.iter().zip(amounts) {
            let f = f as usize;
            let more = recipe.shapes[f].at(self.total[f] + amount) - self.shaped[f];
            // Rounding must not turn "nothing left to gain" into a loss.
            gain += recipe.weights[f] * more.max(0.0);
        }
        gain
    }

    fn add(&mut self, item: usize) {
        if self.chosen[item] {
            return;
        }
        self.value += self.gain(item);
        self.chosen[item] = true;
        let (features, amounts) = self.recipe.amounts.row(item);
        for (&f, &amount) in features.iter().zip(amounts) {
            let f = f as usize;
            self.total[f] += amount;
            self.shaped[f] = self.recipe.shapes[f].at(self.total[f]);
        }
    }

    /// Sums are made anew over what stays: a difference could leave some rounding where
    /// nothing is left, and a root makes much of it.
    fn remove(&mut self, item: usize) -> bool {
        if !std::mem::take(&mut self.chosen[item]) {
            return true;
        }
        let recipe = self.recipe;
        let items = self.items.take();
        let items = items.unwrap_or_else(|| Arc::new(recipe.amounts.transposed()));
        for &f in recipe.amounts.row(item).0 {
            let (holders, amounts) = items.row(f as usize);
            let pairs = holders.iter().zip(amounts);
            let stay = pairs.filter(|(i, _)| self.chosen[**i as usize]);
            let f = f as usize;
            self.total[f] = stay.map(|(_, x)| x).sum();
            self.shaped[f] = recipe.shapes[f].at(self.total[f]);
        }
        let pairs = recipe.weights.iter().zip(&self.shaped);
        self.value = pairs.map(|(weight, shaped)| weight * shaped).sum();
        self.items = Some(items);
        true
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}
