/// How a query is made of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct QuerySettings {
    /// Terms at most; none: as many as [`MOST_WORDS`].
    pub max_terms: Option<usize>,
    /// Let the terms of a short query grow into phrases.
    pub phrases: bool,
    /// How many times a word of the title counts.
    pub title: f64,
    /// From 0 to 1: the share of a word's weight that it loses where it is first said far down.
    pub fading: f64,
    /// How much rather a name than another word is among few terms.
    pub names: f64,
    /// What a hit must have, all words of each.
    pub require: Vec<String>,
}

/// Words of a query at most: the lightest of a longer one change nothing but the time it takes.
pub const MOST_WORDS: usize = 200;

impl Default for QuerySettings {
    fn default() -> Self {
        QuerySettings {
            max_terms: None,
            phrases: true,
            title: 3.0,
            fading: 0.5,
            names: 0.5,
            require: Vec::new(),
        }
    }
}

/// Why settings make no sense.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum QuerySettingsError {
    /// A query has terms.
    #[error("max_terms must be at least 1")]
    MaxTerms,
    /// A weight is finite and not below 0.
    #[error("{name} must be finite and not below 0, got {value}")]
    Weight {
        /// Which one.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// A share lies in 0..=1.
    #[error("fading must lie between 0 and 1, got {0}")]
    Fading(f64),
    /// There is no word in what is required.
    #[error("`{0}` is no phrase that could be required: there is no word in it but stop words")]
    Required(String),
}

impl QuerySettings {
    pub(super) fn check(&self) -> Result<(), QuerySettingsError> {
        if self.max_terms == Some(0) {
            return Err(QuerySettingsError::MaxTerms);
        }
        for (name, value) in [("title", self.title), ("names", self.names)] {
            if !value.is_finite() || value < 0.0 {
                return Err(QuerySettingsError::Weight { name, value });
            }
        }
        if !(0.0..=1.0).contains(&self.fading) {
            return Err(QuerySettingsError::Fading(self.fading));
        }
        Ok(())
    }
}
