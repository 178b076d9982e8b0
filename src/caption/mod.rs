//! Which line says what a picture of this would show? From a document to its captions.

mod article;
mod captions;
mod choose;
mod extractive;
mod probabilistic;
mod settings;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use captions::{Caption, Captions, Reason};
pub use probabilistic::{CaptionModel, CaptionTraining, ModelError};
pub use settings::{Method, Settings, SettingsError, UnknownMethod};

use crate::keywords::{self, Extractor};
use crate::text::Document;
use article::Article;

/// Keyphrases that captions are measured by: as many as an article has ideas.
const KEYPHRASES: usize = 15;

/// Makes captions of documents under one set of settings.
///
/// Build it once, share it between threads, call it for each document.
///
/// ```
/// use summ::caption::{Captioner, Settings};
/// use summ::text::Document;
///
/// let captioner = Captioner::new(Settings { words: 8, best: 1, ..Settings::default() })?;
/// let text = "A heat pump warms the old school, which was built in 1904 by the architect \
///             of the town hall. The pump is quiet.";
/// let found = captioner.caption(&Document::new("school", text));
/// assert_eq!(found.captions[0].text, "A heat pump warms the old school.");
/// assert!(found.captions[0].words <= 8);
/// # Ok::<(), summ::caption::SettingsError>(())
/// ```
#[derive(Debug)]
pub struct Captioner {
    settings: Settings,
    extractor: Extractor,
    model: Option<Arc<CaptionModel>>,
}

impl Captioner {
    /// Checks the settings and makes ready what all documents share.
    ///
    /// # Errors
    /// When a setting is out of range, or the method needs a model.
    pub fn new(settings: Settings) -> Result<Self, SettingsError> {
        Self::build(settings, None)
    }

    /// The same with a model for [`Method::Probabilistic`].
    ///
    /// # Errors
    /// When a setting is out of range.
    pub fn with_model(settings: Settings, model: Arc<CaptionModel>) -> Result<Self, SettingsError> {
        Self::build(settings, Some(model))
    }

    fn build(settings: Settings, model: Option<Arc<CaptionModel>>) -> Result<Self, SettingsError> {
        settings.check()?;
        if settings.method == Method::Probabilistic && model.is_none() {
            return Err(SettingsError::NoModel);
        }
        let extractor = reader(settings.language);
        Ok(Captioner {
            settings,
            extractor,
            model,
        })
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The captions of a document, best first; none where it has no word.
    pub fn caption(&self, document: &Document) -> Captions {
        self.extractor.read(document, |context| {
            let found = self.extractor.choose(document, context);
            let article = Article::new(context, &found.phrases);
            let candidates = match (self.settings.method, &self.model) {
                (Method::Probabilistic, Some(model)) => {
                    probabilistic::captions(&article, model, &self.settings)
                }
                _ => extractive::captions(&article, &self.settings),
            };
            let compared = candidates.len();
            Captions {
                id: found.id,
                language: found.language,
                captions: choose::distinct(&candidates, &article, &self.settings),
                candidates: compared,
            }
        })
    }
}

/// Whoever takes articles apart and finds what they are about.
fn reader(language: Option<crate::text::Language>) -> Extractor {
    let settings = keywords::Settings {
        top: KEYPHRASES,
        language,
        ..keywords::Settings::default()
    };
    match Extractor::new(settings) {
        Ok(extractor) => extractor,
        // The defaults with another number above 0 are valid.
        Err(error) => unreachable!("{error}"),
    }
}
