use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

/// Some fields of a JSON object, by their names in small letters; all others are passed over.
pub fn of_json(bytes: &[u8], asked: &[String]) -> Vec<Option<String>> {
    struct Asked<'a>(&'a [String], Vec<Option<String>>);
    impl<'de> Visitor<'de> for Asked<'_> {
        type Value = Vec<Option<String>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self::Value, A::Error> {
            while let Some(key) = map.next_key::<String>()? {
                let key = key.to_lowercase();
                match self.0.iter().position(|name| *name == key) {
                    Some(at) => self.1[at] = map.next_value::<Said>()?.0,
                    None => {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
            }
            Ok(self.1)
        }
    }
    let none = vec![None; asked.len()];
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut from = serde_json::Deserializer::from_slice(start);
    // What is no object has no fields; whoever reads the document tells what is wrong.
    let found = from.deserialize_map(Asked(asked, none.clone()));
    found.unwrap_or(none)
}

/// A word or a number; of a list the first one.
struct Said(Option<String>);

impl<'de> Deserialize<'de> for Said {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let said = match Value::deserialize(from)? {
            Value::Array(list) => list.into_iter().next().unwrap_or_default(),
            other => other,
        };
        Ok(Said(match said {
            Value::String(text) if !text.is_empty() => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(yes) => Some(yes.to_string()),
            _ => None,
        }))
    }
}
