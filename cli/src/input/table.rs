use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

use csv::{ByteRecord, ErrorKind, ReaderBuilder};
use summ::text::{Document, Review};

use super::lines::{LONGEST, too_long};
use super::record::{list, missing_text};
use super::{Body, Name, Origin, Problem, Raw};

/// Which column holds what.
#[derive(Debug)]
pub struct Columns {
    id: Option<usize>,
    title: Option<usize>,
    text: Option<usize>,
    reviews: Option<usize>,
    rating: Option<usize>,
    /// All names, in small letters.
    names: Vec<String>,
    delimiter: u8,
}

/// Reads rows; the first must name the columns.
pub fn read(
    reader: &mut dyn BufRead,
    tabs: bool,
    fields_only: bool,
    source: &Arc<Name>,
    take: &mut dyn FnMut(Raw) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let delimiter = if tabs { b'\t' } else { delimiter(reader) };
    // A quotation mark that is never closed must not draw in the whole file.
    let left = Cell::new(LONGEST);
    let mut rows = ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(Bounded {
            reader,
            left: &left,
        });
    let header = match rows.byte_headers() {
        Ok(header) => header.clone(),
        Err(error) => return take(broken(source, &error)),
    };
    if header.is_empty() {
        return ControlFlow::Continue(());
    }
    let columns = match Columns::of(&header, delimiter, fields_only) {
        Ok(columns) => Arc::new(columns),
        Err(problem) => {
            return take(Raw {
                origin: Origin::line(source, 1),
                body: Body::Broken(problem),
            });
        }
    };
    let mut row = ByteRecord::new();
    loop {
        left.set(LONGEST);
        let raw = match rows.read_byte_record(&mut row) {
            Ok(false) => return ControlFlow::Continue(()),
            Ok(true) => {
                let line = row.position().map_or(0, csv::Position::line);
                let body = Body::Row(columns.clone(), row.clone());
                Raw {
                    origin: Origin::line(source, line),
                    body,
                }
            }
            Err(error) => {
                let ends = matches!(error.kind(), ErrorKind::Io(_));
                let told = take(broken(source, &error));
                if ends || told.is_break() {
                    return told;
                }
                continue;
            }
        };
        take(raw)?;
    }
}

/// Reads no more than what is left, and calls it a mistake to want more.
struct Bounded<'a> {
    reader: &'a mut dyn BufRead,
    left: &'a Cell<u64>,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        let left = self.left.get().checked_sub(count as u64);
        self.left
            .set(left.ok_or_else(|| io::Error::other(too_long().what))?);
        Ok(count)
    }
}

/// Spreadsheets of many countries separate by semicolons and still say csv.
fn delimiter(reader: &mut dyn BufRead) -> u8 {
    let start = reader.fill_buf().unwrap_or_default();
    let header = start.split(|&b| b == b'\n').next().unwrap_or_default();
    let semicolons = header.contains(&b';') && !header.contains(&b',');
    if semicolons { b';' } else { b',' }
}

fn broken(source: &Arc<Name>, error: &csv::Error) -> Raw {
    let line = error.position().map_or(0, csv::Position::line);
    let problem = match error.kind() {
        ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => Problem::new(
            format!("{len} fields where the header has {expected_len}"),
            "put fields that contain commas or quotes between double quotes",
        ),
        _ => Problem::new(error.to_string(), "check the file"),
    };
    Raw {
        origin: Origin::line(source, line),
        body: Body::Broken(problem),
    }
}

impl Columns {
    fn of(header: &ByteRecord, delimiter: u8, fields_only: bool) -> Result<Columns, Problem> {
        let names: Vec<String> = header
            .iter()
            .map(|name| {
                let name = String::from_utf8_lossy(name);
                name.trim_start_matches('\u{FEFF}').trim().to_lowercase()
            })
            .collect();
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        let columns = Columns {
            id: place("id"),
            title: place("title"),
            text: place("text"),
            reviews: place("reviews"),
            rating: place("rating"),
            names,
            delimiter,
        };
        if !fields_only && columns.text.is_none() && columns.reviews.is_none() {
            let found: String = columns.names.join(", ").chars().take(80).collect();
            return Err(Problem::new(
                format!("no column `text` or `reviews` in the header ({found})"),
                "name the columns in the first row: id,title,text",
            ));
        }
        Ok(columns)
    }

    pub fn document(&self, row: &ByteRecord, default_id: String) -> Result<Document, Problem> {
        let field = |place: Option<usize>| -> Result<Option<&str>, Problem> {
            let Some(bytes) = place.and_then(|place| row.get(place)) else {
                return Ok(None);
            };
            let not_utf8 = || Problem::new("not UTF-8", "convert the file, with iconv for example");
            let text = std::str::from_utf8(bytes).map_err(|_| not_utf8())?;
            Ok(Some(text).filter(|text| !text.is_empty()))
        };
        let reviews = match (field(self.reviews)?, field(self.text)?) {
            (Some(cell), _) if cell.trim_start().starts_with('[') => list(cell)?,
            (Some(text), _) | (None, Some(text)) => vec![Review {
                id: None,
                rating: field(self.rating)?.and_then(|r| r.trim().parse().ok()),
                text: text.to_owned(),
            }],
            (None, None) => return Err(missing_text()),
        };
        let id = field(self.id)?.map_or(default_id, str::to_owned);
        Ok(Document {
            id,
            title: field(self.title)?.map(str::to_owned),
            reviews,
        })
    }

    /// A field by its column's name.
    pub fn field(&self, row: &ByteRecord, name: &str) -> Option<String> {
        let at = self.names.iter().position(|known| known == name)?;
        let text = String::from_utf8_lossy(row.get(at)?).into_owned();
        Some(text).filter(|text| !text.is_empty())
    }

    /// The row as a line of the file.
    pub fn line(&self, row: &ByteRecord) -> String {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.delimiter)
            .from_writer(Vec::new());
        // Writing to memory cannot fail.
        let _ = writer.write_byte_record(row);
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8_lossy(&bytes).trim_end().to_owned()
    }
}
