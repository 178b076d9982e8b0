use super::bound::{Offer, fractional_knapsack};
use super::origin::Origin;

/// The upper bounds along a walk: OPT ≤ F(S) + the fractional knapsack of upper bounds of
/// the gains (Leskovec et al. 2007), with the gains that are known anyway.
///
/// What changes is written down while the walk goes on, and the bounds are worked out from
/// it when they are asked for: a walk that leads nowhere costs none.
pub(super) struct Trail {
    /// The latest known gain of each item at the last step that was worked out.
    gain: Vec<f64>,
    changes: Vec<(usize, f64)>,
    steps: Vec<Step>,
    /// The least of the bounds worked out so far.
    least: f64,
    bounds: Vec<f64>,
    kept: bool,
}

struct Step {
    picks: usize,
    value: f64,
    /// Where the changes made before it end.
    changes: usize,
}

/// Changes kept before they are worked out, as a multiple of n: with every gain anew at
/// every step they would be n times the steps.
const MOST_CHANGES: usize = 4;

impl Trail {
    pub fn new(origin: &Origin<'_>) -> Self {
        let promise = origin.objective.promise();
        let kept = origin.search.bound && promise.submodular && promise.monotone;
        Trail {
            gain: if kept {
                origin.gain.clone()
            } else {
                Vec::new()
            },
            changes: Vec::new(),
            steps: Vec::new(),
            least: f64::INFINITY,
            bounds: Vec::new(),
            kept,
        }
    }

    /// A gain was computed.
    pub fn note(&mut self, item: usize, gain: f64) {
        if self.kept {
            self.changes.push((item, gain));
        }
    }

    /// Here the walk stood when so many picks were made.
    pub fn step(&mut self, origin: &Origin<'_>, picks: usize, value: f64) {
        if !self.kept {
            return;
        }
        self.steps.push(Step {
            picks,
            value,
            changes: self.changes.len(),
        });
        if self.changes.len() > MOST_CHANGES * self.gain.len() {
            self.work_out(origin);
        }
    }

    /// What was known before this walk holds for it too.
    pub fn inherit(&mut self, origin: &Origin<'_>, mut earlier: Trail) {
        earlier.work_out(origin);
        self.least = self.least.min(earlier.least);
        let least = self.least;
        self.bounds.iter_mut().for_each(|b| *b = b.min(least));
    }

    /// The least bound, and at index j what was known when j picks were made.
    pub fn bounds(&mut self, origin: &Origin<'_>) -> (f64, &[f64]) {
        self.work_out(origin);
        (self.least, &self.bounds)
    }

    fn work_out(&mut self, origin: &Origin<'_>) {
        let costs = &origin.constraints.costs;
        let mut offers = Vec::with_capacity(origin.eligible.len());
        let mut done = 0;
        for step in self.steps.drain(..) {
            for &(item, gain) in &self.changes[done..step.changes] {
                self.gain[item] = gain;
            }
            done = step.changes;
            offers.clear();
            let offer = |&item: &usize| Offer::new(self.gain[item], costs[item]);
            offers.extend(origin.eligible.iter().map(offer));
            let bound = step.value + fractional_knapsack(&mut offers, origin.budget);
            self.least = self.least.min(bound);
            // What is known at the end of a step replaces what was known at its start;
            // before the first step stand the required items, under the same bound.
            self.bounds.truncate(step.picks);
            self.bounds.resize(step.picks + 1, self.least);
        }
        self.changes.drain(..done);
    }
}
