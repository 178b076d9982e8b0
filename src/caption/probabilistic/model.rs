use serde::{Deserialize, Serialize};

use super::fluency::Fluency;
use super::length::Length;
use super::selection::Selection;

/// The way models are written that this version reads.
const VERSION: u32 = 1;

/// What was learned from captions that people wrote, see [`CaptionTraining`](super::CaptionTraining).
///
/// It is written by serde, as TOML, and read by [`CaptionModel::read`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CaptionModel {
    version: u32,
    articles: u32,
    captions: u32,
    pub(super) length: Length,
    pub(super) selection: Selection,
    pub(super) fluency: Fluency,
}

/// Why a model was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It is not written as models are; the line is named.
    #[error("{0}")]
    Syntax(String),
    /// It was written by another version of this library.
    #[error("it is a model of version {0}, and version 1 is read; train it again")]
    Version(u32),
}

#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl CaptionModel {
    pub(super) fn new(
        counts: [u32; 2],
        length: Length,
        selection: Selection,
        fluency: Fluency,
    ) -> Self {
        CaptionModel {
            version: VERSION,
            articles: counts[0],
            captions: counts[1],
            length,
            selection,
            fluency,
        }
    }

    /// Reads a model that serde wrote as TOML.
    ///
    /// # Errors
    /// Where a line is no TOML, a name is not known, numbers do not fit together, or the
    /// model has another version.
    pub fn read(text: &str) -> Result<Self, ModelError> {
        let syntax = |error: toml::de::Error| ModelError::Syntax(error.to_string());
        let Versioned { version } = toml::from_str(text).map_err(syntax)?;
        if version != VERSION {
            return Err(ModelError::Version(version));
        }
        toml::from_str(text).map_err(syntax)
    }

    /// How many articles it was learned from.
    pub fn articles(&self) -> u32 {
        self.articles
    }

    /// How many captions they had.
    pub fn captions(&self) -> u32 {
        self.captions
    }
}
