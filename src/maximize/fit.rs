//! Which methods fit an objective and its constraints, and what is proven of them there.

use super::guarantee::Guarantee;
use super::search::Walk;
use super::sieve::Limit;
use super::{Constraints, Method};

/// Up to so many items branch and bound ends in far less than a second on reviews.
const FEW: usize = 100;

/// Up to so many items looking at all exchanges of one item takes less than seconds.
const SOME: usize = 1000;

/// How many items may be chosen, where they are only counted.
pub(super) fn count(walk: &Walk<'_>) -> Option<usize> {
    let constraints = walk.constraints;
    let costs = &constraints.costs;
    let cost = walk.eligible.first().map_or(0.0, |&first| costs[first]);
    let alike = walk.eligible.iter().all(|&i| costs[i] == cost);
    if !alike || !only_budget(constraints) {
        return None;
    }
    let mut room = walk.room.clone();
    let fits = walk.eligible.iter().take_while(|&&item| {
        let fits = room.fits(item);
        room.take(item);
        fits
    });
    Some(fits.count())
}

fn only_budget(constraints: &Constraints) -> bool {
    constraints.partitions.is_empty() && constraints.knapsacks.is_empty()
}

/// Whether all items may be chosen together.
fn unlimited(walk: &Walk<'_>) -> bool {
    let mut room = walk.room.clone();
    walk.eligible.iter().all(|&item| {
        let fits = room.fits(item);
        room.take(item);
        fits
    })
}

/// How [`Method::Sieve`] sees the constraints.
pub(super) fn limit(walk: &Walk<'_>) -> Option<Limit> {
    if let Some(k) = count(walk) {
        return Some(Limit::Count(k));
    }
    let all = walk.eligible.iter().map(|&i| walk.constraints.costs[i]);
    let budget = walk.budget.min(all.sum());
    (only_budget(walk.constraints) && budget > 0.0).then_some(Limit::Budget(budget))
}

/// The method that is run, and why it is not the one asked for.
pub(super) fn settle(walk: &Walk<'_>) -> (Method, Option<&'static str>) {
    let promise = walk.objective.promise();
    let asked = walk.search.method;
    let unlike = match asked {
        Method::Auto => return (choose(walk), None),
        Method::Lazy
        | Method::Greedy
        | Method::Swap
        | Method::Enumerate
        | Method::Exact
        | Method::Greedi => None,
        _ if !promise.submodular => Some("it needs a submodular objective"),
        Method::Stochastic | Method::Sieve if !promise.monotone => {
            Some("it needs a monotone objective")
        }
        Method::Stochastic | Method::RandomGreedy => {
            let counts = count(walk).is_some();
            (!counts).then_some("it needs items that are only counted")
        }
        Method::Sieve => limit(walk)
            .is_none()
            .then_some("it needs one budget above 0, and no limit beside it"),
        Method::SampleGreedy => (!only_budget(walk.constraints))
            .then_some("it needs one budget, and no limit beside it"),
        Method::DoubleGreedy | Method::RandomDoubleGreedy => {
            (!unlimited(walk)).then_some("it needs a set that nothing limits")
        }
    };
    match unlike {
        None => (asked, None),
        reason => (Method::Lazy, reason),
    }
}

fn choose(walk: &Walk<'_>) -> Method {
    let promise = walk.objective.promise();
    match walk.eligible.len() {
        0..=FEW if promise.submodular => Method::Exact,
        _ if promise.submodular && !promise.monotone && unlimited(walk) => Method::DoubleGreedy,
        0..=SOME => Method::Swap,
        _ => Method::Lazy,
    }
}

/// What is proven of a method that fits; `of_greedy` where it starts with greedy.
pub(super) fn guarantee(walk: &Walk<'_>, method: Method, of_greedy: Guarantee) -> Guarantee {
    let promise = walk.objective.promise();
    let epsilon = walk.search.epsilon;
    let share = |share, source| Guarantee::Share { share, source };
    let average = |share, source| Guarantee::OnAverage { share, source };
    let most = 1.0 - (-1.0f64).exp();
    let negative = Guarantee::None("the objective may fall below 0");
    if walk.interrupted {
        return Guarantee::None("the search was stopped before its end");
    }
    let left = |of: f64| (of - epsilon).max(0.0);
    match method {
        Method::Stochastic => average(left(most), "1 - 1/e - epsilon, Mirzasoleiman et al. 2015"),
        Method::Sieve => match limit(walk) {
            Some(Limit::Count(_)) => share(left(0.5), "1/2 - epsilon, Badanidiyuru et al. 2014"),
            _ => share(left(1.0 / 3.0), "1/3 - epsilon, Yu, Xu & Cui 2016"),
        },
        Method::RandomGreedy if promise.monotone => {
            average(most, "1 - 1/e, Buchbinder et al. 2014")
        }
        Method::RandomGreedy if walk.objective.is_never_negative() => {
            average((-1.0f64).exp(), "1/e, Buchbinder et al. 2014")
        }
        Method::SampleGreedy if walk.objective.is_never_negative() => average(
            1.0 / (3.0 + 2.0 * std::f64::consts::SQRT_2),
            "1/(3 + 2 sqrt 2), Amanatidis et al. 2020",
        ),
        Method::RandomGreedy | Method::SampleGreedy => negative,
        Method::DoubleGreedy | Method::RandomDoubleGreedy => {
            // The proofs lose no more than F at the two ends.
            let ends = [&[][..], &walk.eligible].map(|set| walk.standing_at(set).0.value());
            match method {
                _ if ends[0] + ends[1] < 0.0 => negative,
                Method::DoubleGreedy => share(1.0 / 3.0, "1/3, Buchbinder et al. 2012"),
                _ => average(0.5, "1/2, Buchbinder et al. 2012"),
            }
        }
        _ => of_greedy,
    }
}

/// What is proven of [`Method::Greedi`] with m parts.
pub(super) fn of_greedi(walk: &Walk<'_>, parts: usize) -> Guarantee {
    let promise = walk.objective.promise();
    let least = count(walk).map(|k| k.min(parts).max(1));
    match least {
        _ if walk.interrupted => Guarantee::None("the search was stopped before its end"),
        Some(least) if promise.monotone && promise.submodular => Guarantee::Share {
            share: (1.0 - (-1.0f64).exp()).powi(2) / least as f64,
            source: "(1 - 1/e)^2/min(m, k), Mirzasoleiman et al. 2013",
        },
        Some(_) => Guarantee::None("the objective is not monotone submodular"),
        None => Guarantee::None("nothing is proven of greedi but for items that are counted"),
    }
}
