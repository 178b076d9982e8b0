mod redundancy;
mod relevance;
mod sampled;
mod sentiment;

use super::ground::Ground;
use super::{Mixing, Settings};
use crate::objective::{Mix, ObjectiveError};
use redundancy::redundancy;
use relevance::relevance;
#[cfg(test)]
pub(super) use sampled::sample;
use sentiment::sentiment;

/// The parts of an objective, in the order of [`super::GainParts`].
pub(super) const PARTS: usize = 4;

/// F, with the factor and place of each part that takes part.
pub(super) struct Parts {
    pub mix: Mix,
    /// For each part of the mix, which of them it is.
    pub kinds: Vec<usize>,
}

impl Parts {
    pub fn build(ground: &Ground, settings: &Settings) -> Result<Parts, ObjectiveError> {
        let n = ground.len();
        let focus = if settings.query.is_empty() {
            0.0
        } else {
            settings.lambda_focus
        };
        let weights: [f64; PARTS] = [
            settings.lambda_relevance,
            settings.lambda_redundancy,
            settings.lambda_sentiment,
            focus,
        ];
        let mut parts = Vec::new();
        let mut kinds = Vec::new();
        for (kind, &weight) in weights.iter().enumerate() {
            // A part without weight is not even built: similarity is the dear one.
            if weight == 0.0 {
                continue;
            }
            let part = match kind {
                0 => relevance(ground, settings)?,
                1 => redundancy(ground, settings)?,
                2 => sentiment(ground, settings)?,
                _ => ground.focus.objective(ground)?,
            };
            parts.push((weight, part));
            kinds.push(kind);
        }
        let mix = match settings.objective {
            Mixing::Scaled => Mix::scaled(n, parts)?,
            Mixing::Raw => Mix::raw(n, parts)?,
        };
        Ok(Parts { mix, kinds })
    }
}
