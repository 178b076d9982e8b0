use std::ops::Range;

use ndarray::{Array2, ArrayViewMut1, Axis, Slice, aview1, linalg};

use super::{Csr, Dense, MatrixError};
use crate::parallel;

/// How alike all pairs of n items are, w_ij = w_ji, of which rows are computed when they
/// are asked for: n × d numbers are held, not n × n.
///
/// ```
/// use summ::vector::{Dense, Kernel};
///
/// let rows = Dense::new(2, vec![1.0, 0.0, 3.0, 4.0, 0.0, 2.0])?;
/// let kernel = Kernel::cosine(rows);
/// let mut row = vec![0.0; 3];
/// kernel.row(1, &mut row);
/// assert_eq!(row, [0.6, 1.0, 0.8]);
/// # Ok::<(), summ::vector::MatrixError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Kernel {
    pub(super) rows: Dense,
    pub(super) like: Like,
    never_negative: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Like {
    /// w_ij is the entry itself.
    Given,
    /// w_ij = x_i·x_j
    Dot,
    /// w_ij = 1 / (1 + ‖x_i − x_j‖)
    Nearness,
}

/// Rows and columns worked on at once: enough that each number that is loaded is used
/// often, and BLOCK² doubles are 512 kB, which the second cache of most processors holds.
const BLOCK: usize = 256;

/// Numbers of one row computed by one thread: less is not worth handing over.
const RUN: usize = 4096;

/// Sums kept apart, so that the processor may add several at once.
const LANES: usize = 4;

impl Kernel {
    /// w_ij = x_i·x_j / (‖x_i‖‖x_j‖); a row of zeros is like none, not even itself.
    pub fn cosine(rows: Dense) -> Kernel {
        Kernel::dot(rows.unit_rows())
    }

    /// w_ij = x_i·x_j
    pub fn dot(rows: Dense) -> Kernel {
        Kernel {
            never_negative: rows.least_value() >= 0.0,
            like: Like::Dot,
            rows,
        }
    }

    /// w_ij = 1 / (1 + ‖x_i − x_j‖), in 0..=1 and positive semidefinite (Schoenberg 1938:
    /// it is a completely monotone function of the squared distance).
    pub fn nearness(rows: Dense) -> Kernel {
        Kernel {
            never_negative: true,
            like: Like::Nearness,
            rows,
        }
    }

    /// The matrix itself; where both sides differ by rounding, their mean.
    ///
    /// # Errors
    /// When it is not square or not symmetric.
    pub fn given(matrix: Dense) -> Result<Kernel, MatrixError> {
        let matrix = matrix.symmetric()?;
        Ok(Kernel {
            never_negative: matrix.least_value() >= 0.0,
            like: Like::Given,
            rows: matrix,
        })
    }

    /// Number of items n.
    pub fn len(&self) -> usize {
        self.rows.rows()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// w_ij of all j.
    ///
    /// # Panics
    /// When `out` does not have n places.
    pub fn row(&self, item: usize, out: &mut [f64]) {
        assert_eq!(out.len(), self.len(), "a place for each item");
        match self.like {
            Like::Given => out.copy_from_slice(self.rows.row(item)),
            Like::Dot => {
                let own = self.rows.row_view(item);
                parallel::fill(out, RUN, |from, part| {
                    let theirs = self.rows.view();
                    let range = Slice::from(from..from + part.len());
                    let theirs = theirs.slice_axis(Axis(0), range);
                    let mut part = ArrayViewMut1::from(part);
                    linalg::general_mat_vec_mul(1.0, &theirs, &own, 0.0, &mut part);
                });
            }
            Like::Nearness => parallel::fill(out, RUN, |from, part| {
                for (k, out) in part.iter_mut().enumerate() {
                    *out = self.nearness_of(item, from + k);
                }
            }),
        }
    }

    /// w_ii
    pub fn own(&self, item: usize) -> f64 {
        match self.like {
            Like::Given => self.rows.row(item)[item],
            Like::Dot => self.rows.row(item).iter().map(|x| x * x).sum(),
            Like::Nearness => 1.0,
        }
    }

    /// w_ij
    pub fn entry(&self, i: usize, j: usize) -> f64 {
        match self.like {
            Like::Given => self.rows.row(i)[j],
            Like::Dot => product(self.rows.row(i), self.rows.row(j)),
            Like::Nearness if i == j => 1.0,
            Like::Nearness => self.nearness_of(i, j),
        }
    }

    /// Whether no number of the rows is below 0.
    pub(super) fn rows_never_negative(&self) -> bool {
        self.never_negative
    }

    /// Shows the rows of many items piece by piece, as far as they lie in `others`:
    /// `see(k, from, piece)` where `piece` is w_ij of i = `items[k]` and j = `from`,
    /// `from` + 1, …
    ///
    /// Pieces of one row come in the order of their columns. Many rows at once cost far
    /// less than one by one.
    pub fn visit(
        &self,
        items: &[usize],
        others: Range<usize>,
        mut see: impl FnMut(usize, usize, &[f64]),
    ) {
        if self.like != Like::Dot || items.len() == 1 {
            let mut row = vec![0.0; self.len()];
            for (k, &item) in items.iter().enumerate() {
                self.row(item, &mut row);
                see(k, others.start, &row[others.clone()]);
            }
            return;
        }
        let mut products = Array2::zeros((BLOCK.min(items.len()), BLOCK));
        for (at, some) in items.chunks(BLOCK).enumerate() {
            let own = self.rows.view().select(Axis(0), some);
            for from in others.clone().step_by(BLOCK) {
                let to = others.end.min(from + BLOCK);
                let theirs = self.rows.view();
                let theirs = theirs.slice_axis(Axis(0), Slice::from(from..to));
                let mut tile = products.view_mut();
                tile.slice_axis_inplace(Axis(0), Slice::from(..some.len()));
                tile.slice_axis_inplace(Axis(1), Slice::from(..to - from));
                linalg::general_mat_mul(1.0, &own, &theirs.t(), 0.0, &mut tile);
                for (k, piece) in tile.axis_iter(Axis(0)).enumerate() {
                    see(at * BLOCK + k, from, piece.to_slice().unwrap_or_default());
                }
            }
        }
    }

    /// Whether no w_ij is below 0.
    pub fn never_negative(&self) -> bool {
        self.never_negative || self.least_value() >= 0.0
    }

    /// The least w_ij, infinite when there is none.
    pub fn least_value(&self) -> f64 {
        let all: Vec<usize> = (0..self.len()).collect();
        let blocks: Vec<&[usize]> = all.chunks(BLOCK).collect();
        let least = parallel::map(&blocks, |some| {
            let mut least = f64::INFINITY;
            // w_ij = w_ji: what lies before them was seen from the other side.
            self.visit(some, some[0]..self.len(), |_, _, piece| {
                least = piece.iter().copied().fold(least, f64::min);
            });
            least
        });
        least.into_iter().fold(f64::INFINITY, f64::min)
    }

    /// Σ_j max(0, w_ij) of each i: in O(n·d) where x has no number below 0, else in
    /// O(n²·d).
    pub fn positive_sums(&self) -> Vec<f64> {
        if self.never_negative && self.like == Like::Dot {
            let sum = self.rows.view().sum_axis(Axis(0));
            return self.rows.view().dot(&sum).to_vec();
        }
        let mut sums = vec![0.0; self.len()];
        let all: Vec<usize> = (0..self.len()).collect();
        self.sums(&all, &mut sums, |_, _, piece| {
            piece.iter().map(|w| w.max(0.0)).sum()
        });
        sums
    }

    /// The sum over the pieces of each item's row, `part(item, from, piece)`; by threads
    /// where there are several.
    pub(crate) fn sums(
        &self,
        items: &[usize],
        sums: &mut [f64],
        part: impl Fn(usize, usize, &[f64]) -> f64 + Sync + Send,
    ) {
        parallel::fill(sums, BLOCK, |at, sums| {
            let some = &items[at..at + sums.len()];
            sums.fill(0.0);
            self.visit(some, 0..self.len(), |k, from, piece| {
                sums[k] += part(some[k], from, piece);
            });
        });
    }

    /// Only the `most` largest w_ij > 0 of each row, itself counted; ties go to the lower
    /// index. No longer symmetric: row i holds what i is most like.
    pub fn strongest(&self, most: usize) -> Csr {
        let all: Vec<usize> = (0..self.len()).collect();
        let blocks: Vec<&[usize]> = all.chunks(BLOCK).collect();
        let found = parallel::map(&blocks, |some| {
            let mut rows: Vec<Vec<(u32, f64)>> = vec![Vec::new(); some.len()];
            self.visit(some, 0..self.len(), |k, from, piece| {
                let entries = piece.iter().enumerate().filter(|(_, w)| **w > 0.0);
                rows[k].extend(entries.map(|(j, &w)| ((from + j) as u32, w)));
            });
            for row in &mut rows {
                if row.len() > most {
                    row.select_nth_unstable_by(most, |a, b| {
                        b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
                    });
                    row.truncate(most);
                    row.sort_unstable_by_key(|entry| entry.0);
                    row.shrink_to_fit();
                }
            }
            rows
        });
        let mut matrix = Csr::with_columns(self.len());
        for row in found.into_iter().flatten() {
            matrix.push_row(row);
        }
        matrix
    }

    /// Whether Σ_ij a_i·a_j·w_ij ≥ 0 for all a, but for rounding.
    ///
    /// Dot products and nearness are so by their form. A given matrix is when W + εI has
    /// a Cholesky factor: n³/3 multiplications and n²/2 numbers of memory.
    pub fn is_positive_semidefinite(&self) -> bool {
        if self.like != Like::Given {
            return true;
        }
        let n = self.len();
        let greatest = (0..n).map(|i| self.own(i)).fold(0.0, f64::max);
        let mut factor: Vec<Vec<f64>> = Vec::with_capacity(n);
        for i in 0..n {
            let mut row = self.rows.row(i)[..=i].to_vec();
            row[i] += SEMIDEFINITE * greatest;
            for j in 0..i {
                let known = product(&row[..j], &factor[j][..j]);
                row[j] = (row[j] - known) / factor[j][j];
            }
            let pivot = row[i] - product(&row[..i], &row[..i]);
            if pivot <= 0.0 {
                return false;
            }
            row[i] = pivot.sqrt();
            factor.push(row);
        }
        true
    }

    fn nearness_of(&self, i: usize, j: usize) -> f64 {
        let (x, y) = (self.rows.row(i), self.rows.row(j));
        let (wide_x, rest_x) = x.as_chunks::<LANES>();
        let (wide_y, rest_y) = y.as_chunks::<LANES>();
        let mut sums = [0.0; LANES];
        for (x, y) in wide_x.iter().zip(wide_y) {
            for lane in 0..LANES {
                sums[lane] += (x[lane] - y[lane]) * (x[lane] - y[lane]);
            }
        }
        let rest = rest_x.iter().zip(rest_y).map(|(x, y)| (x - y) * (x - y));
        1.0 / (1.0 + (sums.iter().sum::<f64>() + rest.sum::<f64>()).sqrt())
    }
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    aview1(a).dot(&aview1(b))
}

/// ε as a share of the greatest w_ii: eigenvalues this far below 0 are the rounding of
/// matrices in single precision.
const SEMIDEFINITE: f64 = 1e-6;
