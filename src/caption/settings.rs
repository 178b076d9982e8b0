use std::fmt;
use std::str::FromStr;

use crate::text::Language;

/// How a caption is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// The best sentence or clause that fits, as it stands in the text.
    #[default]
    Extractive,
    /// Words of the text in an order of their own, as a [`CaptionModel`](super::CaptionModel)
    /// learned it from captions that people wrote.
    Probabilistic,
}

impl Method {
    /// All of them.
    pub const ALL: [Method; 2] = [Method::Extractive, Method::Probabilistic];

    /// The name used in settings and results.
    pub fn name(self) -> &'static str {
        match self {
            Method::Extractive => "extractive",
            Method::Probabilistic => "probabilistic",
        }
    }

    /// One line for help pages.
    pub fn summary(self) -> &'static str {
        match self {
            Method::Extractive => "the best sentence or clause, as it stands in the text",
            Method::Probabilistic => "words of the text, put together as a model learned it",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A name that is no way of making captions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown method `{0}`; known are extractive and probabilistic")]
pub struct UnknownMethod(pub String);

impl FromStr for Method {
    type Err = UnknownMethod;

    fn from_str(name: &str) -> Result<Self, UnknownMethod> {
        let found = Method::ALL.into_iter().find(|method| method.name() == name);
        found.ok_or_else(|| UnknownMethod(name.to_owned()))
    }
}

/// How captions are made.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How many words a caption has at most.
    pub words: usize,
    /// How many it has at least, where the text allows it.
    pub min_words: usize,
    /// How many captions a document gets at most.
    pub best: usize,
    /// How they are made.
    pub method: Method,
    /// d in 0..=1: the share of a caption's score that the words it has in common with
    /// better ones take away when the others are chosen.
    pub diversity: f64,
    /// Of all documents; detected for each where it is `None`.
    pub language: Option<Language>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            // Two lines under a picture; half the captions of newspapers have 16 or fewer.
            words: 20,
            // Subject, verb and object with their articles.
            min_words: 5,
            best: 3,
            method: Method::default(),
            // A variant of the best caption has most words in common with it, and must be
            // worth less than a good caption of another sentence.
            diversity: 0.7,
            language: None,
        }
    }
}

impl Settings {
    pub(super) fn check(&self) -> Result<(), SettingsError> {
        if self.words == 0 {
            return Err(SettingsError::Words);
        }
        if self.min_words > self.words {
            let (least, most) = (self.min_words, self.words);
            return Err(SettingsError::MinWords { least, most });
        }
        if self.best == 0 {
            return Err(SettingsError::Best);
        }
        if !(0.0..=1.0).contains(&self.diversity) {
            return Err(SettingsError::Diversity(self.diversity));
        }
        Ok(())
    }
}

/// Why settings make no sense.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SettingsError {
    /// A caption has words.
    #[error("words must be at least 1")]
    Words,
    /// No caption can be that long and that short.
    #[error("captions of at least {least} words do not fit into {most}")]
    MinWords {
        /// Words of the shortest.
        least: usize,
        /// Words of the longest.
        most: usize,
    },
    /// At least one caption must be asked for.
    #[error("best must be at least 1")]
    Best,
    /// d is a share.
    #[error("diversity must lie between 0 and 1, got {0}")]
    Diversity(f64),
    /// Nothing was learned.
    #[error(
        "the method probabilistic needs a model; `summ train caption PAIRS -o FILE` learns one \
         from articles with captions"
    )]
    NoModel,
}
