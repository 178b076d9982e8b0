//! Upper bounds by tangents of a concave relaxation.

use super::bound::in_order;
use super::search::Stop;
use crate::objective::Relaxation;

/// What is left of an upper bound and its lower counterpart, as a share of the bound, is
/// not worth another tangent below this.
const CLOSED: f64 = 1e-7;

/// A linear function over 0 ≤ z ≤ 1 above F, and its maximum under the budget.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    /// No set within the budget is worth more.
    pub bound: f64,
    /// The gain per cost below which the budget is not spent at that maximum.
    pub density: f64,
    /// The slope of the linear function at each item.
    pub slope: Vec<f64>,
}

/// Searches the tangent with the least bound, by the conditional gradient method (Frank &
/// Wolfe 1956): the maximum of F̂ over the knapsack polytope lies between F̂(z̄) and the
/// maximum of its tangent at z̄, which is a fractional knapsack; z̄ moves towards that.
pub(super) struct Tangents<'a> {
    relaxation: Box<dyn Relaxation + 'a>,
    costs: &'a [f64],
    slope: Vec<f64>,
    /// The point at which the last tangent is largest.
    vertex: Vec<f64>,
    order: Vec<(f64, usize)>,
    next: Vec<f64>,
    towards: Vec<f64>,
}

/// A tangent at a point, and where it is largest.
struct Touch {
    value: f64,
    bound: f64,
    density: f64,
}

impl<'a> Tangents<'a> {
    pub fn new(relaxation: Box<dyn Relaxation + 'a>, costs: &'a [f64]) -> Self {
        let n = costs.len();
        Tangents {
            relaxation,
            costs,
            slope: vec![0.0; n],
            vertex: vec![0.0; n],
            order: Vec::new(),
            next: vec![0.0; n],
            towards: vec![0.0; n],
        }
    }

    /// Only sets that hold these items count.
    pub fn fix(&mut self, items: &[usize]) {
        self.relaxation.fix(items);
    }

    /// The best of so many tangents, over the items `free` within a budget that is left
    /// for them, from z on, which moves. Ends as soon as the bound is `enough`, and after
    /// the first one once `should_stop` says yes.
    pub fn least(
        &mut self,
        free: &[usize],
        z: &mut [f64],
        budget: f64,
        most: usize,
        enough: f64,
        should_stop: Stop,
    ) -> Cut {
        let mut touch = self.touch(free, z, budget);
        let mut best = Cut {
            bound: touch.bound,
            density: touch.density,
            slope: self.slope.clone(),
        };
        let mut tangents = 1;
        let mut step: f64 = 0.5;
        while tangents < most {
            let gap = touch.bound - touch.value;
            if best.bound <= enough || gap <= CLOSED * touch.bound || should_stop() {
                break;
            }
            self.towards.copy_from_slice(&self.vertex);
            // Forward as long as F̂ rises, back to where its slope vanishes by the secant.
            loop {
                for &i in free {
                    self.next[i] = z[i] + step * (self.towards[i] - z[i]);
                }
                let next = std::mem::take(&mut self.next);
                let reached = self.touch(free, &next, budget);
                self.next = next;
                tangents += 1;
                if reached.bound < best.bound {
                    best.bound = reached.bound;
                    best.density = reached.density;
                    best.slope.copy_from_slice(&self.slope);
                }
                let rise: f64 = free
                    .iter()
                    .map(|&i| self.slope[i] * (self.towards[i] - z[i]))
                    .sum();
                if rise < -0.5 * gap && tangents < most {
                    step *= (gap / (gap - rise)).max(0.1);
                    continue;
                }
                for &i in free {
                    z[i] = self.next[i];
                }
                touch = reached;
                step = if rise > 0.5 * gap { 2.0 * step } else { step }.min(1.0);
                break;
            }
        }
        best
    }

    fn touch(&mut self, free: &[usize], z: &[f64], budget: f64) -> Touch {
        for &i in free {
            self.slope[i] = 0.0;
            self.vertex[i] = 0.0;
        }
        let value = self.relaxation.tangent(free, z, 1.0, &mut self.slope);
        self.order.clear();
        let mut bound = value;
        for &i in free {
            let d = self.slope[i];
            bound -= d * z[i];
            if d > 0.0 {
                self.order.push((d / self.costs[i], i));
            }
        }
        let (mut left, mut density) = (budget, 0.0);
        let (slope, vertex, costs) = (&self.slope, &mut self.vertex, self.costs);
        let by_density =
            |a: &(f64, usize), b: &(f64, usize)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        in_order(&mut self.order, by_density, |&(dense, i)| {
            let cost = costs[i];
            let share = if cost <= left { 1.0 } else { left / cost };
            bound += share * slope[i];
            vertex[i] = share;
            left -= share * cost;
            if share < 1.0 {
                density = dense;
            }
            share >= 1.0
        });
        Touch {
            value,
            bound,
            density,
        }
    }
}
