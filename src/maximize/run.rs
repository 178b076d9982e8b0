//! From the name of a method to its search.

use super::certify::{Known, certify};
use super::guarantee::{Guarantee, of_enumeration, of_greedy};
use super::search::{Walk, greedy};
use super::sieve::sieve;
use super::{Constraints, Method, Search, Selection};
use super::{double, enumerate, exact, fit, greedi, sampling, swap};
use crate::objective::Objective;

pub(super) fn run(
    objective: &dyn Objective,
    constraints: &Constraints,
    search: &Search,
    should_stop: &dyn Fn() -> bool,
) -> Selection {
    let mut walk = Walk::new(objective, constraints, search);
    let (method, instead) = fit::settle(&walk);
    let promise = objective.promise();
    let by_greedy = |walk: &Walk| of_greedy(promise, constraints, search, walk.interrupted);
    let mut branching = None;
    let mut proven = None;
    match method {
        Method::Greedy | Method::Lazy | Method::Auto => walk = greedy(walk, should_stop),
        Method::Swap => {
            walk = greedy(walk, should_stop);
            // What was proven of the start holds, even when the exchanges are cut short.
            proven = Some(by_greedy(&walk));
            walk = swap::improve(walk, should_stop);
        }
        Method::Enumerate => {
            walk = greedy(walk, should_stop);
            let of_start = by_greedy(&walk);
            walk = enumerate::improve(walk, search.guesses, should_stop);
            proven = Some(match walk.interrupted {
                true => of_start,
                false => of_enumeration(promise, constraints, search, of_start),
            });
        }
        Method::Exact => {
            walk = greedy(walk, should_stop);
            let of_start = by_greedy(&walk);
            let (found, bound) = branch(swap::improve(walk, should_stop), should_stop);
            let value = found.partial.value();
            let is_proven = bound.is_some_and(|bound| exact::closes(bound, value));
            proven = Some(if is_proven { OPTIMAL } else { of_start });
            (walk, branching) = (found, bound);
        }
        Method::Stochastic => {
            let k = fit::count(&walk).unwrap_or(0);
            sampling::stochastic(&mut walk, k, should_stop);
        }
        Method::RandomGreedy => {
            let k = fit::count(&walk).unwrap_or(0);
            sampling::random_greedy(&mut walk, k, should_stop);
        }
        Method::SampleGreedy => walk = sampling::sample_greedy(walk, should_stop),
        Method::Sieve => {
            if let Some(limit) = fit::limit(&walk) {
                sieve(&mut walk, limit, should_stop);
            }
        }
        Method::Greedi => {
            let found = greedi::greedi(walk, should_stop);
            proven = Some(fit::of_greedi(&found.0, found.1));
            walk = found.0;
        }
        Method::DoubleGreedy => double::double_greedy(&mut walk, false, should_stop),
        Method::RandomDoubleGreedy => double::double_greedy(&mut walk, true, should_stop),
    }
    let of_method = || fit::guarantee(&walk, method, by_greedy(&walk));
    let known = Known {
        method,
        instead,
        guarantee: proven.unwrap_or_else(of_method),
        branching,
    };
    certify(walk, known)
}

const OPTIMAL: Guarantee = Guarantee::Share {
    share: 1.0,
    source: "optimal, by branch and bound, Land & Doig 1960",
};

/// Branch and bound from a walk on, with the bound it ends with.
fn branch<'a>(mut walk: Walk<'a>, should_stop: &dyn Fn() -> bool) -> (Walk<'a>, Option<f64>) {
    if walk.interrupted {
        return (walk, None);
    }
    let start = (&walk.optional()[..], walk.partial.value());
    let nodes = walk.search.nodes;
    let found = exact::search(walk.objective, walk.constraints, start, nodes, should_stop);
    walk.evaluations += found.nodes;
    if let Some(items) = found.better {
        let mut better = walk.afresh();
        better.take_all(&items);
        // Nothing is left to gain; but what is asked to be filled up is.
        better.go(&|| false);
        better.evaluations += walk.evaluations;
        walk = better;
    }
    walk.interrupted = found.interrupted;
    (walk, Some(found.bound))
}
