//! The greedy rule, with every gain anew or with old gains as upper bounds.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::bound::fractional_knapsack;
use super::constraints::Room;
use super::guarantee::doubles_distances;
use super::{Constraints, Method, Pick, Search};
use crate::objective::{Objective, Partial};

/// Scores within this share of the best one are tied with it. Sums of some thousand
/// terms agree to about 10⁻¹³ in whatever order they are added; a difference of 10⁻⁹
/// means nothing to a reader.
pub(super) const TIE: f64 = 1e-9;

/// Picks times items up to which the bound by gains is worked out at every step: a second
/// or two in all. Beyond, it is at picks 2, 4, 8, …, and that of the end comes in any case.
const OFTEN: usize = 100_000_000;

/// Up to so many items are sorted as they are.
const MANY: usize = 8_192;

/// Gains below this share of the largest first gain are rounding, not gains.
const NOTHING: f64 = 1e-12;

/// The greedy set, or the best single item completed where that is better.
pub(super) fn greedy<'a>(mut walk: Walk<'a>, should_stop: &dyn Fn() -> bool) -> Walk<'a> {
    walk.go(should_stop);
    // Under a budget the greedy set may miss one large item; the better of both counts.
    let single = walk.best_first.filter(|single| {
        let value = walk.first_value + single.gain;
        value > walk.partial.value() * (1.0 + TIE)
    });
    if let Some(single) = single {
        // The gains at M are still upper bounds, but not those of the first walk's end.
        let mut other = walk.afresh();
        other.take(single);
        other.go(should_stop);
        other.interrupted |= walk.interrupted;
        other.evaluations += walk.evaluations;
        walk = other;
    }
    walk
}

/// One greedy walk from the required items.
pub(super) struct Walk<'a> {
    pub objective: &'a dyn Objective,
    pub constraints: &'a Constraints,
    pub search: &'a Search,
    pub partial: Box<dyn Partial + 'a>,
    pub room: Room<'a>,
    pub picks: Vec<Pick>,
    /// Items that the optimum may hold beside the required ones.
    pub eligible: Vec<usize>,
    /// The latest known gain of each item: an upper bound of its gain now.
    gain: Vec<f64>,
    /// cost^r of each item.
    price: Vec<f64>,
    /// The distance of each item to the required ones, where distances beyond those
    /// count twice in a score: (gain + D(S + i) − D(S) − that) / cost^r, twice the
    /// potential of Borodin, Lee & Ye 2012.
    required_distance: Option<Vec<f64>>,
    /// What the budget leaves beside the required items.
    pub budget: f64,
    first_value: f64,
    /// The item with the largest gain over the required ones.
    best_first: Option<Pick>,
    /// The least of the upper bounds met along the way.
    pub least_bound: f64,
    /// What it was when so many picks were made.
    pub bounds: Vec<f64>,
    pub evaluations: usize,
    pub interrupted: bool,
}

impl<'a> Walk<'a> {
    pub fn new(
        objective: &'a dyn Objective,
        constraints: &'a Constraints,
        search: &'a Search,
    ) -> Self {
        let n = objective.len();
        let mut partial = objective.start();
        let mut room = Room::new(constraints);
        let mut picks = Vec::new();
        let mut out = vec![false; n];
        for &item in &constraints.excluded {
            out[item] = true;
        }
        let mut spent = 0.0;
        for item in room.required.clone() {
            let gain = partial.gain(item);
            partial.add(item);
            room.take(item);
            picks.push(Pick { item, gain });
            out[item] = true;
            spent += constraints.costs[item];
        }
        let eligible: Vec<usize> = (0..n).filter(|&i| !out[i] && room.fits(i)).collect();
        let mut first = vec![0.0; eligible.len()];
        partial.gains(&eligible, &mut first);
        let mut gain = vec![0.0; n];
        let mut best_first: Option<Pick> = None;
        for (&item, &g) in eligible.iter().zip(&first) {
            gain[item] = g;
            if best_first.is_none_or(|best| g > best.gain * (1.0 + TIE)) && g > 0.0 {
                best_first = Some(Pick { item, gain: g });
            }
        }
        let doubled = doubles_distances(objective.promise(), constraints, search);
        Walk {
            objective,
            constraints,
            search,
            required_distance: doubled.then(|| (0..n).map(|i| partial.distance(i)).collect()),
            room,
            picks,
            gain,
            price: constraints
                .costs
                .iter()
                .map(|cost| cost.powf(search.cost_exponent))
                .collect(),
            budget: constraints.budget - spent,
            first_value: partial.value(),
            best_first,
            least_bound: f64::INFINITY,
            bounds: Vec::new(),
            evaluations: eligible.len(),
            eligible,
            interrupted: false,
            partial,
        }
    }

    /// The same search, again from the required items.
    pub fn afresh(&self) -> Walk<'a> {
        let mut walk = Walk::new(self.objective, self.constraints, self.search);
        walk.least_bound = self.least_bound;
        walk
    }

    /// The chosen items that are not required, in the order of choice.
    pub fn optional(&self) -> Vec<usize> {
        let from = self.room.required.len();
        self.picks[from..].iter().map(|pick| pick.item).collect()
    }

    /// A cursor and the room at the required items and these.
    pub fn standing_at(&self, items: &[usize]) -> (Box<dyn Partial + 'a>, Room<'a>) {
        let mut partial = self.objective.start();
        let mut room = Room::new(self.constraints);
        for item in room
            .required
            .clone()
            .into_iter()
            .chain(items.iter().copied())
        {
            partial.add(item);
            room.take(item);
        }
        (partial, room)
    }

    fn take(&mut self, pick: Pick) {
        self.partial.add(pick.item);
        self.room.take(pick.item);
        self.picks.push(pick);
        self.gain[pick.item] = 0.0;
    }

    pub fn take_one(&mut self, item: usize, gain: f64) {
        self.take(Pick { item, gain });
    }

    /// Takes these items, the best score first, as the greedy rule would among them.
    pub fn take_all(&mut self, items: &[usize]) {
        let mut open: Vec<Upper> = items.iter().map(|&item| self.upper(item)).collect();
        open.sort_unstable_by_key(|upper| upper.item);
        while !open.is_empty() {
            self.bound_on_the_way();
            match self.greedy_step(&mut open) {
                Some(pick) => self.take(pick),
                None => return,
            }
        }
    }

    /// Goes on from here by the greedy rule.
    pub fn go(&mut self, should_stop: &dyn Fn() -> bool) {
        self.go_among(&self.eligible.clone(), should_stop);
    }

    /// The same, with these items only.
    pub fn go_among(&mut self, items: &[usize], should_stop: &dyn Fn() -> bool) {
        let lazy = self.search.method != Method::Greedy && self.objective.promise().submodular;
        let mut chosen = vec![false; self.objective.len()];
        self.picks.iter().for_each(|pick| chosen[pick.item] = true);
        let open = items.iter().filter(|&&item| !chosen[item]);
        let mut open: Vec<Upper> = open.map(|&item| self.upper(item)).collect();
        let mut heap = BinaryHeap::new();
        if lazy {
            heap = std::mem::take(&mut open).into();
        }
        let scale = self.best_first.map_or(0.0, |best| best.gain);
        let nothing = NOTHING * scale;
        let worth = if self.search.fill { -nothing } else { nothing };
        loop {
            if should_stop() {
                self.interrupted = true;
                return;
            }
            self.bound_on_the_way();
            let next = if lazy {
                self.lazy_step(&mut heap)
            } else {
                self.greedy_step(&mut open)
            };
            // The first item is no distance away from nothing, and may be worth it yet.
            let first = self.picks.is_empty() && !self.objective.promise().submodular;
            match next {
                Some(pick)
                    if pick.gain > worth || (pick.gain == 0.0 && (self.search.fill || first)) =>
                {
                    self.take(pick)
                }
                _ => return,
            }
        }
    }

    /// The item with the best score among all that fit.
    fn greedy_step(&mut self, open: &mut Vec<Upper>) -> Option<Pick> {
        open.retain(|upper| self.room.fits(upper.item));
        for upper in open.iter_mut() {
            *upper = self.fresh(upper.item);
        }
        let at = best_of(open)?;
        let item = open.remove(at).item;
        Some(self.pick(item))
    }

    /// The same item, looking only at those whose old score reaches the best new one.
    fn lazy_step(&mut self, heap: &mut BinaryHeap<Upper>) -> Option<Pick> {
        let mut fresh: Vec<Upper> = Vec::new();
        let mut best = f64::NEG_INFINITY;
        while let Some(top) = heap.peek() {
            // Old gains may lie below new ones by rounding; twice the tolerance of ties
            // is far above that, so every item that could tie is looked at.
            if top.score < best - 2.0 * TIE * best.abs() {
                break;
            }
            let item = top.item;
            heap.pop();
            if self.room.fits(item) {
                let upper = self.fresh(item);
                best = best.max(upper.score);
                fresh.push(upper);
            }
        }
        // In index order, as greedy looks at them.
        fresh.sort_unstable_by_key(|upper| upper.item);
        let at = best_of(&fresh)?;
        let item = fresh.remove(at).item;
        heap.extend(fresh);
        Some(self.pick(item))
    }

    fn pick(&self, item: usize) -> Pick {
        Pick {
            item,
            gain: self.gain[item],
        }
    }

    fn fresh(&mut self, item: usize) -> Upper {
        self.gain[item] = self.partial.gain(item);
        self.evaluations += 1;
        self.upper(item)
    }

    fn upper(&self, item: usize) -> Upper {
        let (mut gain, price) = (self.gain[item], self.price[item]);
        if let Some(required) = &self.required_distance {
            gain += self.partial.distance(item) - required[item];
        }
        let score = if price > 0.0 {
            gain / price
        } else if gain > 0.0 {
            f64::INFINITY
        } else {
            gain
        };
        Upper { score, item }
    }

    /// OPT ≤ F(S) + fractional knapsack of upper bounds of the gains (Leskovec et al.
    /// 2007), with the gains that are known anyway.
    pub fn bound_on_the_way(&mut self) {
        let picks = self.picks.len();
        let is_due = picks * self.eligible.len() <= OFTEN || picks.is_power_of_two();
        self.bound_here(is_due);
    }

    /// The same, or, where nothing is to be computed, the least bound that is known.
    fn bound_here(&mut self, compute: bool) {
        let promise = self.objective.promise();
        if self.search.bound && promise.submodular && promise.monotone {
            if compute {
                let bound = self.partial.value() + self.knapsack();
                self.least_bound = self.least_bound.min(bound);
            }
            // What is known at the end of a step replaces what was known at its start;
            // before the first step stand the required items, under the same bound.
            self.bounds.truncate(self.picks.len());
            self.bounds.resize(self.picks.len() + 1, self.least_bound);
        }
    }

    fn knapsack(&self) -> f64 {
        let pair = |&item: &usize| (self.gain[item], self.constraints.costs[item]);
        let mut items: Vec<(f64, f64)> = self.eligible.iter().map(pair).collect();
        keep_densest(&mut items, self.budget);
        fractional_knapsack(&mut items, self.budget)
    }

    /// The bound by gains after one full sweep of them at the end (Leskovec et al. 2007).
    pub fn bound_by_gains(&mut self) -> f64 {
        let mut fresh = vec![0.0; self.eligible.len()];
        self.partial.gains(&self.eligible, &mut fresh);
        for (&item, gain) in self.eligible.iter().zip(fresh) {
            self.gain[item] = gain;
        }
        self.bound_here(true);
        self.least_bound
    }
}

/// Of very many items, the densest that fill the budget; the others would not be reached.
fn keep_densest(items: &mut Vec<(f64, f64)>, budget: f64) {
    if items.len() <= MANY {
        return;
    }
    items.retain(|&(gain, _)| gain > 0.0);
    let density = |&(gain, cost): &(f64, f64)| gain / cost;
    let mut some = MANY / 8;
    while some < items.len() {
        items.select_nth_unstable_by(some, |a, b| density(b).total_cmp(&density(a)));
        if items[..some].iter().map(|item| item.1).sum::<f64>() >= budget {
            items.truncate(some);
            return;
        }
        some *= 8;
    }
}

/// An item with an upper bound of its score.
#[derive(Debug, Clone, Copy)]
struct Upper {
    score: f64,
    item: usize,
}

/// Where the first of the best stands in a list in index order.
fn best_of(list: &[Upper]) -> Option<usize> {
    let best = list
        .iter()
        .map(|upper| upper.score)
        .max_by(f64::total_cmp)?;
    let tied = best - TIE * best.abs();
    list.iter()
        .position(|upper| upper.score >= tied || upper.score == best)
}

impl Ord for Upper {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score
            .total_cmp(&other.score)
            .then(other.item.cmp(&self.item))
    }
}

impl PartialOrd for Upper {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Upper {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Upper {}
