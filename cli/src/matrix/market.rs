use std::io::BufRead;

use anyhow::{Context, bail};
use summ::vector::Dense;

use super::Matrix;
use super::triplets::Triplets;

/// How a Matrix Market file starts.
pub const MAGIC: &[u8] = b"%%MatrixMarket";

/// Rows and columns that a header may announce: one line must not take all memory.
const MOST: usize = 1 << 27;

/// A Matrix Market file: `coordinate` or `array`, `real`, `integer` or `pattern`,
/// `general` or `symmetric` (Boisvert, Pozo & Remington 1996).
pub fn matrix(reader: impl BufRead) -> anyhow::Result<Matrix> {
    let mut lines = reader.lines().zip(1..).map(|(line, number)| {
        let line = line.with_context(|| format!("line {number}"))?;
        anyhow::Ok((number, line))
    });
    let (_, first) = lines.next().context("it is empty")??;
    let words: Vec<String> = first.split_whitespace().map(str::to_lowercase).collect();
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let (form, field, symmetry) = (word(2), word(3), word(4));
    let known = word(1) == "matrix"
        && matches!(form, "coordinate" | "array")
        && matches!(field, "real" | "double" | "integer" | "pattern")
        && matches!(symmetry, "general" | "symmetric");
    if !known {
        bail!(
            "line 1: `{first}` is not among what can be read; write a real general or symmetric matrix"
        );
    }
    let mut lines = lines.filter(|line| {
        let text = line.as_ref().map_or("", |(_, text)| text.trim());
        line.is_err() || !(text.is_empty() || text.starts_with('%'))
    });
    let (number, sizes) = lines.next().context("no line with the sizes")??;
    let sizes: Option<Vec<usize>> = sizes.split_whitespace().map(|s| s.parse().ok()).collect();
    let wanted = if form == "array" { 2 } else { 3 };
    let Some(sizes) = sizes.filter(|s| s.len() == wanted) else {
        bail!("line {number}: {wanted} whole numbers must stand here");
    };
    let mut lines = lines.map(|line| {
        let (number, text) = line?;
        let numbers = text.split_whitespace().map(|word| word.parse().ok());
        let numbers: Option<Vec<f64>> = numbers.collect();
        let finite = numbers.filter(|n| n.iter().all(|x| x.is_finite()));
        let numbers =
            finite.with_context(|| format!("line {number}: `{text}` holds no numbers"))?;
        anyhow::Ok((number, numbers))
    });
    let (rows, columns, mirrored) = (sizes[0], sizes[1], symmetry == "symmetric");
    if rows.max(columns) > MOST || (mirrored && rows != columns) {
        bail!("line {number}: {rows} × {columns} is too large, or symmetric without being square");
    }
    if form == "array" {
        return array(&mut lines, rows, columns, mirrored);
    }
    let mut entries = Vec::new();
    for line in &mut lines {
        let (number, numbers) = line?;
        let value = match (&numbers[..], field) {
            ([_, _], "pattern") => 1.0,
            ([_, _, value], _) if field != "pattern" => *value,
            _ => bail!("line {number}: a row, a column and a value must stand here"),
        };
        let place = |at: f64, most: usize| {
            let inside = at.fract() == 0.0 && at >= 1.0 && at <= most as f64;
            inside.then(|| at as u32 - 1)
        };
        let (Some(row), Some(column)) = (place(numbers[0], rows), place(numbers[1], columns))
        else {
            bail!(
                "line {number}: no place {}, {} in {rows} × {columns}; they count from 1",
                numbers[0],
                numbers[1]
            );
        };
        entries.push((row, column, value));
        if mirrored && row != column {
            entries.push((column, row, value));
        }
        if entries.len() / 2 > sizes[2] {
            break;
        }
    }
    let twice = entries.iter().filter(|e| mirrored && e.0 < e.1).count();
    if entries.len() - twice != sizes[2] {
        bail!(
            "{} entries are announced, others are there; get the file again",
            sizes[2]
        );
    }
    let matrix = Triplets {
        rows,
        columns,
        entries,
    };
    Ok(Matrix::Sparse(matrix.into_matrix()))
}

/// One number a line, column by column; of a symmetric one the lower half.
fn array(
    lines: &mut dyn Iterator<Item = anyhow::Result<(i32, Vec<f64>)>>,
    rows: usize,
    columns: usize,
    mirrored: bool,
) -> anyhow::Result<Matrix> {
    let size = rows
        .checked_mul(columns)
        .context("larger than any memory")?;
    let mut numbers = Vec::new();
    for line in lines {
        numbers.extend(line?.1);
    }
    let announced = if mirrored {
        rows * (rows + 1) / 2
    } else {
        size
    };
    if numbers.len() != announced {
        bail!(
            "{announced} numbers are announced, {} are there; get the file again",
            numbers.len()
        );
    }
    let mut values = vec![0.0; size];
    let mut rest = numbers.into_iter();
    for column in 0..columns {
        let from = if mirrored { column } else { 0 };
        for (row, value) in (from..rows).zip(&mut rest) {
            values[row * columns + column] = value;
            if mirrored {
                values[column * columns + row] = value;
            }
        }
    }
    Ok(Matrix::Dense(Dense::new(columns, values)?))
}
