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
    assert_eq!((said.terms_left_out, said.neighbours), (0, 2));

    let limits = SimilarityLimits {
        most_rows_per_term: 2,
        ..limits
    };
    let s = cosine_similarity(&unit, &limits);
    assert_eq!(s.matrix.entries(), 4, "both terms are too common");
    assert_eq!(s.approximation.map(|a| a.terms_left_out), Some(2));
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
