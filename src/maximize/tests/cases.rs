//! Cases worked out by hand.

use std::sync::Arc;

use super::after;
use crate::maximize::*;
use crate::objective::{Concave, ConcaveOverModular, Dispersion, Mix, Objective};
use crate::vector::Csr;

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
    let parts: Vec<(f64, Arc<dyn Objective>)> = vec![
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
    let found = maximize(&objective, &constraints, &Search::default(), &after(2)).unwrap();
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
