use std::io::Read;

use anyhow::bail;
use summ::vector::Dense;

/// A table of numbers with or without a header.
pub fn matrix(reader: impl Read, delimiter: u8) -> anyhow::Result<Dense> {
    let mut table = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .from_reader(reader);
    let mut values = Vec::new();
    let mut columns = None;
    for (at, record) in table.records().enumerate() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let wanted = *columns.get_or_insert(record.len());
        if record.len() != wanted {
            bail!(
                "line {line}: {} numbers, but {wanted} in the first line; give every row as many",
                record.len()
            );
        }
        // A first line in which nothing is a number names the columns.
        if at == 0 && record.iter().all(|cell| cell.parse::<f64>().is_err()) {
            continue;
        }
        for (column, cell) in record.iter().enumerate() {
            match cell.parse::<f64>() {
                Ok(number) if number.is_finite() => values.push(number),
                _ => bail!(
                    "line {line}, column {}: `{cell}` is no finite number; write one, or leave the column out",
                    column + 1
                ),
            }
        }
    }
    Ok(Dense::new(columns.unwrap_or(0), values)?)
}
