//! What is proven, and of what.

use std::sync::Arc;

use super::brute_force;
use crate::maximize::*;
use crate::objective::{ConcaveOverModular, GraphCut, Objective};
use crate::vector::Csr;

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
    let objectives: [Arc<dyn Objective>; 2] =
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
                let with = |seed| {
                    let search = Search {
                        method,
                        seed,
                        ..Search::default()
                    };
                    maximize(&*objective, &constraints, &search, &|| false).unwrap()
                };
                if let Guarantee::OnAverage { share, .. } = with(0).guarantee {
                    let mean = (0..400).map(|seed| with(seed).value).sum::<f64>() / 400.0;
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
