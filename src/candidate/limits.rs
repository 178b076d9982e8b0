/// Which candidates are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CandidateLimits {
    /// Words of the shortest, at least 1.
    pub min_words: usize,
    /// Words of the longest.
    pub max_words: usize,
}

impl Default for CandidateLimits {
    fn default() -> Self {
        CandidateLimits {
            min_words: 1,
            // Beyond it stand clauses.
            max_words: 7,
        }
    }
}

/// The longest phrases that may be asked for: beyond it they are sentences.
const LONGEST: usize = 20;

/// Why limits make no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LimitsError {
    /// A phrase has at least one word.
    #[error("a phrase has at least 1 word, so min-words cannot be 0")]
    NoWords,
    /// The shortest is longer than the longest.
    #[error("min-words {min} is above max-words {max}; no phrase could be both")]
    Crossed {
        /// Words of the shortest.
        min: usize,
        /// Words of the longest.
        max: usize,
    },
    /// A sentence is no phrase.
    #[error("max-words can be {LONGEST} at most, got {0}")]
    TooLong(usize),
}

impl CandidateLimits {
    /// Refuses what makes no sense.
    ///
    /// # Errors
    /// When the shortest has no word or is longer than the longest, or the longest is
    /// longer than 20 words.
    pub fn check(&self) -> Result<(), LimitsError> {
        let CandidateLimits {
            min_words: min,
            max_words: max,
        } = *self;
        match () {
            () if min == 0 => Err(LimitsError::NoWords),
            () if min > max => Err(LimitsError::Crossed { min, max }),
            () if max > LONGEST => Err(LimitsError::TooLong(max)),
            () => Ok(()),
        }
    }
}
