//! Partial enumeration: all seeds of few items, each completed by the greedy rule.

use super::bound::fractional_knapsack;
use super::search::{TIE, Walk};

/// Sviridenko 2004: the best of all feasible sets of fewer than `guesses` items and of the
/// greedy completions of all that have so many; never worse than `start`. A seed whose
/// bound by gains shows that no set with it is better is left out, with all that hold it.
pub(super) fn improve<'a>(
    start: Walk<'a>,
    guesses: usize,
    should_stop: &dyn Fn() -> bool,
) -> Walk<'a> {
    let mut evaluations = start.evaluations;
    let mut best = start;
    let order = best.eligible.clone();
    let bounded = best.objective.promise().submodular;
    // Seeds in lexicographic order, each with the place in `order` after its last item.
    let mut stack: Vec<(Vec<usize>, usize)> = vec![(Vec::new(), 0)];
    while let Some((seed, from)) = stack.pop() {
        if best.interrupted || should_stop() {
            best.interrupted = true;
            break;
        }
        let (partial, room) = best.standing_at(&seed);
        let value = partial.value();
        let reached = best.partial.value();
        let enough = reached + TIE * reached.abs();
        let open: Vec<usize> = order
            .iter()
            .copied()
            .filter(|&i| !seed.contains(&i) && room.fits(i))
            .collect();
        if bounded {
            let costs = &best.constraints.costs;
            let mut gains: Vec<(f64, f64)> =
                open.iter().map(|&i| (partial.gain(i), costs[i])).collect();
            evaluations += gains.len();
            let left = best.constraints.budget - room.spent;
            if value + fractional_knapsack(&mut gains, left) <= enough {
                continue;
            }
        }
        let complete = seed.len() == guesses;
        if complete || value > enough {
            let mut walk = best.afresh();
            walk.take_all(&seed);
            if complete {
                walk.go(should_stop);
            }
            evaluations += walk.evaluations;
            let interrupted = walk.interrupted;
            if walk.partial.value() > enough {
                best = walk;
            }
            best.interrupted = interrupted;
        }
        if !complete {
            // The last is looked at first: they come off the stack in order.
            for at in (from..order.len()).rev() {
                if room.fits(order[at]) {
                    let seed = [&seed[..], &[order[at]]].concat();
                    stack.push((seed, at + 1));
                }
            }
        }
    }
    best.evaluations = evaluations;
    best
}
