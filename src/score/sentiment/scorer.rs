use std::sync::{Arc, LazyLock};

use super::constants::*;
use super::document::Balance;
use super::evidence::{Evidence, SentenceSentiment};
use super::fitted::Fitted;
use super::frame::Frame;
use super::matches::{self, Found, Match};
use super::neighbours::Scene;
use super::rating;
use super::stems::Stems;
use super::subjectivity::{self, Signs};
use super::units::{Gap, Parts, Vocabulary};
use crate::lexicon::{CueKind, Rules, SentimentLexicon};
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
    lexicon: Arc<SentimentLexicon>,
    symbols: Arc<SentimentLexicon>,
    rules: Arc<Rules>,
    /// The language the words are of; none when the caller vouches for them.
    language: Option<Language>,
    domain: Option<String>,
    fitted: Arc<Fitted>,
    /// Per entry of the lexicon, what is added to its valence; empty where nothing is.
    offsets: Arc<[f64]>,
    /// The same of the symbols.
    symbol_offsets: Arc<[f64]>,
    /// For texts in another language than English.
    stems: Stems,
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

/// Where the rules are of another language than the text.
static NO_RULES: LazyLock<Rules> = LazyLock::new(Rules::default);

/// What is reused from sentence to sentence.
#[derive(Default)]
struct Scratch {
    parts: Parts,
    found: Found,
    frame: Frame,
    features: Vec<f64>,
}

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
        self.judge_all(analysis, document, |found, _| found)
    }

    /// What subjectivity is read from: a number for each of the
    /// [names](super::feature_names), for each sentence.
    ///
    /// Counts of word classes are shares 10·n / (words + 5).
    pub fn features(&self, analysis: &Analysis, document: &Document) -> Vec<Vec<f64>> {
        self.judge_all(analysis, document, |_, features| features.to_vec())
    }

    fn judge_all<T>(
        &self,
        analysis: &Analysis,
        document: &Document,
        keep: impl Fn(SentenceSentiment, &[f64]) -> T,
    ) -> Vec<T> {
        let language = analysis.language;
        let readable = self.covers(language);
        let foreign = readable && language != Language::English;
        let english = Rules::english();
        let rules = if foreign && Arc::ptr_eq(&self.rules, &english) {
            &*NO_RULES
        } else {
            &*self.rules
        };
        let stems = foreign.then(|| self.stems.of(&self.lexicon, language));
        let rules = readable.then_some(rules);
        let words = rules.map(|rules| (&*self.lexicon, rules));
        let vocabulary = Vocabulary::new(analysis, words, stems);
        let domain = self
            .domain
            .as_deref()
            .and_then(|name| self.lexicon.domain(name));
        let mut scratch = Scratch::default();
        let judge = |sentence: &Sentence| {
            let review = document.reviews.get(sentence.review);
            let text = review.map_or("", |review| &review.text);
            vocabulary.take_apart(analysis, sentence, text, &self.symbols, &mut scratch.parts);
            let found = self.judge(&vocabulary, text, domain, rules, &mut scratch);
            keep(found, &scratch.features)
        };
        analysis.sentences.iter().map(judge).collect()
    }

    fn judge(
        &self,
        vocabulary: &Vocabulary,
        text: &str,
        domain: Option<u16>,
        rules: Option<&Rules>,
        scratch: &mut Scratch,
    ) -> SentenceSentiment {
        let Scratch {
            parts,
            found,
            frame,
            features,
        } = scratch;
        found.clear();
        rating::find(vocabulary, &parts.units, text, &mut found.matches);
        matches::find(
            vocabulary,
            parts,
            &self.lexicon,
            rules.unwrap_or(&NO_RULES),
            domain,
            found,
        );
        self.adjust(found);
        note_excess(vocabulary, parts, found);
        frame.build(vocabulary, parts, found);
        let scene = Scene {
            vocabulary,
            parts,
            found,
            frame,
            fitted: &self.fitted,
        };
        let mut evidence = Vec::with_capacity(found.matches.len() + parts.symbols.len());
        for (index, item) in found.matches.iter().enumerate() {
            let mut rules = Vec::new();
            let mut valence = item.valence;
            if !item.fixed && valence != 0.0 {
                valence = scene.apply(index, &mut rules);
                valence = frame.apply(parts, found, item, &self.fitted, valence, &mut rules);
            }
            let span = parts.span(&item.units);
            let term = match item.entry {
                Some(entry) => self.lexicon.entry(entry).term.to_string(),
                None => text.get(span.clone()).unwrap_or_default().to_owned(),
            };
            evidence.push(Evidence {
                span,
                term,
                base: item.valence,
                valence: valence.clamp(-SCALE, SCALE),
                subjectivity: item.subjectivity,
                rules,
            });
        }
        for (span, entry) in &parts.symbols {
            let offset = self.symbol_offsets.get(*entry as usize).unwrap_or(&0.0);
            let entry = self.symbols.entry(*entry);
            let valence = (entry.valence + offset).clamp(-SCALE, SCALE);
            evidence.push(Evidence {
                span: span.clone(),
                term: entry.term.to_string(),
                base: valence,
                valence,
                subjectivity: entry.subjectivity,
                rules: Vec::new(),
            });
        }
        evidence.sort_by_key(|found| found.span.start);
        let (mut result, signs) = sum_up(evidence, &found.markers, parts.words);
        // In a language whose words are not read, how they are put says nothing either.
        if rules.is_some() {
            subjectivity::describe(vocabulary, parts, text, &signs, features);
            if !self.fitted.subjective().is_empty() {
                let weights = self.fitted.subjective();
                result.subjectivity = subjectivity::probability(weights, features);
            }
        } else {
            features.clear();
        }
        result
    }

    /// Adds what was fitted to the valences of single words.
    fn adjust(&self, found: &mut Found) {
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

fn sum_up(evidence: Vec<Evidence>, markers: &[f64], words: usize) -> (SentenceSentiment, Signs) {
    let mut balance = Balance::default();
    evidence.iter().for_each(|found| balance.add(found.valence));
    // Folded from 0, for the sum of nothing is -0.
    let sum = evidence.iter().fold(0.0, |sum, found| sum + found.valence);
    let size = evidence
        .iter()
        .fold(0.0, |size, found| size + found.valence.abs());
    let signs = || {
        let found = evidence.iter().map(|found| found.subjectivity);
        found.chain(markers.iter().copied())
    };
    let doubt: f64 = signs()
        .map(|sign| 1.0 - SUBJECTIVITY_TRUST * sign)
        .product();
    let signs = Signs {
        evidence: 1.0 - doubt,
        intensity: size / SCALE,
        balance: sum.abs() / (size + SCALE),
        sum: signs().sum(),
        greatest: signs().fold(0.0, f64::max),
    };
    let result = SentenceSentiment {
        polarity: balance.polarity(words as f64),
        subjectivity: signs.evidence,
        intensity: signs.intensity,
        evidence,
    };
    (result, signs)
}

/// "Too" before a word that carries nothing by itself: "too long", "too many".
fn note_excess(vocabulary: &Vocabulary, parts: &Parts, found: &mut Found) {
    let amounts = ["many", "much", "few", "little"];
    let mut excesses = Vec::new();
    for cue in found.cues.iter().filter(|cue| cue.cue.kind == CueKind::Too) {
        let at = cue.units.end;
        let Some(unit) = parts.units.get(at).filter(|unit| unit.gap == Gap::Open) else {
            continue;
        };
        let carried = found.matches.iter().any(|item| {
            item.units.contains(&at) || item.units.start == at + 1 && item.valence != 0.0
        });
        let fact = vocabulary.fact(unit);
        let quality =
            !fact.stop && fact.text.len() > 2 && fact.text.chars().all(char::is_alphabetic);
        if !carried && (quality || amounts.contains(&fact.text)) {
            excesses.push(Match {
                units: cue.units.start..at + 1,
                entry: None,
                valence: TOO_MUCH,
                subjectivity: TOO_MUCH_SUBJECTIVITY,
                lengthened: false,
                comparative: false,
                fixed: false,
            });
        }
    }
    if !excesses.is_empty() {
        found.matches.extend(excesses);
        found.matches.sort_by_key(|item| item.units.start);
    }
}
