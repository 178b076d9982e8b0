use ndarray::{Array2, ArrayView1, ArrayView2, Axis};

use super::Csr;

/// A dense matrix of finite numbers, stored row by row.
///
/// ```
/// use summ::vector::Dense;
///
/// let rows = Dense::new(2, vec![3.0, 4.0, 0.0, 2.0])?;
/// assert_eq!((rows.rows(), rows.columns()), (2, 2));
/// assert_eq!(rows.unit_rows().row(0), [0.6, 0.8]);
/// # Ok::<(), summ::vector::MatrixError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Dense {
    values: Array2<f64>,
}

/// Why numbers make no matrix, or not the one that is needed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum MatrixError {
    /// The numbers do not fill their last row.
    #[error("{got} numbers do not make rows of {columns}")]
    Ragged {
        /// How many numbers.
        got: usize,
        /// How many columns.
        columns: usize,
    },
    /// A number is infinite, or none.
    #[error("the entry in row {row}, column {column} is {got}; all must be finite numbers")]
    NotFinite {
        /// Its row, from 0.
        row: usize,
        /// Its column, from 0.
        column: usize,
        /// What stands there.
        got: f64,
    },
    /// As many rows as columns are needed.
    #[error("a similarity matrix has as many rows as columns, this one has {rows} × {columns}")]
    NotSquare {
        /// Number of rows.
        rows: usize,
        /// Number of columns.
        columns: usize,
    },
    /// Two items are more alike from one side than from the other.
    #[error(
        "the matrix is not symmetric: {there} in row {row}, column {column}, but {back} in row {column}, column {row}"
    )]
    Asymmetric {
        /// The lower index, from 0.
        row: usize,
        /// The higher index.
        column: usize,
        /// The entry above the diagonal.
        there: f64,
        /// The entry below it.
        back: f64,
    },
}

impl Dense {
    /// A matrix of so many columns out of its numbers, row after row.
    ///
    /// # Errors
    /// When the last row is not full, or a number is not finite.
    pub fn new(columns: usize, values: Vec<f64>) -> Result<Self, MatrixError> {
        let got = values.len();
        let rows = got.checked_div(columns).unwrap_or(0);
        let values = Array2::from_shape_vec((rows, columns), values)
            .map_err(|_| MatrixError::Ragged { got, columns })?;
        match values.indexed_iter().find(|(_, value)| !value.is_finite()) {
            Some(((row, column), &got)) => Err(MatrixError::NotFinite { row, column, got }),
            None => Ok(Dense { values }),
        }
    }

    /// The same numbers, and 0 where nothing is stored.
    ///
    /// # Errors
    /// When a number is not finite.
    pub fn from_sparse(sparse: &Csr) -> Result<Self, MatrixError> {
        let mut values = vec![0.0; sparse.rows() * sparse.columns()];
        for (i, row) in values.chunks_exact_mut(sparse.columns().max(1)).enumerate() {
            let (columns, entries) = sparse.row(i);
            for (&column, &entry) in columns.iter().zip(entries) {
                row[column as usize] = entry;
            }
        }
        Dense::new(sparse.columns(), values)
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.values.nrows()
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.values.ncols()
    }

    /// The values of one row.
    pub fn row(&self, row: usize) -> &[f64] {
        let columns = self.columns();
        let all = self.values.as_slice().unwrap_or_default();
        &all[row * columns..(row + 1) * columns]
    }

    /// Smallest value, infinite when there is none.
    pub fn least_value(&self) -> f64 {
        self.values.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// Each row divided by its length; a row of zeros stays one.
    pub fn unit_rows(mut self) -> Dense {
        for mut row in self.values.axis_iter_mut(Axis(0)) {
            let length = row.dot(&row).sqrt();
            if length > 0.0 {
                row /= length;
            }
        }
        self
    }

    /// The mean of both sides; refuses what is not square or not symmetric.
    pub(super) fn symmetric(mut self) -> Result<Dense, MatrixError> {
        let (rows, columns) = (self.rows(), self.columns());
        if rows != columns {
            return Err(MatrixError::NotSquare { rows, columns });
        }
        let greatest = self.values.iter().fold(0.0f64, |most, v| most.max(v.abs()));
        for column in 0..columns {
            for row in 0..column {
                let (there, back) = (self.values[(row, column)], self.values[(column, row)]);
                if (there - back).abs() > SYMMETRIC * greatest {
                    return Err(MatrixError::Asymmetric {
                        row,
                        column,
                        there,
                        back,
                    });
                }
                let mean = f64::midpoint(there, back);
                self.values[(row, column)] = mean;
                self.values[(column, row)] = mean;
            }
        }
        Ok(self)
    }

    pub(super) fn view(&self) -> ArrayView2<'_, f64> {
        self.values.view()
    }

    pub(super) fn row_view(&self, row: usize) -> ArrayView1<'_, f64> {
        self.values.row(row)
    }
}

/// Both sides may differ by this share of the greatest entry: matrices are often made
/// in single precision, which keeps seven digits.
const SYMMETRIC: f64 = 1e-6;
