//! Laws that every method obeys, checked against all feasible sets.

use std::cell::Cell;

use proptest::prelude::*;

use super::*;
use std::sync::Arc;

use crate::objective::tests::every_objective;
use crate::objective::{Concave, ConcaveOverModular, Dispersion, GraphCut, Mix};
use crate::vector::Csr;

const EPSILON: f64 = 1e-9;

/// Which sets are feasible, asked without any of the searcher's code.
fn feasible(constraints: &Constraints, set: &[usize]) -> bool {
    let cost: f64 = set.iter().map(|&i| constraints.costs[i]).sum();
    let in_groups = constraints.partitions.iter().all(|p| {
        set.iter().all(|&i| {
            let alike = set.iter().filter(|&&j| p.group[j] == p.group[i]).count();
            p.group[i].is_none() || alike <= p.most
        })
    });
    let in_all = constraints.knapsacks.iter().all(|k| {
        let cost: f64 = set.iter().map(|&i| k.costs[i]).sum();
        cost <= k.budget
    });
    cost <= constraints.budget
        && in_all
        && in_groups
        && constraints.required.iter().all(|i| set.contains(i))
        && !constraints.excluded.iter().any(|i| set.contains(i))
}

/// The best value over all feasible sets, None when there is no feasible set.
fn brute_force(objective: &dyn Objective, constraints: &Constraints) -> Option<f64> {
    let n = objective.len();
    (0u32..1 << n)
        .map(|bits| (0..n).filter(|i| bits >> i & 1 == 1).collect::<Vec<_>>())
        .filter(|set| feasible(constraints, set))
        .map(|set| objective.value_of(&set))
        .max_by(f64::total_cmp)
}

fn constraints() -> impl Strategy<Value = Constraints> {
    let cost = prop_oneof![Just(1.0), Just(2.0), Just(0.0), 0.5f64..6.0];
    let partition = (
        prop::collection::vec(prop::option::weighted(0.8, 0u32..3), 9),
        1usize..4,
    );
    (
        prop::collection::vec(cost, 9),
        any::<bool>(),
        0.0f64..14.0,
        prop::collection::vec(partition, 0..3),
        prop::option::weighted(0.2, (prop::collection::vec(0.0f64..3.0, 9), 0.0f64..9.0)),
        prop::collection::vec(0usize..9, 0..3),
        prop::collection::vec(0usize..9, 0..3),
    )
        .prop_map(
            |(costs, alike, budget, partitions, second, required, excluded)| {
                let costs = if alike { vec![1.0; 9] } else { costs };
                let partitions = partitions.into_iter().map(|(group, most)| Partition {
                    name: "group",
                    group,
                    most,
                });
                Constraints {
                    costs,
                    budget,
                    knapsacks: Vec::from_iter(second.map(|(costs, budget)| Knapsack {
                        name: "characters",
                        costs,
                        budget,
                    })),
                    partitions: partitions.collect(),
                    required,
                    excluded,
                }
            },
        )
}

/// The same constraints over the first n items.
fn cut(mut c: Constraints, n: usize) -> Constraints {
    c.costs.truncate(n);
    for k in &mut c.knapsacks {
        k.costs.truncate(n);
    }
    for p in &mut c.partitions {
        p.group.truncate(n);
    }
    c.required.retain(|&i| i < n);
    c.excluded.retain(|&i| i < n);
    c
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn every_method_on_every_objective(
        n in 1usize..9,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        twins: bool,
        constraints in constraints(),
        cost_exponent in prop_oneof![Just(0.0), Just(0.5), Just(1.0), Just(2.0)],
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
                let items = found.items();
                prop_assert!(feasible(&constraints, &items), "{name}: {items:?}");
                let distinct: std::collections::BTreeSet<_> = items.iter().collect();
                prop_assert_eq!(distinct.len(), items.len());
                prop_assert!((found.value - objective.value_of(&items)).abs() < EPSILON);
                let gains: f64 = found.picks.iter().map(|pick| pick.gain).sum();
                prop_assert!((found.value - gains).abs() < EPSILON, "{name}: gains add up");
                prop_assert!(found.value <= best + EPSILON);
                match found.bound {
                    Ok(bound) => {
                        prop_assert!(found.bound_by.is_some());
                        let by_gains = found.bound_by_gains.unwrap_or(bound);
                        prop_assert!(by_gains >= best - EPSILON && by_gains >= bound);
                        prop_assert!(bound >= best - EPSILON, "{name}: {bound} < {best}");
                        let share = found.certificate().unwrap();
                        prop_assert!((0.0..=1.0).contains(&share));
                        prop_assert_eq!(found.bounds.len(), items.len() + 1);
                        prop_assert!(found.bounds.is_sorted_by(|a, b| a >= b), "{:?}", found.bounds);
                        prop_assert_eq!(found.bounds.last(), Some(&bound));
                    }
                    Err(_) => {
                        prop_assert!(found.bounds.is_empty());
                        prop_assert!(!found.optimal && found.bound_by.is_none());
                        let p = objective.promise();
                        prop_assert!(!(p.monotone && p.submodular));
                        prop_assert!(p.submodular || p.diversification || found.guarantee.share() == 0.0);
                    }
                }
                let share = found.guarantee.share();
                prop_assert!(
                    share == 0.0 || found.value >= share * best - EPSILON,
                    "{name}: {} of {best}, promised {}", found.value, found.guarantee
                );
                if found.optimal || method == Method::Exact {
                    prop_assert!(found.optimal && !found.interrupted);
                    prop_assert!(found.value >= best - EPSILON, "{name}: {} < {best}", found.value);
                }
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
    fn a_stopped_search_is_feasible_and_keeps_its_bound(
        n in 1usize..9,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        constraints in constraints(),
        patience in 0usize..30,
    ) {
        let constraints = cut(constraints, n);
        for (name, objective) in every_objective(n, &numbers, false) {
            let Some(best) = brute_force(&*objective, &constraints) else {
                continue;
            };
            for method in Method::ALL {
                let asked = Cell::new(0);
                let stop = || {
                    asked.set(asked.get() + 1);
                    asked.get() > patience
                };
                let search = Search { method, nodes: 1 + patience, ..Search::default() };
                let found = maximize(&*objective, &constraints, &search, &stop).unwrap();
                prop_assert!(feasible(&constraints, &found.items()), "{name} {method}");
                let bound = found.bound.unwrap_or(f64::INFINITY);
                prop_assert!(bound >= best - EPSILON, "{name} {method}: {bound} < {best}");
                prop_assert!(!found.optimal || found.value >= best - EPSILON, "{name} {method}");
                let share = found.guarantee.share();
                prop_assert!(found.value >= share * best - EPSILON, "{name} {method}");
            }
        }
    }

    #[test]
    fn counted_distances_reach_half_of_the_best(
        n in 2usize..10,
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
        let constraints = Constraints { required, excluded, ..Constraints::budget(vec![1.0; 9], most) };
        let constraints = cut(constraints, n);
        let best = brute_force(&mix, &constraints);
        let found = maximize(&mix, &constraints, &Search::default(), &|| false);
        if let (Some(best), Ok(found)) = (best, found) {
            prop_assert_eq!(found.guarantee.share(), 0.5);
            prop_assert!(found.value >= 0.5 * best - EPSILON, "{} of {best}", found.value);
        }
    }

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
fn one_large_item_beats_many_cheap_ones() {
    // density takes the small one first, and then the large one no longer fits
    let objective = ConcaveOverModular::modular(&[2.0, 10.0]).unwrap();
    let constraints = Constraints::budget(vec![1.0, 10.0], 10.0);
    let found = maximize(&objective, &constraints, &Search::default(), &|| false).unwrap();
    assert_eq!(found.items(), [1]);
    assert_eq!(found.value, 10.0);
    assert_eq!(found.bound, Ok(2.0 + 10.0 * 0.9));
    assert_eq!(found.bounds, [11.0, 11.0]);
}

#[test]
fn the_bound_falls_as_picks_make_gains_smaller() {
    // items 0 and 1 say the same: once one is in, the other is worth nothing
    let objective = ConcaveOverModular::grouped(
        &[0, 0, 1],
        &[4.0, 4.0, 1.0],
        vec![1.0; 2],
        vec![Concave::Cap(4.0); 2],
    )
    .unwrap();
    let constraints = Constraints::budget(vec![1.0; 3], 2.0);
    let found = maximize(&objective, &constraints, &Search::default(), &|| false).unwrap();
    assert_eq!(found.items(), [0, 2]);
    assert_eq!(found.bounds, [8.0, 8.0, 5.0]);
    assert_eq!(found.value, 5.0);
}

#[test]
fn no_bound_is_recorded_where_none_was_asked_for() {
    let objective = ConcaveOverModular::modular(&[3.0, 2.0]).unwrap();
    let constraints = Constraints::budget(vec![1.0; 2], 1.0);
    let search = Search {
        bound: false,
        ..Search::default()
    };
    let found = maximize(&objective, &constraints, &search, &|| false).unwrap();
    assert!(found.bounds.is_empty());
}

/// A good item among twins of its, and two strangers that are far from all.
fn diversified() -> Mix {
    let mut w = Csr::with_columns(4);
    w.push_row([(0, 1.0), (1, 1.0)]);
    w.push_row([(0, 1.0), (1, 1.0)]);
    w.push_row([(2, 1.0)]);
    w.push_row([(3, 1.0)]);
    let dispersion = Dispersion::new(Arc::new(w), vec![1.0; 4]).unwrap();
    let quality = ConcaveOverModular::modular(&[1.5, 1.4, 0.0, 0.0]).unwrap();
    let parts: Vec<(f64, Arc<dyn crate::objective::Objective>)> = vec![
        (1.0, Arc::new(quality)),
        (1.0, Arc::new(dispersion.with_all_cosines())),
    ];
    Mix::raw(4, parts).unwrap()
}

#[test]
fn distances_count_twice_where_items_are_counted_and_nowhere_else() {
    let mix = diversified();
    let find = |constraints: &Constraints| {
        maximize(&mix, constraints, &Search::default(), &|| false).unwrap()
    };
    // by gain the twin comes second (1.4 against 1); by the rule a stranger (2)
    let counted = Constraints::budget(vec![1.0; 4], 2.0);
    let found = find(&counted);
    assert_eq!(found.items(), [0, 2]);
    assert_eq!(
        found.guarantee.to_string(),
        "0.500 (1/2, Borodin, Lee & Ye 2012)"
    );
    assert_eq!(found.bound, Err(NoBound::NotSubmodular));

    let by_words = Constraints::budget(vec![1.0, 1.0, 1.0, 1.1], 2.0);
    let found = find(&by_words);
    assert_eq!(found.items(), [0, 1]);
    assert!(
        found
            .guarantee
            .missing()
            .is_some_and(|why| why.contains("costs that differ"))
    );
    let group = Partition {
        name: "review",
        group: vec![Some(0); 4],
        most: 2,
    };
    let limited = Constraints {
        partitions: vec![group],
        ..counted.clone()
    };
    let found = find(&limited);
    assert_eq!(found.items(), [0, 1]);
    assert!(
        found
            .guarantee
            .missing()
            .is_some_and(|why| why.contains("matroid"))
    );

    // distances to what is required are part of the quality: they count once
    let required = Constraints {
        required: vec![2],
        ..counted
    };
    assert_eq!(find(&required).items(), [2, 0]);
}

#[test]
fn distances_alone_need_a_first_item_that_gains_nothing() {
    let w = Arc::new(Csr::one_per_row(&[0, 1, 2], &[1.0; 3], 3));
    let dispersion = Dispersion::new(w, vec![1.0; 3]).unwrap();
    for costs in [vec![1.0; 3], vec![2.0, 1.0, 1.0]] {
        let constraints = Constraints::budget(costs, 3.0);
        let found = maximize(&dispersion, &constraints, &Search::default(), &|| false).unwrap();
        assert!(found.value >= 1.0, "{found:?}");
    }
}

#[test]
fn ties_go_to_the_lower_index() {
    let objective = ConcaveOverModular::modular(&[1.0, 1.0 + 1e-12, 1.0]).unwrap();
    let constraints = Constraints::budget(vec![1.0; 3], 2.0);
    for method in Method::ALL.into_iter().take(5) {
        let search = Search {
            method,
            ..Search::default()
        };
        let found = maximize(&objective, &constraints, &search, &|| false).unwrap();
        assert_eq!(found.items(), [0, 1]);
    }
}

#[test]
fn nothing_more_to_gain_ends_the_search_unless_told_to_fill() {
    let objective = ConcaveOverModular::modular(&[0.0, 1.0, 0.0]).unwrap();
    let constraints = Constraints::budget(vec![1.0; 3], 2.0);
    let search = Search::default();
    let found = maximize(&objective, &constraints, &search, &|| false).unwrap();
    assert_eq!(found.items(), [1]);
    let search = Search {
        fill: true,
        ..search
    };
    let found = maximize(&objective, &constraints, &search, &|| false).unwrap();
    assert_eq!(found.items(), [1, 0]);
}

#[test]
fn a_stopped_search_returns_what_it_has_with_a_bound_and_without_a_promise() {
    let objective = ConcaveOverModular::modular(&[3.0, 2.0, 1.0]).unwrap();
    let constraints = Constraints::budget(vec![1.0; 3], 3.0);
    let asked = Cell::new(0);
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() > 2
    };
    let found = maximize(&objective, &constraints, &Search::default(), &stop).unwrap();
    assert_eq!(found.items(), [0, 1]);
    assert!(found.interrupted);
    assert_eq!(found.bound, Ok(6.0));
    assert_eq!(found.guarantee.share(), 0.0);
}

#[test]
fn empty_ground_sets_and_empty_budgets() {
    let objective = ConcaveOverModular::modular(&[]).unwrap();
    let constraints = Constraints::budget(vec![], 10.0);
    let found = maximize(&objective, &constraints, &Search::default(), &|| false).unwrap();
    assert!(found.picks.is_empty());
    assert_eq!(found.certificate(), Some(1.0));

    let objective = ConcaveOverModular::modular(&[1.0]).unwrap();
    let constraints = Constraints::budget(vec![1.0], 0.0);
    let found = maximize(&objective, &constraints, &Search::default(), &|| false).unwrap();
    assert!(found.picks.is_empty());
}

#[test]
fn impossible_constraints_are_refused_with_their_numbers() {
    let objective = ConcaveOverModular::modular(&[1.0, 2.0, 3.0]).unwrap();
    let base = Constraints::budget(vec![4.0, 5.0, 6.0], 10.0);
    let message = |c: Constraints| {
        maximize(&objective, &c, &Search::default(), &|| false)
            .unwrap_err()
            .to_string()
    };
    let group = Partition {
        name: "aspect",
        group: vec![Some(0), Some(0), Some(1)],
        most: 1,
    };
    let cases = [
        (
            Constraints {
                required: vec![1, 2],
                ..base.clone()
            },
            "the required items cost 11, more than the budget of 10",
        ),
        (
            Constraints {
                required: vec![0, 1],
                partitions: vec![group],
                ..base.clone()
            },
            "more than 1 required items share one aspect",
        ),
        (
            Constraints {
                required: vec![3],
                ..base.clone()
            },
            "item 3 does not exist; the last of the ground set is 2",
        ),
        (
            Constraints {
                required: vec![1],
                excluded: vec![1],
                ..base.clone()
            },
            "item 1 is both required and excluded",
        ),
        (
            Constraints::budget(vec![1.0, f64::NAN, 1.0], 1.0),
            "the cost of item 1 must be finite and not below 0, got NaN",
        ),
        (
            Constraints::budget(vec![1.0], 1.0),
            "the list of costs has 1 entries for a ground set of 3",
        ),
        (
            Constraints {
                budget: -1.0,
                ..base.clone()
            },
            "the budget must be a number that is not below 0, got -1",
        ),
    ];
    for (constraints, wanted) in cases {
        assert_eq!(message(constraints), wanted);
    }
    let search = Search {
        cost_exponent: -0.5,
        ..Search::default()
    };
    let error = maximize(&objective, &base, &search, &|| false).unwrap_err();
    assert!(error.to_string().contains("-0.5"), "{error}");
}

/// A cut of a path of six items: 2 for each end inside, worse with both ends of an edge.
fn cut_of_a_path() -> GraphCut {
    let mut w = Csr::with_columns(6);
    for i in 0..6u32 {
        let neighbours = [i.checked_sub(1), (i < 5).then_some(i + 1)];
        w.push_row(neighbours.into_iter().flatten().map(|j| (j, 1.0)));
    }
    GraphCut::new(Arc::new(w), 2.0).unwrap()
}

#[test]
fn the_mean_over_seeds_is_what_is_proven_of_it() {
    let coverage =
        ConcaveOverModular::cluster_reward(&[0, 0, 1, 1, 2, 3], &[4.0, 3.0, 5.0, 1.0, 2.0, 1.0]);
    let objectives: [Arc<dyn crate::objective::Objective>; 2] =
        [Arc::new(coverage.unwrap()), Arc::new(cut_of_a_path())];
    let mut proven = 0;
    for objective in objectives {
        for (costs, budget) in [
            (vec![1.0; 6], 3.0),
            (vec![1.0; 6], 6.0),
            (vec![1.0, 2.0, 3.0, 1.0, 2.0, 1.0], 4.0),
        ] {
            let constraints = Constraints::budget(costs, budget);
            let best = brute_force(&*objective, &constraints).unwrap();
            for method in Method::ALL {
                let by_seed = (0..400).map(|seed| {
                    let search = Search {
                        method,
                        seed,
                        ..Search::default()
                    };
                    maximize(&*objective, &constraints, &search, &|| false).unwrap()
                });
                let found: Vec<Selection> = by_seed.collect();
                let mean = found.iter().map(|found| found.value).sum::<f64>() / 400.0;
                if let Guarantee::OnAverage { share, .. } = found[0].guarantee {
                    assert!(mean >= share * best, "{method}: {mean} of {best}");
                    proven += 1;
                }
            }
        }
    }
    // stochastic 2, random 4, sample 6, random double 2
    assert_eq!(proven, 14);
}

#[test]
fn what_does_not_fit_is_named_and_lazy_takes_its_place() {
    let objective = cut_of_a_path();
    let by_words = Constraints::budget(vec![1.0, 2.0, 1.0, 2.0, 1.0, 2.0], 4.0);
    let why = |method, constraints: &Constraints| {
        let search = Search {
            method,
            ..Search::default()
        };
        let found = maximize(&objective, constraints, &search, &|| false).unwrap();
        let asked = found.method == method && found.instead.is_none();
        assert!(asked || found.method == Method::Lazy);
        found.instead.unwrap_or("it fits")
    };
    assert_eq!(
        why(Method::Stochastic, &by_words),
        "it needs a monotone objective"
    );
    assert_eq!(
        why(Method::RandomGreedy, &by_words),
        "it needs items that are only counted"
    );
    assert_eq!(
        why(Method::DoubleGreedy, &by_words),
        "it needs a set that nothing limits"
    );
    assert_eq!(why(Method::SampleGreedy, &by_words), "it fits");
    let all = Constraints::budget(vec![1.0; 6], f64::INFINITY);
    assert_eq!(why(Method::DoubleGreedy, &all), "it fits");
    assert_eq!(why(Method::RandomGreedy, &all), "it fits");
}

#[test]
fn auto_says_what_it_chose() {
    let chosen = |n: usize| {
        let objective = ConcaveOverModular::modular(&vec![1.0; n]).unwrap();
        let constraints = Constraints::budget(vec![1.0; n], 2.0);
        let search = Search {
            method: Method::Auto,
            ..Search::default()
        };
        maximize(&objective, &constraints, &search, &|| false)
            .unwrap()
            .method
    };
    assert_eq!(chosen(50), Method::Exact);
    assert_eq!(chosen(500), Method::Swap);
    assert_eq!(chosen(2000), Method::Lazy);
}

#[test]
fn limits_that_nest_are_one_matroid() {
    let objective = ConcaveOverModular::modular(&[4.0, 3.0, 2.0, 1.0]).unwrap();
    let limit = |group: [u32; 4], most| Partition {
        name: "aspect",
        group: group.map(Some).to_vec(),
        most,
    };
    let share = |outer: [u32; 4]| {
        let constraints = Constraints {
            partitions: vec![limit([0, 0, 1, 2], 1), limit(outer, 2)],
            ..Constraints::budget(vec![1.0; 4], 3.0)
        };
        let found = maximize(&objective, &constraints, &Search::default(), &|| false).unwrap();
        found.guarantee.share()
    };
    assert_eq!(share([0, 0, 0, 1]), 0.5, "within the branch of 0 and 1");
    assert_eq!(share([0, 1, 1, 1]), 1.0 / 3.0, "across");
}

#[test]
fn a_search_cut_off_by_its_nodes_says_what_gap_is_left() {
    // equal weights hide the optimum: halves of all subsets look alike
    let cells: Vec<u32> = (0..24).map(|i| i % 7).collect();
    let scores: Vec<f64> = (0..24).map(|i| 1.0 + f64::from(i * i % 11)).collect();
    let objective = ConcaveOverModular::cluster_reward(&cells, &scores).unwrap();
    let costs = (0..24).map(|i| f64::from(3 + i * 5 % 8)).collect();
    let constraints = Constraints::budget(costs, 40.0);
    let by = |nodes| {
        let search = Search {
            method: Method::Exact,
            nodes,
            ..Search::default()
        };
        maximize(&objective, &constraints, &search, &|| false).unwrap()
    };
    let (cut, whole) = (by(1), by(100_000));
    assert!(!cut.optimal && cut.certificate().unwrap() < 1.0 && !cut.interrupted);
    assert!(cut.bound.unwrap() >= whole.value);
    assert!(whole.optimal && whole.guarantee.share() == 1.0);
    assert_eq!(whole.certificate(), Some(1.0));
}
