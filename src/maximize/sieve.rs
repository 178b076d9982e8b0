//! Streaming: one look at each item, in order.

use super::constraints::Room;
use super::search::{Stop, Walk};
use crate::objective::Partial;

/// What may be chosen, as sieves see it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Limit {
    /// So many items.
    Count(usize),
    /// Σ c_i within a budget above 0.
    Budget(f64),
}

/// What costs less than this share of the budget costs nothing: n such items cost no more
/// than the last bits of a sum.
const SMALL: f64 = 1e-12;

/// A guess of the optimum, and what one pass gathers that believes in it.
struct Sieve<'a> {
    guess: i32,
    partial: Box<dyn Partial + 'a>,
    items: Vec<(usize, f64)>,
    room: Room<'a>,
    /// One item alone is the answer.
    single: bool,
}

/// Sieve streaming, by guesses v = (1 + ε)^j of the optimum.
///
/// Items counted (Badanidiyuru et al. 2014): an item is taken that gains at least
/// (v/2 − F(S))/(k − |S|). Under a budget (Yu, Xu & Cui 2016, for one knapsack): one that
/// gains 2v/(3B) per cost; one of half the budget that is worth so much alone is the
/// answer by itself.
///
/// Items that cost nothing are taken first. Guesses start when an item is met that could
/// pass them and end once a single item is worth more.
pub(super) fn sieve(walk: &mut Walk<'_>, limit: Limit, should_stop: Stop) {
    let step = walk.origin.search.epsilon.ln_1p();
    let mut sieves: Vec<Sieve<'_>> = Vec::new();
    let (mut largest, mut reach) = (0.0f64, 0.0f64);
    walk.step();
    let costs = &walk.origin.constraints.costs;
    let is_free = |item: usize| match limit {
        Limit::Count(_) => false,
        Limit::Budget(budget) => costs[item] <= SMALL * budget,
    };
    let (free, paid): (Vec<usize>, Vec<usize>) =
        walk.origin.eligible.iter().partition(|i| is_free(**i));
    for item in free {
        let gain = walk.partial.gain(item);
        if gain > 0.0 && walk.room.fits(item) {
            walk.take_one(item, gain);
        }
    }
    for item in paid {
        walk.interrupted |= should_stop();
        if walk.interrupted {
            break;
        }
        let (alone, cost) = (walk.partial.gain(item), walk.origin.constraints.costs[item]);
        walk.evaluations += 1 + sieves.len();
        largest = largest.max(alone);
        reach = reach.max(match limit {
            Limit::Count(k) => 2.0 * k as f64 * alone,
            Limit::Budget(budget) => 1.5 * budget * alone / cost,
        });
        if largest <= 0.0 {
            continue;
        }
        let place = |value: f64| (value.ln() / step).floor() as i32;
        let (low, high) = (place(largest), place(reach.max(largest)) + 1);
        sieves.retain(|sieve| sieve.guess >= low);
        for guess in low..=high {
            if sieves.iter().all(|sieve| sieve.guess != guess) {
                sieves.push(Sieve {
                    guess,
                    partial: walk.partial.boxed_clone(),
                    items: Vec::new(),
                    room: walk.room.clone(),
                    single: false,
                });
            }
        }
        for sieve in &mut sieves {
            let optimum = (f64::from(sieve.guess) * step).exp();
            sieve.look(
                item,
                (alone, cost),
                optimum,
                (&*walk.partial, &walk.room),
                limit,
            );
        }
    }
    sieves.sort_by_key(|sieve| sieve.guess);
    let mut best: Option<Sieve<'_>> = None;
    for sieve in sieves {
        let value = sieve.partial.value();
        if best
            .as_ref()
            .is_none_or(|best| value > best.partial.value())
        {
            best = Some(sieve);
        }
    }
    for (item, gain) in best.map(|best| best.items).unwrap_or_default() {
        walk.take_one(item, gain);
        walk.step();
    }
}

impl<'a> Sieve<'a> {
    fn look(
        &mut self,
        item: usize,
        (alone, cost): (f64, f64),
        optimum: f64,
        (origin, room): (&'a (dyn Partial + 'a), &Room<'a>),
        limit: Limit,
    ) {
        if self.single {
            return;
        }
        let so_far = self.partial.value() - origin.value();
        let mut gain = self.partial.gain(item);
        let takes = match limit {
            Limit::Count(k) => {
                let left = k.saturating_sub(self.items.len());
                left > 0 && gain >= (optimum / 2.0 - so_far) / left as f64
            }
            Limit::Budget(budget) => {
                let asked = 2.0 * optimum / (3.0 * budget) * cost;
                if cost >= budget / 2.0 && alone >= asked {
                    self.single = true;
                    if alone > so_far {
                        self.partial = origin.boxed_clone();
                        gain = alone;
                        self.items.clear();
                        self.room = room.clone();
                    }
                }
                gain >= asked && (!self.single || self.items.is_empty())
            }
        };
        if takes && gain > 0.0 && self.room.fits(item) {
            self.partial.add(item);
            self.items.push((item, gain));
            self.room.take(item);
        }
    }
}
