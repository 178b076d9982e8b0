//! The same numbers at any number of threads, and without them.

use super::*;
use crate::objective::{Concave, ConcaveOverModular};
use crate::vector::Csr;

/// More items than are swept by one thread, each with some of 40 features.
fn many() -> (ConcaveOverModular, Constraints) {
    let n = 1500u32;
    let mut amounts = Csr::with_columns(40);
    for i in 0..n {
        let entry = |t: u32| ((i * 17 + t * t * 5) % 40, f64::from(1 + (i + t) % 7));
        let mut row: Vec<(u32, f64)> = (0..1 + i % 4).map(entry).collect();
        row.sort_unstable_by_key(|e| e.0);
        row.dedup_by_key(|e| e.0);
        amounts.push_row(row);
    }
    let worth = ConcaveOverModular::feature_based(amounts.into(), vec![1.0; 40], Concave::Sqrt);
    let costs = (0..n).map(|i| f64::from(1 + i % 5)).collect();
    (worth.unwrap(), Constraints::budget(costs, 9.0))
}

/// What every method comes to.
fn answers() -> Vec<Selection> {
    let (worth, mut constraints) = many();
    let by = |method: &Method| {
        let search = Search {
            method: *method,
            nodes: 20,
            ..Search::default()
        };
        maximize(&worth, &constraints, &search, &|| false).unwrap()
    };
    let mut answers: Vec<Selection> = Method::ALL.iter().map(by).collect();
    constraints.costs.fill(1.0);
    let by = |method: &Method| {
        let search = Search {
            method: *method,
            ..Search::default()
        };
        maximize(&worth, &constraints, &search, &|| false).unwrap()
    };
    answers.extend(
        [Method::Stochastic, Method::RandomGreedy, Method::Greedi]
            .iter()
            .map(by),
    );
    answers
}

#[test]
fn gains_are_computed_as_often_with_threads_and_without() {
    let evaluations: Vec<usize> = answers().iter().map(|found| found.evaluations).collect();
    assert_eq!(evaluations, [0; 16]);
}

#[cfg(feature = "parallel")]
#[test]
fn one_thread_and_four() {
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().unwrap().install(answers)
    };
    assert_eq!(with(1), with(4));
}
