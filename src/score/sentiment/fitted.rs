use std::sync::{Arc, LazyLock};

use super::evidence::RuleKind;
use super::subjectivity::feature_names;
use crate::lexicon::{LexiconError, SentimentLexicon};

/// What was learned from rated texts on top of what was written by hand.
///
/// Lines of three columns, with tabs between them, and `#` before comments:
///
/// - `word`, an entry of the lexicon, what is added to its valence (−4..4);
/// - `rule`, a [rule's name](RuleKind::name), what its factor is multiplied by (0..3);
/// - `subjective`, a [feature's name](feature_names), its weight.
///
/// Where no line is `subjective`, subjectivity is the chance that one of the signs is right.
/// `examples/fit_sentiment.rs` writes such a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    words: Vec<(Box<str>, f64)>,
    rules: [f64; RuleKind::ALL.len()],
    subjective: Vec<f64>,
}

static ENGLISH: LazyLock<Arc<Fitted>> = LazyLock::new(|| {
    let text = include_str!("../../../lexicons/sentiment/en-fitted.tsv");
    // A test reads the file, so that nothing fitted never stands in for it.
    Arc::new(Fitted::parse(text, "en-fitted.tsv").unwrap_or_default())
});

impl Default for Fitted {
    /// Nothing: all is as written by hand.
    fn default() -> Fitted {
        Fitted {
            words: Vec::new(),
            rules: [1.0; RuleKind::ALL.len()],
            subjective: Vec::new(),
        }
    }
}

impl Fitted {
    /// What comes with the library, for its English lexicon and rules.
    pub fn english() -> Arc<Fitted> {
        Arc::clone(&ENGLISH)
    }

    /// Reads a file; `name` is what errors call it.
    ///
    /// # Errors
    /// A line that is not of three columns, a rule or a feature that is none, a number
    /// outside its range.
    ///
    /// ```
    /// use summ::score::sentiment::Fitted;
    /// let error = Fitted::parse("rule\tmagic\t2\n", "mine.tsv").unwrap_err();
    /// assert!(error.to_string().starts_with("mine.tsv, line 1: `magic`"));
    /// ```
    pub fn parse(text: &str, name: &str) -> Result<Fitted, LexiconError> {
        let mut fitted = Fitted::default();
        let features: Vec<&str> = feature_names().collect();
        for (index, raw) in text.lines().enumerate() {
            if raw.starts_with('#') || raw.trim_ascii().is_empty() {
                continue;
            }
            let wrong = |what: String| LexiconError::Fitted {
                name: name.to_owned(),
                line: index + 1,
                what,
            };
            let mut columns = raw.split('\t');
            let (Some(kind), Some(of), Some(found), None) = (
                columns.next(),
                columns.next(),
                columns.next(),
                columns.next(),
            ) else {
                return Err(wrong("write three columns with tabs between".to_owned()));
            };
            let number = |low: f64, high: f64| {
                let number = found.trim_ascii().parse::<f64>().ok();
                number
                    .filter(|number| (low..=high).contains(number))
                    .ok_or_else(|| wrong(format!("`{found}`; write a number from {low} to {high}")))
            };
            match kind {
                "word" => fitted.words.push((of.into(), number(-4.0, 4.0)?)),
                "rule" => {
                    let rule = RuleKind::ALL.iter().position(|rule| rule.name() == of);
                    let rule = rule.ok_or_else(|| wrong(format!("`{of}` is no rule")))?;
                    fitted.rules[rule] = number(0.0, 3.0)?;
                }
                "subjective" => {
                    let feature = features.iter().position(|feature| *feature == of);
                    let feature = feature.ok_or_else(|| wrong(format!("`{of}` is no feature")))?;
                    fitted.subjective.resize(features.len(), 0.0);
                    fitted.subjective[feature] = number(-100.0, 100.0)?;
                }
                _ => {
                    let what = format!("`{kind}`; write `word`, `rule` or `subjective`");
                    return Err(wrong(what));
                }
            }
        }
        Ok(fitted)
    }

    /// What a rule's factor is multiplied by.
    pub(super) fn rule(&self, kind: RuleKind) -> f64 {
        self.rules[kind as usize]
    }

    /// The weights of the features; empty where nothing was fitted.
    pub(super) fn subjective(&self) -> &[f64] {
        &self.subjective
    }

    /// Per entry of a lexicon, what is added to its valence.
    pub(super) fn offsets(&self, lexicon: &SentimentLexicon) -> Vec<f64> {
        let mut offsets = vec![0.0; lexicon.entries().len()];
        for (word, offset) in &self.words {
            if let Some(entry) = lexicon.exactly(word) {
                offsets[entry as usize] = *offset;
            }
        }
        offsets
    }
}
