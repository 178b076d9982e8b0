//! What numbers are in the files? Vectors, or how alike items are.

mod dense;
mod lines;
mod market;
mod npy;
mod npz;
mod table;
#[cfg(test)]
mod tests;
mod triplets;

use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use summ::vector::{Csr, Dense};

use crate::input::open_raw;

pub use lines::{labels, numbers};

/// The rows of a file.
#[derive(Debug)]
pub enum Matrix {
    Dense(Dense),
    Sparse(Csr),
}

impl Matrix {
    pub fn rows(&self) -> usize {
        match self {
            Matrix::Dense(dense) => dense.rows(),
            Matrix::Sparse(sparse) => sparse.rows(),
        }
    }

    pub fn columns(&self) -> usize {
        match self {
            Matrix::Dense(dense) => dense.columns(),
            Matrix::Sparse(sparse) => sparse.columns(),
        }
    }
}

/// Reads files whose rows stand one below the other.
pub fn read(paths: &[PathBuf]) -> anyhow::Result<Matrix> {
    let mut all: Option<Matrix> = None;
    for path in paths {
        let shown = path.display();
        let next = one(path).with_context(|| format!("cannot read {shown}"))?;
        if next.rows() == 0 || next.columns() == 0 {
            bail!("{shown} holds no numbers; give it a row for each item");
        }
        all = Some(match all {
            None => next,
            Some(above) if above.columns() != next.columns() => bail!(
                "{shown} has {} columns, the files before it have {}; give all the same",
                next.columns(),
                above.columns()
            ),
            Some(above) => joined(above, next)
                .with_context(|| format!("cannot put {shown} below the files before it"))?,
        });
    }
    all.context("no file was given")
}

fn one(path: &Path) -> anyhow::Result<Matrix> {
    let mut reader = open_raw(path, &Arc::default()).map_err(|p| anyhow::anyhow!("{p}"))?;
    let start = reader.fill_buf()?;
    if start.starts_with(npy::MAGIC) {
        return npy::matrix(&mut reader).map(Matrix::Dense);
    }
    if start.starts_with(npz::MAGIC) {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes)?;
        return npz::matrix(bytes).map(Matrix::Sparse);
    }
    if start.starts_with(market::MAGIC) {
        return market::matrix(reader);
    }
    match kind(path).as_str() {
        "csv" => table::matrix(reader, b',').map(Matrix::Dense),
        "tsv" => table::matrix(reader, b'\t').map(Matrix::Dense),
        "npy" => bail!("it does not start as .npy does; write it with numpy.save"),
        "npz" => bail!("it does not start as .npz does; write it with scipy.sparse.save_npz"),
        "mtx" => bail!(
            "its first line is not that of a Matrix Market file; write it with scipy.io.mmwrite"
        ),
        _ => bail!("its name does not say what it is; call it .npy, .npz, .csv, .tsv or .mtx"),
    }
}

/// The end of the name that says what is in it, without that of the compression.
fn kind(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    let plain = name.trim_end_matches(".gz").trim_end_matches(".zst");
    plain.rsplit('.').next().unwrap_or_default().to_owned()
}

fn joined(above: Matrix, below: Matrix) -> anyhow::Result<Matrix> {
    Ok(match (above, below) {
        (Matrix::Sparse(mut above), Matrix::Sparse(below)) => {
            for i in 0..below.rows() {
                let (columns, values) = below.row(i);
                above.push_row(columns.iter().copied().zip(values.iter().copied()));
            }
            Matrix::Sparse(above)
        }
        (above, below) => {
            let (above, below) = (dense::rows(above)?, dense::rows(below)?);
            let rows = |matrix: &Dense| -> Vec<f64> {
                let rows = 0..matrix.rows();
                rows.flat_map(|i| matrix.row(i).to_vec()).collect()
            };
            let values = [rows(&above), rows(&below)].concat();
            Matrix::Dense(Dense::new(above.columns(), values)?)
        }
    })
}

pub use dense::{rows as dense_rows, sparse_rows};
