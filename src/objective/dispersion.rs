use std::sync::Arc;

use super::{
    Objective, ObjectiveError, Partial, Promise, matrix_not_negative, not_negative, same_size,
};
use crate::vector::Csr;

/// `dispersion`, sum of distances: F(S) = Σ_{u<v∈S} m_u·m_v·d(u, v) (Dasgupta, Kumar &
/// Ravi 2013; Borodin, Lee & Ye 2012, with m = 1).
///
/// d(u, v) = √(1 − w_uv), w ∈ 0..=1 cosines of vectors: the length of the chord between
/// the ends of two vectors of length 1, divided by √2. Unlike 1 − w itself it is a
/// metric: it obeys the triangle inequality. m_i ≥ 0 is the mass of an item. Under a
/// budget of costs the masses should grow with them, or many small items have more pairs
/// than few large ones: with m = cost in words F sums the distances between words.
///
/// Monotone, and *not* submodular: what an item gains grows with S (it is
/// supermodular). So no bound of the optimum by gains holds, and the guarantee is one of
/// its own, for equal masses and where items are counted: see
/// [`maximize`](crate::maximize::maximize).
///
/// In a scaled [`Mix`](super::Mix) it is not divided by F(V), which grows as n², while
/// F(S) grows as |S|²: a share of V would be next to nothing. It is divided by the mean
/// of m_u·m_v·d(u, v) over all pairs times k(k − 1)/2, the worth of k average items, k
/// being how many are [expected](Dispersion::expecting) to be chosen.
///
/// Distances are never stored: all pairs with w = 0 are 1 apart, so that adding an item
/// costs no more than its neighbours are many.
///
/// ```
/// use std::sync::Arc;
/// use summ::objective::{Dispersion, Objective};
/// use summ::vector::Csr;
///
/// // two twins and a stranger
/// let mut w = Csr::with_columns(3);
/// w.push_row([(0, 1.0), (1, 1.0)]);
/// w.push_row([(0, 1.0), (1, 1.0)]);
/// w.push_row([(2, 1.0)]);
/// let dispersion = Dispersion::new(Arc::new(w), vec![1.0; 3])?;
/// assert_eq!(dispersion.value_of(&[0, 1]), 0.0);
/// assert_eq!(dispersion.value_of(&[0, 2]), 1.0);
/// assert_eq!(dispersion.value_of_all(), 2.0);
/// # Ok::<(), summ::objective::ObjectiveError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Dispersion {
    cosines: Arc<Csr>,
    masses: Vec<f64>,
    expected: usize,
    all_cosines: bool,
}

impl Dispersion {
    /// Over a matrix of cosines, n × n, and a mass for each item. An entry stored on one
    /// side only counts from that side; what is not stored is 0.
    ///
    /// # Errors
    /// When sizes differ, a number is below 0 or not finite, or a cosine is above 1.
    pub fn new(cosines: Arc<Csr>, masses: Vec<f64>) -> Result<Self, ObjectiveError> {
        same_size("masses", masses.len(), cosines.rows())?;
        matrix_not_negative("cosines", &cosines)?;
        not_negative("1 − the largest cosine", &[1.0 - cosines.greatest_value()])?;
        not_negative("masses", &masses)?;
        Ok(Dispersion {
            cosines: Arc::new(cosines.symmetrised()),
            expected: masses.len(),
            masses,
            all_cosines: false,
        })
    }

    /// The caller's word that the matrix holds every cosine above 0 of the items'
    /// vectors. Only then is d a metric, which the guarantee needs.
    pub fn with_all_cosines(mut self) -> Self {
        self.all_cosines = true;
        self
    }

    /// How many items are likely to be chosen; n when not said. One has no distance to
    /// anything, so two is the least.
    pub fn expecting(mut self, items: usize) -> Self {
        self.expected = items.clamp(2, self.masses.len().max(2));
        self
    }
}

impl Objective for Dispersion {
    fn len(&self) -> usize {
        self.masses.len()
    }

    fn promise(&self) -> Promise {
        let alike = self.masses.windows(2).all(|pair| pair[0] == pair[1]);
        Promise {
            submodular: false,
            monotone: true,
            diversification: self.all_cosines && alike,
        }
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(DispersionPartial {
            recipe: self,
            mass: 0.0,
            near: vec![0.0; self.len()],
            chosen: vec![false; self.len()],
            value: 0.0,
        })
    }

    fn scale(&self) -> f64 {
        let pairs = |n: usize| n as f64 * (n as f64 - 1.0);
        match self.len() {
            0 | 1 => 0.0,
            n => self.value_of_all() * pairs(self.expected) / pairs(n),
        }
    }
}

#[derive(Clone)]
struct DispersionPartial<'a> {
    recipe: &'a Dispersion,
    /// Σ_{u∈S} m_u.
    mass: f64,
    /// Σ_{u∈S} m_u·(1 − d(u, v)) of each item v.
    near: Vec<f64>,
    chosen: Vec<bool>,
    value: f64,
}

impl DispersionPartial<'_> {
    /// Adds a mass at the place of an item; one below 0 takes it away.
    fn pull(&mut self, item: usize, mass: f64) {
        self.mass += mass;
        let (others, cosines) = self.recipe.cosines.row(item);
        for (&j, &cosine) in others.iter().zip(cosines) {
            self.near[j as usize] += mass * (1.0 - (1.0 - cosine).sqrt());
        }
    }
}

impl Partial for DispersionPartial<'_> {
    fn value(&self) -> f64 {
        self.value
    }

    fn gain(&self, item: usize) -> f64 {
        if self.chosen[item] {
            return 0.0;
        }
        // Rounding must not turn "at the same place" into a loss.
        self.recipe.masses[item] * (self.mass - self.near[item]).max(0.0)
    }

    fn distance(&self, item: usize) -> f64 {
        self.gain(item)
    }

    fn add(&mut self, item: usize) {
        if self.chosen[item] {
            return;
        }
        self.value += self.gain(item);
        self.chosen[item] = true;
        self.pull(item, self.recipe.masses[item]);
    }

    fn remove(&mut self, item: usize) -> bool {
        if std::mem::take(&mut self.chosen[item]) {
            self.pull(item, -self.recipe.masses[item]);
            // A sum of distances is not below 0, whatever rounding says.
            self.value = (self.value - self.gain(item)).max(0.0);
        }
        true
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}
