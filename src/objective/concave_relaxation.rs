use super::{ConcaveOverModular, Relaxation};
use crate::vector::Csr;

/// F̂(z) = F(A) + Σ_f min{ u_f·(g_f(X_f + Σ_i x_if·z_i) − g_f(X_f)), Σ_i e_if·z_i } for the
/// fixed items A, where X_f = Σ_{i∈A} x_if and e_if = u_f·(g_f(X_f + x_if) − g_f(X_f)).
///
/// Both sides are concave in z and bound the feature from above: the first is F itself
/// between the sets, the second adds up gains that can only fall. Where one item alone
/// has a feature the second is exact; where an item is taken in a small part it is the
/// smaller by far, since a root rises most steeply at 0.
pub(super) struct ConcaveRelaxation<'a> {
    recipe: &'a ConcaveOverModular,
    /// The features that several items have, by item.
    shared: Csr,
    /// e of each entry of `shared`, in the same order.
    gains: Vec<f64>,
    start: Vec<usize>,
    /// e of the features that no other item has, summed.
    own: Vec<f64>,
    /// F(A).
    base: f64,
    /// The features of `shared`: nothing is left to gain of the others but `own`.
    used: Vec<usize>,
    /// X of each feature.
    fixed: Vec<f64>,
    /// g(X) of each feature.
    shaped: Vec<f64>,
    /// X + Σ x·z of each feature; then its slope.
    total: Vec<f64>,
    /// Σ e·z of each feature.
    linear: Vec<f64>,
}

impl<'a> ConcaveRelaxation<'a> {
    pub fn new(recipe: &'a ConcaveOverModular) -> Self {
        let features = recipe.weights.len();
        let mut holders = vec![0usize; features];
        let amounts = &recipe.amounts;
        let rows = 0..amounts.rows();
        for i in rows.clone() {
            let (features, values) = amounts.row(i);
            for (&f, &x) in features.iter().zip(values) {
                holders[f as usize] += usize::from(x > 0.0);
            }
        }
        let mut shared = Csr::with_columns(features);
        let mut own = vec![0.0; amounts.rows()];
        let mut start = vec![0];
        for i in rows {
            let (features, values) = amounts.row(i);
            let entries = features.iter().copied().zip(values.iter().copied());
            for (f, x) in entries.clone().filter(|e| holders[e.0 as usize] == 1) {
                let f = f as usize;
                own[i] += recipe.weights[f] * recipe.shapes[f].at(x);
            }
            let counts =
                |e: &(u32, f64)| holders[e.0 as usize] > 1 && recipe.weights[e.0 as usize] > 0.0;
            shared.push_row(entries.filter(counts));
            start.push(shared.entries());
        }
        let weighty = |&f: &usize| holders[f] > 1 && recipe.weights[f] > 0.0;
        let mut relaxation = ConcaveRelaxation {
            used: (0..features).filter(weighty).collect(),
            shaped: vec![0.0; features],
            recipe,
            gains: vec![0.0; shared.entries()],
            shared,
            start,
            own,
            base: 0.0,
            fixed: vec![0.0; features],
            total: vec![0.0; features],
            linear: vec![0.0; features],
        };
        relaxation.fix(&[]);
        relaxation
    }
}

impl Relaxation for ConcaveRelaxation<'_> {
    fn fix(&mut self, items: &[usize]) {
        let recipe = self.recipe;
        self.fixed.fill(0.0);
        self.base = 0.0;
        for &item in items {
            self.base += self.own[item];
            let (features, amounts) = self.shared.row(item);
            for (&f, &x) in features.iter().zip(amounts) {
                self.fixed[f as usize] += x;
            }
        }
        for &f in &self.used {
            self.shaped[f] = recipe.shapes[f].at(self.fixed[f]);
            self.base += recipe.weights[f] * self.shaped[f];
        }
        let mut entry = 0;
        for item in 0..self.shared.rows() {
            let (features, amounts) = self.shared.row(item);
            for (&f, &x) in features.iter().zip(amounts) {
                let f = f as usize;
                let gain = recipe.shapes[f].at(self.fixed[f] + x) - self.shaped[f];
                self.gains[entry] = recipe.weights[f] * gain;
                entry += 1;
            }
        }
    }

    fn tangent(&mut self, free: &[usize], z: &[f64], weight: f64, slope: &mut [f64]) -> f64 {
        let recipe = self.recipe;
        self.total.copy_from_slice(&self.fixed);
        self.linear.fill(0.0);
        let mut value = self.base;
        for &item in free {
            let share = z[item];
            if share <= 0.0 {
                continue;
            }
            value += share * self.own[item];
            let (features, amounts) = self.shared.row(item);
            let gains = &self.gains[self.start[item]..];
            for ((&f, &x), e) in features.iter().zip(amounts).zip(gains) {
                self.total[f as usize] += share * x;
                self.linear[f as usize] += share * e;
            }
        }
        // The slope of each feature takes the place of its total; below 0 stands for the
        // slopes e.
        for &f in &self.used {
            let (shape, u) = (recipe.shapes[f], recipe.weights[f]);
            let (total, linear) = (self.total[f], self.linear[f]);
            let bent = u * (shape.at(total) - self.shaped[f]);
            if linear <= bent {
                value += linear;
                self.total[f] = -1.0;
            } else {
                value += bent;
                self.total[f] = u * shape.slope(total);
            }
        }
        for &item in free {
            let (features, amounts) = self.shared.row(item);
            let gains = &self.gains[self.start[item]..];
            let mut sum = self.own[item];
            for ((&f, &x), &e) in features.iter().zip(amounts).zip(gains) {
                let steepness = self.total[f as usize];
                sum += if steepness < 0.0 { e } else { steepness * x };
            }
            slope[item] += weight * sum;
        }
        value
    }
}
