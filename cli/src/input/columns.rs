use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use summ::text::{Document, Review};

use super::record::{list, missing_text};
use super::{Fields, Problem};

/// Some rows of a table of typed columns, and which of them holds what.
pub struct Table<'a> {
    id: Option<&'a ArrayRef>,
    title: Option<&'a ArrayRef>,
    text: Option<&'a ArrayRef>,
    rating: Option<&'a ArrayRef>,
    reviews: Option<&'a ArrayRef>,
    asked: Vec<(&'a str, &'a ArrayRef)>,
}

impl<'a> Table<'a> {
    /// The columns that make a record.
    pub const NAMES: [&'static str; 5] = ["id", "title", "text", "rating", "reviews"];

    pub fn new(batch: &'a RecordBatch, asked: &'a [String]) -> Table<'a> {
        let names = batch.schema();
        let column = |wanted: &str| {
            let mut fields = names.fields().iter();
            let at = fields.position(|field| field.name().eq_ignore_ascii_case(wanted))?;
            Some(batch.column(at))
        };
        let [id, title, text, rating, reviews] = Table::NAMES.map(column);
        let asked = asked
            .iter()
            .filter_map(|name| Some((name.as_str(), column(name)?)));
        Table {
            id,
            title,
            text,
            rating,
            reviews,
            asked: asked.collect(),
        }
    }

    pub fn document(&self, row: usize, default_id: String) -> Result<(Document, Fields), Problem> {
        let value = |column: Option<&ArrayRef>| cell(column?, row).filter(|text| !text.is_empty());
        let reviews = match (self.reviews, self.text) {
            (Some(column), _) if column.is_valid(row) => entries(column, row)?,
            (_, Some(column)) => vec![Review {
                id: None,
                rating: value(self.rating).and_then(|text| text.trim().parse().ok()),
                text: cell(column, row).ok_or_else(missing_text)?,
            }],
            _ => return Err(missing_text()),
        };
        let document = Document {
            id: value(self.id).unwrap_or(default_id),
            title: value(self.title),
            reviews,
        };
        Ok((document, self.fields(row)))
    }

    /// What is asked for beside the document.
    pub fn fields(&self, row: usize) -> Fields {
        let asked = self.asked.iter();
        let fields =
            asked.filter_map(|(name, column)| Some(((*name).to_owned(), cell(column, row)?)));
        fields.collect()
    }
}

/// A list of texts or of {text, rating, id}, or the same written as JSON.
fn entries(column: &ArrayRef, row: usize) -> Result<Vec<Review>, Problem> {
    let held = match column.data_type() {
        DataType::List(_) => column.as_list::<i32>().value(row),
        DataType::LargeList(_) => column.as_list::<i64>().value(row),
        _ => return list(&cell(column, row).ok_or_else(missing_text)?),
    };
    let parts = held.as_struct_opt();
    let part = |name: &str| {
        parts.map_or((name == "text").then_some(&held), |p| {
            p.column_by_name(name)
        })
    };
    let (text, id, rating) = (part("text"), part("id"), part("rating"));
    let review = |at: usize| {
        let what = || format!("review {} of the list has no text", at + 1);
        let words = text.and_then(|column| cell(column, at));
        Ok(Review {
            id: id.and_then(|column| cell(column, at)),
            rating: rating.and_then(|column| cell(column, at)?.trim().parse().ok()),
            text: words.ok_or_else(|| Problem::new(what(), "give it a `text`"))?,
        })
    };
    (0..held.len()).map(review).collect()
}

/// What stands in a cell, as text; none for what is empty, or nothing that text could say.
fn cell(column: &ArrayRef, row: usize) -> Option<String> {
    if column.is_null(row) {
        return None;
    }
    macro_rules! number {
        ($kind:ty) => {
            column.as_primitive::<$kind>().value(row).to_string()
        };
    }
    macro_rules! time {
        ($kind:ty) => {
            column
                .as_primitive::<$kind>()
                .value_as_datetime(row)?
                .to_string()
        };
    }
    Some(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).to_owned(),
        DataType::Utf8View => column.as_string_view().value(row).to_owned(),
        // Old writers do not say that their bytes are text.
        DataType::Binary => String::from_utf8(column.as_binary::<i32>().value(row).into()).ok()?,
        DataType::Boolean => column.as_boolean().value(row).to_string(),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float32 => number!(Float32Type),
        DataType::Float64 => number!(Float64Type),
        DataType::Date32 => time!(Date32Type),
        DataType::Date64 => time!(Date64Type),
        DataType::Timestamp(TimeUnit::Second, _) => time!(TimestampSecondType),
        DataType::Timestamp(TimeUnit::Millisecond, _) => time!(TimestampMillisecondType),
        DataType::Timestamp(TimeUnit::Microsecond, _) => time!(TimestampMicrosecondType),
        DataType::Timestamp(TimeUnit::Nanosecond, _) => time!(TimestampNanosecondType),
        _ => return None,
    })
}
