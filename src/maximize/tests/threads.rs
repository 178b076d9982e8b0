//! The same numbers at any number of threads, and without them.

use super::*;
use crate::objective::{Concave, ConcaveOverModular};
use crate::vector::Csr;

/// Items each with some of 40 features.
fn problem(n: u32, prices: u32, budget: f64) -> (ConcaveOverModular, Constraints) {
    let mut amounts = Csr::with_columns(40);
    for i in 0..n {
        let entry = |t: u32| ((i * 17 + t * t * 5) % 40, f64::from(1 + (i + t) % 7));
        let mut row: Vec<(u32, f64)> = (0..1 + i % 4).map(entry).collect();
        row.sort_unstable_by_key(|e| e.0);
        row.dedup_by_key(|e| e.0);
        amounts.push_row(row);
    }
    let worth = ConcaveOverModular::feature_based(amounts.into(), vec![1.0; 40], Concave::Sqrt);
    let costs = (0..n).map(|i| f64::from(1 + i % prices)).collect();
    (worth.unwrap(), Constraints::budget(costs, budget))
}

/// What every method comes to.
fn answers() -> Vec<Selection> {
    // More than are swept by one thread.
    let (worth, mut constraints) = problem(1100, 4, 5.0);
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
    let counted = [Method::Stochastic, Method::RandomGreedy, Method::Greedi];
    answers.extend(counted.iter().map(by));
    // Seeds that the first bound does not cut, enough of them for threads.
    let (worth, constraints) = problem(100, 5, 9.0);
    let search = Search {
        method: Method::Enumerate,
        ..Search::default()
    };
    answers.push(maximize(&worth, &constraints, &search, &|| false).unwrap());
    answers
}

#[test]
fn gains_are_computed_as_often_with_threads_and_without() {
    let evaluations: Vec<usize> = answers().iter().map(|found| found.evaluations).collect();
    // By method, then three of items that are counted, then seeds.
    let wanted = [
        1267, 4940, 8067, 2367, 8068, 1267, 1267, 16486, 1406, 1267, 1158, 1267, 1267, 3635, 6590,
        2341, 11324,
    ];
    assert_eq!(evaluations, wanted);
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
