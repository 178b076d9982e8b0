//! What a search that is stopped returns.

use proptest::prelude::*;

use super::*;
use crate::objective::ConcaveOverModular;
use crate::objective::tests::every_objective;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_stopped_search_is_feasible_and_keeps_its_bound(
        n in 1usize..=ITEMS,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        constraints in constraints(),
        patience in 0usize..30,
        start in prop::collection::vec(0usize..ITEMS, 0..3),
    ) {
        let constraints = cut(constraints, n);
        for (name, objective) in every_objective(n, &numbers, false) {
            let Some(best) = brute_force(&*objective, &constraints) else {
                continue;
            };
            for method in Method::ALL {
                let search = Search { method, nodes: 1 + patience, ..Search::default() };
                let problem = Problem::new(&*objective, &constraints, &search).unwrap();
                let start: Vec<usize> = start.iter().copied().filter(|&i| i < n).collect();
                let given = problem.given(&start);
                let from = if given.is_ok() { &start[..] } else { &[] };
                let found = problem.choose_from(from, &after(patience)).unwrap().certify();
                prop_assert!(feasible(&constraints, &found.items()), "{name} {method}");
                let bound = found.bound.unwrap_or(f64::INFINITY);
                prop_assert!(bound >= best - EPSILON, "{name} {method}: {bound} < {best}");
                prop_assert!(!found.optimal || found.value >= best - EPSILON, "{name} {method}");
                let share = found.guarantee.share();
                prop_assert!(found.value >= share * best - EPSILON, "{name} {method}");
                if let Ok(given) = given {
                    prop_assert!(found.value >= given.value() - EPSILON
                        || !objective.promise().monotone, "{name} {method}: worse than its start");
                }
            }
        }
    }

    #[test]
    fn the_first_picks_of_greedy_are_those_of_the_whole_search(
        n in 1usize..=ITEMS,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        most in 1usize..8,
        patience in 0usize..8,
    ) {
        // Counted: under a budget the best single item may stand for a beginning.
        let constraints = Constraints::budget(vec![1.0; n], most as f64);
        for (name, objective) in every_objective(n, &numbers, false) {
            for method in [Method::Greedy, Method::Lazy] {
                let search = Search { method, ..Search::default() };
                let problem = Problem::new(&*objective, &constraints, &search).unwrap();
                let whole = problem.choose(&|| false).certify();
                let part = problem.choose(&after(patience)).certify();
                let items = part.items();
                prop_assert!(whole.items().starts_with(&items), "{name}: {items:?}");
                prop_assert!(items.len() >= patience.min(whole.picks.len()), "{name}");
                // Continued from there it ends where the whole search ends.
                let rest = problem.choose_from(&items, &|| false).unwrap().certify();
                prop_assert_eq!(rest.items(), whole.items(), "{}", name);
            }
        }
    }
}

/// How often a search of n items asks whether to stop, whatever comes out.
fn asked(method: Method, n: usize) -> usize {
    let cells: Vec<u32> = (0..n as u32).map(|i| i * i % 31).collect();
    let scores: Vec<f64> = (0..n).map(|i| 1.0 + (i * 7919 % 101) as f64).collect();
    let worth = ConcaveOverModular::cluster_reward(&cells, &scores).unwrap();
    let free = matches!(method, Method::DoubleGreedy | Method::RandomDoubleGreedy);
    let budget = if free { n as f64 } else { 8.0 };
    let constraints = Constraints::budget(vec![1.0; n], budget);
    let search = Search {
        method,
        nodes: 50,
        ..Search::default()
    };
    let count = AtomicUsize::new(0);
    let stop = || count.fetch_add(1, Ordering::Relaxed) > 200;
    maximize(&worth, &constraints, &search, &stop).unwrap();
    count.into_inner()
}

#[test]
fn every_method_asks_at_every_step() {
    for method in Method::ALL {
        let least = match method {
            // the steps of a greedy walk
            Method::Lazy | Method::Greedy | Method::Auto => 8,
            Method::Stochastic | Method::RandomGreedy | Method::SampleGreedy => 8,
            // and those of every part, exchange, node, seed or item
            Method::Greedi | Method::Exact => 40,
            _ => 200,
        };
        let asked = asked(method, 2000);
        assert!(asked >= least, "{method} asked {asked} times");
    }
}
