//! The labelled sets.

use std::error::Error;

use serde_json::Value;
use summ::score::{SentenceSentiment, SentimentScorer, document_sentiment};
use summ::text::{Analysis, Analyzer, Document, Language};

pub const FOLDS: usize = 5;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Rated,
    Facts,
    Subjective,
}

pub struct Set {
    pub name: String,
    pub kind: Kind,
    pub domain: Option<String>,
    pub items: Vec<Item>,
}

pub struct Item {
    pub fold: usize,
    /// −1..1, or 0 and 1 for facts and opinions.
    pub label: f64,
    pub document: Document,
    pub analysis: Analysis,
}

impl Set {
    pub fn read(argument: &str) -> Result<Set, Box<dyn Error>> {
        let mut parts = argument.split(':');
        let kind = match parts.next() {
            Some("rated") => Kind::Rated,
            Some("facts") => Kind::Facts,
            Some("subjective") => Kind::Subjective,
            _ => return Err(format!("{argument}: write rated:, facts: or subjective:").into()),
        };
        let path = parts.next().ok_or("a path is missing")?;
        let text = std::fs::read_to_string(path)?;
        let lines: Vec<Value> = text
            .lines()
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()?;
        let label = |line: &Value| line["label"].as_f64().unwrap_or(0.0);
        let low = lines.iter().map(label).fold(f64::MAX, f64::min);
        let high = lines.iter().map(label).fold(f64::MIN, f64::max);
        // Stars have no sign and are centred; human means reach from −4 to 4.
        let (centre, scale) = match kind {
            Kind::Subjective => (0.0, 1.0),
            _ if low >= 1.0 => ((low + high) / 2.0, (high - low) / 2.0),
            _ if high > 1.0 => (0.0, 4.0),
            _ => (0.0, 1.0),
        };
        let analyzer = Analyzer::new(Some(Language::English));
        let read = |line: &Value| {
            let key = ["doc", "entity", "id"]
                .iter()
                .find_map(|key| line[key].as_str())
                .unwrap_or_default();
            let document = Document::new(key, line["text"].as_str().unwrap_or_default());
            Item {
                fold: fold(key),
                label: (label(line) - centre) / scale,
                analysis: analyzer.analyze(&document),
                document,
            }
        };
        let file = path.rsplit('/').next().unwrap_or(path);
        Ok(Set {
            name: file.trim_end_matches(".jsonl").to_owned(),
            kind,
            domain: parts.next().map(str::to_owned),
            items: lines.iter().map(read).collect(),
        })
    }

    /// Nothing fitted, in the set's domain.
    pub fn scorer(&self) -> SentimentScorer {
        SentimentScorer::by_hand().with_domain(self.domain.clone())
    }
}

impl Item {
    pub fn sentences(&self, scorer: &SentimentScorer) -> Vec<SentenceSentiment> {
        scorer.score(&self.analysis, &self.document)
    }

    /// Polarity and subjectivity.
    pub fn score(&self, scorer: &SentimentScorer) -> (f64, f64) {
        let whole = document_sentiment(&self.sentences(scorer), &self.analysis);
        (whole.polarity, whole.subjectivity)
    }
}

fn fold(key: &str) -> usize {
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    ((hash >> 32) % FOLDS as u64) as usize
}
