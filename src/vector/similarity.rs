use std::ops::Range;
use std::sync::Arc;

use super::Csr;
use crate::parallel;

/// Above what size similarity is approximated, and how.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SimilarityLimits {
    /// Up to this many rows every pair that shares a term is kept.
    pub exact_rows: usize,
    /// Above it, a term that stands in more rows than this leads to those rows only in
    /// which it weighs most.
    pub most_rows_per_term: usize,
    /// Above it, each row keeps this many strongest neighbours, itself included.
    pub neighbours: usize,
}

impl Default for SimilarityLimits {
    /// 8,000 rows cost about 10⁸ products in review text (Σ_t df_t²), well under a second.
    /// Above that a row of eight terms looks at 400 others at most, whatever the number of
    /// rows (200 a term were half of the time of a million sentences), and 10 neighbours of
    /// a million rows are 120 MB.
    fn default() -> Self {
        SimilarityLimits {
            exact_rows: 8_000,
            most_rows_per_term: 50,
            neighbours: 10,
        }
    }
}

/// What was left out of a similarity matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approximation {
    /// Up to so many rows nothing would have been.
    pub exact_rows: usize,
    /// Terms that led to some of their rows only.
    pub terms_thinned: usize,
    /// To so many of them.
    pub rows_per_term: usize,
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
///
/// Above [`SimilarityLimits::exact_rows`] the index holds the strongest rows of each term
/// alone ("champion lists", Manning, Raghavan & Schütze 2008, 7.1.3); who are the nearest is
/// judged by the terms that lead to them, and the cosines of those kept are exact.
pub fn cosine_similarity(unit_rows: &Csr, limits: &SimilarityLimits) -> Similarity {
    cosine_similarity_until(unit_rows, limits, &|| false)
}

/// Rows that one thread does in one go: each go clears a number for every row.
const BATCH: usize = 1 << 14;

/// Batches between two questions whether to stop: less than half a second.
const BATCHES: usize = 4;

/// The same; once `should_stop` says yes, the rows left are like themselves only.
pub fn cosine_similarity_until(
    unit_rows: &Csr,
    limits: &SimilarityLimits,
    should_stop: &dyn Fn() -> bool,
) -> Similarity {
    let n = unit_rows.rows();
    if n <= limits.exact_rows {
        let all = Index::new(unit_rows, usize::MAX).neighbours(0..n, usize::MAX);
        return Similarity {
            matrix: Arc::new(all),
            approximation: None,
        };
    }
    let index = Index::new(unit_rows, limits.most_rows_per_term);
    let starts = (0..n).step_by(BATCH);
    let batches: Vec<Range<usize>> = starts.map(|at| at..n.min(at + BATCH)).collect();
    let mut matrix = Csr::with_columns(n);
    for some in batches.chunks(BATCHES) {
        if should_stop() {
            break;
        }
        let work = |rows: &Range<usize>| index.neighbours(rows.clone(), limits.neighbours);
        for rows in parallel::map(some, work) {
            matrix.append(&rows);
        }
    }
    for i in matrix.rows()..n {
        matrix.push_row([(i as u32, 1.0)]);
    }
    Similarity {
        matrix: Arc::new(matrix),
        approximation: Some(Approximation {
            exact_rows: limits.exact_rows,
            terms_thinned: index.thinned.iter().filter(|thinned| **thinned).count(),
            rows_per_term: limits.most_rows_per_term,
            neighbours: limits.neighbours,
        }),
    }
}

/// The mean cosine of each row with all rows, itself included: r_j = (1/n)·Σ_i w_ij.
///
/// Since w_ij is a product, Σ_i w_ij = x_j · Σ_i x_i: exact, and in the time it takes to
/// read the rows, whatever their number.
///
/// ```
/// use summ::vector::{Csr, mean_cosines};
/// let mut unit = Csr::with_columns(2);
/// unit.push_row([(0, 1.0)]);
/// unit.push_row([(0, 0.6), (1, 0.8)]);
/// assert_eq!(mean_cosines(&unit), [0.8, 0.8]);
/// ```
pub fn mean_cosines(unit_rows: &Csr) -> Vec<f64> {
    let sum = unit_rows.column_sums();
    let n = unit_rows.rows() as f64;
    let mean = |row: usize| {
        let (terms, weights) = unit_rows.row(row);
        let products = terms.iter().zip(weights);
        let all: f64 = products.map(|(&t, w)| w * sum[t as usize]).sum();
        // A row without terms is like itself.
        if terms.is_empty() { 1.0 / n } else { all / n }
    };
    (0..unit_rows.rows()).map(mean).collect()
}

/// Rows by their terms.
struct Index<'a> {
    rows: &'a Csr,
    /// Terms × rows.
    postings: Csr,
    /// Terms of which some rows are left out.
    thinned: Vec<bool>,
}

impl<'a> Index<'a> {
    fn new(rows: &'a Csr, most_rows_per_term: usize) -> Index<'a> {
        let postings = rows.transposed();
        let common = |term: usize| postings.row(term).0.len() > most_rows_per_term;
        let thinned: Vec<bool> = (0..postings.rows()).map(common).collect();
        Index {
            postings: if thinned.contains(&true) {
                strongest_of_each(&postings, most_rows_per_term)
            } else {
                postings
            },
            rows,
            thinned,
        }
    }

    /// The strongest neighbours of some rows.
    fn neighbours(&self, rows: Range<usize>, most: usize) -> Csr {
        let n = self.rows.rows();
        let mut matrix = Csr::with_columns(n);
        let mut dot = vec![0.0; n];
        let mut touched: Vec<u32> = Vec::new();
        for i in rows {
            let (terms, weights) = self.rows.row(i);
            for (&t, &weight) in terms.iter().zip(weights) {
                let (others, values) = self.postings.row(t as usize);
                for (&j, &value) in others.iter().zip(values) {
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
            if touched.len() > most {
                let by_strength =
                    |a: &u32, b: &u32| dot[*b as usize].total_cmp(&dot[*a as usize]).then(a.cmp(b));
                touched.select_nth_unstable_by(most.saturating_sub(1), by_strength);
                for &j in &touched[most..] {
                    dot[j as usize] = 0.0;
                }
                touched.truncate(most);
            }
            touched.sort_unstable();
            if terms.iter().any(|&t| self.thinned[t as usize]) {
                // Some terms did not lead to rows that have them.
                for &j in touched.iter().filter(|&&j| j as usize != i) {
                    dot[j as usize] = product(self.rows.row(i), self.rows.row(j as usize));
                }
            }
            matrix.push_row(touched.iter().map(|&j| (j, dot[j as usize].min(1.0))));
            for j in touched.drain(..) {
                dot[j as usize] = 0.0;
            }
        }
        matrix
    }
}

/// The largest entries of each row, so many at most; the lower column among equals.
fn strongest_of_each(matrix: &Csr, most: usize) -> Csr {
    let mut strongest = Csr::with_columns(matrix.columns());
    let mut row: Vec<(u32, f64)> = Vec::new();
    for at in 0..matrix.rows() {
        let (columns, values) = matrix.row(at);
        row.clear();
        row.extend(columns.iter().copied().zip(values.iter().copied()));
        if row.len() > most {
            row.select_nth_unstable_by(most, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            row.truncate(most);
            row.sort_unstable_by_key(|entry| entry.0);
        }
        strongest.push_row(row.iter().copied());
    }
    strongest
}

/// The product of two sparse rows, in the order of their columns.
fn product((a, x): (&[u32], &[f64]), (b, y): (&[u32], &[f64])) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += x[i] * y[j];
                i += 1;
                j += 1;
            }
        }
    }
    sum
}
