//! Greedy rules that toss coins.

use super::origin::sweep;
use super::random::Random;
use super::search::{Stop, TIE, Walk};

/// Mirzasoleiman et al. 2015: at each step the best of a random sample of
/// ⌈n/k·ln(1/ε)⌉ items, k being how many are to be chosen.
pub(super) fn stochastic(walk: &mut Walk<'_>, k: usize, should_stop: Stop) {
    let mut random = Random::new(walk.origin.search.seed);
    let mut open = walk.origin.eligible.clone();
    let share = (1.0 / walk.origin.search.epsilon).ln() / k.max(1) as f64;
    let size = ((open.len() as f64 * share).ceil() as usize).max(1);
    for _ in 0..k {
        if halted(walk, should_stop) || open.is_empty() {
            return;
        }
        // The first `size` places of a shuffle.
        let size = size.min(open.len());
        for at in 0..size {
            let other = at + random.below(open.len() - at);
            open.swap(at, other);
        }
        let best = best_of(walk, &open[..size]);
        walk.evaluations += size;
        let Some((at, gain)) = best.filter(|&(_, gain)| gain > 0.0) else {
            continue;
        };
        let item = open.remove(at);
        walk.take_one(item, gain);
    }
}

/// Buchbinder, Feldman, Naor & Schwartz 2014: at each of k steps one of the k largest
/// gains, each with the same chance; where fewer than k gain anything, perhaps none.
pub(super) fn random_greedy(walk: &mut Walk<'_>, k: usize, should_stop: Stop) {
    let mut random = Random::new(walk.origin.search.seed);
    let mut open = walk.origin.eligible.clone();
    for _ in 0..k {
        if halted(walk, should_stop) {
            return;
        }
        let gains = sweep(&*walk.partial, &open);
        let mut gains: Vec<(f64, usize)> = gains.into_iter().zip(open.iter().copied()).collect();
        walk.evaluations += gains.len();
        gains.sort_by(|a, b| b.0.total_cmp(&a.0));
        let chosen = gains.get(random.below(k));
        if let Some(&(gain, item)) = chosen.filter(|(gain, _)| *gain > 0.0) {
            open.retain(|&i| i != item);
            walk.take_one(item, gain);
        }
    }
}

/// How likely an item is in the sample, √2 − 1: at this share the guarantee of
/// Amanatidis et al. 2020 is largest.
const SAMPLED: f64 = std::f64::consts::SQRT_2 - 1.0;

/// Amanatidis et al. 2020: the greedy set of a random sample, or the best single item of
/// all.
pub(super) fn sample_greedy<'a>(walk: Walk<'a>, should_stop: Stop) -> Walk<'a> {
    let mut random = Random::new(walk.origin.search.seed);
    let mut sampled = Walk::new(walk.origin);
    let coin = |_: &usize| random.share() < SAMPLED;
    let among: Vec<usize> = walk.origin.eligible.iter().copied().filter(coin).collect();
    sampled.go_among(&among, should_stop);
    let best = walk.origin.best_first;
    if let Some(single) = best
        && walk.partial.value() + single.gain > sampled.partial.value() * (1.0 + TIE)
    {
        let mut single_walk = walk;
        single_walk.take_one(single.item, single.gain);
        single_walk.replace(sampled);
        return single_walk;
    }
    sampled
}

/// Where the largest gain stands, the lowest index among equals.
fn best_of(walk: &Walk<'_>, items: &[usize]) -> Option<(usize, f64)> {
    let gains = sweep(&*walk.partial, items).into_iter().zip(items);
    let gains = gains.enumerate();
    let gains = gains.map(|(at, (gain, &item))| (at, item, gain));
    let best = gains.max_by(|a, b| a.2.total_cmp(&b.2).then(b.1.cmp(&a.1)));
    best.map(|(at, _, gain)| (at, gain))
}

fn halted(walk: &mut Walk<'_>, should_stop: Stop) -> bool {
    walk.interrupted |= should_stop();
    walk.step();
    walk.interrupted
}
