//! What does a record say about an image?

use std::collections::HashMap;

use serde_json::{Map, Value};
use summ::images::{Date, ImageRecord};

use super::page;
use crate::input::{Body, Kind, Problem, Raw, page_text};

/// Names of the fields of a record, in small letters.
pub const FIELDS: [&str; 13] = [
    "id", "url", "page", "caption", "alt", "tags", "title", "context", "source", "date", "width",
    "height", "licence",
];

/// The images of what was read: one of a record, all of a page. What was odd goes to
/// `warnings`.
pub fn images(mut raw: Raw, warnings: &mut Vec<String>) -> Result<Vec<ImageRecord>, Problem> {
    let id = raw.origin.id();
    let asked = || FIELDS.map(str::to_owned).to_vec();
    match &mut raw.body {
        Body::Json(bytes) => one(of_json(bytes)?, id),
        Body::Row(..) | Body::Ready(..) => one(of_row(raw.fields(&asked())), id),
        Body::Page(Kind::Html, bytes, address) => {
            let text = page_text(std::mem::take(bytes), warnings);
            Ok(page::images(&text, &id, address.as_ref()))
        }
        // An empty input looks like text.
        Body::Page(_, bytes, _) if bytes.trim_ascii().is_empty() => Ok(Vec::new()),
        Body::Page(..) => Err(Problem::new(
            "text is no record of an image",
            "give JSON lines, CSV, Parquet or HTML pages",
        )),
        Body::Broken(problem) => Err(problem.clone()),
        Body::Warning(_) => Ok(Vec::new()),
    }
}

type Said = HashMap<&'static str, Value>;

fn of_row(fields: Vec<Option<String>>) -> Said {
    let named = FIELDS.into_iter().zip(fields);
    let said = named.filter_map(|(name, value)| Some((name, Value::String(value?))));
    said.collect()
}

fn of_json(bytes: &[u8]) -> Result<Said, Problem> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Problem::new("not UTF-8", "convert the file, with iconv for example"))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let object: Map<String, Value> = serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or(&message);
        Problem {
            place: (error.line() > 0).then(|| (error.line() as u64 - 1, error.column())),
            ..Problem::new(what, "each record must be one whole JSON object")
        }
    })?;
    let mut said = Said::new();
    for (name, value) in object {
        let name = match &*name.to_lowercase() {
            // As Americans write it.
            "license" => "licence".to_owned(),
            other => other.to_owned(),
        };
        if let Some(known) = FIELDS.into_iter().find(|known| *known == name) {
            said.insert(known, value);
        }
    }
    Ok(said)
}

fn one(mut said: Said, default_id: String) -> Result<Vec<ImageRecord>, Problem> {
    let mut text = |name: &str| match said.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(Value::Array(list)) if name == "tags" => {
            let tags = list.iter().map(|tag| match tag {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            Ok(Some(tags.collect::<Vec<_>>().join(",")))
        }
        Some(other) => Err(wrong(name, &other.to_string(), "a text")),
    };
    let tags = text("tags")?.unwrap_or_default();
    let date = text("date")?;
    let pixels = [text("width")?, text("height")?];
    let mut record = ImageRecord {
        id: text("id")?.unwrap_or(default_id),
        url: text("url")?,
        page: text("page")?,
        caption: text("caption")?.unwrap_or_default(),
        alt: text("alt")?.unwrap_or_default(),
        title: text("title")?.unwrap_or_default(),
        context: text("context")?.unwrap_or_default(),
        source: text("source")?,
        licence: text("licence")?,
        ..ImageRecord::default()
    };
    let tags = tags.split([',', ';']).map(|tag| tag.trim().to_owned());
    record.tags = tags.filter(|tag| !tag.is_empty()).collect();
    record.date = date
        .map(|date| {
            date.parse::<Date>()
                .map_err(|_| wrong("date", &date, "2026, 2026-03 or 2026-03-09"))
        })
        .transpose()?;
    let number = |(name, said): (&str, &Option<String>)| -> Result<Option<u32>, Problem> {
        let Some(said) = said else { return Ok(None) };
        let number = said.trim().parse::<f64>().ok();
        let number = number.filter(|n| (0.0..=f64::from(u32::MAX)).contains(n));
        Ok(Some(
            number.ok_or_else(|| wrong(name, said, "a number of pixels"))? as u32,
        ))
    };
    record.width = number(("width", &pixels[0]))?;
    record.height = number(("height", &pixels[1]))?;
    if !record.has_words() {
        return Err(Problem::new(
            "nothing is written about the image",
            "give it a `caption`, or `alt`, `tags`, `title` or `context`",
        ));
    }
    Ok(vec![record])
}

fn wrong(name: &str, found: &str, expected: &str) -> Problem {
    let short: String = found.chars().take(40).collect();
    Problem::new(
        format!("`{name}` is `{short}`"),
        format!("write {expected}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<ImageRecord, String> {
        let said = of_json(json.as_bytes()).map_err(|problem| problem.to_string())?;
        let mut records = one(said, "file:1".into()).map_err(|problem| problem.to_string())?;
        Ok(records.remove(0))
    }

    #[test]
    fn records_are_read_as_people_write_them() {
        let record = read(
            r#"{"ID": 7, "caption": "A boat", "tags": ["sea", "old town"], "width": "800",
                "height": 600, "license": "CC0", "date": "2026-03-09T10:00:00Z", "other": []}"#,
        );
        let record = record.unwrap();
        assert_eq!((&*record.id, record.tags.len()), ("7", 2));
        assert_eq!((record.width, record.height), (Some(800), Some(600)));
        assert_eq!(record.licence.as_deref(), Some("CC0"));
        assert_eq!(record.date.unwrap().to_string(), "2026-03-09");
        assert_eq!(read(r#"{"alt": "A boat"}"#).unwrap().id, "file:1");
        assert_eq!(
            read(r#"{"tags": "sea; boat,"}"#).unwrap().tags,
            ["sea", "boat"]
        );
    }

    #[test]
    fn what_is_wrong_is_named() {
        let told = |json: &str| read(json).unwrap_err();
        assert!(told(r#"{"id": 1}"#).contains("nothing is written"));
        assert!(told(r#"{"caption": "a", "width": "wide"}"#).contains("`width` is `wide`"));
        assert!(told(r#"{"caption": "a", "date": "soon"}"#).contains("2026-03-09"));
        assert!(told(r#"{"caption": {}}"#).contains("`caption`"));
        assert!(told(r#"["a"]"#).contains("one whole JSON object"));
    }
}
