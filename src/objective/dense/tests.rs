//! The dense objectives against the sparse ones and against determinants by permutation.

use std::sync::Arc;

use proptest::prelude::*;

use crate::maximize::{Constraints, Method, Search, maximize};
use crate::objective::*;
use crate::vector::{Csr, Dense, Kernel};

/// Numbers in 0..1 without a pattern, the same on each run.
fn rows(n: usize, columns: usize, shift: f64) -> Dense {
    let number = |at: usize| ((at as f64 * 12.9898).sin().abs() * 43758.5453).fract() - shift;
    Dense::new(columns, (0..n * columns).map(number).collect()).unwrap()
}

fn full(kernel: &Kernel) -> Arc<Csr> {
    Arc::new(kernel.strongest(kernel.len()))
}

fn picks(objective: &dyn Objective, k: usize) -> (Vec<usize>, f64, Option<f64>) {
    let constraints = Constraints::budget(vec![1.0; objective.len()], k as f64);
    let found = maximize(objective, &constraints, &Search::default(), &|| false).unwrap();
    (found.items(), found.value, found.bound.ok())
}

#[test]
fn dense_objectives_choose_what_the_sparse_ones_choose() {
    for shift in [0.0, 0.5] {
        let kernel = Arc::new(Kernel::cosine(rows(300, 7, shift)));
        let sparse = full(&kernel);
        type Pair = (Box<dyn Objective>, Box<dyn Objective>);
        let facility = || DenseFacilityLocation::new(kernel.clone());
        let reference = || Box::new(FacilityLocation::over_similarity(sparse.clone()).unwrap());
        let mut pairs: Vec<Pair> = vec![
            (Box::new(facility()), reference()),
            (Box::new(facility().with_memory(0)), reference()),
            (Box::new(facility().with_memory(100_000)), reference()),
        ];
        if shift == 0.0 {
            pairs.push((
                Box::new(DenseGraphCut::new(kernel.clone(), 0.4).unwrap()),
                Box::new(GraphCut::new(sparse.clone(), 0.4).unwrap()),
            ));
            pairs.push((
                Box::new(DenseCoverage::new(kernel.clone(), 0.1).unwrap()),
                Box::new(ConcaveOverModular::saturated_coverage(sparse.clone(), 0.1).unwrap()),
            ));
        }
        for (dense, sparse) in pairs {
            let (items, value, bound) = picks(&*dense, 40);
            let (wanted, sure, above) = picks(&*sparse, 40);
            assert_eq!(items, wanted);
            assert!((value - sure).abs() < 1e-9 * sure);
            // The sparse ones have a relaxation, and with it the tighter bound.
            let looser = bound.zip(above).is_none_or(|(a, b)| a > b - 1e-9 * sure);
            assert!(looser, "{bound:?} {above:?}");
        }
    }
}

/// Kernels of every kind: of one sign and of both, large and small, with rows of zeros,
/// with equal rows.
fn kernels(n: usize) -> Vec<Kernel> {
    let scaled = |factor: f64, shift: f64| {
        let rows = rows(n, 5, shift);
        let scale = |i: usize| factor * if i % 50 == 7 { 0.0 } else { 1.0 };
        let numbers = (0..n).flat_map(|i| rows.row(i).iter().map(move |x| x * scale(i)));
        Dense::new(5, numbers.collect()).unwrap()
    };
    let equal = Dense::new(5, rows(n, 5, 0.0).row(0).repeat(n)).unwrap();
    let entry = |i: usize, j: usize| 1.0 / (1.0 + (i as f64 - j as f64).abs()) - 0.05;
    let square = (0..n * n).map(|at| entry(at / n, at % n)).collect();
    vec![
        Kernel::cosine(scaled(1.0, 0.0)),
        Kernel::cosine(scaled(1.0, 0.5)),
        Kernel::dot(scaled(1e6, 0.0)),
        Kernel::dot(scaled(1e-30, 0.3)),
        Kernel::dot(scaled(0.0, 0.0)),
        Kernel::cosine(equal),
        Kernel::nearness(scaled(3.0, 0.5)),
        Kernel::given(Dense::new(n, square).unwrap()).unwrap(),
    ]
}

#[test]
fn what_is_said_of_a_gain_beforehand_is_true_and_near() {
    let n = 300;
    for (which, kernel) in kernels(n).into_iter().enumerate() {
        let kernel = Arc::new(kernel);
        let greatest = (0..n).map(|i| kernel.own(i)).fold(0.0, f64::max);
        let entries = |i: usize| -> Vec<f64> { (0..n).map(|j| kernel.entry(i, j)).collect() };
        let all: Vec<Vec<f64>> = (0..n).map(entries).collect();
        for memory in [0, 20_000, usize::MAX] {
            let facility = DenseFacilityLocation::new(kernel.clone()).with_memory(memory);
            let mut partial = facility.start();
            let mut best = vec![0.0f64; n];
            for chosen in [3, 299, 256, 30, 111, 7] {
                partial.add(chosen);
                for (j, best) in best.iter_mut().enumerate() {
                    *best = best.max(all[chosen][j]);
                }
                let some: Vec<usize> = (0..n).step_by(7).collect();
                let mut together = vec![0.0; some.len()];
                partial.gains(&some, &mut together);
                for (i, together) in some.into_iter().zip(together) {
                    let better = |j: usize| (all[i][j] - best[j]).max(0.0);
                    let wanted: f64 = (0..n).map(better).sum();
                    let small = 1e-12 * greatest * n as f64;
                    let gain = partial.gain(i);
                    let told = format!("kernel {which}, {memory} bytes, item {i}, gain {gain}");
                    assert!((gain - wanted).abs() <= small, "{told}, not {wanted}");
                    assert!((together - gain).abs() <= small, "{told}");
                    if let Some(most) = partial.gain_at_most(i) {
                        assert!(most >= gain - small, "{told} above {most}");
                        let near = gain + 1e-4 * greatest * n as f64;
                        assert!(most <= near, "{told} far below {most}");
                    }
                }
            }
            let value: f64 = best.iter().sum();
            assert!((partial.value() - value).abs() <= 1e-9 * value);
        }
    }
}

#[test]
fn passes_over_many_tiles_find_every_pair() {
    // More rows of tiles than are worked on at once, and the last one not full.
    let kernel = Arc::new(Kernel::cosine(rows(2_500, 3, 0.5)));
    let facility = DenseFacilityLocation::new(kernel.clone());
    let mut held = facility.start();
    let bare = facility.clone().with_memory(0);
    let mut rows = bare.start();
    for item in [17, 1_900] {
        held.add(item);
        rows.add(item);
        for item in (0..2_500).step_by(61) {
            let (gain, wanted) = (held.gain(item), rows.gain(item));
            assert!((gain - wanted).abs() < 1e-9, "{item}: {gain}, not {wanted}");
            for partial in [&held, &rows] {
                let most = partial.gain_at_most(item);
                assert!(most.is_none_or(|most| most > gain - 1e-9 && most < gain + 0.1));
            }
        }
    }
}

#[test]
fn every_method_finds_the_same_over_vectors() {
    let facility = DenseFacilityLocation::new(Kernel::cosine(rows(80, 5, 0.5)).into());
    let constraints = Constraints::budget(vec![1.0; 80], 12.0);
    let with = |method| {
        let search = Search {
            method,
            ..Search::default()
        };
        maximize(&facility, &constraints, &search, &|| false).unwrap()
    };
    assert_eq!(with(Method::Lazy).items(), with(Method::Greedy).items());
}

/// By the definition: Σ over permutations of sign · product.
fn determinant(matrix: &[Vec<f64>]) -> f64 {
    let Some((first, below)) = matrix.split_first() else {
        return 1.0;
    };
    let without = |column: usize| -> Vec<Vec<f64>> {
        let rest = below.iter();
        rest.map(|row| [&row[..column], &row[column + 1..]].concat())
            .collect()
    };
    let terms = first.iter().enumerate();
    terms
        .map(|(j, x)| if j % 2 == 0 { 1.0 } else { -1.0 } * x * determinant(&without(j)))
        .sum()
}

proptest! {
    #[test]
    fn a_log_determinant_is_the_logarithm_of_the_determinant(
        numbers in prop::collection::vec(-1.0f64..1.0, 18),
        sigma in 0.0f64..5.0,
        set in prop::sample::subsequence((0..6usize).collect::<Vec<_>>(), 0..6).prop_shuffle(),
    ) {
        let rows = Dense::new(3, numbers).unwrap();
        for kernel in [Kernel::dot(rows.clone()), Kernel::cosine(rows.clone()), Kernel::nearness(rows)] {
            let entry = |i: usize, j: usize| {
                let mut row = vec![0.0; 6];
                kernel.row(i, &mut row);
                sigma * row[j] + f64::from(i == j)
            };
            let matrix: Vec<Vec<f64>> =
                set.iter().map(|&i| set.iter().map(|&j| entry(i, j)).collect()).collect();
            let value = LogDeterminant::new(Arc::new(kernel.clone()), sigma).unwrap().value_of(&set);
            prop_assert!((value - determinant(&matrix).ln()).abs() < 1e-9);
        }
    }
}

#[test]
fn what_is_not_positive_semidefinite_is_refused() {
    let given = |off: f64| {
        let matrix = Dense::new(2, vec![1.0, off, off, 1.0]).unwrap();
        LogDeterminant::new(Kernel::given(matrix).unwrap().into(), 1.0)
    };
    assert!(given(1.0).is_ok(), "an eigenvalue of 0");
    assert!(given(-1.0).is_ok(), "unlike is no fault");
    let refused = given(1.1).unwrap_err();
    assert!(refused.to_string().contains("positive semidefinite"));
    let some = Arc::new(Kernel::dot(rows(9, 2, 0.5)));
    assert!(LogDeterminant::new(some.clone(), -1.0).is_err());
    assert!(
        DenseGraphCut::new(some.clone(), 1.0)
            .unwrap_err()
            .to_string()
            .starts_with("similarities")
    );
    assert!(DenseCoverage::new(some, 0.1).is_err());
}
