use super::SentenceSentiment;
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
/// - polarity Σ (s_i + 1)·p_i / (Σ s_i + 1): the mean over sentences, each as long as its
///   evidence, and again one strong neutral word. It is what the document would
///   score as one sentence; sentences that say nothing do not water it down. On rated reviews it
///   agrees better with the rating than means weighted by words;
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
    for (found, sentence) in sentences.iter().zip(&analysis.sentences) {
        let length = sentence.words as f64;
        words += length;
        document.subjectivity += length * found.subjectivity;
        document.intensity += length * found.intensity;
        document.polarity += (found.intensity + 1.0) * found.polarity;
        intensity += found.intensity;
        if found.polarity > 0.0 {
            document.praise += found.intensity;
        } else if found.polarity < 0.0 {
            document.complaint += found.intensity;
        }
    }
    document.polarity /= intensity + 1.0;
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
