//! Which methods fit an objective and its constraints, and what is proven of them there.

use super::guarantee::{Guarantee, of_greedy};
use super::origin::Origin;
use super::sieve::Limit;
use super::{Constraints, Method};

/// Up to so many items branch and bound ends in far less than a second on reviews.
const FEW: usize = 100;

/// Up to so many items looking at all exchanges of one item takes less than seconds.
const SOME: usize = 1000;

/// Up to so many items all of them are looked at by turns. More of them lazy greedy looks at
/// once, and then only at those that may be the next.
const MOST: usize = 100_000;

/// How many items may be chosen, where they are only counted.
pub(super) fn count(origin: &Origin<'_>) -> Option<usize> {
    let constraints = origin.constraints;
    let costs = &constraints.costs;
    let cost = origin.eligible.first().map_or(0.0, |&first| costs[first]);
    let alike = origin.eligible.iter().all(|&i| costs[i] == cost);
    if !alike || !only_budget(constraints) {
        return None;
    }
    let mut room = origin.room.clone();
    let fits = origin.eligible.iter().take_while(|&&item| {
        let fits = room.fits(item);
        room.take(item);
        fits
    });
    Some(fits.count())
}

/// Whether the greedy rule looks at the gain per unit of cost.
fn by_density(origin: &Origin<'_>) -> bool {
    let exponent = origin.search.cost_exponent;
    exponent == 1.0 || origin.constraints.counts_items(exponent)
}

fn only_budget(constraints: &Constraints) -> bool {
    constraints.partitions.is_empty() && constraints.knapsacks.is_empty()
}

/// Whether all items may be chosen together.
fn unlimited(origin: &Origin<'_>) -> bool {
    let mut room = origin.room.clone();
    origin.eligible.iter().all(|&item| {
        let fits = room.fits(item);
        room.take(item);
        fits
    })
}

/// How [`Method::Sieve`] sees the constraints.
pub(super) fn limit(origin: &Origin<'_>) -> Option<Limit> {
    if let Some(k) = count(origin) {
        return Some(Limit::Count(k));
    }
    let all = origin.eligible.iter().map(|&i| origin.constraints.costs[i]);
    let budget = origin.budget.min(all.sum());
    (only_budget(origin.constraints) && budget > 0.0).then_some(Limit::Budget(budget))
}

/// The method that is run, and why it is not the one asked for.
pub(super) fn settle(origin: &Origin<'_>) -> (Method, Option<&'static str>) {
    let promise = origin.objective.promise();
    let asked = origin.search.method;
    let unlike = match asked {
        Method::Auto => return (choose(origin), None),
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
            let counts = count(origin).is_some();
            (!counts).then_some("it needs items that are only counted")
        }
        Method::Sieve => limit(origin)
            .is_none()
            .then_some("it needs one budget above 0, and no limit beside it"),
        Method::SampleGreedy => (!only_budget(origin.constraints))
            .then_some("it needs one budget, and no limit beside it"),
        Method::DoubleGreedy | Method::RandomDoubleGreedy => {
            (!unlimited(origin)).then_some("it needs a set that nothing limits")
        }
    };
    match unlike {
        None => (asked, None),
        reason => (Method::Lazy, reason),
    }
}

/// Whether double greedy fits, and takes O(n) steps: where an item cannot be removed it takes
/// O(n²).
fn double(origin: &Origin<'_>) -> bool {
    let promise = origin.objective.promise();
    let removes = |item: usize| {
        let mut partial = origin.partial.boxed_clone();
        partial.add(item);
        partial.remove(item)
    };
    promise.submodular
        && !promise.monotone
        && unlimited(origin)
        && origin.eligible.first().is_some_and(|&item| removes(item))
}

fn choose(origin: &Origin<'_>) -> Method {
    let promise = origin.objective.promise();
    match origin.eligible.len() {
        0..=FEW if promise.submodular => Method::Exact,
        0..=MOST if double(origin) => Method::DoubleGreedy,
        0..=SOME => Method::Swap,
        _ => Method::Lazy,
    }
}

/// What is proven of a method that fits and was not stopped.
pub(super) fn guarantee(origin: &Origin<'_>, method: Method) -> Guarantee {
    let promise = origin.objective.promise();
    let epsilon = origin.search.epsilon;
    let share = |share, source| Guarantee::Share { share, source };
    let average = |share, source| Guarantee::OnAverage { share, source };
    let most = 1.0 - (-1.0f64).exp();
    let negative = Guarantee::None("the objective may fall below 0");
    let left = |of: f64| (of - epsilon).max(0.0);
    match method {
        Method::Stochastic => average(left(most), "1 - 1/e - epsilon, Mirzasoleiman et al. 2015"),
        Method::Sieve => match limit(origin) {
            Some(Limit::Count(_)) => share(left(0.5), "1/2 - epsilon, Badanidiyuru et al. 2014"),
            _ => share(left(1.0 / 3.0), "1/3 - epsilon, Yu, Xu & Cui 2016"),
        },
        Method::RandomGreedy if promise.monotone => {
            average(most, "1 - 1/e, Buchbinder et al. 2014")
        }
        Method::RandomGreedy if origin.objective.is_never_negative() => {
            average((-1.0f64).exp(), "1/e, Buchbinder et al. 2014")
        }
        Method::SampleGreedy if !by_density(origin) => {
            Guarantee::None("nothing is proven under a budget for r other than 1")
        }
        Method::SampleGreedy if origin.objective.is_never_negative() => average(
            1.0 / (3.0 + 2.0 * std::f64::consts::SQRT_2),
            "1/(3 + 2 sqrt 2), Amanatidis et al. 2020",
        ),
        Method::RandomGreedy | Method::SampleGreedy => negative,
        Method::DoubleGreedy | Method::RandomDoubleGreedy => {
            // The proofs lose no more than F at the two ends.
            let ends = [&[][..], &origin.eligible].map(|set| origin.standing_at(set).0.value());
            match method {
                _ if ends[0] + ends[1] < 0.0 => negative,
                Method::DoubleGreedy => share(1.0 / 3.0, "1/3, Buchbinder et al. 2012"),
                _ => average(0.5, "1/2, Buchbinder et al. 2012"),
            }
        }
        _ => of_greedy(origin),
    }
}

/// What is proven of [`Method::Greedi`] with m parts.
pub(super) fn of_greedi(origin: &Origin<'_>, parts: usize) -> Guarantee {
    let promise = origin.objective.promise();
    let least = count(origin).map(|k| k.min(parts).max(1));
    match least {
        Some(least) if promise.monotone && promise.submodular => Guarantee::Share {
            share: (1.0 - (-1.0f64).exp()).powi(2) / least as f64,
            source: "(1 - 1/e)^2/min(m, k), Mirzasoleiman et al. 2013",
        },
        Some(_) => Guarantee::None("the objective is not monotone submodular"),
        None => Guarantee::None("nothing is proven of greedi but for items that are counted"),
    }
}
