/// A polarity nearer to 0 than this is neither praise nor complaint: one faint word
/// (valence 0.5 of 4) in a sentence of facts stays under it.
const NEUTRAL: f64 = 0.1;

/// Praise, complaint or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Polarity ≥ 0.1.
    Praise = 0,
    /// Polarity ≤ −0.1.
    Complaint = 1,
    /// In between.
    Neutral = 2,
}

impl Side {
    /// The side of a polarity.
    pub fn of(polarity: f64) -> Side {
        if polarity >= NEUTRAL {
            Side::Praise
        } else if polarity <= -NEUTRAL {
            Side::Complaint
        } else {
            Side::Neutral
        }
    }
}
