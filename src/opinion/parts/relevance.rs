use std::sync::Arc;

use super::super::ground::Ground;
use super::super::{FeatureShape, Relevance, Settings};
use super::sampled::{SampledCoverage, sample};
use crate::objective::{
    Concave, ConcaveOverModular, FacilityLocation, Mix, Objective, ObjectiveError,
};
use crate::vector::{GramRows, mean_cosines};

/// L.
pub(super) fn relevance(
    ground: &Ground,
    settings: &Settings,
) -> Result<Arc<dyn Objective>, ObjectiveError> {
    type C = ConcaveOverModular;
    let concepts = || ground.terms.concept_weights();
    Ok(match settings.relevance {
        asked if asked.is_sampled() && ground.is_large() => Arc::new(sampled(ground, settings)),
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
            Arc::new(FacilityLocation::new(heard, concepts())?)
        }
        Relevance::FeatureBased => {
            let heard = Arc::new(ground.terms.counts.with_rows_scaled(&ground.standing));
            Arc::new(C::feature_based(
                heard,
                concepts(),
                settings.feature_shape.concave(),
            )?)
        }
        Relevance::NGrams => Arc::new(n_grams(ground, settings.feature_shape.concave())?),
        Relevance::Prior => Arc::new(C::modular(&prior(ground))?),
    })
}

/// Saturated coverage or facility location, as far as a sample of the sentences tells.
fn sampled(ground: &Ground, settings: &Settings) -> SampledCoverage {
    let n = ground.len();
    let unit = ground.terms.unit_rows();
    let clients = sample(n, ground.scale.clients, settings.seed);
    if settings.relevance == Relevance::FacilityLocation {
        return SampledCoverage::best(unit, &ground.standing, clients);
    }
    let mean = mean_cosines(&unit);
    let cap = |mean: &f64| settings.gamma * mean * n as f64;
    let caps: Vec<f64> = mean.iter().map(cap).collect();
    SampledCoverage::capped(unit, &ground.standing, clients, &caps)
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

/// Words and pairs of neighbouring words, half each. A gram weighs its count, without
/// idf: among reviews of one thing what everybody says is what a summary should say.
fn n_grams(ground: &Ground, shape: Concave) -> Result<Mix, ObjectiveError> {
    let rows = GramRows::new(&ground.analysis);
    let mut halves: Vec<(f64, Arc<dyn Objective>)> = Vec::new();
    for counts in [rows.words, rows.pairs] {
        let tf = counts.column_sums();
        let heard = Arc::new(counts.into_rows_scaled(&ground.standing));
        let half = ConcaveOverModular::feature_based(heard, tf, shape)?;
        halves.push((0.5, Arc::new(half)));
    }
    Mix::scaled(ground.len(), halves)
}

impl FeatureShape {
    /// The function itself.
    pub fn concave(self) -> Concave {
        match self {
            FeatureShape::Sqrt => Concave::Sqrt,
            FeatureShape::Log1p => Concave::Log1p,
            FeatureShape::Cap => Concave::Cap(2.0),
        }
    }
}
