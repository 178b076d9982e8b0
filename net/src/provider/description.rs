use std::collections::BTreeMap;

use serde::Deserialize;

use super::path::JsonPath;
use super::template::Template;
use super::value::Value;

/// A search service as it is written down in TOML.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    pub name: String,
    /// What `{base}` in the URL stands for.
    pub base: Option<String>,
    pub url: Template,
    /// Words of a query that are sent; the first ones.
    pub max_terms: Option<usize>,
    /// Images that the service gives at once.
    pub max_limit: Option<usize>,
    /// Whether its texts are HTML.
    #[serde(default)]
    pub markup: bool,
    #[serde(default)]
    pub headers: BTreeMap<String, Value>,
    /// What the URL gets besides: keys, which `Provider::url` does not show.
    #[serde(default)]
    pub parameters: BTreeMap<String, Value>,
    pub paths: Paths,
}

/// Where things stand in the answer: `items`, `error` and `empty` seen from its top, the
/// rest from an item.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paths {
    pub items: JsonPath,
    /// What the service says when it refuses.
    pub error: Option<JsonPath>,
    /// What is there, without items, when nothing was found.
    pub empty: Option<JsonPath>,
    /// A number to sort the items by, where they come unsorted.
    pub order: Option<JsonPath>,
    pub id: JsonPath,
    pub url: JsonPath,
    pub thumbnail: Option<JsonPath>,
    pub page: Option<JsonPath>,
    pub title: Option<JsonPath>,
    pub caption: Option<JsonPath>,
    pub licence: Option<JsonPath>,
    pub author: Option<JsonPath>,
    pub width: Option<JsonPath>,
    pub height: Option<JsonPath>,
    /// Width and height in one text, such as `640 x 480`.
    pub resolution: Option<JsonPath>,
    pub score: Option<JsonPath>,
}

/// Why a description of a search service cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DescriptionError {
    /// Not TOML, or not the keys that are known.
    #[error("line {line}: {message}")]
    Line {
        /// Counted from 1.
        line: usize,
        /// What is wrong there.
        message: String,
    },
    /// A variable of the environment that is not set, or empty.
    #[error("{provider}: `{place}` needs the environment variable {variable}; set it to your key")]
    Variable {
        /// The service.
        provider: String,
        /// The header or parameter.
        place: String,
        /// The variable.
        variable: String,
    },
    /// A URL that cannot be asked.
    #[error(
        "{provider}: with its places filled, `url` is no http(s) URL without name and password ({reason})"
    )]
    Url {
        /// The service.
        provider: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A name or limit that means nothing.
    #[error("{0}")]
    Empty(&'static str),
}

impl Description {
    pub fn parse(text: &str) -> Result<Self, DescriptionError> {
        let description: Self = toml::from_str(text).map_err(|error| {
            // The error's own form quotes the line, in which a key may stand.
            let at = error.span().map_or(0, |span| span.start.min(text.len()));
            DescriptionError::Line {
                line: 1 + text.as_bytes()[..at]
                    .iter()
                    .filter(|b| **b == b'\n')
                    .count(),
                message: error.message().to_owned(),
            }
        })?;
        if description.name.trim().is_empty() {
            return Err(DescriptionError::Empty("`name` is empty"));
        }
        if description.max_terms == Some(0) {
            return Err(DescriptionError::Empty("`max_terms` must be above 0"));
        }
        if description.max_limit == Some(0) {
            return Err(DescriptionError::Empty("`max_limit` must be above 0"));
        }
        Ok(description)
    }
}
