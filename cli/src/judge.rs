//! How good does a text say something is? The library's scorer, made ready once.

use std::sync::OnceLock;

use summ::opinion::{Aspects, Side};
use summ::score::aspect::AspectDetector;
use summ::score::{DocumentSentiment, SentenceSentiment, SentimentScorer, document_sentiment};
use summ::text::{Analysis, Analyzer, Document, Language};

/// Judges documents by the valences of their domain.
pub struct Judge {
    analyzer: Analyzer,
    /// For texts whose language is known, in the order of `Language::ALL`.
    analyzers: [OnceLock<Analyzer>; Language::ALL.len()],
    scorer: SentimentScorer,
    domain: Domain,
}

enum Domain {
    Fixed(Option<String>),
    Detect(Box<AspectDetector>),
}

/// A document with what its sentences say.
pub struct Judged {
    pub analysis: Analysis,
    pub sentences: Vec<SentenceSentiment>,
    pub whole: DocumentSentiment,
    pub domain: Option<String>,
}

impl Judge {
    pub fn new(language: Option<Language>, aspects: &Aspects, scorer: SentimentScorer) -> Judge {
        let domain = match aspects {
            // Induced aspects have no words of sentiment of their own.
            Aspects::None | Aspects::Induced => Domain::Fixed(None),
            Aspects::Named(name) => Domain::Fixed(Some(name.clone())),
            Aspects::Own(tree) => Domain::Fixed(Some(tree.name().to_owned())),
            Aspects::Auto => Domain::Detect(Box::new(AspectDetector::builtin(Language::English))),
        };
        Judge {
            analyzer: Analyzer::new(language),
            analyzers: std::array::from_fn(|_| OnceLock::new()),
            scorer,
            domain,
        }
    }

    /// Whether words of this language can be scored at all.
    pub fn covers(&self, language: Language) -> bool {
        self.scorer.covers(language)
    }

    pub fn judge(&self, document: &Document) -> Judged {
        let analysis = self.analyzer.analyze(document);
        let domain = match &self.domain {
            Domain::Fixed(name) => name.clone(),
            Domain::Detect(detector) => detector.detect(&analysis).map(str::to_owned),
        };
        self.score(document, analysis, domain)
    }

    /// A text about what another one is about: a summary is too short to tell its own
    /// language and domain, and must be judged as its source is.
    pub fn judge_like(&self, document: &Document, source: &Judged) -> Judged {
        let language = source.analysis.language;
        let analyzer =
            self.analyzers[language as usize].get_or_init(|| Analyzer::new(Some(language)));
        self.score(document, analyzer.analyze(document), source.domain.clone())
    }

    fn score(&self, document: &Document, analysis: Analysis, domain: Option<String>) -> Judged {
        let scorer = self.scorer.clone().with_domain(domain.clone());
        let sentences = scorer.score(&analysis, document);
        Judged {
            whole: document_sentiment(&sentences, &analysis),
            analysis,
            sentences,
            domain,
        }
    }
}

impl Judged {
    /// The share of the words that stand in sentences of praise; none where there is no word.
    pub fn praise(&self) -> Option<f64> {
        let (mut praise, mut all) = (0, 0);
        for (found, sentence) in self.sentences.iter().zip(&self.analysis.sentences) {
            all += sentence.words;
            if Side::of(found.polarity) == Side::Praise {
                praise += sentence.words;
            }
        }
        (all > 0).then(|| praise as f64 / all as f64)
    }
}
