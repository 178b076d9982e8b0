//! Which phrases say what a text is about? From a document to its keyphrases.

mod consensus;
mod contrast;
mod keyphrase;
mod phrases;
mod select;
mod settings;
mod slices;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use contrast::Occurrence;
pub use keyphrase::{Keyphrase, Keyphrases, Place};
pub use settings::{Settings, SettingsError};
pub use slices::{Apart, Slice, Slices, TooManySlices, Trend};

use crate::candidate::{Candidates, Source};
use crate::lexicon::DocumentFrequencies;
use crate::rank::Context;
use crate::text::{Analyzer, Document};
use phrases::Wordings;

/// Finds the keyphrases of documents under one set of settings.
///
/// Build it once, share it between threads, call it for each document. Candidates are
/// ranked by several [`Ranker`]s, their votes become one consensus, and the list is
/// chosen from it by maximising a monotone submodular function, so that ten keyphrases are
/// ten ideas (see [`Settings::diversity`]).
///
/// ```
/// use summ::keywords::{Extractor, Settings};
/// use summ::text::Document;
///
/// let extractor = Extractor::new(Settings { top: 3, ..Settings::default() })?;
/// let text = "The heat pump is quiet. A heat pump draws warmth from cold air, and the \
///             pump needs a tenth of the oil that the furnace burned.";
/// let found = extractor.extract(&Document::new("pump", text));
/// assert_eq!(found.phrases[0].phrase, "heat pump");
/// assert_eq!(found.phrases[0].mentions.len(), 2);
/// # Ok::<(), summ::keywords::SettingsError>(())
/// ```
#[derive(Debug)]
pub struct Extractor {
    settings: Settings,
    analyzer: Analyzer,
    background: Arc<DocumentFrequencies>,
    must: Wordings,
    ban: Wordings,
}

impl Extractor {
    /// Checks the settings and makes ready what all documents share.
    ///
    /// # Errors
    /// When a setting is out of range.
    pub fn new(settings: Settings) -> Result<Self, SettingsError> {
        Self::with_background(settings, Arc::new(DocumentFrequencies::default()))
    }

    /// The same, with document frequencies of the caller's own collection.
    ///
    /// # Errors
    /// As [`Extractor::new`].
    pub fn with_background(
        settings: Settings,
        background: Arc<DocumentFrequencies>,
    ) -> Result<Self, SettingsError> {
        settings.check()?;
        Ok(Extractor {
            analyzer: Analyzer::new(settings.language),
            must: Wordings::new(&settings.must)?,
            ban: Wordings::new(&settings.ban)?,
            background,
            settings,
        })
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The keyphrases of a document, title included, best first.
    pub fn extract(&self, document: &Document) -> Keyphrases {
        let title = document.title.as_deref().filter(|t| !t.trim().is_empty());
        let reviews = document.reviews.iter().map(|r| r.text.as_str());
        let texts: Vec<&str> = title.into_iter().chain(reviews).collect();
        let analysis = self.analyzer.analyze_texts(&texts);
        let source = Source {
            texts: &texts,
            has_title: title.is_some(),
            analysis: &analysis,
            tags: None,
        };
        let candidates = Candidates::find(&source, &self.settings.limits);
        let context = Context::new(source, &candidates, &self.background);
        let rankers = &self.settings.rankers;
        let rankings = consensus::rankings(rankers, &context);
        let method = self.settings.aggregation;
        let agreed = consensus::consensus(method, rankers, &rankings, candidates.len());
        let scores = select::relevance(&agreed, candidates.len());
        let allowed = self.ban.allowed(&context);
        let required = self.must.found(&context);
        let picks = select::choose(&context, &scores, &allowed, &required, &self.settings);
        let mut before = f64::INFINITY;
        let phrases = picks
            .into_iter()
            .map(|pick| Keyphrase {
                phrase: source.text_of(&candidates.get(pick.item).shown).to_owned(),
                score: level(pick.gain, &mut before),
                consensus: scores[pick.item],
                mentions: places(&source, &candidates, pick.item),
                votes: rankings
                    .iter()
                    .map(|ranking| ranking.place(pick.item as u32))
                    .collect(),
            })
            .collect();
        Keyphrases {
            id: document.id.clone(),
            language: analysis.language,
            phrases,
            rankers: self.settings.rankers.iter().map(|&(r, _)| r).collect(),
            candidates: candidates.len(),
        }
    }
}

/// A gain, or the one before it where only rounding puts it above that.
fn level(gain: f64, before: &mut f64) -> f64 {
    // Sums of some hundred scores in 0..=1 differ by less in their order of adding up.
    const ROUNDING: f64 = 1e-9;
    let above = gain - *before;
    if above <= 0.0 || above > ROUNDING {
        *before = gain;
    }
    *before
}

fn places(source: &Source<'_>, candidates: &Candidates, candidate: usize) -> Vec<Place> {
    let place = |mention| {
        let (text, span) = source.span(mention);
        Place {
            review: text.checked_sub(usize::from(source.has_title)),
            span,
        }
    };
    candidates.mentions(candidate).iter().map(place).collect()
}
