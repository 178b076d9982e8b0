//! The greedy rule, with every gain anew or with old gains as upper bounds.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::constraints::Room;
use super::origin::{MANY, Origin, sweep};
use super::trail::Trail;
use super::{Method, Pick};
use crate::objective::Partial;

/// Whoever is asked before every step whether to stop; from any thread.
pub(super) type Stop<'a> = &'a (dyn Fn() -> bool + Sync);

/// Scores within this share of the best one are tied with it. Sums of some thousand
/// terms agree to about 10⁻¹³ in whatever order they are added; a difference of 10⁻⁹
/// means nothing to a reader.
pub(super) const TIE: f64 = 1e-9;

/// Gains below this share of the largest first gain are rounding, not gains.
const NOTHING: f64 = 1e-12;

/// The greedy set from a walk on, or the best single item completed where that is better.
pub(super) fn greedy<'a>(mut walk: Walk<'a>, should_stop: Stop) -> Walk<'a> {
    walk.go(should_stop);
    // Under a budget the greedy set may miss one large item; the better of both counts.
    let origin = walk.origin;
    let single = origin.best_first.filter(|single| {
        let value = origin.partial.value() + single.gain;
        value > walk.partial.value() * (1.0 + TIE)
    });
    if let Some(single) = single {
        // The gains at M are still upper bounds, but not those of the first walk's end.
        let mut other = Walk::new(origin);
        other.step();
        other.take(single);
        other.go(should_stop);
        other.replace(walk);
        walk = other;
    }
    walk
}

/// One walk from the required items, a pick a step.
pub(super) struct Walk<'a> {
    pub origin: &'a Origin<'a>,
    pub partial: Box<dyn Partial + 'a>,
    pub room: Room<'a>,
    pub picks: Vec<Pick>,
    /// The latest known gain of each item: an upper bound of its gain now.
    gain: Vec<f64>,
    /// The upper bounds met along the way.
    pub trail: Trail,
    /// Gains computed, without those over the required items.
    pub evaluations: usize,
    pub interrupted: bool,
}

impl<'a> Walk<'a> {
    pub fn new(origin: &'a Origin<'a>) -> Self {
        Walk {
            origin,
            partial: origin.partial.boxed_clone(),
            room: origin.room.clone(),
            picks: origin.picks.clone(),
            gain: origin.gain.clone(),
            trail: Trail::new(origin),
            evaluations: 0,
            interrupted: false,
        }
    }

    /// Takes the place of an earlier walk of the same search.
    pub fn replace(&mut self, earlier: Walk<'a>) {
        self.evaluations += earlier.evaluations;
        self.interrupted |= earlier.interrupted;
        self.trail.inherit(self.origin, earlier.trail);
    }

    /// The chosen items that are not required, in the order of choice.
    pub fn optional(&self) -> Vec<usize> {
        let from = self.origin.picks.len();
        self.picks[from..].iter().map(|pick| pick.item).collect()
    }

    /// A cursor and the room at the chosen set without these items, which `kept` lacks too.
    pub fn without(&self, out: &[usize], kept: &[usize]) -> (Box<dyn Partial + '_>, Room<'a>) {
        let mut partial = self.partial.boxed_clone();
        if out.iter().all(|&item| partial.remove(item)) {
            return (partial, self.origin.room_beside(kept));
        }
        self.origin.standing_at(kept)
    }

    fn take(&mut self, pick: Pick) {
        self.partial.add(pick.item);
        self.room.take(pick.item);
        self.picks.push(pick);
        self.gain[pick.item] = 0.0;
        self.trail.note(pick.item, 0.0);
    }

    pub fn take_one(&mut self, item: usize, gain: f64) {
        self.take(Pick { item, gain });
    }

    /// Takes these items in this order.
    pub fn take_in_turn(&mut self, items: &[usize]) {
        for &item in items {
            self.step();
            self.fresh(item);
            self.take(self.pick(item));
        }
    }

    /// Takes these items, the best score first, as the greedy rule would among them.
    pub fn take_all(&mut self, items: &[usize]) {
        let mut open: Vec<Upper> = items.iter().map(|&item| self.upper(item)).collect();
        open.sort_unstable_by_key(|upper| upper.item);
        while !open.is_empty() {
            self.step();
            match self.greedy_step(&mut open) {
                Some(pick) => self.take(pick),
                None => return,
            }
        }
    }

    /// Goes on from here by the greedy rule.
    pub fn go(&mut self, should_stop: Stop) {
        self.go_among(&self.origin.eligible, should_stop);
    }

    /// The same, with these items only.
    pub fn go_among(&mut self, items: &[usize], should_stop: Stop) {
        let search = &self.origin.search;
        let promise = self.origin.objective.promise();
        let lazy = search.method != Method::Greedy && promise.submodular;
        let mut chosen = vec![false; self.gain.len()];
        self.picks.iter().for_each(|pick| chosen[pick.item] = true);
        let open = items.iter().filter(|item| !chosen[**item]);
        let mut open: Vec<Upper> = open.map(|&item| self.upper(item)).collect();
        let mut heap = BinaryHeap::new();
        if lazy {
            heap = std::mem::take(&mut open).into();
        }
        let scale = self.origin.best_first.map_or(0.0, |best| best.gain);
        let nothing = NOTHING * scale;
        let worth = if search.fill { -nothing } else { nothing };
        loop {
            if should_stop() {
                self.interrupted = true;
                return;
            }
            self.step();
            let next = if lazy {
                self.lazy_step(&mut heap)
            } else {
                self.greedy_step(&mut open)
            };
            // The first item is no distance away from nothing, and may be worth it yet.
            let first = self.picks.is_empty() && !promise.submodular;
            match next {
                Some(pick) if pick.gain > worth || (pick.gain == 0.0 && (search.fill || first)) => {
                    self.take(pick)
                }
                _ => return,
            }
        }
    }

    /// The item with the best score among all that fit.
    fn greedy_step(&mut self, open: &mut Vec<Upper>) -> Option<Pick> {
        open.retain(|upper| self.room.fits(upper.item));
        if open.len() < MANY {
            for upper in open.iter_mut() {
                *upper = self.fresh(upper.item);
            }
        } else {
            let items: Vec<usize> = open.iter().map(|upper| upper.item).collect();
            let gains = sweep(&*self.partial, &items);
            for (upper, gain) in open.iter_mut().zip(gains) {
                *upper = self.learn(upper.item, gain);
            }
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
            let Upper { item, bounded, .. } = *top;
            heap.pop();
            if !self.room.fits(item) {
                continue;
            }
            if bounded != self.picks.len()
                && let Some(gain) = self.partial.gain_at_most(item)
            {
                // It may already do to know that it falls behind others.
                self.gain[item] = self.gain[item].min(gain);
                self.trail.note(item, self.gain[item]);
                let upper = self.upper(item);
                heap.push(Upper {
                    bounded: self.picks.len(),
                    ..upper
                });
            } else {
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
        self.learn(item, self.partial.gain(item))
    }

    fn learn(&mut self, item: usize, gain: f64) -> Upper {
        self.evaluations += 1;
        self.gain[item] = gain;
        self.trail.note(item, gain);
        self.upper(item)
    }

    fn upper(&self, item: usize) -> Upper {
        let (mut gain, price) = (self.gain[item], self.origin.price[item]);
        if let Some(required) = &self.origin.required_distance {
            gain += self.partial.distance(item) - required[item];
        }
        Upper {
            score: gain / price,
            item,
            bounded: usize::MAX,
        }
    }

    /// Remembers what is known here, for the bounds.
    pub fn step(&mut self) {
        self.step_at(false);
    }

    fn step_at(&mut self, always: bool) {
        let value = self.partial.value();
        let picks = self.picks.len();
        self.trail.step(self.origin, picks, value, always);
    }

    /// The same after one full sweep of gains (Leskovec et al. 2007).
    pub fn last_step(&mut self) {
        let gains = sweep(&*self.partial, &self.origin.eligible);
        for (&item, gain) in self.origin.eligible.iter().zip(gains) {
            self.trail.note(item, gain);
        }
        self.step_at(true);
    }
}

/// An item with an upper bound of its score.
#[derive(Debug, Clone, Copy)]
struct Upper {
    score: f64,
    item: usize,
    /// How many picks there were when [`Partial::gain_at_most`] was asked last.
    bounded: usize,
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
