//! Which fields does an index have?

use tantivy::schema::{
    BytesOptions, FAST, Field, INDEXED, IndexRecordOption, NumericOptions, STORED, STRING, Schema,
    SchemaBuilder, TextFieldIndexing, TextOptions,
};

use super::ImageField;

/// What the analyser of this crate is called in an index.
pub(super) const WORDS: &str = "summ";

/// Names of fields that are no text about the image.
pub(super) mod names {
    pub const ID: &str = "id";
    pub const RECORD: &str = "record";
    pub const ROW: &str = "row";
    pub const ORDER: &str = "order";
    pub const SOURCE: &str = "source";
    pub const LICENCE: &str = "licence";
    pub const DATE: &str = "date";
    pub const WIDTH: &str = "width";
    pub const HEIGHT: &str = "height";
}

/// The fields of an index.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub schema: Schema,
    /// Found by it, so that a record can be replaced.
    pub id: Field,
    /// In the order of [`ImageField::ALL`].
    pub texts: [Field; ImageField::ALL.len()],
    /// The record as it was given, as JSON.
    pub record: Field,
    /// The forward index: the stems of its texts.
    pub row: Field,
    /// When it was added, from 0: ties go to the earlier one, in whatever segment it is.
    pub order: Field,
    pub source: Field,
    pub licence: Field,
    pub date: Field,
    pub width: Field,
    pub height: Field,
}

impl Fields {
    pub fn new() -> Fields {
        let mut builder = Schema::builder();
        let id = builder.add_text_field(names::ID, STRING);
        let texts = ImageField::ALL.map(|field| text(&mut builder, field));
        let number = NumericOptions::default() | FAST | INDEXED;
        Fields {
            id,
            texts,
            record: builder.add_bytes_field(names::RECORD, STORED),
            row: builder.add_bytes_field(names::ROW, BytesOptions::default().set_fast()),
            order: builder.add_u64_field(names::ORDER, FAST),
            source: builder.add_text_field(names::SOURCE, STRING | FAST),
            licence: builder.add_text_field(names::LICENCE, STRING | FAST),
            date: builder.add_u64_field(names::DATE, number.clone()),
            width: builder.add_u64_field(names::WIDTH, number.clone()),
            height: builder.add_u64_field(names::HEIGHT, number),
            schema: builder.build(),
        }
    }
}

fn text(builder: &mut SchemaBuilder, field: ImageField) -> Field {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(WORDS)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing);
    builder.add_text_field(field.name(), options)
}
