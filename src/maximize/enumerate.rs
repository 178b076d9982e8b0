//! Partial enumeration: all seeds of few items, each completed by the greedy rule.

use super::bound::{Offer, fractional_knapsack};
use super::constraints::Room;
use super::origin::{Origin, sweep};
use super::search::{Stop, TIE, Walk};
use crate::parallel;

/// Seeds that are looked at before their answers are compared, at any number of threads:
/// enough for a dozen of them, and few enough that a better answer soon cuts what follows.
const ROUND: usize = 32;

/// From so many items on a round takes longer than to wake threads and wait for them.
const PAYS: usize = 64;

/// A seed, and the place in the list of items after its last.
struct Seed {
    items: Vec<usize>,
    from: usize,
}

/// The seeds of one item more that begin with one seed, as far as they were not looked at.
struct Branch<'a> {
    seed: Vec<usize>,
    room: Room<'a>,
    next: usize,
}

/// What a seed came to.
struct Looked<'a> {
    longer: Option<Branch<'a>>,
    answer: Option<Walk<'a>>,
    evaluations: usize,
}

/// Sviridenko 2004: the best of all feasible sets of fewer than `guesses` items and of the
/// greedy completions of all that have so many; never worse than `start`. A seed whose
/// bound by gains shows that no set with it is better is left out, with all that hold it.
pub(super) fn improve<'a>(start: Walk<'a>, should_stop: Stop) -> Walk<'a> {
    let origin = start.origin;
    let mut best = start;
    let mut branches: Vec<Branch<'a>> = Vec::new();
    let mut round = vec![Seed {
        items: Vec::new(),
        from: 0,
    }];
    while !round.is_empty() && !best.interrupted {
        if should_stop() {
            best.interrupted = true;
            break;
        }
        let reached = best.partial.value();
        let threads = origin.eligible.len() >= PAYS;
        let looked = parallel::map_if(threads, &round, |seed| {
            look(origin, seed, reached, should_stop)
        });
        // The first is looked at first: they come off the stack in order.
        let mut longer: Vec<Branch<'a>> = Vec::new();
        for looked in looked {
            best.evaluations += looked.evaluations;
            longer.extend(looked.longer);
            if let Some(mut walk) = looked.answer {
                if walk.partial.value() > enough(best.partial.value()) {
                    walk.replace(best);
                    best = walk;
                } else {
                    best.evaluations += walk.evaluations;
                    best.interrupted |= walk.interrupted;
                }
            }
        }
        branches.extend(longer.into_iter().rev());
        round = next_round(&mut branches, &origin.eligible);
    }
    best
}

/// What is not above this is not better.
fn enough(reached: f64) -> f64 {
    reached + TIE * reached.abs()
}

fn look<'a>(origin: &'a Origin<'a>, seed: &Seed, reached: f64, should_stop: Stop) -> Looked<'a> {
    let mut looked = Looked {
        longer: None,
        answer: None,
        evaluations: 0,
    };
    let (partial, room) = origin.standing_at(&seed.items);
    let value = partial.value();
    let enough = enough(reached);
    if origin.objective.promise().submodular {
        let fits = |i: &usize| !seed.items.contains(i) && room.fits(*i);
        let open: Vec<usize> = origin.eligible.iter().copied().filter(fits).collect();
        let gains = sweep(&*partial, &open);
        looked.evaluations += open.len();
        let costs = &origin.constraints.costs;
        let offers = open
            .iter()
            .zip(gains)
            .map(|(&i, g)| Offer::new(g, costs[i]));
        let left = origin.constraints.budget - room.spent;
        if value + fractional_knapsack(&mut offers.collect(), left) <= enough {
            return looked;
        }
    }
    let complete = seed.items.len() == origin.search.guesses;
    if complete || value > enough {
        let mut walk = Walk::new(origin);
        walk.take_all(&seed.items);
        if complete {
            walk.go(should_stop);
        }
        looked.answer = Some(walk);
    }
    if !complete {
        looked.longer = Some(Branch {
            seed: seed.items.clone(),
            room,
            next: seed.from,
        });
    }
    looked
}

fn next_round(branches: &mut Vec<Branch<'_>>, items: &[usize]) -> Vec<Seed> {
    let mut round = Vec::new();
    while round.len() < ROUND
        && let Some(branch) = branches.last_mut()
    {
        let rest = &items[branch.next..];
        if let Some(ahead) = rest.iter().position(|&i| branch.room.fits(i)) {
            branch.next += ahead + 1;
            round.push(Seed {
                items: [&branch.seed[..], &[rest[ahead]]].concat(),
                from: branch.next,
            });
        } else {
            branches.pop();
        }
    }
    round
}
