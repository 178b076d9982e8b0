use anyhow::bail;
use summ::vector::{Csr, Dense};

use super::Matrix;

/// The most numbers a sparse matrix may have when it is written out: 4 GB of them.
const MOST: usize = 1 << 29;

/// The rows with every number written out.
pub fn rows(matrix: Matrix) -> anyhow::Result<Dense> {
    match matrix {
        Matrix::Dense(dense) => Ok(dense),
        Matrix::Sparse(sparse) => {
            let (rows, columns) = (sparse.rows(), sparse.columns());
            if rows.saturating_mul(columns) > MOST {
                bail!(
                    "{rows} × {columns} numbers are too many to write out; this objective cannot use a sparse matrix as it is, take cosines of vectors that are not below 0"
                );
            }
            Ok(Dense::from_sparse(&sparse)?)
        }
    }
}

/// The rows without their zeros.
pub fn sparse_rows(matrix: Matrix) -> Csr {
    match matrix {
        Matrix::Sparse(sparse) => sparse,
        Matrix::Dense(dense) => {
            let mut sparse = Csr::with_columns(dense.columns());
            for i in 0..dense.rows() {
                let row = dense.row(i).iter().enumerate();
                sparse.push_row(row.filter(|(_, x)| **x != 0.0).map(|(t, &x)| (t as u32, x)));
            }
            sparse
        }
    }
}
