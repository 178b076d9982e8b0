//! Which sentences of a review say it all? From a document to a summary.

mod aspects;
mod budget;
mod constrain;
mod focus;
mod ground;
mod learn;
mod names;
mod parts;
mod scale;
mod settings;
mod side;
mod summary;
#[cfg(test)]
mod tests;
mod tools;

use std::sync::Arc;

pub use aspects::Aspects;
pub use budget::{Budget, BudgetError};
pub use learn::{Example, Learned, Learning};
pub use names::{FeatureShape, Mixing, Redundancy, Relevance, SentimentReward, Unmatched};
pub use settings::{PRESETS, Settings, SettingsError};
pub use side::Side;
pub use summary::{
    AspectBalance, Balance, ChosenSentence, GainParts, Note, SourceSentence, Summary,
};

use crate::lexicon::{AspectTree, Rules, SentimentLexicon};
use crate::maximize::{Constraints, Method, Selection, maximize};
use crate::score::SentimentScorer;
use crate::text::{Analysis, Analyzer, Document};
use constrain::Selector;
use ground::Ground;
use parts::{PARTS, Parts};
use scale::{AFTER_STOP, Scale};
use tools::{Scores, Tools};

/// Summarises documents under one set of settings.
///
/// Build it once, share it between threads, call it for each document.
///
/// F(S) = λ_L·L(S)/L(V) + λ_R·R(S)/R(V) + λ_A·A(S)/A(V) is maximised over the sets
/// S of sentences within the budget (Lin & Bilmes 2011; Jayanth, Sundararaj &
/// Bhattacharyya 2015). [`Settings::query`] adds λ_Q·Q(S)/Q(V).
///
/// ```
/// use summ::opinion::{Settings, Summarizer};
/// use summ::text::Document;
///
/// let settings = Settings { budget: "13w".parse()?, ..Settings::default() };
/// let summarizer = Summarizer::new(settings)?;
/// let document = Document::from_reviews(
///     "kettle",
///     [
///         ("r1", "Boils in a minute and looks lovely. It arrived on a Tuesday."),
///         ("r2", "The lid broke after a week. Boils water in a minute."),
///     ],
/// );
/// let summary = summarizer.summarize(&document);
/// assert_eq!(summary.text(), "Boils in a minute and looks lovely. The lid broke after a week.");
/// assert_eq!(summary.sentences[1].review.as_deref(), Some("r2"));
/// assert!(summary.sentences[1].polarity < 0.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Summarizer {
    settings: Settings,
    include: Vec<Selector>,
    exclude: Vec<Selector>,
    analyzer: Analyzer,
    tools: Tools,
    scale: Scale,
}

impl Summarizer {
    /// Checks the settings and makes ready what all documents share.
    ///
    /// # Errors
    /// When a setting is out of range or names something that does not exist.
    pub fn new(settings: Settings) -> Result<Self, SettingsError> {
        Self::with_scorer(settings, SentimentScorer::new())
    }

    /// The same, with a sentiment lexicon of the caller's own.
    ///
    /// # Errors
    /// As [`Summarizer::new`].
    pub fn with_lexicon(
        settings: Settings,
        lexicon: Arc<SentimentLexicon>,
    ) -> Result<Self, SettingsError> {
        let scorer = SentimentScorer::new().with_words(lexicon, Rules::english());
        Self::with_scorer(settings, scorer)
    }

    /// The same, with whoever is to judge the sentences.
    ///
    /// # Errors
    /// As [`Summarizer::new`].
    pub fn with_scorer(settings: Settings, scorer: SentimentScorer) -> Result<Self, SettingsError> {
        settings.check()?;
        let selectors = |texts: &[String]| -> Result<Vec<Selector>, SettingsError> {
            texts.iter().map(|text| Selector::parse(text)).collect()
        };
        Ok(Summarizer {
            include: selectors(&settings.must_include)?,
            exclude: selectors(&settings.must_exclude)?,
            analyzer: Analyzer::new(settings.language),
            tools: Tools::new(&settings.aspects, scorer)?,
            scale: Scale::default(),
            settings,
        })
    }

    /// The settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The best summary of a document that is found within the constraints.
    pub fn summarize(&self, document: &Document) -> Summary {
        self.summarize_until(document, &|| false)
    }

    /// The same; once `should_stop` says yes, the best so far is returned, with its
    /// bound and a note. Where it says so before all sentences were read and judged, the
    /// summary is of the first of them, and a note says of how many.
    pub fn summarize_until(
        &self,
        document: &Document,
        should_stop: &(dyn Fn() -> bool + Sync),
    ) -> Summary {
        self.summarize_inducing(document, &|| None, should_stop)
    }

    /// The same, with aspects of this document alone: `induce` is asked for them under
    /// [`Aspects::Induced`], and under [`Aspects::Auto`] where no built-in tree fits. A note
    /// says which they are.
    pub fn summarize_inducing(
        &self,
        document: &Document,
        induce: &dyn Fn() -> Option<AspectTree>,
        should_stop: &(dyn Fn() -> bool + Sync),
    ) -> Summary {
        let mut analysis = self.analyzer.analyze_until(document, should_stop);
        let exact = self.scale.exact;
        let mut scores = (self.tools).score(&analysis, document, exact, induce, should_stop);
        let induced = scores.induced().map(Note::AspectsInduced);
        let judged = scores.sentiment.len();
        let mut in_part =
            judged < analysis.sentences.len() || judged >= AFTER_STOP && should_stop();
        if in_part {
            analysis.sentences.truncate(AFTER_STOP);
            scores.truncate(AFTER_STOP);
        }
        let (mut ground, mut parts) = self.prepare(document, analysis, scores, should_stop);
        if !in_part && ground.len() > AFTER_STOP && should_stop() {
            in_part = true;
            let (analysis, scores) = ground.into_first(AFTER_STOP);
            (ground, parts) = self.prepare(document, analysis, scores, should_stop);
        }
        let mut notes = Vec::from_iter(induced);
        if !self.tools.covers(ground.analysis.language) {
            notes.push(Note::NoLexicon(ground.analysis.language));
        }
        let missing = ground.focus.missing.iter().cloned();
        notes.extend(missing.map(Note::FocusNotFound));
        if in_part {
            notes.push(Note::ReadInPart(ground.len()));
        }
        self.choose(&ground, &parts, in_part, notes, should_stop)
    }

    fn prepare<'a>(
        &self,
        document: &'a Document,
        analysis: Analysis,
        scores: Scores,
        should_stop: &'a (dyn Fn() -> bool + Sync),
    ) -> (Ground<'a>, Parts) {
        let (settings, scale) = (&self.settings, self.scale);
        let ground = Ground::new(document, analysis, scores, settings, scale, should_stop);
        // The ground is of our own making: intensities and cosines are finite and not below 0.
        let parts = Parts::build(&ground, settings).expect("parts of a checked ground set");
        (ground, parts)
    }

    fn choose(
        &self,
        ground: &Ground,
        parts: &Parts,
        in_part: bool,
        mut notes: Vec<Note>,
        should_stop: &(dyn Fn() -> bool + Sync),
    ) -> Summary {
        let settings = &self.settings;
        let constraints =
            constrain::constraints(ground, settings, &self.include, &self.exclude, &mut notes);
        let mut search = settings.search();
        if in_part {
            // Whoever stopped it is waiting.
            search.method = Method::Lazy;
        }
        let stop = || !in_part && should_stop();
        // Constraints are of our own making too: what cannot be met was left out.
        let selection = maximize(&parts.mix, &constraints, &search, &stop)
            .expect("constraints that were made to fit");
        if ground.len() == 0 {
            notes.push(Note::Empty);
        } else if selection.picks.is_empty() {
            notes.extend(nothing_fits(ground, settings));
        }
        if let Some(approximation) = ground.similarity_used().and_then(|s| s.approximation) {
            notes.push(Note::Approximated(approximation));
        }
        if ground.is_large() && settings.lambda_relevance > 0.0 && settings.relevance.is_sampled() {
            notes.push(Note::Sampled {
                sentences: self.scale.clients.min(ground.len()),
                of: ground.len(),
                exact: self.scale.exact,
            });
        }
        if let Some(reason) = selection.instead {
            let asked = settings.method.name();
            notes.push(Note::AnotherMethod { asked, reason });
        }
        if selection.interrupted || in_part {
            notes.push(Note::Interrupted);
        }
        self.summary(ground, parts, &selection, &constraints, notes)
    }

    fn summary(
        &self,
        ground: &Ground,
        parts: &Parts,
        selection: &Selection,
        constraints: &Constraints,
        notes: Vec<Note>,
    ) -> Summary {
        let costs = ground.costs(self.settings.budget);
        let by_parts = gains_by_parts(parts, selection);
        let late = ground.brief.then(|| {
            let picks: Vec<usize> = selection.picks.iter().map(|pick| pick.item).collect();
            let (analysis, document) = (&ground.analysis, ground.document);
            let tree = ground.tree.as_deref();
            self.tools.evidence(analysis, document, tree, &picks)
        });
        let mut sentences: Vec<ChosenSentence> = selection
            .picks
            .iter()
            .zip(by_parts)
            .enumerate()
            .map(|(choice, (pick, parts))| {
                let i = pick.item;
                let sentence = &ground.analysis.sentences[i];
                let sentiment = &ground.sentiment[i];
                ChosenSentence {
                    review: ground.document.reviews[sentence.review].id.clone(),
                    review_index: sentence.review,
                    index: i,
                    span: sentence.span.clone(),
                    text: ground.text(i).to_owned(),
                    cost: costs[i],
                    choice: choice + 1,
                    gain: pick.gain,
                    parts,
                    polarity: sentiment.polarity,
                    subjectivity: sentiment.subjectivity,
                    intensity: sentiment.intensity,
                    aspect: ground.aspect_name(i).map(str::to_owned),
                    evidence: match &late {
                        Some(late) => late[choice].clone(),
                        None => sentiment.evidence.clone(),
                    },
                }
            })
            .collect();
        sentences.sort_unstable_by_key(|sentence| sentence.index);
        let chosen: Vec<usize> = sentences.iter().map(|s| s.index).collect();
        Summary {
            id: ground.document.id.clone(),
            title: ground.document.title.clone(),
            language: ground.analysis.language,
            aspects: ground.tree.as_ref().map(|tree| tree.name().to_owned()),
            sentences,
            value: selection.value,
            bound: selection.bound,
            bound_by: selection.bound_by,
            bound_by_gains: selection.bound_by_gains,
            optimal: selection.optimal,
            bounds: selection.bounds.clone(),
            guarantee: selection.guarantee,
            method: selection.method.name(),
            evaluations: selection.evaluations,
            budget: ground.budget(self.settings.budget).min(constraints.budget),
            source_balance: ground.balance(0..ground.len()),
            by_aspect: ground.by_aspect(&chosen),
            source: ground.sentences(&costs),
            balance: ground.balance(chosen.into_iter()),
            notes,
        }
    }
}

/// What each pick added to each part, by walking the parts along the picks.
fn gains_by_parts(parts: &Parts, selection: &Selection) -> Vec<GainParts> {
    let factors = parts.mix.parts();
    let mut cursors: Vec<_> = factors.iter().map(|(_, part)| part.start()).collect();
    let picks = selection.picks.iter();
    picks
        .map(|pick| {
            let mut gains = [0.0; PARTS];
            for (((factor, _), cursor), &kind) in factors.iter().zip(&mut cursors).zip(&parts.kinds)
            {
                gains[kind] = factor * cursor.gain(pick.item);
                cursor.add(pick.item);
            }
            let [relevance, redundancy, sentiment, focus] = gains;
            GainParts {
                relevance,
                redundancy,
                sentiment,
                focus,
            }
        })
        .collect()
}

/// Why nothing was chosen, where the budget is the reason.
fn nothing_fits(ground: &Ground, settings: &Settings) -> Option<Note> {
    let costs = ground.costs(settings.budget);
    let least = costs
        .into_iter()
        .filter(|&c| c > 0.0)
        .min_by(f64::total_cmp)?;
    let budget = ground.budget(settings.budget);
    (least > budget).then_some(Note::NothingFits { least, budget })
}
