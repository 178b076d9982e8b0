use std::sync::{Arc, LazyLock};

use super::constants::*;
use super::evidence::{Evidence, SentenceSentiment};
use super::fitted::Fitted;
use super::judging::Judging;
use super::matches::Found;
use super::stems::Stems;
use crate::lexicon::{Rules, SentimentLexicon};
use crate::parallel;
use crate::text::{Analysis, Document, Language, Sentence};

/// Judges sentences by a lexicon and rules of scope.
///
/// With v_k the valence of the k-th piece of evidence after the rules and u_k its
/// subjectivity, a sentence gets
///
/// - intensity s = Σ |v_k| / 4, where praise and blame do not cancel (the subjectivity
///   score of Jayanth, Sundararaj and Bhattacharyya, EMNLP 2015);
/// - polarity p = Σ w_k / (Σ |w_k| + 1 + √n), where they do, with n the sentence's words and
///   w_k = v_k·√(|v_k| / 2), times .8 for praise and 1.2 for blame: a strong word tells more than
///   two weak ones, and the more words say nothing, the less it means that one says something. So p
///   stays within (−1, 1), grows with the number of words that agree, and sinks where they
///   disagree, which the usual S / √(S² + 15) does not see; raters' means agree with it better;
/// - subjectivity 1 / (1 + e^−Σ w·x) over [features](Self::features) x of what is
///   said (valences, signs of opinion u_k, markers such as "I think") and of how it is said
///   (persons, degrees, comparisons, marks), with weights w fitted on labelled sentences; where
///   nothing was fitted, as for words of the caller's own, 1 − Π (1 − .8·u_k): the chance
///   that one of the signs is right, were they independent.
///
/// Valences and factors are the hand-written ones as [`Fitted`] on rated texts.
///
/// The built-in words are English. In a text of another language only emoji,
/// emoticons and ratings count, unless the caller brings [words](Self::with_words).
///
/// ```
/// use summ::score::SentimentScorer;
/// use summ::text::{Analyzer, Document};
/// let document = Document::new("1", "The room was not very clean. We LOVED the view!");
/// let analysis = Analyzer::new(None).analyze(&document);
/// let sentences = SentimentScorer::new().score(&analysis, &document);
/// assert!(sentences[0].polarity < 0.0 && sentences[1].polarity > 0.4);
/// let found = &sentences[1].evidence[0];
/// assert_eq!(&document.reviews[0].text[found.span.clone()], "LOVED");
/// ```
#[derive(Debug, Clone)]
pub struct SentimentScorer {
    pub(super) lexicon: Arc<SentimentLexicon>,
    pub(super) symbols: Arc<SentimentLexicon>,
    pub(super) rules: Arc<Rules>,
    /// The language the words are of; none when the caller vouches for them.
    language: Option<Language>,
    pub(super) domain: Option<String>,
    pub(super) fitted: Arc<Fitted>,
    /// Per entry of the lexicon, what is added to its valence; empty where nothing is.
    offsets: Arc<[f64]>,
    /// The same of the symbols.
    pub(super) symbol_offsets: Arc<[f64]>,
    /// For texts in another language than English.
    pub(super) stems: Stems,
}

impl Default for SentimentScorer {
    fn default() -> Self {
        SentimentScorer::new()
    }
}

/// What was fitted for the built-in words.
static WORD_OFFSETS: LazyLock<Arc<[f64]>> = LazyLock::new(|| {
    Fitted::english()
        .offsets(&SentimentLexicon::english())
        .into()
});
/// What was fitted for the built-in symbols.
static SYMBOL_OFFSETS: LazyLock<Arc<[f64]>> = LazyLock::new(|| {
    Fitted::english()
        .offsets(&SentimentLexicon::symbols())
        .into()
});

/// So many sentences are judged in one go by one thread: long enough that handing them out
/// costs nothing, short enough that all threads end together.
const BATCH: usize = 4096;

/// Batches between two questions whether to stop: a tenth of a second or so.
const BATCHES: usize = 8;

impl SentimentScorer {
    /// The built-in English lexicon and rules, with what was fitted for them.
    pub fn new() -> SentimentScorer {
        let mut scorer = SentimentScorer::by_hand();
        scorer.fitted = Fitted::english();
        scorer.offsets = Arc::clone(&WORD_OFFSETS);
        scorer.symbol_offsets = Arc::clone(&SYMBOL_OFFSETS);
        scorer
    }

    /// The built-in English lexicon and rules as they were written, nothing fitted.
    pub fn by_hand() -> SentimentScorer {
        SentimentScorer {
            lexicon: SentimentLexicon::english(),
            symbols: SentimentLexicon::symbols(),
            rules: Rules::english(),
            language: Some(Language::English),
            domain: None,
            fitted: Arc::default(),
            offsets: Arc::default(),
            symbol_offsets: Arc::default(),
            stems: Stems::default(),
        }
    }

    /// Numbers fitted for the words and rules in force.
    pub fn with_fitted(mut self, fitted: Arc<Fitted>) -> Self {
        self.offsets = fitted.offsets(&self.lexicon).into();
        self.symbol_offsets = fitted.offsets(&self.symbols).into();
        self.fitted = fitted;
        self
    }

    /// Words and rules of the caller's own, used whatever the text's language: in texts that are
    /// not English, words are found as they stand or by their stems, and the built-in rules, which
    /// are English, keep silent. What was fitted for others is put aside; see
    /// [`with_fitted`](Self::with_fitted).
    pub fn with_words(mut self, lexicon: Arc<SentimentLexicon>, rules: Arc<Rules>) -> Self {
        self.lexicon = lexicon;
        self.rules = rules;
        self.language = None;
        self.fitted = Arc::default();
        self.offsets = Arc::default();
        self.symbol_offsets = Arc::default();
        self.stems = Stems::default();
        self
    }

    /// Words of the caller's own beside those in force, for texts of their language; where
    /// both know a term the caller's valence holds, in every domain. What was fitted for the
    /// other words stays.
    ///
    /// ```
    /// use summ::lexicon::SentimentLexicon;
    /// use summ::score::SentimentScorer;
    /// use summ::text::{Analyzer, Document};
    /// let slang = SentimentLexicon::parse("sick\t3\t1\n", "slang.tsv")?;
    /// let scorer = SentimentScorer::new().with_more_words(&slang);
    /// let document = Document::new("1", "A sick beat.");
    /// let analysis = Analyzer::new(Some("en".parse()?)).analyze(&document);
    /// assert!(scorer.score(&analysis, &document)[0].polarity > 0.3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_more_words(mut self, words: &SentimentLexicon) -> Self {
        let (lexicon, added) = self.lexicon.overlaid(words);
        let mut offsets = self.offsets.to_vec();
        offsets.resize(lexicon.entries().len(), 0.0);
        for entry in added {
            offsets[entry as usize] = 0.0;
        }
        self.offsets = offsets.into();
        self.lexicon = Arc::new(lexicon);
        self.stems = Stems::default();
        self
    }

    /// Whether words of this language are read at all; if not, only emoji, emoticons and
    /// ratings are.
    pub fn covers(&self, language: Language) -> bool {
        self.language.is_none_or(|own| own == language)
    }

    /// The domain whose valences are preferred, such as `film`; an unknown one changes nothing.
    pub fn with_domain(mut self, domain: Option<impl Into<String>>) -> Self {
        self.domain = domain.map(Into::into);
        self
    }

    /// The domain in force.
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// Judges each sentence of a document, in the order of `analysis.sentences`.
    pub fn score(&self, analysis: &Analysis, document: &Document) -> Vec<SentenceSentiment> {
        let judging = Judging::new(self, analysis, document, None);
        judging.all(&analysis.sentences, |judged| SentenceSentiment {
            evidence: judged.evidence(),
            ..judged.result
        })
    }

    /// The same without the evidence, which takes most of the memory where there are very
    /// many sentences; [`evidence`](Self::evidence) has it for those that matter.
    ///
    /// Asks `should_stop` every 32,768 sentences; once it says yes, only those before were
    /// judged.
    pub fn score_briefly(
        &self,
        analysis: &Analysis,
        document: &Document,
        should_stop: &dyn Fn() -> bool,
    ) -> Vec<SentenceSentiment> {
        let judging = Judging::new(self, analysis, document, None);
        let batches: Vec<&[Sentence]> = analysis.sentences.chunks(BATCH).collect();
        let mut found = Vec::with_capacity(analysis.sentences.len());
        // Not all batches at once, so that somebody asks whether to stop.
        for some in batches.chunks(BATCHES) {
            // Those that a summary is made of in any case are judged.
            if !found.is_empty() && should_stop() {
                break;
            }
            let judged = parallel::map(some, |batch| judging.all(batch, |judged| judged.result));
            found.extend(judged.into_iter().flatten());
        }
        found
    }

    /// The evidence of some sentences, given by their places in `analysis.sentences`.
    ///
    /// ```
    /// use summ::score::SentimentScorer;
    /// use summ::text::{Analyzer, Document};
    /// let document = Document::new("1", "The room was clean. We LOVED the view!");
    /// let analysis = Analyzer::new(None).analyze(&document);
    /// let scorer = SentimentScorer::new();
    /// let whole = scorer.score(&analysis, &document);
    /// assert_eq!(scorer.evidence(&analysis, &document, &[1]), [whole[1].evidence.clone()]);
    /// ```
    pub fn evidence(
        &self,
        analysis: &Analysis,
        document: &Document,
        sentences: &[usize],
    ) -> Vec<Vec<Evidence>> {
        let some = sentences.iter().filter_map(|&i| analysis.sentences.get(i));
        let some: Vec<Sentence> = some.cloned().collect();
        let judging = Judging::new(self, analysis, document, Some(&some));
        judging.all(&some, |judged| judged.evidence())
    }

    /// What subjectivity is read from: a number for each of the
    /// [names](super::feature_names), for each sentence.
    ///
    /// Counts of word classes are shares 10·n / (words + 5).
    pub fn features(&self, analysis: &Analysis, document: &Document) -> Vec<Vec<f64>> {
        let judging = Judging::new(self, analysis, document, None);
        judging.all(&analysis.sentences, |judged| judged.features().to_vec())
    }

    /// Adds what was fitted to the valences of single words.
    pub(super) fn adjust(&self, found: &mut Found) {
        for item in &mut found.matches {
            let offset = item
                .entry
                .and_then(|entry| self.offsets.get(entry as usize));
            if let Some(offset) = offset.filter(|_| item.valence != 0.0) {
                item.valence = (item.valence + offset).clamp(-SCALE, SCALE);
            }
        }
    }
}
