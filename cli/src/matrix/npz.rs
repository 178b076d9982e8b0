use std::io::{Cursor, Read};

use anyhow::{Context, bail};
use summ::vector::Csr;
use zip::ZipArchive;

use super::npy;
use super::triplets::Triplets;

/// How a zip archive starts, which a file of `scipy.sparse.save_npz` is.
pub const MAGIC: &[u8] = b"PK\x03\x04";

type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// A matrix of `scipy.sparse.save_npz` in compressed sparse row form.
pub fn matrix(bytes: Vec<u8>) -> anyhow::Result<Csr> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).context("a damaged archive")?;
    let format = member(&mut archive, "format", |reader| {
        let mut text = String::new();
        npy::header(reader)?;
        reader.read_to_string(&mut text)?;
        Ok(text.replace('\0', ""))
    })?;
    if format != "csr" {
        bail!("the matrix is stored as {format}; save its .tocsr()");
    }
    let mut list = |name| {
        member(&mut archive, name, |reader| {
            let header = npy::header(reader)?;
            npy::indices(reader, &header)
        })
    };
    let (shape, starts, columns) = (list("shape")?, list("indptr")?, list("indices")?);
    let values = member(&mut archive, "data", |reader| {
        let header = npy::header(reader)?;
        npy::floats(reader, &header)
    })?;
    let [rows, width] = shape[..] else {
        bail!("its shape does not have two sizes; save a matrix");
    };
    let whole = starts.len() == rows + 1
        && starts.is_sorted()
        && starts.first() == Some(&0)
        && starts.last() == Some(&columns.len())
        && columns.len() == values.len()
        && columns.iter().all(|&column| column < width)
        && width <= u32::MAX as usize;
    if !whole {
        bail!("its arrays do not fit each other; save it again");
    }
    let mut entries = Vec::with_capacity(values.len());
    for row in 0..rows {
        for at in starts[row]..starts[row + 1] {
            if !values[at].is_finite() {
                bail!(
                    "the entry in row {row}, column {} is {}; replace it",
                    columns[at],
                    values[at]
                );
            }
            entries.push((row as u32, columns[at] as u32, values[at]));
        }
    }
    let matrix = Triplets {
        rows,
        columns: width,
        entries,
    };
    Ok(matrix.into_matrix())
}

fn member<T>(
    archive: &mut Archive,
    name: &str,
    read: impl FnOnce(&mut dyn Read) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let mut inside = archive
        .by_name(&format!("{name}.npy"))
        .with_context(|| format!("it holds no `{name}`; write it with scipy.sparse.save_npz"))?;
    read(&mut inside).with_context(|| format!("in its array `{name}`"))
}
