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
