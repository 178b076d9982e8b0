use std::sync::Arc;

use super::CaptionModel;
use super::features::{self, Features};
use super::fluency::{BEGIN, END, Fluency, Step};
use super::length::Length;
use super::selection::{Example, Selection};
use super::words::Words;
use crate::caption::Captioner;
use crate::caption::article::Article;
use crate::text::{Analyzer, Document};

/// Articles with captions, to learn a [`CaptionModel`] from.
#[derive(Debug, Clone, Default)]
pub struct CaptionTraining {
    lessons: Vec<Arc<Lesson>>,
}

/// What one article and its captions teach.
#[derive(Debug)]
struct Lesson {
    examples: Vec<Example>,
    steps: Vec<Step>,
    /// Words of each caption.
    lengths: Vec<usize>,
}

impl Captioner {
    /// Shows an article and its captions to a model in training; how many captions have a
    /// word in them.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use summ::caption::{CaptionTraining, Captioner, Method, Settings};
    /// use summ::text::Document;
    ///
    /// let article = Document::new("pump", "The old school has a heat pump. It is quiet.");
    /// let mut training = CaptionTraining::default();
    /// let captioner = Captioner::new(Settings::default())?;
    /// assert_eq!(captioner.teach(&article, &["The heat pump of the school"], &mut training), 1);
    ///
    /// let settings = Settings { method: Method::Probabilistic, ..Settings::default() };
    /// let taught = Captioner::with_model(settings, Arc::new(training.learn()))?;
    /// assert!(taught.caption(&article).captions[0].text.contains("heat pump"));
    /// # Ok::<(), summ::caption::SettingsError>(())
    /// ```
    pub fn teach<T: AsRef<str>>(
        &self,
        document: &Document,
        captions: &[T],
        training: &mut CaptionTraining,
    ) -> usize {
        let lesson = self.extractor.read(document, |context| {
            let found = self.extractor.choose(document, context);
            lesson(&Article::new(context, &found.phrases), captions)
        });
        let captions = lesson.lengths.len();
        if captions > 0 {
            training.lessons.push(Arc::new(lesson));
        }
        captions
    }
}

fn lesson<T: AsRef<str>>(article: &Article<'_>, captions: &[T]) -> Lesson {
    let features = features::of_terms(article);
    let analysis = article.source().analysis;
    let words = Words::all(article, &vec![0.0; features.len()]);
    let analyzer = Analyzer::new(Some(analysis.language));
    let mut taken = vec![0u32; features.len()];
    let mut lesson = Lesson {
        examples: Vec::new(),
        steps: Vec::new(),
        lengths: Vec::new(),
    };
    for caption in captions {
        let read = analyzer.analyze_texts(&[caption.as_ref()]);
        let list = read.tokens.iter().map(|token| read.word(token));
        let list: Vec<_> = list.filter(|word| word.term.is_some()).collect();
        if list.is_empty() {
            continue;
        }
        lesson.lengths.push(list.len());
        let stems = list.iter().filter_map(|word| word.term);
        let mut stems: Vec<&str> = stems.map(|t| read.terms[t as usize].as_str()).collect();
        stems.sort_unstable();
        stems.dedup();
        for (term, stem) in analysis.terms.iter().enumerate() {
            taken[term] += u32::from(stems.binary_search(&stem.as_str()).is_ok());
        }
        let mut before = BEGIN;
        for word in list.iter().map(|word| word.text.as_str()).chain([END]) {
            lesson.steps.push(step(&words, before, word));
            before = word;
        }
    }
    let all = lesson.lengths.len() as u32;
    let example = |(features, yes): (Features, u32)| Example {
        features,
        counts: [yes, all - yes],
    };
    lesson.examples = features.into_iter().zip(taken).map(example).collect();
    lesson
}

/// A word of a caption, and how likely its article makes it.
fn step(words: &Words, before: &str, word: &str) -> Step {
    let number = |word: &str| words.list.iter().position(|known| known.normal == word);
    let of = number(word);
    let known = before == BEGIN || number(before).is_some();
    let next = words.follow.get(&number(before).map(|at| at as u32));
    let pair = next
        .filter(|_| known && (of.is_some() || word == END))
        .map_or(0.0, |next| {
            let all: u32 = next.values().sum();
            let count = next.get(&of.map(|at| at as u32)).copied().unwrap_or(0);
            f64::from(count) / f64::from(all.max(1))
        });
    let alone = of.map_or(0.0, |at| {
        f64::from(words.counts[at]) / f64::from(words.total.max(1))
    });
    Step {
        before: before.to_owned(),
        word: word.to_owned(),
        article: [pair, alone, 1.0 / (f64::from(words.distinct) + 1.0)],
    }
}

impl CaptionTraining {
    /// Takes over what another one has seen.
    pub fn extend(&mut self, other: &CaptionTraining) {
        self.lessons.extend(other.lessons.iter().cloned());
    }

    /// How many articles with captions there are.
    pub fn articles(&self) -> usize {
        self.lessons.len()
    }

    /// What is learned: no chance is taken, and no order of the articles matters but by
    /// rounding.
    pub fn learn(&self) -> CaptionModel {
        let lessons = || self.lessons.iter();
        let examples: Vec<&Example> = lessons().flat_map(|l| &l.examples).collect();
        let steps: Vec<&[Step]> = lessons().map(|l| l.steps.as_slice()).collect();
        let lengths: Vec<usize> = lessons().flat_map(|l| l.lengths.iter().copied()).collect();
        CaptionModel::new(
            [self.lessons.len() as u32, lengths.len() as u32],
            Length::learn(&lengths),
            Selection::learn(&examples),
            Fluency::learn(&steps),
        )
    }
}
