use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use arrow_array::RecordBatch;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};

use super::columns::Table;
use super::read::{Reading, Take};
use summ::text::Document;

use super::{Body, Name, Origin, Problem, Raw, open};

/// Rows that are unpacked at once: few enough that long texts are no burden.
const ROWS: usize = 32;

/// Whether a file begins as Parquet does.
pub fn is(path: &Path) -> bool {
    let mut start = [0; 4];
    let file = File::open(path);
    file.is_ok_and(|mut file| file.read_exact(&mut start).is_ok()) && &start == b"PAR1"
}

/// Its table of contents stands at the end of a file.
pub fn no_stream() -> Problem {
    Problem::new(
        "Parquet cannot be read from a stream",
        "name the file, unpacked",
    )
}

/// Reads rows, group by group; of their columns only those that hold records or are asked
/// for. What is wrong with the file is told, and ends it.
pub fn read(path: &Path, reading: &Reading, source: &Arc<Name>, take: Take) -> ControlFlow<()> {
    let broken = |problem| Raw {
        origin: Origin::file(source),
        body: Body::Broken(problem),
    };
    let asked = &reading.asked;
    let opened = catch(|| Rows::open(path, asked, reading.fields_only));
    let mut rows = match opened {
        Ok(rows) => rows,
        Err(problem) => return take(broken(problem)),
    };
    let (mut number, mut told) = (0, 0);
    loop {
        let batch = match catch(|| rows.next()) {
            Ok(Some(batch)) => batch,
            Ok(None) => return ControlFlow::Continue(()),
            Err(problem) => return take(broken(problem)),
        };
        let table = Table::new(&batch, asked);
        for row in 0..batch.num_rows() {
            number += 1;
            let origin = Origin::line(source, number);
            let read = match reading.fields_only {
                true => Ok((Document::default(), table.fields(row))),
                false => table.document(row, origin.id()),
            };
            let body = match read {
                Ok((document, fields)) => Body::Ready(Box::new(document), fields),
                Err(problem) => Body::Broken(problem),
            };
            take(Raw { origin, body })?;
        }
        // Pages are read from here and there; what share of the rows is done is known.
        let share = number as f64 / rows.count.max(1) as f64;
        let now = (share * rows.bytes as f64) as u64;
        reading.read.fetch_add(now - told, Ordering::Relaxed);
        told = now;
    }
}

struct Rows {
    reader: ParquetRecordBatchReader,
    count: u64,
    bytes: u64,
}

impl Rows {
    fn open(path: &Path, asked: &[String], fields_only: bool) -> Result<Rows, Problem> {
        let file = File::open(path).map_err(|error| open::unreadable(&error))?;
        let bytes = file.metadata().map_or(0, |about| about.len());
        // Plain types are enough, whatever the writer had in mind.
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(file, options);
        let builder = builder.map_err(|error| damaged(&error))?;
        let names: Vec<String> = builder
            .schema()
            .fields()
            .iter()
            .map(|field| field.name().to_lowercase())
            .collect();
        let has_text = names.iter().any(|name| name == "text" || name == "reviews");
        if !fields_only && !has_text {
            let found: String = names.join(", ").chars().take(80).collect();
            return Err(Problem::new(
                format!("no column `text` or `reviews` ({found})"),
                "name the columns id, title and text",
            ));
        }
        let wanted = |name: &String| Table::NAMES.contains(&name.as_str()) || asked.contains(name);
        let kept = (0..names.len()).filter(|&at| wanted(&names[at]));
        let mask = ProjectionMask::roots(builder.parquet_schema(), kept);
        let count = builder.metadata().file_metadata().num_rows().max(0) as u64;
        let reader = builder.with_projection(mask).with_batch_size(ROWS).build();
        Ok(Rows {
            reader: reader.map_err(|error| damaged(&error))?,
            count,
            bytes,
        })
    }

    fn next(&mut self) -> Result<Option<RecordBatch>, Problem> {
        self.reader
            .next()
            .transpose()
            .map_err(|error| damaged(&error))
    }
}

fn damaged(error: &dyn std::fmt::Display) -> Problem {
    Problem::new(
        format!("cannot be read as Parquet ({error})"),
        "if it is damaged or cut off, get it again; pages may be packed with Snappy, zstd or gzip",
    )
}

/// A damaged file may lead the reader to a place that does not exist.
fn catch<T>(work: impl FnOnce() -> Result<T, Problem>) -> Result<T, Problem> {
    let done = catch_unwind(AssertUnwindSafe(work));
    done.unwrap_or_else(|_| Err(damaged(&"its numbers contradict each other")))
}
