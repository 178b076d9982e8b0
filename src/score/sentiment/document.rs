use super::SentenceSentiment;
use super::constants::{BLAME, PLAIN};
use crate::text::Analysis;

/// What a document says as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct DocumentSentiment {
    /// −1 (bad) to 1 (good).
    pub polarity: f64,
    /// 0..1.
    pub subjectivity: f64,
    /// Mean intensity of its sentences, at least 0.
    pub intensity: f64,
    /// Share of the intensity that stands in praising sentences, 0..1.
    pub praise: f64,
    /// Share of the intensity that stands in complaining sentences, 0..1.
    pub complaint: f64,
}

/// Sums sentences up to the document they are of.
///
/// - polarity: what the document would score as one sentence, which is Σ w / (Σ |w| + 1 + √n) over
///   all its evidence, n its words; see [`SentimentScorer`](super::SentimentScorer) for w. On rated
///   reviews it agrees better with the rating than means weighted by words;
/// - subjectivity and intensity: means weighted by the sentences' lengths in words;
/// - praise and complaint: the shares of Σ s_i in sentences with p > 0 and p < 0, both
///   0 where nothing carries sentiment.
///
/// `sentences` and `analysis.sentences` are of the same length; surplus ones are left
/// out. A document without sentences is all 0.
pub fn document_sentiment(
    sentences: &[SentenceSentiment],
    analysis: &Analysis,
) -> DocumentSentiment {
    let mut document = DocumentSentiment::default();
    let (mut words, mut intensity) = (0.0, 0.0);
    let mut balance = Balance::default();
    for (found, sentence) in sentences.iter().zip(&analysis.sentences) {
        // A sentence of emoji alone has no words, and still says something.
        let length = sentence.words.max(1) as f64;
        words += length;
        document.subjectivity += length * found.subjectivity;
        document.intensity += length * found.intensity;
        found
            .evidence
            .iter()
            .for_each(|found| balance.add(found.valence));
        intensity += found.intensity;
        if found.polarity > 0.0 {
            document.praise += found.intensity;
        } else if found.polarity < 0.0 {
            document.complaint += found.intensity;
        }
    }
    document.polarity = balance.polarity(words);
    if words > 0.0 {
        document.subjectivity /= words;
        document.intensity /= words;
    }
    if intensity > 0.0 {
        document.praise /= intensity;
        document.complaint /= intensity;
    }
    document
}

/// Praise and blame, weighed against each other.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Balance {
    sum: f64,
    size: f64,
}

impl Balance {
    /// Puts a valence into the scales, as w = v·√(|v| / 2), times .8 for praise and 1.2 for blame.
    pub(super) fn add(&mut self, valence: f64) {
        let heard = valence * (valence.abs() / PLAIN).sqrt();
        let weighed = heard
            * if heard < 0.0 {
                1.0 + BLAME
            } else {
                1.0 - BLAME
            };
        self.sum += weighed;
        self.size += weighed.abs();
    }

    /// Σ w / (Σ |w| + 1 + √n): of n words that say nothing, √n may yet have meant something.
    pub(super) fn polarity(self, words: f64) -> f64 {
        self.sum / (self.size + 1.0 + words.sqrt())
    }
}
