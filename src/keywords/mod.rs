//! Which phrases say what a text is about? From a document to its keyphrases.

mod consensus;
mod contrast;
mod headline;
mod keyphrase;
mod learn;
mod phrases;
mod select;
mod settings;
mod slices;
#[cfg(test)]
mod tests;
mod verbless;
mod voter;

use std::sync::Arc;

pub use contrast::Occurrence;
pub use keyphrase::{Keyphrase, Keyphrases, Mentioned, Place};
pub use settings::{Settings, SettingsError};
pub use slices::{Apart, Slice, Slices, TooManySlices, Trend};
pub use voter::Voter;

pub(crate) use select::distinct_words;

use crate::candidate::{Candidates, Mention, Source};
use crate::lexicon::DocumentFrequencies;
use crate::maximize::Pick;
use crate::rank::{Context, Manner, NaiveBayes};
use crate::text::{Analyzer, Document, Language, Tagger};
use consensus::{Counting, Weighted};
use phrases::Wordings;

/// Finds the keyphrases of documents under one set of settings.
///
/// Build it once, share it between threads, call it for each document. Candidates are
/// ranked by several [`Ranker`](crate::rank::Ranker)s, their votes become one consensus, and the list is
/// chosen from it by maximising a monotone submodular function, so that ten keyphrases are
/// ten ideas (see [`Settings::diversity`]).
///
/// ```
/// use summ::keywords::{Extractor, Settings};
/// use summ::text::Document;
///
/// let extractor = Extractor::new(Settings { top: 3, ..Settings::default() })?;
/// let text = "The heat pump is quiet. A heat pump can draw warmth from cold air, and the \
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
    /// The caller's own; none: the built-in ones of the language of each document.
    background: Option<Arc<DocumentFrequencies>>,
    model: Option<Arc<NaiveBayes>>,
    must: Wordings,
    ban: Wordings,
}

impl Extractor {
    /// Checks the settings and makes ready what all documents share.
    ///
    /// # Errors
    /// When a setting is out of range.
    pub fn new(settings: Settings) -> Result<Self, SettingsError> {
        settings.check()?;
        Ok(Extractor {
            analyzer: Analyzer::new(settings.language),
            must: Wordings::new(&settings.must)?,
            ban: Wordings::new(&settings.ban)?,
            background: None,
            model: None,
            settings,
        })
    }

    /// The same, with document frequencies of the caller's own collection.
    ///
    /// # Errors
    /// As [`Extractor::new`].
    pub fn with_background(
        settings: Settings,
        background: Arc<DocumentFrequencies>,
    ) -> Result<Self, SettingsError> {
        let extractor = Self::new(settings)?;
        Ok(Extractor {
            background: Some(background),
            ..extractor
        })
    }

    /// The same with a model for [`Ranker::NaiveBayes`](crate::rank::Ranker::NaiveBayes),
    /// which ranks nothing without one.
    pub fn with_model(self, model: Arc<NaiveBayes>) -> Self {
        Extractor {
            model: Some(model),
            ..self
        }
    }

    /// How rare stems are elsewhere: the caller's table, or the built-in one of the language;
    /// an empty one where there is none.
    fn background(&self, language: Language) -> Arc<DocumentFrequencies> {
        match (&self.background, language) {
            (Some(background), _) => background.clone(),
            (None, Language::English) => DocumentFrequencies::english(),
            (None, _) => Arc::default(),
        }
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The keyphrases of a document, title included, best first.
    pub fn extract(&self, document: &Document) -> Keyphrases {
        self.read(document, |context| self.choose(document, context))
    }

    /// The same, and every phrase that the document mentions: those keyphrases, and where parts of
    /// speech are known the other noun phrases, else the other candidates. What is banned is none.
    /// It is what [`Slices`] counts: a document may mention what it does not list.
    pub fn extract_with_mentioned(&self, document: &Document) -> (Keyphrases, Vec<Mentioned>) {
        self.read(document, |context| {
            let (found, chosen) = self.choose_numbers(document, context);
            let (source, candidates) = (&context.source, context.candidates);
            let allowed = self.ban.allowed(context);
            let is_phrase =
                |at: usize| source.tags.is_none() || candidates.get(at).noun_phrases > 0;
            let mentioned = |at: usize| {
                let listed = chosen.contains(&at);
                let terms = candidates.terms(at).iter();
                let stems = terms.map(|&term| &*source.analysis.terms[term as usize]);
                (listed || (allowed[at] && is_phrase(at))).then(|| Mentioned {
                    stems: stems.collect::<Vec<&str>>().join(" "),
                    phrase: candidates.text(source, at).to_owned(),
                    listed,
                })
            };
            let mentioned = (0..candidates.len()).filter_map(mentioned).collect();
            (found, mentioned)
        })
    }

    /// Takes a document apart, finds its candidates and hands them over.
    pub(crate) fn read<T>(&self, document: &Document, then: impl FnOnce(&Context<'_>) -> T) -> T {
        let title = document.title.as_deref().filter(|t| !t.trim().is_empty());
        let reviews = document.reviews.iter().map(|r| r.text.as_str());
        let texts: Vec<&str> = title.into_iter().chain(reviews).collect();
        let analysis = self.analyzer.analyze_texts(&texts);
        let mut tags = (self.settings.tagging && analysis.language == Language::English)
            .then(|| Tagger::english().tags(&texts, &analysis));
        if let (Some(tags), Some(_)) = (&mut tags, title) {
            headline::agree_with_text(tags, &analysis);
        }
        let untagged = Source {
            texts: &texts,
            has_title: title.is_some(),
            analysis: &analysis,
            tags: None,
        };
        let manner = Manner::of(&untagged);
        if let Some(tags) = &mut tags
            && manner.tells()
        {
            verbless::find_verbs(tags, &analysis);
        }
        let source = Source {
            tags: tags.as_deref(),
            ..untagged
        };
        let wanted: Vec<Vec<u32>> = self.must.stems(&analysis).into_iter().flatten().collect();
        let candidates = Candidates::find_with(&source, &self.settings.limits, &wanted);
        let background = self.background(analysis.language);
        let mut context = Context::new(source, &candidates, &background).with_manner(manner);
        context.model = self.model.as_deref();
        then(&context)
    }

    /// The keyphrases of a document that was taken apart.
    pub(crate) fn choose(&self, document: &Document, context: &Context<'_>) -> Keyphrases {
        self.choose_numbers(document, context).0
    }

    /// The same, and the numbers of the candidates that they are.
    fn choose_numbers(
        &self,
        document: &Document,
        context: &Context<'_>,
    ) -> (Keyphrases, Vec<usize>) {
        let (source, candidates) = (&context.source, context.candidates);
        let voters = self.settings.voters_on(source.analysis.language);
        let votes = consensus::votes(voters, context);
        let counting = Counting {
            method: self.settings.aggregation,
            normalization: self.settings.normalization,
        };
        let agreed = counting.consensus(&votes, candidates.len());
        let mut scores = select::relevance(&agreed, candidates.len());
        select::mark_down_clauses(context, &mut scores);
        let allowed = self.ban.allowed(context);
        let seeds = self.must.found(context);
        let mut required: Vec<usize> = seeds.iter().copied().flatten().collect();
        required.sort_unstable();
        required.dedup();
        let picks = select::choose(context, &scores, &allowed, &required, &self.settings);
        let chosen: Vec<usize> = picks.iter().map(|pick| pick.item).collect();
        let items: Vec<u32> = chosen.iter().map(|&item| item as u32).collect();
        let places_in = |(_, ranking): &Weighted| ranking.places(&items);
        let told = votes.iter().filter(|_| self.settings.places);
        let ranked: Vec<Vec<Option<f64>>> = told.map(places_in).collect();
        let mut before = f64::INFINITY;
        let keyphrase = |(at, pick): (usize, Pick)| Keyphrase {
            phrase: candidates.text(source, pick.item).to_owned(),
            score: level(pick.gain, &mut before),
            consensus: scores[pick.item],
            mentions: places(source, candidates.mentions(pick.item)),
            stand_ins: match self.settings.places {
                true => places(source, context.stand_ins(pick.item)),
                false => Vec::new(),
            },
            votes: ranked.iter().map(|places| places[at]).collect(),
        };
        let found = Keyphrases {
            id: document.id.clone(),
            language: source.analysis.language,
            phrases: picks.into_iter().enumerate().map(keyphrase).collect(),
            rankers: voters.iter().map(|v| v.ranker).collect(),
            weights: votes.iter().map(|(weight, _)| *weight).collect(),
            candidates: candidates.len(),
            missing: self.must.missing(&seeds),
        };
        (found, chosen)
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

fn places<'a>(source: &Source<'_>, mentions: impl IntoIterator<Item = &'a Mention>) -> Vec<Place> {
    let place = |mention| {
        let (text, span) = source.span(mention);
        Place {
            review: text.checked_sub(usize::from(source.has_title)),
            span,
        }
    };
    mentions.into_iter().map(place).collect()
}
