use std::sync::Arc;

use super::ground::Ground;
use super::{Budget, FeatureShape, Mixing, Redundancy, Relevance, SentimentReward, Settings};
use crate::objective::{
    Concave, ConcaveOverModular, Dispersion, FacilityLocation, GraphCut, Mix, Objective,
    ObjectiveError,
};
use crate::vector::cluster_by_medoids;

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

fn relevance(ground: &Ground, settings: &Settings) -> Result<Arc<dyn Objective>, ObjectiveError> {
    type C = ConcaveOverModular;
    let concepts = ground.terms.concept_weights();
    Ok(match settings.relevance {
        Relevance::SaturatedCoverage => {
            let w = &ground.similarity().matrix;
            let heard = Arc::new(w.with_rows_scaled(&ground.standing));
            // The caps are shares of what all sentences would cover, were all heard in full.
            let cap = |sum: &f64| Concave::Cap(settings.gamma * sum);
            let caps = w.column_sums().iter().map(cap).collect();
            Arc::new(C::new(heard, vec![1.0; w.columns()], caps)?)
        }
        Relevance::FacilityLocation => {
            let w = &ground.similarity().matrix;
            let heard = Arc::new(w.with_rows_scaled(&ground.standing));
            Arc::new(FacilityLocation::over_similarity(heard)?)
        }
        Relevance::ConceptCoverage => {
            // 1[t occurs in S], or as much of it as the best sentence is heard.
            let occurs = ground.terms.counts.with_values(1.0);
            let heard = Arc::new(occurs.with_rows_scaled(&ground.standing));
            Arc::new(FacilityLocation::new(heard, concepts)?)
        }
        Relevance::FeatureBased => {
            let shape = match settings.feature_shape {
                FeatureShape::Sqrt => Concave::Sqrt,
                FeatureShape::Log1p => Concave::Log1p,
                FeatureShape::Cap => Concave::Cap(2.0),
            };
            let heard = Arc::new(ground.terms.counts.with_rows_scaled(&ground.standing));
            Arc::new(C::feature_based(heard, concepts, shape)?)
        }
        Relevance::Prior => Arc::new(C::modular(&prior(ground))?),
    })
}

/// q_i = c_i · standing_i · (½ + 2·(x_i − ½)²), c_i in words, x_i ∈ 0..1 the place of the
/// sentence in its review: reviewers say what they think at the beginning and at the
/// end, and tell the story in between.
fn prior(ground: &Ground) -> Vec<f64> {
    let sentences = &ground.analysis.sentences;
    let mut of_review = vec![0usize; ground.document.reviews.len()];
    for sentence in sentences {
        of_review[sentence.review] += 1;
    }
    let mut place = vec![0usize; of_review.len()];
    sentences
        .iter()
        .zip(&ground.standing)
        .map(|(sentence, standing)| {
            let last = of_review[sentence.review].saturating_sub(1).max(1);
            let x = place[sentence.review] as f64 / last as f64;
            place[sentence.review] += 1;
            sentence.words as f64 * standing * (0.5 + 2.0 * (x - 0.5).powi(2))
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
            let mean = w.column_sums().into_iter().map(|sum| sum / n as f64);
            let heard = mean.zip(&ground.standing).map(|(r, standing)| r * standing);
            let rewards: Vec<f64> = heard.collect();
            Arc::new(ConcaveOverModular::cluster_reward(
                &cluster_by_medoids(w, clusters),
                &rewards,
            )?)
        }
        Redundancy::GraphCut => Arc::new(GraphCut::new(w.clone(), settings.graph_cut_lambda)?),
        Redundancy::Dispersion => {
            let dispersion = Dispersion::new(w.clone(), masses(ground, settings))?
                .expecting(ground.expected_sentences(settings.budget));
            match similarity.approximation {
                None => Arc::new(dispersion.with_all_cosines()),
                Some(_) => Arc::new(dispersion),
            }
        }
    })
}

/// What sentences weigh in the dispersion: 1 where they are counted, for which a
/// guarantee is known; else c_i·standing_i, so that no pair of fragments is worth as much
/// as one of whole sentences.
fn masses(ground: &Ground, settings: &Settings) -> Vec<f64> {
    let costs = ground.costs(settings.budget);
    match settings.budget {
        Budget::Sentences(_) => costs,
        _ => costs
            .iter()
            .zip(&ground.standing)
            .map(|(c, s)| c * s)
            .collect(),
    }
}

fn sentiment(ground: &Ground, settings: &Settings) -> Result<Arc<dyn Objective>, ObjectiveError> {
    let heard = ground.sentiment.iter().zip(&ground.standing);
    let s: Vec<f64> = heard.map(|(s, standing)| s.intensity * standing).collect();
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
            // The mix of praise and complaint as a whole, and within each aspect.
            let sides: Vec<u32> = (0..ground.len()).map(|i| ground.side(i) as u32).collect();
            let of_aspect = |(side, aspect): (&u32, &u32)| 3 * aspect + side;
            let cells = sides.iter().zip(&ground.aspect).map(of_aspect).collect();
            Arc::new(ConcaveOverModular::calibrated(&[sides, cells], &s)?)
        }
    })
}
