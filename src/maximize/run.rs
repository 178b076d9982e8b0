//! From the name of a method to its search.

use super::certify::Known;
use super::guarantee::{Guarantee, of_enumeration, of_greedy};
use super::origin::Origin;
use super::search::{Stop, Walk, greedy};
use super::sieve::sieve;
use super::{Method, double, enumerate, exact, fit, greedi, sampling, swap};

const STOPPED: Guarantee = Guarantee::None("the search was stopped before its end");

const OPTIMAL: Guarantee = Guarantee::Share {
    share: 1.0,
    source: "optimal, by branch and bound, Land & Doig 1960",
};

/// A walk that begins with these items, in this order.
pub(super) fn begin<'a>(origin: &'a Origin<'a>, start: &[usize]) -> Walk<'a> {
    let mut walk = Walk::new(origin);
    walk.take_in_turn(start);
    walk
}

pub(super) fn run<'a>(
    origin: &'a Origin<'a>,
    start: &[usize],
    should_stop: Stop,
) -> (Walk<'a>, Known) {
    let (method, instead) = fit::settle(origin);
    let mut branching = None;
    let (walk, guarantee) = match method {
        Method::Greedy | Method::Lazy | Method::Auto => first(origin, start, should_stop),
        Method::Swap => {
            // What was proven of the start holds, even when the exchanges are cut short.
            let (walk, of_start) = first(origin, start, should_stop);
            (swap::improve(walk, should_stop), of_start)
        }
        Method::Enumerate => {
            let (walk, of_start) = first(origin, start, should_stop);
            let walk = enumerate::improve(walk, should_stop);
            let of_all = match walk.interrupted {
                true => of_start,
                false => of_enumeration(origin, of_start),
            };
            (walk, of_all)
        }
        Method::Exact => {
            let (walk, of_start) = first(origin, start, should_stop);
            let (walk, bound) = branch(swap::improve(walk, should_stop), should_stop);
            branching = bound;
            let value = walk.partial.value();
            let is_proven = bound.is_some_and(|bound| exact::closes(bound, value));
            (walk, if is_proven { OPTIMAL } else { of_start })
        }
        _ => {
            let (mut walk, proven) = apart(origin, method, should_stop);
            if !start.is_empty() {
                // Whatever is better than what has a guarantee has it too.
                let mut given = first(origin, start, should_stop).0;
                if given.partial.value() > walk.partial.value() {
                    given.replace(walk);
                    walk = given;
                } else {
                    walk.evaluations += given.evaluations;
                }
            }
            (walk, proven)
        }
    };
    let known = Known {
        method,
        instead,
        guarantee,
        branching,
    };
    (walk, known)
}

/// The greedy answer from a given set on, and what is proven of it.
fn first<'a>(origin: &'a Origin<'a>, start: &[usize], should_stop: Stop) -> (Walk<'a>, Guarantee) {
    let walk = greedy(begin(origin, start), should_stop);
    let proven = match () {
        _ if walk.interrupted => STOPPED,
        _ if !start.is_empty() => Guarantee::None("the search began with a given set"),
        _ => of_greedy(origin),
    };
    (walk, proven)
}

/// The methods that have a way of their own from the required items on.
fn apart<'a>(origin: &'a Origin<'a>, method: Method, should_stop: Stop) -> (Walk<'a>, Guarantee) {
    let mut walk = Walk::new(origin);
    let k = || fit::count(origin).unwrap_or(0);
    let mut proven = None;
    match method {
        Method::Stochastic => sampling::stochastic(&mut walk, k(), should_stop),
        Method::RandomGreedy => sampling::random_greedy(&mut walk, k(), should_stop),
        Method::SampleGreedy => walk = sampling::sample_greedy(walk, should_stop),
        Method::Sieve => {
            if let Some(limit) = fit::limit(origin) {
                sieve(&mut walk, limit, should_stop);
            }
        }
        Method::Greedi => {
            let (found, parts) = greedi::greedi(origin, should_stop);
            proven = Some(fit::of_greedi(origin, parts));
            walk = found;
        }
        Method::DoubleGreedy => double::double_greedy(&mut walk, false, should_stop),
        Method::RandomDoubleGreedy => double::double_greedy(&mut walk, true, should_stop),
        _ => {}
    }
    let proven = match walk.interrupted {
        true => STOPPED,
        false => proven.unwrap_or_else(|| fit::guarantee(origin, method)),
    };
    (walk, proven)
}

/// Branch and bound from a walk on, with the bound it ends with.
fn branch<'a>(mut walk: Walk<'a>, should_stop: Stop) -> (Walk<'a>, Option<f64>) {
    if walk.interrupted {
        return (walk, None);
    }
    let start = (&walk.optional()[..], walk.partial.value());
    let found = exact::search(walk.origin, start, should_stop);
    walk.evaluations += found.nodes;
    if let Some(items) = found.better {
        let mut better = Walk::new(walk.origin);
        better.take_all(&items);
        // Nothing is left to gain; but what is asked to be filled up is.
        better.go(&|| false);
        better.replace(walk);
        walk = better;
    }
    walk.interrupted = found.interrupted;
    (walk, Some(found.bound))
}
