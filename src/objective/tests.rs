//! Laws that every objective obeys, on random numbers.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::vector::{Csr, Dense, Kernel, SimilarityLimits, cluster_by_medoids, cosine_similarity};

const EPSILON: f64 = 1e-9;

/// A symmetric similarity matrix with ones on the diagonal, some of its rows twins.
fn similarity(n: usize, numbers: &[f64], twins: bool) -> Csr {
    let at = |i: usize, j: usize| {
        let fold = |x: usize| if twins { x / 2 } else { x };
        let (a, b) = (fold(i.min(j)), fold(i.max(j)));
        if i == j || (twins && a == b) {
            1.0
        } else {
            let x = numbers[(a * 7 + b * 13) % numbers.len()];
            if x < 0.3 { 0.0 } else { x }
        }
    };
    let mut m = Csr::with_columns(n);
    for i in 0..n {
        m.push_row((0..n).map(|j| (j as u32, at(i, j))).filter(|e| e.1 > 0.0));
    }
    m
}

/// Sums of distances between the rows of a matrix, as a part of its own.
fn dispersion(rows: &Csr, masses: Vec<f64>) -> Dispersion {
    let mut unit = Csr::with_columns(rows.columns());
    for i in 0..rows.rows() {
        let (columns, values) = rows.row(i);
        let norm = values.iter().map(|x| x * x).sum::<f64>().sqrt();
        unit.push_row(columns.iter().zip(values).map(|(&c, x)| (c, x / norm)));
    }
    let cosines = cosine_similarity(&unit, &SimilarityLimits::default()).matrix;
    let dispersion = Dispersion::new(cosines, masses).unwrap();
    dispersion.with_all_cosines()
}

/// Every objective there is, over n items, made from a list of numbers in 0..1.
pub(crate) fn every_objective(
    n: usize,
    numbers: &[f64],
    twins: bool,
) -> Vec<(&'static str, Arc<dyn Objective>)> {
    let w = Arc::new(similarity(n, numbers, twins));
    let pick = |i: usize| numbers[i % numbers.len()];
    let group: Vec<u32> = (0..n).map(|i| (pick(i * 3 + 1) * 4.0) as u32 % 4).collect();
    let score: Vec<f64> = (0..n).map(|i| pick(i) * 3.0).collect();
    let mut counts = Csr::with_columns(6);
    for i in 0..n {
        counts.push_row((0..6u32).filter_map(|t| {
            let x = (pick(i * 5 + t as usize) * 4.0).floor();
            (x > 0.0).then_some((t, x))
        }));
    }
    let counts = Arc::new(counts);
    let term: Vec<f64> = (0..6).map(|t| pick(t + 2) + 0.1).collect();
    let rewards: Vec<f64> = w.column_sums().iter().map(|s| s / n as f64).collect();
    let clusters = cluster_by_medoids(&w, n.div_ceil(5));
    let caps = |scale: f64| {
        (0..4)
            .map(|g| Concave::Cap(scale / (g + 1) as f64))
            .collect()
    };
    let omega: Vec<f64> = (0..4).map(|g| 1.0 / (g + 1) as f64).collect();
    let per_item: Vec<f64> = (0..n)
        .map(|i| omega[group[i] as usize] * score[i])
        .collect();

    type C = ConcaveOverModular;
    let coverage: Arc<dyn Objective> =
        Arc::new(C::saturated_coverage(w.clone(), 0.1 + pick(0) * 0.4).unwrap());
    let facility: Arc<dyn Objective> =
        Arc::new(FacilityLocation::over_similarity(w.clone()).unwrap());
    let calibrated: Arc<dyn Objective> = {
        let mut cells = Csr::with_columns(6);
        for (g, s) in group.iter().zip(&score) {
            cells.push_row([(*g, *s), (4 + g % 2, 0.5 * s)]);
        }
        Arc::new(C::calibrated(Arc::new(cells)).unwrap())
    };
    let dispersion: Arc<dyn Objective> = Arc::new(dispersion(&counts, vec![1.5; n]));
    let diversified = vec![(1.0, calibrated.clone()), (2.0, dispersion.clone())];
    let parts = vec![
        (0.5, coverage.clone()),
        (0.0, facility.clone()),
        (0.7, calibrated.clone()),
    ];
    let shape = |shape| C::feature_based(counts.clone(), term.clone(), shape).unwrap();
    vec![
        ("saturated-coverage", coverage),
        ("facility-location", facility.clone()),
        (
            "concept-coverage",
            Arc::new(C::concept_coverage(&counts, term.clone()).unwrap()),
        ),
        ("feature-based sqrt", Arc::new(shape(Concave::Sqrt))),
        ("feature-based log1p", Arc::new(shape(Concave::Log1p))),
        ("feature-based cap", Arc::new(shape(Concave::Cap(2.5)))),
        ("prior", Arc::new(C::modular(&score).unwrap())),
        (
            "cluster-reward",
            Arc::new(C::cluster_reward(&clusters, &rewards).unwrap()),
        ),
        (
            "graph-cut λ=0.5",
            Arc::new(GraphCut::new(w.clone(), 0.5).unwrap()),
        ),
        (
            "graph-cut λ=3",
            Arc::new(GraphCut::new(w.clone(), 3.0).unwrap()),
        ),
        ("a1", Arc::new(C::modular(&per_item).unwrap())),
        (
            "a2, a3",
            Arc::new(C::grouped(&group, &score, omega.clone(), caps(1.0)).unwrap()),
        ),
        (
            "a4, a5",
            Arc::new(FacilityLocation::best_of_each(&group, &score, omega).unwrap()),
        ),
        ("calibrated", calibrated),
        ("raw mix", Arc::new(Mix::raw(n, parts.clone()).unwrap())),
        ("scaled mix", Arc::new(Mix::scaled(n, parts).unwrap())),
        ("dispersion", dispersion.clone()),
        (
            "dispersion of masses",
            Arc::new(Dispersion::new(w.clone(), score.clone()).unwrap()),
        ),
        (
            "mix with dispersion",
            Arc::new(Mix::scaled(n, diversified).unwrap()),
        ),
        (
            "concave over facility-location",
            Arc::new(ConcaveOver::new(facility, Concave::Sqrt).unwrap()),
        ),
        (
            "concave over dispersion",
            Arc::new(ConcaveOver::new(dispersion, Concave::Log1p).unwrap()),
        ),
    ]
    .into_iter()
    .chain(over_vectors(n, numbers, &w))
    .collect()
}

/// Whether it computes similarities when it needs them: such a cursor need not remove.
fn dense(name: &str) -> bool {
    name.starts_with("dense") || name.contains(" of ") || name.contains("without memory")
}

/// The objectives that compute similarities when they need them.
fn over_vectors(
    n: usize,
    numbers: &[f64],
    similarity: &Csr,
) -> Vec<(&'static str, Arc<dyn Objective>)> {
    let vectors = (0..3 * n).map(|at| numbers[at % numbers.len()] - 0.4);
    let vectors = Dense::new(3, vectors.collect()).unwrap();
    let angles = Arc::new(Kernel::cosine(vectors.clone()));
    let near = Arc::new(Kernel::nearness(vectors));
    let given = Kernel::given(Dense::from_sparse(similarity).unwrap());
    let given = Arc::new(given.unwrap());
    let facility = |kernel: &Arc<Kernel>| DenseFacilityLocation::new(kernel.clone());
    vec![
        ("facility-location of cosines", Arc::new(facility(&angles))),
        (
            "facility-location without memory",
            Arc::new(facility(&given).with_memory(0)),
        ),
        (
            "dense saturated-coverage",
            Arc::new(DenseCoverage::new(given.clone(), 0.3).unwrap()),
        ),
        (
            "dense graph-cut λ=0.5",
            Arc::new(DenseGraphCut::new(near.clone(), 0.5).unwrap()),
        ),
        (
            "dense graph-cut λ=3",
            Arc::new(DenseGraphCut::new(given, 3.0).unwrap()),
        ),
        (
            "log-det of cosines",
            Arc::new(LogDeterminant::new(angles, 1.5).unwrap()),
        ),
        (
            "log-det of nearness",
            Arc::new(LogDeterminant::new(near, 3.0).unwrap()),
        ),
    ]
}

proptest! {
    #[test]
    fn a_gain_is_a_difference_of_values_and_falls_as_the_set_grows(
        n in 2usize..9,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        order in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle(),
        twins: bool,
    ) {
        for (name, objective) in every_objective(n, &numbers, twins) {
            let promise = objective.promise();
            let order: Vec<usize> = order.iter().copied().filter(|&i| i < n).collect();
            let mut partial = objective.start();
            let mut before = vec![f64::INFINITY; n];
            let mut set: Vec<usize> = Vec::new();
            prop_assert_eq!(partial.value(), 0.0);
            for &next in &order {
                let items: Vec<usize> = (0..n).collect();
                let mut gains = vec![f64::NAN; n];
                partial.gains(&items, &mut gains);
                for i in 0..n {
                    let with = objective.value_of(&[&set[..], &[i]].concat());
                    let difference = with - objective.value_of(&set);
                    prop_assert!((gains[i] - difference).abs() < EPSILON, "{name}: gain of {i}");
                    if !set.contains(&i) {
                        prop_assert!(!promise.submodular || gains[i] <= before[i] + EPSILON,
                            "{name}: the gain of {i} rose");
                        prop_assert!(!promise.monotone || gains[i] >= 0.0, "{name}: a loss");
                        before[i] = gains[i];
                    }
                }
                partial.add(next);
                let value = partial.value();
                partial.add(next);
                prop_assert_eq!(partial.value(), value, "adding twice");
                prop_assert_eq!(partial.gain(next), 0.0);
                set.push(next);
                let copied = partial.boxed_clone();
                prop_assert_eq!(copied.value(), value);
                prop_assert!((value - objective.value_of(&set)).abs() < EPSILON);
            }
            prop_assert!((partial.value() - objective.value_of_all()).abs() < EPSILON);
        }
    }

    #[test]
    fn what_was_added_and_removed_leaves_no_trace(
        n in 2usize..9,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        steps in prop::collection::vec((0usize..9, any::<bool>()), 1..24),
        twins: bool,
    ) {
        for (name, objective) in every_objective(n, &numbers, twins) {
            let mut partial = objective.start();
            let mut set: Vec<usize> = Vec::new();
            for &(item, joins) in steps.iter().filter(|(item, _)| *item < n) {
                let before = partial.value();
                if joins {
                    partial.add(item);
                    set.push(item);
                } else if partial.remove(item) {
                    set.retain(|&i| i != item);
                } else {
                    prop_assert!(dense(name), "{name} cannot remove");
                    prop_assert!((partial.value() - before).abs() < EPSILON, "{name}");
                }
                let mut anew = objective.start();
                set.iter().for_each(|&i| anew.add(i));
                prop_assert!((partial.value() - anew.value()).abs() < EPSILON, "{name}: value");
                for i in 0..n {
                    let (left, new) = (partial.gain(i), anew.gain(i));
                    prop_assert!((left - new).abs() < EPSILON, "{name}: gain {left}, not {new}");
                    let (left, new) = (partial.distance(i), anew.distance(i));
                    prop_assert!((left - new).abs() < EPSILON, "{name}: distance");
                }
                // Nothing happens when it is not in the set.
                if let Some(other) = (0..n).find(|i| !set.contains(i)) {
                    partial.remove(other);
                    prop_assert!((partial.value() - anew.value()).abs() < EPSILON, "{name}");
                }
            }
        }
    }

    #[test]
    fn tangents_of_a_relaxation_lie_above_every_set_and_touch_the_fixed_one(
        n in 2usize..7,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        z in prop::collection::vec(prop_oneof![Just(0.0), Just(1.0), 0.0f64..1.0], 6),
        fixed in prop::collection::vec(any::<bool>(), 6),
        twins: bool,
    ) {
        for (name, objective) in every_objective(n, &numbers, twins) {
            let Some(mut relaxation) = objective.relaxation() else {
                prop_assert!(!objective.promise().submodular, "{name}");
                continue;
            };
            let (held, free): (Vec<usize>, Vec<usize>) = (0..n).partition(|&i| fixed[i]);
            relaxation.fix(&held);
            let mut slope = vec![0.0; n];
            let at_z = relaxation.tangent(&free, &z, 1.0, &mut slope);
            for bits in 0u32..1 << free.len() {
                let chosen = |k: usize| bits >> k & 1 == 1;
                let of_free = free.iter().enumerate();
                let set: Vec<usize> = of_free.filter(|(k, _)| chosen(*k)).map(|e| *e.1).collect();
                let value = objective.value_of(&[&held[..], &set[..]].concat());
                let steps = free.iter().enumerate();
                let moved: f64 = steps
                    .map(|(k, &i)| slope[i] * (f64::from(u8::from(chosen(k))) - z[i]))
                    .sum();
                prop_assert!(at_z + moved >= value - EPSILON, "{name}: {} < {value}", at_z + moved);
            }
            let nothing = vec![0.0; n];
            let base = relaxation.tangent(&free, &nothing, 1.0, &mut slope);
            prop_assert!((base - objective.value_of(&held)).abs() < EPSILON, "{name}");
        }
    }

    #[test]
    fn graph_cut_promises_monotone_exactly_when_no_gain_is_a_loss(
        n in 2usize..8,
        numbers in prop::collection::vec(0.0f64..1.0, 24),
        lambda in 0.0f64..4.0,
    ) {
        let cut = GraphCut::new(Arc::new(similarity(n, &numbers, false)), lambda).unwrap();
        let all: Vec<usize> = (0..n).collect();
        let least = all.iter().map(|&j| {
            let rest: Vec<usize> = all.iter().copied().filter(|&i| i != j).collect();
            cut.value_of(&all) - cut.value_of(&rest)
        }).fold(f64::INFINITY, f64::min);
        prop_assume!(least.abs() > EPSILON);
        prop_assert_eq!(cut.promise().monotone, least >= 0.0);
    }

    #[test]
    fn monotone_parts_of_a_scaled_mix_are_worth_their_weight_at_v(
        n in 1usize..8,
        numbers in prop::collection::vec(0.1f64..1.0, 24),
        weight in 0.1f64..2.0,
    ) {
        for (name, objective) in every_objective(n, &numbers, false) {
            if !objective.promise().monotone || objective.value_of_all() == 0.0 {
                continue;
            }
            let mix = Mix::scaled(n, vec![(weight, objective)]).unwrap();
            prop_assert!((mix.value_of_all() - weight).abs() < EPSILON, "{}", name);
        }
    }
}

proptest! {
    #[test]
    fn dispersion_is_a_metric_between_pairs(
        numbers in prop::collection::vec(0.0f64..1.0, 12),
    ) {
        let mut rows = Csr::with_columns(4);
        for i in 0..3 {
            // a third of the entries is 0, so that some pairs share nothing
            let entry = |t: usize| (t as u32, (numbers[4 * i + t] - 0.3).max(0.0));
            rows.push_row((0..4).map(entry).filter(|e| e.1 > 0.0));
        }
        let dispersion = dispersion(&rows, vec![1.0; 3]);
        let d = |u: usize, v: usize| dispersion.value_of(&[u, v]);
        for (u, v, x) in [(0, 1, 2), (1, 2, 0), (2, 0, 1)] {
            prop_assert!(d(u, v) <= d(u, x) + d(x, v) + EPSILON);
            prop_assert!((d(u, v) - d(v, u)).abs() < EPSILON);
            prop_assert!((0.0..=1.0 + EPSILON).contains(&d(u, v)));
        }
        let pairs = d(0, 1) + d(0, 2) + d(1, 2);
        prop_assert!((dispersion.value_of_all() - pairs).abs() < EPSILON);
        prop_assert!((dispersion.scale() - pairs).abs() < EPSILON);
        let two = dispersion.expecting(2).scale();
        prop_assert!((two - pairs / 3.0).abs() < EPSILON, "the mean distance");
    }
}

#[test]
fn dispersion_is_not_submodular_and_says_so() {
    let dispersion = Dispersion::new(
        Arc::new(Csr::one_per_row(&[0, 1, 2], &[1.0; 3], 3)),
        vec![1.0; 3],
    )
    .unwrap()
    .with_all_cosines();
    let mut partial = dispersion.start();
    let gains: Vec<f64> = (0..3)
        .map(|item| {
            let gain = partial.gain(item);
            partial.add(item);
            gain
        })
        .collect();
    assert_eq!(gains, [0.0, 1.0, 2.0], "gains that rise");
    let promise = dispersion.promise();
    assert!(!promise.submodular && promise.monotone && promise.diversification);
}

#[test]
fn one_minus_cosine_is_no_metric_but_its_root_is() {
    // three directions in a plane, 45° from one to the next
    let h = 0.5f64.sqrt();
    assert!(1.0 > (1.0 - h) + (1.0 - h), "the way round is shorter");
    let mut w = Csr::with_columns(3);
    w.push_row([(0, 1.0), (1, h)]);
    w.push_row([(0, h), (1, 1.0), (2, h)]);
    w.push_row([(1, h), (2, 1.0)]);
    let dispersion = Dispersion::new(Arc::new(w), vec![1.0; 3]).unwrap();
    let d = |u, v| dispersion.value_of(&[u, v]);
    assert!(d(0, 2) < d(0, 1) + d(1, 2));
}

#[test]
fn what_cannot_be_distances_is_refused() {
    let one = |w| Arc::new(Csr::one_per_row(&[0], &[w], 1));
    let message = |w, masses: &[f64]| {
        Dispersion::new(one(w), masses.to_vec())
            .unwrap_err()
            .to_string()
    };
    assert!(message(1.5, &[1.0]).starts_with("1 − the largest cosine"));
    assert!(message(-0.5, &[1.0]).starts_with("cosines must"));
    assert!(message(1.0, &[-1.0]).starts_with("masses must"));
    assert!(message(1.0, &[]).starts_with("masses has 0 entries"));
}

#[test]
fn worked_examples() {
    // three sentences, the first two alike by .5
    let mut w = Csr::with_columns(3);
    w.push_row([(0, 1.0), (1, 0.5)]);
    w.push_row([(0, 0.5), (1, 1.0)]);
    w.push_row([(2, 1.0)]);
    let w = Arc::new(w);
    let coverage = ConcaveOverModular::saturated_coverage(w.clone(), 0.5).unwrap();
    // caps .75, .75, .5; the first sentence covers min(1,.75) + min(.5,.75)
    assert_eq!(coverage.value_of(&[0]), 1.25);
    assert_eq!(coverage.value_of(&[0, 2]), 1.75);
    let facility = FacilityLocation::over_similarity(w.clone()).unwrap();
    assert_eq!(facility.value_of(&[0]), 1.5);
    assert_eq!(facility.value_of(&[0, 1]), 2.0);
    let cut = GraphCut::new(w.clone(), 2.0).unwrap();
    assert_eq!(cut.value_of(&[0, 1]), 1.5 + 1.5 - 2.0 * 0.5);
    // cells {0, 1} and {2}: X = 3, 4; √(3·1) + √(4·4)
    let cells = Csr::one_per_row(&[0, 0, 1], &[1.0, 2.0, 4.0], 2);
    let calibrated = ConcaveOverModular::calibrated(Arc::new(cells)).unwrap();
    assert!((calibrated.value_of(&[0, 2]) - (3f64.sqrt() + 4.0)).abs() < 1e-12);
    assert!((calibrated.value_of_all() - 7.0).abs() < 1e-12);
    // an item half in each of two cells: X = 2, 1; √(2·1) + √(1·1)
    let mut shared = Csr::with_columns(2);
    shared.push_row([(0, 1.0), (1, 1.0)]);
    shared.push_row([(0, 1.0)]);
    let shared = ConcaveOverModular::calibrated(Arc::new(shared)).unwrap();
    assert!((shared.value_of(&[0]) - (2f64.sqrt() + 1.0)).abs() < 1e-12);
}

#[test]
fn a_mix_without_parts_is_worth_nothing_and_keeps_both_promises() {
    let mix = Mix::scaled(3, vec![]).unwrap();
    assert_eq!(mix.value_of_all(), 0.0);
    assert_eq!(mix.promise(), Promise::MONOTONE_SUBMODULAR);
}

#[test]
fn bad_numbers_are_refused_by_name() {
    type C = ConcaveOverModular;
    let message = |r: Result<C, ObjectiveError>| r.unwrap_err().to_string();
    assert_eq!(
        message(C::modular(&[1.0, -0.5])),
        "amounts must be finite and not below 0, got -0.5"
    );
    assert!(message(C::modular(&[f64::NAN])).contains("NaN"));
    assert_eq!(
        message(C::grouped(
            &[0],
            &[1.0, 2.0],
            vec![1.0],
            vec![Concave::Sqrt]
        )),
        "scores has 2 entries, 1 are needed"
    );
    assert!(
        message(C::grouped(
            &[0],
            &[1.0],
            vec![1.0],
            vec![Concave::Cap(-1.0)]
        ))
        .contains("caps")
    );
    let one: Arc<dyn Objective> = Arc::new(C::modular(&[1.0]).unwrap());
    assert!(Mix::raw(1, vec![(-1.0, one.clone())]).is_err());
    assert!(Mix::raw(2, vec![(1.0, one)]).is_err());
    assert!(GraphCut::new(Arc::new(Csr::with_columns(0)), -1.0).is_err());
}
