//! Every method × every objective × every kind of constraints.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::objective::tests::every_objective;
use crate::objective::{Mix, Objective};

/// What holds of every answer; `best` is the best there is.
fn check(
    objective: &dyn Objective,
    constraints: &Constraints,
    found: &Selection,
    best: f64,
) -> Result<(), TestCaseError> {
    let items = found.items();
    let promise = objective.promise();
    prop_assert!(feasible(constraints, &items), "{items:?}");
    prop_assert_eq!(items.iter().collect::<BTreeSet<_>>().len(), items.len());
    prop_assert!((found.value - objective.value_of(&items)).abs() < EPSILON);
    prop_assert!(found.value <= best + EPSILON);
    let gains: f64 = found.picks.iter().map(|pick| pick.gain).sum();
    prop_assert!((found.value - gains).abs() < EPSILON, "gains add up");
    for (at, pick) in found.picks.iter().enumerate() {
        let gain = objective.value_of(&items[..=at]) - objective.value_of(&items[..at]);
        prop_assert!(
            (pick.gain - gain).abs() < EPSILON,
            "what it added when taken"
        );
        prop_assert!(!promise.monotone || pick.gain >= 0.0, "the value falls");
    }
    match found.bound {
        Ok(bound) => {
            prop_assert!(found.bound_by.is_some());
            let by_gains = found.bound_by_gains.unwrap_or(bound);
            prop_assert!(by_gains >= best - EPSILON && by_gains >= bound);
            prop_assert!(bound >= best - EPSILON, "{bound} < {best}");
            prop_assert!((0.0..=1.0).contains(&found.certificate().unwrap()));
            prop_assert_eq!(found.bounds.len(), items.len() + 1);
            prop_assert!(
                found.bounds.is_sorted_by(|a, b| a >= b),
                "{:?}",
                found.bounds
            );
            prop_assert_eq!(found.bounds.last(), Some(&bound));
        }
        Err(_) => {
            prop_assert!(found.bounds.is_empty());
            prop_assert!(!found.optimal && found.bound_by.is_none());
            prop_assert!(!(promise.monotone && promise.submodular));
        }
    }
    let share = found.guarantee.share();
    prop_assert!(
        share == 0.0 || found.value >= share * best - EPSILON,
        "{} of {best}, promised {}",
        found.value,
        found.guarantee
    );
    prop_assert!(!found.optimal || found.value >= best - EPSILON, "{best}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_method_on_every_objective(
        n in 1usize..=ITEMS,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        twins: bool,
        constraints in constraints(),
        cost_exponent in prop_oneof![Just(0.0), Just(0.5), Just(1.0), Just(1.0), Just(2.0)],
        fill: bool,
        guesses in 1usize..4,
        seed: u64,
    ) {
        let constraints = cut(constraints, n);
        for (name, objective) in every_objective(n, &numbers, twins) {
            let best = brute_force(&*objective, &constraints);
            let mut answers = Vec::new();
            for method in Method::ALL {
                let search = Search { method, cost_exponent, fill, guesses, seed, ..Search::default() };
                let found = maximize(&*objective, &constraints, &search, &|| false);
                let Some(best) = best else {
                    prop_assert!(found.is_err(), "{name}: nothing is feasible");
                    continue;
                };
                let found = found.unwrap();
                let checked = check(&*objective, &constraints, &found, best);
                prop_assert!(checked.is_ok(), "{name}, {method}: {checked:?}");
                prop_assert!(!found.interrupted);
                prop_assert!(method != Method::Exact || found.optimal, "{name}");
                answers.push((method, found));
            }
            let of = |method| {
                let found = answers.iter().find(|(by, _)| *by == method);
                found.map(|(_, found)| found)
            };
            if let (Some(lazy), Some(greedy)) = (of(Method::Lazy), of(Method::Greedy)) {
                prop_assert_eq!(&lazy.picks, &greedy.picks, "{}", name);
                let start_with_it = [Method::Swap, Method::Enumerate, Method::Exact];
                for (method, found) in answers.iter().filter(|a| start_with_it.contains(&a.0)) {
                    prop_assert!(found.value >= lazy.value - EPSILON, "{name}: {method}");
                }
            }
        }
    }

    #[test]
    fn counted_distances_reach_half_of_the_best(
        n in 2usize..=ITEMS,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        most in 1.0f64..8.0,
        required in prop::collection::vec(0usize..9, 0..3),
        excluded in prop::collection::vec(0usize..9, 0..2),
        weight in prop_oneof![Just(0.01), 0.1f64..2.0, Just(100.0)],
    ) {
        let all = every_objective(n, &numbers, false);
        let named = |wanted: &str| {
            let found = all.iter().find(|(name, _)| *name == wanted);
            found.expect("a name of the list").1.clone()
        };
        let parts = vec![(1.0, named("facility-location")), (weight, named("dispersion"))];
        let mix = Mix::raw(n, parts).unwrap();
        let constraints = Constraints { required, excluded, ..Constraints::budget(vec![1.0; ITEMS], most) };
        let constraints = cut(constraints, n);
        let best = brute_force(&mix, &constraints);
        let found = maximize(&mix, &constraints, &Search::default(), &|| false);
        if let (Some(best), Ok(found)) = (best, found) {
            prop_assert_eq!(found.guarantee.share(), 0.5);
            prop_assert!(found.value >= 0.5 * best - EPSILON, "{} of {best}", found.value);
        }
    }
}

proptest! {
    // 16,384 sets each: a few of the objectives, a few times.
    #![proptest_config(ProptestConfig::with_cases(3))]

    #[test]
    fn fourteen_items(
        numbers in prop::collection::vec(0.0f64..1.0, 48),
        costs in prop::collection::vec(0.5f64..6.0, 14),
        budget in 4.0f64..20.0,
        alike: bool,
    ) {
        let costs = if alike { vec![1.0; 14] } else { costs };
        let constraints = Constraints::budget(costs, budget);
        let wanted = ["facility-location", "calibrated", "graph-cut λ=3", "a2, a3"];
        let all = every_objective(14, &numbers, false);
        for (name, objective) in all.iter().filter(|(name, _)| wanted.contains(name)) {
            let best = brute_force(&**objective, &constraints).unwrap();
            for method in Method::ALL {
                let search = Search { method, guesses: 2, ..Search::default() };
                let found = maximize(&**objective, &constraints, &search, &|| false).unwrap();
                let checked = check(&**objective, &constraints, &found, best);
                prop_assert!(checked.is_ok(), "{name}, {method}: {checked:?}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lazy_picks_what_greedy_picks_on_larger_inputs_full_of_duplicates(
        n in 20usize..60,
        numbers in prop::collection::vec(0.0f64..1.0, 60),
        steps in 1usize..5,
        budget in 1.0f64..80.0,
        cost_exponent in prop_oneof![Just(0.0), Just(0.5), Just(1.0)],
    ) {
        // few distinct numbers: many items are exact duplicates of each other
        let coarse: Vec<f64> =
            numbers.iter().map(|x| (x * steps as f64).round() / steps as f64).collect();
        let costs = (0..n).map(|i| 1.0 + (coarse[(i * 7) % 60] * 9.0).round()).collect();
        let constraints = Constraints::budget(costs, budget);
        for (name, objective) in every_objective(n, &coarse, true) {
            let by = |method| {
                let search = Search { method, cost_exponent, ..Search::default() };
                maximize(&*objective, &constraints, &search, &|| false).unwrap()
            };
            let (lazy, greedy) = (by(Method::Lazy), by(Method::Greedy));
            prop_assert_eq!(&lazy.picks, &greedy.picks, "{}", name);
            prop_assert!(lazy.evaluations <= greedy.evaluations);
        }
    }
}

#[test]
fn of_what_is_free_the_better_comes_first() {
    // all costs are 0: one of the group, and by density all would look alike
    let worth: Arc<dyn Objective> =
        Arc::new(crate::objective::ConcaveOverModular::modular(&[0.1, 5.0, 3.0]).unwrap());
    let constraints = Constraints {
        partitions: vec![partition(vec![Some(0), Some(0), None], 1)],
        ..Constraints::budget(vec![0.0; 3], 0.0)
    };
    let found = maximize(&*worth, &constraints, &Search::default(), &|| false).unwrap();
    assert_eq!(found.items(), [1, 2]);
}
