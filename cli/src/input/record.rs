use std::fmt;

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use summ::text::{Document, Review};

use super::Problem;

#[derive(Deserialize)]
struct Record {
    id: Option<Scalar>,
    title: Option<Scalar>,
    text: Option<String>,
    rating: Option<Scalar>,
    reviews: Option<Vec<Entry>>,
}

#[derive(Deserialize)]
struct FullEntry {
    id: Option<Scalar>,
    text: Option<String>,
    rating: Option<Scalar>,
}

/// A review: its text alone, or with an id and a rating.
struct Entry(FullEntry);

/// A string or a number; people write ids and ratings either way.
struct Scalar(String);

impl Scalar {
    fn number(self) -> Option<f64> {
        self.0.trim().parse().ok().filter(|n: &f64| n.is_finite())
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct EntryVisitor;
        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or {text, rating, id} in `reviews`")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Entry, E> {
                self.visit_string(text.to_owned())
            }

            fn visit_string<E: de::Error>(self, text: String) -> Result<Entry, E> {
                Ok(Entry(FullEntry {
                    id: None,
                    text: Some(text),
                    rating: None,
                }))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                FullEntry::deserialize(MapAccessDeserializer::new(map)).map(Entry)
            }
        }
        from.deserialize_any(EntryVisitor)
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;
        impl Visitor<'_> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string or a number")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(text.to_owned()))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Scalar, E> {
                Ok(Scalar(number.to_string()))
            }
        }
        from.deserialize_any(ScalarVisitor)
    }
}

/// Reads a JSON record: an object, or a string that is all text.
pub fn document(bytes: &[u8], default_id: String) -> Result<Document, Problem> {
    let text = std::str::from_utf8(bytes).map_err(|error| Problem {
        place: Some((0, error.valid_up_to() + 1)),
        ..Problem::new("not UTF-8", "convert the file, with iconv for example")
    })?;
    // A BOM may stand before the first record.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim_start().starts_with('"') {
        let text: String = serde_json::from_str(text).map_err(|e| syntax(&e))?;
        return Ok(Document::new(default_id, text));
    }
    let record: Record = serde_json::from_str(text).map_err(|e| syntax(&e))?;
    let id = record.id.map_or(default_id, |id| id.0);
    let reviews = match (record.reviews, record.text) {
        (Some(entries), _) => reviews(entries)?,
        (None, Some(text)) => {
            vec![Review {
                id: None,
                rating: record.rating.and_then(Scalar::number),
                text,
            }]
        }
        (None, None) => return Err(missing_text()),
    };
    Ok(Document {
        id,
        title: record.title.map(|title| title.0),
        reviews,
    })
}

/// Reads the list of a `reviews` column.
pub fn list(text: &str) -> Result<Vec<Review>, Problem> {
    let entries: Vec<Entry> = serde_json::from_str(text).map_err(|e| syntax(&e))?;
    reviews(entries)
}

pub fn missing_text() -> Problem {
    Problem::new(
        "there is no text",
        "give it a `text`, or `reviews`, a list of texts",
    )
}

fn reviews(entries: Vec<Entry>) -> Result<Vec<Review>, Problem> {
    let numbered = entries.into_iter().enumerate();
    let review = |(index, Entry(entry)): (usize, Entry)| {
        let what = || format!("review {} of the list has no text", index + 1);
        let text = entry
            .text
            .ok_or_else(|| Problem::new(what(), "give it a `text`"))?;
        Ok(Review {
            id: entry.id.map(|id| id.0),
            rating: entry.rating.and_then(Scalar::number),
            text,
        })
    };
    numbered.map(review).collect()
}

fn syntax(error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or(&message);
    let help = if error.is_data() {
        "a record is {\"id\", \"title\", \"text\"} or {\"id\", \"title\", \"reviews\"}"
    } else {
        "each record must be one whole JSON object"
    };
    Problem {
        place: (error.line() > 0).then(|| (error.line() as u64 - 1, error.column())),
        ..Problem::new(what, help)
    }
}
