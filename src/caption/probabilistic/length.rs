//! P(n): how many words has a caption?

use serde::{Deserialize, Serialize};

/// Log-normal: ln n has this mean and standard deviation (in the captions learned from).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Length {
    pub mean: f64,
    #[serde(deserialize_with = "above_0")]
    pub deviation: f64,
}

fn above_0<'de, D: serde::Deserializer<'de>>(from: D) -> Result<f64, D::Error> {
    let read = f64::deserialize(from)?;
    let wrong = || serde::de::Error::custom("a deviation is a number above 0");
    (read.is_finite() && read > 0.0)
        .then_some(read)
        .ok_or_else(wrong)
}

/// Captions that are all of one length say little of other lengths, but not that there are
/// none.
const LEAST_DEVIATION: f64 = 0.2;

/// Longer captions have no chance to speak of.
const LONGEST: usize = 500;

impl Length {
    /// What is learned from captions of so many words, each at least 1.
    pub fn learn(words: &[usize]) -> Length {
        let n = words.len().max(1) as f64;
        let logs = || words.iter().map(|&n| (n.max(1) as f64).ln());
        let mean = logs().sum::<f64>() / n;
        let variance = logs().map(|x| (x - mean).powi(2)).sum::<f64>() / n;
        Length {
            mean,
            deviation: variance.sqrt().max(LEAST_DEVIATION),
        }
    }

    /// P(n), adding up to 1 over 1 to 500 words.
    pub fn chance(&self, n: usize) -> f64 {
        let all: f64 = (1..=LONGEST).map(|n| self.density(n)).sum();
        (self.density(n) / all).max(f64::MIN_POSITIVE)
    }

    fn density(&self, n: usize) -> f64 {
        let n = n.max(1) as f64;
        let z = (n.ln() - self.mean) / self.deviation;
        (-0.5 * z * z).exp() / n
    }
}
