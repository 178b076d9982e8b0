use std::sync::Arc;

use super::ground::Ground;
use super::{FeatureShape, Mixing, Redundancy, Relevance, SentimentReward, Settings};
use crate::objective::{
    Concave, ConcaveOverModular, FacilityLocation, GraphCut, Mix, Objective, ObjectiveError,
};
use crate::vector::cluster_by_medoids;

/// The parts of an objective, in the order of [`super::GainParts`].
pub(super) const PARTS: usize = 4;

/// F, with the factor and place of each part that takes part.
pub(super) struct Parts {
    pub mix: Mix,
    /// For each part of the mix, which of the four it is.
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
                _ => Arc::new(ConcaveOverModular::modular(&ground.focus)?),
            };
            // A scaled part that is worth nothing at V takes no part.
            if settings.objective == Mixing::Scaled
                && part.promise().monotone
                && part.value_of_all() <= 0.0
            {
                continue;
            }
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

fn relevance(ground: &Ground, settings: &Settings) -> Result<Arc<dyn Objective>, ObjectiveError> {
    let terms = &ground.terms;
    Ok(match settings.relevance {
        Relevance::SaturatedCoverage => {
            let w = ground.similarity().matrix.clone();
            Arc::new(ConcaveOverModular::saturated_coverage(w, settings.gamma)?)
        }
        Relevance::FacilityLocation => {
            let w = ground.similarity().matrix.clone();
            Arc::new(FacilityLocation::over_similarity(w)?)
        }
        Relevance::ConceptCoverage => Arc::new(ConcaveOverModular::concept_coverage(
            &terms.counts,
            terms.concept_weights(),
        )?),
        Relevance::FeatureBased => {
            let shape = match settings.feature_shape {
                FeatureShape::Sqrt => Concave::Sqrt,
                FeatureShape::Log1p => Concave::Log1p,
                FeatureShape::Cap => Concave::Cap(2.0),
            };
            let counts = Arc::new(terms.counts.clone());
            Arc::new(ConcaveOverModular::feature_based(
                counts,
                terms.concept_weights(),
                shape,
            )?)
        }
        Relevance::Prior => Arc::new(ConcaveOverModular::modular(&prior(ground))?),
    })
}

/// q_i ≥ 0: 1/√(place in its review) for a sentence of at least eight words, and in
/// proportion to its length below that. Reviewers open with their verdict, and what
/// is shorter than eight words seldom stands on its own.
fn prior(ground: &Ground) -> Vec<f64> {
    let (mut review, mut place) = (usize::MAX, 0);
    let sentences = ground.analysis.sentences.iter();
    sentences
        .map(|sentence| {
            if sentence.review != review {
                (review, place) = (sentence.review, 0);
            }
            place += 1;
            (sentence.words.min(8) as f64 / 8.0) / f64::from(place).sqrt()
        })
        .collect()
}

fn redundancy(ground: &Ground, settings: &Settings) -> Result<Arc<dyn Objective>, ObjectiveError> {
    let similarity = ground.similarity();
    let w = &similarity.matrix;
    Ok(match settings.redundancy {
        Redundancy::ClusterReward => {
            let n = ground.len();
            let clusters = settings.clusters.unwrap_or(n.div_ceil(5));
            let rewards: Vec<f64> = w.column_sums().iter().map(|sum| sum / n as f64).collect();
            Arc::new(ConcaveOverModular::cluster_reward(
                &cluster_by_medoids(w, clusters),
                &rewards,
            )?)
        }
        Redundancy::GraphCut => Arc::new(GraphCut::new(w.clone(), settings.graph_cut_lambda)?),
    })
}

fn sentiment(ground: &Ground, settings: &Settings) -> Result<Arc<dyn Objective>, ObjectiveError> {
    let s = ground.intensity();
    let omega = ground.omega(settings.unmatched);
    // The paper puts p ≥ 0 on the side of praise; only `calibrated` knows a third side.
    let two_sides = || -> Vec<u32> {
        let side = |i: usize| u32::from(ground.sentiment[i].polarity < 0.0);
        (0..ground.len())
            .map(|i| 2 * ground.aspect[i] + side(i))
            .collect()
    };
    let twice = |list: &[f64]| -> Vec<f64> { list.iter().flat_map(|&x| [x, x]).collect() };
    // β = ω: the paper's caps are 1/level, as its weights are.
    let caps = |list: &[f64]| list.iter().map(|&beta| Concave::Cap(beta)).collect();
    Ok(match settings.sentiment {
        SentimentReward::Modular => {
            let rewards: Vec<f64> = (0..ground.len())
                .map(|i| omega[ground.aspect[i] as usize] * s[i])
                .collect();
            Arc::new(ConcaveOverModular::modular(&rewards)?)
        }
        SentimentReward::Budgeted => {
            let beta = caps(&omega);
            Arc::new(ConcaveOverModular::grouped(
                &ground.aspect,
                &s,
                omega,
                beta,
            )?)
        }
        SentimentReward::PolarityBudgeted => {
            let omega = twice(&omega);
            let beta = caps(&omega);
            Arc::new(ConcaveOverModular::grouped(&two_sides(), &s, omega, beta)?)
        }
        SentimentReward::Facility => {
            Arc::new(FacilityLocation::best_of_each(&ground.aspect, &s, omega)?)
        }
        SentimentReward::PolarityFacility => Arc::new(FacilityLocation::best_of_each(
            &two_sides(),
            &s,
            twice(&omega),
        )?),
        SentimentReward::Calibrated => {
            let cell = |i: usize| 3 * ground.aspect[i] + ground.side(i) as u32;
            let cells: Vec<u32> = (0..ground.len()).map(cell).collect();
            Arc::new(ConcaveOverModular::calibrated(&cells, &s)?)
        }
    })
}
