use super::*;

fn rows(rows: &[&[(u32, f64)]], columns: usize) -> Csr {
    let mut matrix = Csr::with_columns(columns);
    for row in rows {
        matrix.push_row(row.iter().copied());
    }
    matrix
}

#[test]
fn transposing_twice_gives_the_matrix_back() {
    let m = rows(&[&[(0, 1.0), (2, 2.0)], &[], &[(2, 3.0)]], 4);
    assert_eq!(m.transposed().transposed(), m);
    assert_eq!(m.transposed().get(2, 0), 2.0);
    assert_eq!(m.column_sums(), [1.0, 0.0, 5.0, 0.0]);
}

#[test]
fn cosine_of_a_worked_example() {
    let h = 0.5f64.sqrt();
    let unit = rows(&[&[(0, h), (1, h)], &[(1, 1.0)], &[]], 2);
    let s = cosine_similarity(&unit, &SimilarityLimits::default());
    assert_eq!(s.approximation, None);
    assert_eq!(s.matrix.row(0).0, [0, 1]);
    assert!((s.matrix.get(0, 1) - h).abs() < 1e-15);
    assert_eq!(s.matrix.get(0, 1), s.matrix.get(1, 0));
    assert_eq!(s.matrix.get(2, 2), 1.0);
    assert_eq!(s.matrix.get(2, 0), 0.0);
}

#[test]
fn above_the_limit_only_the_strongest_neighbours_stay_and_it_is_said() {
    let unit = rows(
        &[
            &[(0, 0.8), (1, 0.6)],
            &[(0, 0.6), (1, 0.8)],
            &[(0, 1.0)],
            &[(1, 1.0)],
        ],
        2,
    );
    let limits = SimilarityLimits {
        exact_rows: 3,
        most_rows_per_term: 10,
        neighbours: 2,
    };
    let s = cosine_similarity(&unit, &limits);
    assert_eq!(s.matrix.row(0).0, [0, 1]);
    assert_eq!(s.matrix.row(2).0, [0, 2]);
    let said = s.approximation.expect("an approximation is named");
    assert_eq!((said.terms_thinned, said.neighbours), (0, 2));

    // each term leads to the one row it is all of
    let limits = SimilarityLimits {
        most_rows_per_term: 1,
        ..limits
    };
    let s = cosine_similarity(&unit, &limits);
    assert_eq!(s.matrix.row(0).0, [0, 2]);
    assert_eq!(s.matrix.get(0, 2), 0.8, "what is kept is exact");
    assert_eq!(s.matrix.row(2).0, [2]);
    assert_eq!(s.approximation.map(|a| a.terms_thinned), Some(2));

    let stopped = cosine_similarity_until(&unit, &limits, &|| true).matrix;
    assert_eq!(stopped.entries(), 4, "each row is like itself");
}

#[test]
fn mean_cosines_are_those_of_the_whole_matrix() {
    let unit = rows(
        &[
            &[(0, 0.8), (1, 0.6)],
            &[(0, 0.6), (2, 0.8)],
            &[],
            &[(1, 1.0)],
        ],
        3,
    );
    let all = cosine_similarity(&unit, &SimilarityLimits::default()).matrix;
    for (mean, sum) in mean_cosines(&unit).iter().zip(all.column_sums()) {
        assert!((mean - sum / 4.0).abs() < 1e-15);
    }
}

#[test]
fn medoids_gather_their_likes() {
    // two pairs of twins and a stranger
    let s = rows(
        &[
            &[(0, 1.0), (2, 0.9)],
            &[(1, 1.0), (3, 0.8)],
            &[(0, 0.9), (2, 1.0)],
            &[(1, 0.8), (3, 1.0)],
            &[(4, 1.0)],
        ],
        5,
    );
    assert_eq!(cluster_by_medoids(&s, 3), [0, 1, 0, 1, 2]);
    assert_eq!(
        cluster_by_medoids(&s, 2),
        [0, 1, 0, 1, 2],
        "the stranger stands apart"
    );
    assert_eq!(cluster_by_medoids(&s, 0), [0, 0, 0, 0, 0]);
}

/// Numbers in −½..½ without a pattern, the same on each run.
fn dense(n: usize, columns: usize) -> Dense {
    let number = |at: usize| ((at as f64 * 12.9898).sin().abs() * 43758.5453).fract() - 0.5;
    Dense::new(columns, (0..n * columns).map(number).collect()).unwrap()
}

#[test]
fn rows_of_a_kernel_are_the_same_alone_and_in_blocks() {
    // more rows and columns than one block has
    let n = 1100;
    for kernel in [
        Kernel::cosine(dense(n, 9)),
        Kernel::dot(dense(n, 1)),
        Kernel::nearness(dense(n, 6)),
    ] {
        let items: Vec<usize> = (0..n).rev().step_by(7).collect();
        let mut seen = vec![Vec::new(); items.len()];
        kernel.visit(&items, 3..n - 1, |k, from, piece| {
            assert_eq!(seen[k].len(), from - 3, "pieces in order");
            seen[k].extend_from_slice(piece);
        });
        let mut row = vec![0.0; n];
        for (item, seen) in items.iter().zip(seen) {
            kernel.row(*item, &mut row);
            assert_eq!(seen.len(), n - 4);
            assert!(
                row[3..]
                    .iter()
                    .zip(&seen)
                    .all(|(a, b)| (a - b).abs() < 1e-12)
            );
            assert!((row[*item] - kernel.own(*item)).abs() < 1e-12);
        }
        let sums = kernel.positive_sums();
        kernel.row(5, &mut row);
        let sum: f64 = row.iter().map(|w| w.max(0.0)).sum();
        assert!((sums[5] - sum).abs() < 1e-9);
    }
}

#[test]
fn the_strongest_of_a_row_stay_in_the_order_of_columns() {
    let kernel = Kernel::cosine(dense(70, 3));
    let near = kernel.strongest(4);
    let mut row = vec![0.0; 70];
    for i in 0..70 {
        kernel.row(i, &mut row);
        let (columns, values) = near.row(i);
        let least = values.iter().copied().fold(1.0, f64::min);
        let above = row.iter().filter(|w| **w > least + 1e-12).count();
        assert_eq!((columns.len(), above), (4, 3));
        assert!(columns.contains(&(i as u32)) && columns.is_sorted());
    }
}

#[test]
fn numbers_that_make_no_matrix_are_refused() {
    let message = |columns, values: &[f64]| {
        let dense = Dense::new(columns, values.to_vec()).and_then(Kernel::given);
        dense.unwrap_err().to_string()
    };
    assert_eq!(message(2, &[1.0; 3]), "3 numbers do not make rows of 2");
    assert!(message(0, &[1.0]).contains("rows of 0"));
    assert!(message(2, &[1.0, 0.0, f64::NAN, 1.0]).contains("row 1, column 0 is NaN"));
    assert!(message(2, &[1.0, 0.0]).contains("1 × 2"));
    assert!(message(2, &[1.0, 0.5, 0.2, 1.0]).contains("0.5 in row 0, column 1, but 0.2"));
}

#[test]
fn a_row_of_zeros_is_like_nothing() {
    let kernel = Kernel::cosine(Dense::new(2, vec![0.0, 0.0, 3.0, 4.0]).unwrap());
    assert_eq!(kernel.positive_sums(), [0.0, 1.0]);
    assert_eq!(Kernel::cosine(Dense::new(3, vec![]).unwrap()).len(), 0);
}
