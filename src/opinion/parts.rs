use std::sync::Arc;

use super::ground::Ground;
use super::{Budget, FeatureShape, Mixing, Redundancy, Relevance, SentimentReward, Settings};
use crate::objective::{
    Concave, ConcaveOverModular, Dispersion, FacilityLocation, GraphCut, Mix, Objective,
    ObjectiveError,
};
use crate::vector::{Csr, GramRows, cluster_by_medoids};

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
            let heard = Arc::new(ground.terms.counts.with_rows_scaled(&ground.standing));
            Arc::new(C::feature_based(heard, concepts, settings.feature_shape.concave())?)
        }
        Relevance::NGrams => Arc::new(n_grams(ground, settings.feature_shape.concave())?),
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
        SentimentReward::Calibrated => Arc::new(calibrated(ground, &s)?),
    })
}

/// Shares of the three terms of `calibrated`.
const OF_BALANCE: f64 = 0.6;
const OF_SIDES: f64 = 0.2;
const OF_ASPECTS: f64 = 0.2;

/// How fast a sentence's words change sides with its polarity: at p = ½ seven of eight
/// of them are praise, as of the sentences so judged about that share is (see SCORES.md).
const STEEPNESS: f64 = 4.0;

/// The balance of words, the strength of each side, and of each side by aspect.
fn calibrated(ground: &Ground, s: &[f64]) -> Result<Mix, ObjectiveError> {
    type C = ConcaveOverModular;
    let n = ground.len();
    let env = |k: &str, d: f64| std::env::var(k).map_or(d, |x| x.parse().unwrap());
    let mut words = Csr::with_columns(2);
    for (sentence, sentiment) in ground.analysis.sentences.iter().zip(&ground.sentiment) {
        let praise = 1.0 / (1.0 + (-env("STEEP", STEEPNESS) * (sentiment.polarity - env("LEAN", 0.0))).exp());
        let c = sentence.words as f64;
        words.push_row([(0, c * praise), (1, c * (1.0 - praise))]);
    }
    let sides: Vec<u32> = (0..n).map(|i| ground.side(i) as u32).collect();
    let by_side = Arc::new(Csr::one_per_row(&sides, s, 3));
    let strength = by_side.column_sums();
    let of_aspect = |(side, aspect): (&u32, &u32)| 3 * aspect + side;
    let cells: Vec<u32> = sides.iter().zip(&ground.aspect).map(of_aspect).collect();
    let by_aspect = Csr::one_per_row(&cells, s, 3 * ground.aspects());
    let b = env("BAL", 3.0); let a = env("ASP", 1.0);
    let t = 1.0 + a + b;
    let _ = (OF_BALANCE, OF_SIDES, OF_ASPECTS);
    Mix::scaled(
        n,
        vec![
            (b / t, Arc::new(C::calibrated(Arc::new(words))?) as Arc<dyn Objective>),
            (1.0 / t, if env("SEXP", 1.0) == 1.0 { Arc::new(C::feature_based(by_side, strength, Concave::Sqrt)?) } else { Arc::new(C::calibrated(by_side)?) }),
            (a / t, Arc::new(C::calibrated(Arc::new(by_aspect))?)),
        ],
    )
}

/// Words and pairs of words, half each.
fn n_grams(ground: &Ground, shape: Concave) -> Result<Mix, ObjectiveError> {
    let rows = GramRows::new(&ground.analysis);
    let mut halves: Vec<(f64, Arc<dyn Objective>)> = Vec::new();
    for counts in [rows.words, rows.pairs] {
        let heard = Arc::new(counts.with_rows_scaled(&ground.standing));
        let tf = counts.column_sums();
        let half = ConcaveOverModular::feature_based(heard, tf, shape)?;
        halves.push((0.5, Arc::new(half)));
    }
    Mix::scaled(ground.len(), halves)
}

impl FeatureShape {
    fn concave(self) -> Concave {
        match self {
            FeatureShape::Sqrt => Concave::Sqrt,
            FeatureShape::Log1p => Concave::Log1p,
            FeatureShape::Cap => Concave::Cap(2.0),
        }
    }
}
