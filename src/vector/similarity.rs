use std::sync::Arc;

use super::Csr;

/// Above what size similarity is approximated, and how.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimilarityLimits {
    /// Up to this many rows every pair that shares a term is kept.
    pub exact_rows: usize,
    /// Above it, a term that stands in more rows than this joins no pairs.
    pub most_rows_per_term: usize,
    /// Above it, each row keeps this many strongest neighbours, itself included.
    pub neighbours: usize,
}

impl Default for SimilarityLimits {
    /// 8,000 rows cost about 10⁸ products in review text (Σ_t df_t²), well under a
    /// second; above that a term in 1,000 rows says little about any of them, and a
    /// sentence's hundredth neighbour adds under a hundredth of its coverage.
    fn default() -> Self {
        SimilarityLimits {
            exact_rows: 8_000,
            most_rows_per_term: 1_000,
            neighbours: 100,
        }
    }
}

/// What was left out of a similarity matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approximation {
    /// Terms too common to join pairs.
    pub terms_left_out: usize,
    /// Strongest neighbours kept for each row.
    pub neighbours: usize,
}

/// Cosines between rows: symmetric, w_ii = 1, only entries above 0 stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Similarity {
    /// n × n.
    pub matrix: Arc<Csr>,
    /// Present where pairs were left out. The matrix is then no longer symmetric:
    /// row i holds the rows that i is most like.
    pub approximation: Option<Approximation>,
}

/// Cosine similarity of rows of length 1, through an inverted index.
///
/// w_ij = Σ_t x_it · x_jt. Costs Σ_t df_t² products, so rows that share no term
/// are never looked at. A row without terms is like itself only.
pub fn cosine_similarity(unit_rows: &Csr, limits: &SimilarityLimits) -> Similarity {
    let n = unit_rows.rows();
    let postings = unit_rows.transposed();
    let approximate = n > limits.exact_rows;
    let too_common = |t: usize| approximate && postings.row(t).0.len() > limits.most_rows_per_term;

    let mut matrix = Csr::with_columns(n);
    let mut dot = vec![0.0; n];
    let mut touched: Vec<u32> = Vec::new();
    for i in 0..n {
        let (terms, weights) = unit_rows.row(i);
        for (&t, &weight) in terms.iter().zip(weights) {
            if too_common(t as usize) {
                continue;
            }
            let (rows, values) = postings.row(t as usize);
            for (&j, &value) in rows.iter().zip(values) {
                if dot[j as usize] == 0.0 {
                    touched.push(j);
                }
                dot[j as usize] += weight * value;
            }
        }
        if dot[i] == 0.0 {
            touched.push(i as u32);
        }
        // A cosine of a row with itself is 1 by definition, not 1 minus rounding.
        dot[i] = 1.0;
        if approximate && touched.len() > limits.neighbours {
            let by_strength =
                |a: &u32, b: &u32| dot[*b as usize].total_cmp(&dot[*a as usize]).then(a.cmp(b));
            touched.select_nth_unstable_by(limits.neighbours - 1, by_strength);
            for &j in &touched[limits.neighbours..] {
                dot[j as usize] = 0.0;
            }
            touched.truncate(limits.neighbours);
        }
        touched.sort_unstable();
        matrix.push_row(touched.iter().map(|&j| (j, dot[j as usize].min(1.0))));
        for j in touched.drain(..) {
            dot[j as usize] = 0.0;
        }
    }
    let approximation = approximate.then(|| Approximation {
        terms_left_out: (0..postings.rows()).filter(|&t| too_common(t)).count(),
        neighbours: limits.neighbours,
    });
    Similarity {
        matrix: Arc::new(matrix),
        approximation,
    }
}
