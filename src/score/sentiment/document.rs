use super::SentenceSentiment;
use super::constants::{BLAME, SCALE};
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
/// - polarity: what the document would score as one sentence, which is (Σ v − .2 Σ |v|) /
///   (Σ |v| − .2 Σ v + 4) over all its evidence; sentences that say nothing do not
///   water it down. On rated reviews it agrees better with the rating than means weighted by words;
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
    let (mut words, mut intensity, mut sum) = (0.0, 0.0, 0.0);
    for (found, sentence) in sentences.iter().zip(&analysis.sentences) {
        let length = sentence.words as f64;
        words += length;
        document.subjectivity += length * found.subjectivity;
        document.intensity += length * found.intensity;
        sum += balance(found);
        intensity += found.intensity;
        if found.polarity > 0.0 {
            document.praise += found.intensity;
        } else if found.polarity < 0.0 {
            document.complaint += found.intensity;
        }
    }
    document.polarity = polarity(sum, SCALE * intensity);
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

/// (Σ v − c Σ |v|) / (Σ |v| − c Σ v + 4), from Σ v and Σ |v|: each blame weighs 1 + c, each praise
/// 1 − c, and one strong neutral word more stands among them.
pub(super) fn polarity(sum: f64, size: f64) -> f64 {
    (sum - BLAME * size) / (size - BLAME * sum + SCALE)
}

/// Σ v of a sentence, from its polarity and intensity.
fn balance(found: &SentenceSentiment) -> f64 {
    let (polarity, size) = (found.polarity, SCALE * found.intensity);
    ((polarity + BLAME) * size + SCALE * polarity) / (1.0 + polarity * BLAME)
}
