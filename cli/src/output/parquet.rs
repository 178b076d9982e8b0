//! Keyphrases as Parquet: made from the lines of JSON once they are whole, so that a run can
//! be killed and go on; row group by row group, so that no corpus is too long.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use arrow_array::builder::{
    ArrayBuilder, Float64Builder, ListBuilder, StringBuilder, StructBuilder, UInt64Builder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Fields, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use serde::Deserialize;

/// Rows that are made into columns at once.
const ROWS: usize = 256;

/// A row group is closed at this size in memory: large enough that reading one column is
/// worth a seek, small enough that nobody notices it in memory.
const GROUP: usize = 32 << 20;

#[derive(Deserialize)]
struct Line {
    id: String,
    keyphrases: Vec<Phrase>,
    title: Option<String>,
    language: String,
}

#[derive(Deserialize)]
struct Phrase {
    phrase: String,
    score: f64,
    count: u64,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    #[serde(rename = "in")]
    field: String,
    review: Option<String>,
    start: u64,
    end: u64,
}

/// Writes lines of keyphrases as a Parquet file.
pub fn from_lines(lines: &Path, to: &Path) -> anyhow::Result<()> {
    let schema = Arc::new(Schema::new(vec![
        Field::new("id", DataType::Utf8, false),
        Field::new("keyphrases", list_of(phrase_fields()), false),
        Field::new("title", DataType::Utf8, true),
        Field::new("language", DataType::Utf8, false),
    ]));
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .build();
    let mut writer = ArrowWriter::try_new(File::create(to)?, schema.clone(), Some(properties))?;
    let mut rows = Rows::new();
    for line in BufReader::new(File::open(lines)?).lines() {
        let line: Line = serde_json::from_str(&line?)
            .with_context(|| format!("{} was changed by somebody else", lines.display()))?;
        rows.add(&line);
        if rows.count == ROWS {
            writer.write(&RecordBatch::try_new(schema.clone(), rows.columns())?)?;
            if writer.in_progress_size() > GROUP {
                writer.flush()?;
            }
        }
    }
    writer.write(&RecordBatch::try_new(schema, rows.columns())?)?;
    writer.close()?;
    Ok(())
}

fn phrase_fields() -> Fields {
    Fields::from(vec![
        Field::new("phrase", DataType::Utf8, false),
        Field::new("score", DataType::Float64, false),
        Field::new("count", DataType::UInt64, false),
        Field::new("spans", list_of(span_fields()), false),
    ])
}

fn span_fields() -> Fields {
    Fields::from(vec![
        Field::new("in", DataType::Utf8, false),
        Field::new("review", DataType::Utf8, true),
        Field::new("start", DataType::UInt64, false),
        Field::new("end", DataType::UInt64, false),
    ])
}

fn item(fields: Fields) -> Field {
    Field::new("item", DataType::Struct(fields), false)
}

fn list_of(fields: Fields) -> DataType {
    DataType::List(Arc::new(item(fields)))
}

type Structs = ListBuilder<StructBuilder>;

fn lists(fields: Fields, columns: Vec<Box<dyn ArrayBuilder>>) -> Structs {
    ListBuilder::new(StructBuilder::new(fields.clone(), columns)).with_field(item(fields))
}

/// Columns under way.
struct Rows {
    ids: StringBuilder,
    titles: StringBuilder,
    languages: StringBuilder,
    keyphrases: Structs,
    count: usize,
}

impl Rows {
    fn new() -> Rows {
        let spans = lists(
            span_fields(),
            vec![
                Box::<StringBuilder>::default(),
                Box::<StringBuilder>::default(),
                Box::<UInt64Builder>::default(),
                Box::<UInt64Builder>::default(),
            ],
        );
        let keyphrases = lists(
            phrase_fields(),
            vec![
                Box::<StringBuilder>::default(),
                Box::<Float64Builder>::default(),
                Box::<UInt64Builder>::default(),
                Box::new(spans),
            ],
        );
        Rows {
            ids: StringBuilder::new(),
            titles: StringBuilder::new(),
            languages: StringBuilder::new(),
            keyphrases,
            count: 0,
        }
    }

    fn add(&mut self, line: &Line) {
        self.count += 1;
        self.ids.append_value(&line.id);
        self.titles.append_option(line.title.as_deref());
        self.languages.append_value(&line.language);
        for phrase in &line.keyphrases {
            let one = self.keyphrases.values();
            text(one, 0).append_value(&phrase.phrase);
            if let Some(scores) = one.field_builder::<Float64Builder>(1) {
                scores.append_value(phrase.score);
            }
            number(one, 2).append_value(phrase.count);
            if let Some(spans) = one.field_builder::<Structs>(3) {
                for span in &phrase.spans {
                    let place = spans.values();
                    text(place, 0).append_value(&span.field);
                    text(place, 1).append_option(span.review.as_deref());
                    number(place, 2).append_value(span.start);
                    number(place, 3).append_value(span.end);
                    place.append(true);
                }
                spans.append(true);
            }
            one.append(true);
        }
        self.keyphrases.append(true);
    }

    /// What was added since the last time.
    fn columns(&mut self) -> Vec<ArrayRef> {
        self.count = 0;
        vec![
            Arc::new(self.ids.finish()),
            Arc::new(self.keyphrases.finish()),
            Arc::new(self.titles.finish()),
            Arc::new(self.languages.finish()),
        ]
    }
}

fn text(one: &mut StructBuilder, at: usize) -> &mut StringBuilder {
    one.field_builder(at).expect("a column of texts")
}

fn number(one: &mut StructBuilder, at: usize) -> &mut UInt64Builder {
    one.field_builder(at).expect("a column of numbers")
}
