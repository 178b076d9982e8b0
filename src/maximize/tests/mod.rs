//! Laws that every method obeys, checked against all feasible sets, and cases.

mod anytime;
mod cases;
mod guarantees;
mod laws;
mod starts;
mod threads;

use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::prelude::*;

use super::*;

const EPSILON: f64 = 1e-9;

/// Items of the sets that are compared with all others: 2⁹ sets for each of the objectives.
const ITEMS: usize = 9;

/// Says yes when asked for the so-and-so-many-th time.
fn after(patience: usize) -> impl Fn() -> bool + Sync {
    let asked = AtomicUsize::new(0);
    move || asked.fetch_add(1, Ordering::Relaxed) >= patience
}

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

fn costs() -> impl Strategy<Value = Vec<f64>> {
    let cost = prop_oneof![Just(1.0), Just(2.0), Just(0.0), 0.5f64..6.0];
    let alike = prop_oneof![4 => Just(1.0), 1 => Just(0.0), 1 => Just(2.5)];
    prop_oneof![
        prop::collection::vec(cost, ITEMS),
        alike.prop_map(|cost| vec![cost; ITEMS]),
    ]
}

fn partition(group: Vec<Option<u32>>, most: usize) -> Partition {
    let name = "group";
    Partition { name, group, most }
}

/// None, one, two that have nothing to do with each other, or two that nest.
fn partitions() -> impl Strategy<Value = Vec<Partition>> {
    let group = || prop::collection::vec(prop::option::weighted(0.8, 0u32..4), ITEMS);
    let any = (group(), 1usize..4).prop_map(|(group, most)| partition(group, most));
    let nested = (group(), 1usize..3, 1usize..4).prop_map(|(inner, few, more)| {
        let outer = inner.iter().map(|group| group.map(|g| g / 2)).collect();
        vec![partition(inner, few), partition(outer, more)]
    });
    prop_oneof![3 => prop::collection::vec(any, 0..3), 1 => nested]
}

/// Every kind of constraints, over as many items as there may be.
fn constraints() -> impl Strategy<Value = Constraints> {
    let items = || prop::collection::vec(0usize..ITEMS, 0..3);
    let knapsack = (prop::collection::vec(0.0f64..3.0, ITEMS), 0.0f64..9.0);
    let knapsacks = prop_oneof![
        3 => Just(Vec::new()),
        1 => prop::collection::vec(knapsack, 1..3),
    ];
    let limits = (costs(), 0.0f64..14.0, partitions(), knapsacks);
    (limits, items(), items()).prop_map(
        |((costs, budget, partitions, knapsacks), required, excluded)| {
            let name = "characters";
            let knapsacks = knapsacks.into_iter().map(|(costs, budget)| Knapsack {
                name,
                costs,
                budget,
            });
            Constraints {
                costs,
                budget,
                knapsacks: knapsacks.collect(),
                partitions,
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
