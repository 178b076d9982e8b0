use serde::Serialize;
use unicode_width::UnicodeWidthStr;

/// Rows under a header, written for people or as CSV.
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(header: &[&str]) -> Table {
        let header = header.iter().map(|name| (*name).to_owned());
        Table {
            rows: vec![header.collect()],
        }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Columns in line: the first to the left, numbers to the right.
    pub fn text(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (at, cell) in row.iter().enumerate() {
                let space = " ".repeat(widths[at] - cell.width());
                line.push_str(&match at {
                    0 => format!("{cell}{space}"),
                    _ => format!("  {space}{cell}"),
                });
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    pub fn csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        for row in &self.rows {
            // Writing to memory cannot fail.
            let _ = writer.write_record(row);
        }
        String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
    }
}

/// A number with so many places; a dash where there is none.
pub fn short(number: Option<f64>, places: usize) -> String {
    // What rounds to 0 has no sign.
    let plain = |text: String| match text.trim_start_matches('-').parse() {
        Ok(0.0) => text.trim_start_matches('-').to_owned(),
        _ => text,
    };
    number.map_or("–".to_owned(), |n| plain(format!("{n:.places$}")))
}

/// "p = 0.012", or how small it is at most.
pub fn probability(p: f64) -> String {
    match p < 0.001 {
        true => "p < .001".to_owned(),
        false => format!("p = {p:.3}"),
    }
}

/// JSON over many lines, with its end.
pub fn json(value: &impl Serialize) -> String {
    // Strings and numbers: writing them to memory cannot fail.
    serde_json::to_string_pretty(value).unwrap_or_default() + "\n"
}
