use serde::{Deserialize, Serialize};

use super::Date;

/// What is known of an image: its id and what is written about it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ImageRecord {
    /// Its name; another record of the same id replaces this one.
    pub id: String,
    /// Where the image is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The page it stands on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// What is written below it.
    pub caption: String,
    /// What is told in place of it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// Words it was filed under.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Of the image, or of the page it stands on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The text around it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub context: String,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// In pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// In pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Such as `CC BY 4.0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
}

impl ImageRecord {
    /// A caption and nothing else.
    pub fn new(id: impl Into<String>, caption: impl Into<String>) -> ImageRecord {
        ImageRecord {
            id: id.into(),
            caption: caption.into(),
            ..ImageRecord::default()
        }
    }

    /// Whether anything is written about it.
    pub fn has_words(&self) -> bool {
        let texts = [&self.caption, &self.alt, &self.title, &self.context];
        texts
            .into_iter()
            .chain(&self.tags)
            .any(|text| !text.trim().is_empty())
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
