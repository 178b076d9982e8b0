use super::Partial;

/// A concave function F̂ over 0 ≤ z ≤ 1 with F̂(1_S) ≥ F(S) for every S that holds the
/// items fixed by [`Relaxation::fix`]. Its tangents bound F from above: for any z̄ with
/// supergradient d, F(S) ≤ F̂(z̄) + Σ_i d_i·(1[i ∈ S] − z̄_i).
///
/// ```
/// use summ::objective::{ConcaveOverModular, Objective};
///
/// // √(z_0 + z_1), from halves of both on
/// let root = ConcaveOverModular::cluster_reward(&[0, 0], &[1.0, 1.0])?;
/// let mut relaxation = root.relaxation().expect("one of its own");
/// let mut slope = [0.0; 2];
/// let value = relaxation.tangent(&[0, 1], &[0.5, 0.5], 1.0, &mut slope);
/// assert_eq!((value, slope), (1.0, [1.0, 1.0]));
/// # Ok::<(), summ::objective::ObjectiveError>(())
/// ```
pub trait Relaxation {
    /// Only sets that hold these items count from now on; F̂ may become tighter by it. At
    /// first no item is fixed. Fixed items have neither z nor slope.
    fn fix(&mut self, items: &[usize]);

    /// F̂(z). Adds weight · d_i, d a supergradient there, to `slope` at each of the items
    /// `free`. z_i is read at `free` only; at all other items it is 0.
    fn tangent(&mut self, free: &[usize], z: &[f64], weight: f64, slope: &mut [f64]) -> f64;
}

/// F(A) + Σ_i z_i·(F(A + i) − F(A)) for the fixed items A: linear, and valid for every
/// submodular F, monotone or not (Nemhauser, Wolsey & Fisher 1978).
pub(super) struct Gains<'a> {
    origin: Box<dyn Partial + 'a>,
    base: f64,
    gains: Vec<f64>,
}

impl<'a> Gains<'a> {
    pub fn new(origin: Box<dyn Partial + 'a>, items: usize) -> Self {
        let mut gains = Gains {
            origin,
            base: 0.0,
            gains: vec![0.0; items],
        };
        gains.fix(&[]);
        gains
    }

    /// F(A).
    pub fn base(&self) -> f64 {
        self.base
    }

    /// F(A + i) − F(A).
    pub fn of(&self, item: usize) -> f64 {
        self.gains[item]
    }
}

impl Relaxation for Gains<'_> {
    fn fix(&mut self, items: &[usize]) {
        let mut partial = self.origin.boxed_clone();
        for &item in items {
            partial.add(item);
        }
        self.base = partial.value();
        for (item, gain) in self.gains.iter_mut().enumerate() {
            *gain = partial.gain(item);
        }
    }

    fn tangent(&mut self, free: &[usize], z: &[f64], weight: f64, slope: &mut [f64]) -> f64 {
        let mut value = self.base;
        for &item in free {
            value += z[item] * self.gains[item];
            slope[item] += weight * self.gains[item];
        }
        value
    }
}
