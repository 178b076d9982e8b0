use super::SentenceSentiment;
use crate::text::Analysis;

/// What a document says as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
/// Each figure is a mean over sentences weighted by √words: a long sentence says
/// more than a short one, but not in proportion, for its opinion is as often one.
/// Praise and complaint are the shares of Σ s_i in sentences with p > 0 and p < 0;
/// both are 0 where nothing carries sentiment. A document without sentences is all 0.
///
/// `sentences` and `analysis.sentences` are of the same length; surplus ones are left out.
pub fn document_sentiment(
    sentences: &[SentenceSentiment],
    analysis: &Analysis,
) -> DocumentSentiment {
    let mut document = DocumentSentiment::default();
    let (mut weights, mut intensity) = (0.0, 0.0);
    for (found, sentence) in sentences.iter().zip(&analysis.sentences) {
        let weight = (sentence.words as f64).sqrt();
        weights += weight;
        document.polarity += weight * found.polarity;
        document.subjectivity += weight * found.subjectivity;
        document.intensity += weight * found.intensity;
        intensity += found.intensity;
        if found.polarity > 0.0 {
            document.praise += found.intensity;
        } else if found.polarity < 0.0 {
            document.complaint += found.intensity;
        }
    }
    if weights > 0.0 {
        document.polarity /= weights;
        document.subjectivity /= weights;
        document.intensity /= weights;
    }
    if intensity > 0.0 {
        document.praise /= intensity;
        document.complaint /= intensity;
    }
    document
}
