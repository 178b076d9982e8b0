//! From the name of a method to its search.

use super::certify::{Known, certify};
use super::guarantee::{Guarantee, of_enumeration, of_greedy};
use super::search::{Walk, greedy};
use super::{Constraints, Method, Search, Selection, enumerate, exact, swap};
use crate::objective::Objective;

pub(super) fn run(
    objective: &dyn Objective,
    constraints: &Constraints,
    search: &Search,
    should_stop: &dyn Fn() -> bool,
) -> Selection {
    let start = greedy(objective, constraints, search, should_stop);
    let promise = objective.promise();
    let of_greedy = |walk: &Walk| of_greedy(promise, constraints, search, walk.interrupted);
    let mut known = Known {
        method: search.method,
        guarantee: of_greedy(&start),
        branching: None,
    };
    let walk = match search.method {
        Method::Greedy | Method::Lazy => start,
        Method::Swap => swap::improve(start, should_stop),
        Method::Enumerate => {
            let walk = enumerate::improve(start, search.guesses, should_stop);
            if !walk.interrupted {
                let of_greedy = of_greedy(&walk);
                known.guarantee = of_enumeration(promise, constraints, search, of_greedy);
            }
            walk
        }
        Method::Exact => {
            let walk = swap::improve(start, should_stop);
            branch(walk, &mut known, should_stop)
        }
    };
    certify(walk, known)
}

/// Branch and bound from a walk on.
fn branch<'a>(walk: Walk<'a>, known: &mut Known, should_stop: &dyn Fn() -> bool) -> Walk<'a> {
    let mut walk = walk;
    if walk.interrupted {
        return walk;
    }
    let start = (&walk.optional()[..], walk.partial.value());
    let search = walk.search;
    let found = exact::search(
        walk.objective,
        walk.constraints,
        start,
        search.nodes,
        should_stop,
    );
    walk.evaluations += found.nodes;
    if let Some(items) = found.better {
        let mut better = walk.afresh();
        better.take_all(&items);
        better.go(&|| false);
        better.evaluations += walk.evaluations;
        walk = better;
    }
    walk.interrupted = found.interrupted;
    known.branching = Some(found.bound);
    let value = walk.partial.value();
    if found.bound <= value + exact::PROVEN * value.abs() {
        known.guarantee = Guarantee::Share {
            share: 1.0,
            source: "optimal, by branch and bound, Land & Doig 1960",
        };
    }
    walk
}
