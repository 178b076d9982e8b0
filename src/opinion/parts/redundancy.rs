use std::sync::Arc;

use super::super::ground::Ground;
use super::super::{Budget, Redundancy, Settings};
use crate::objective::{ConcaveOverModular, Dispersion, GraphCut, Objective, ObjectiveError};
use crate::vector::{cluster_by_medoids, mean_cosines};

/// R.
pub(super) fn redundancy(
    ground: &Ground,
    settings: &Settings,
) -> Result<Arc<dyn Objective>, ObjectiveError> {
    let similarity = ground.similarity();
    let w = &similarity.matrix;
    Ok(match settings.redundancy {
        Redundancy::ClusterReward => {
            let n = ground.len();
            let clusters = settings.clusters.unwrap_or(n.div_ceil(5));
            let thinned = similarity.approximation.is_some();
            let mean: Vec<f64> = if thinned {
                mean_cosines(&ground.terms.unit_rows())
            } else {
                let sums = w.column_sums().into_iter();
                sums.map(|sum| sum / n as f64).collect()
            };
            let heard = mean.iter().zip(&ground.standing);
            let rewards: Vec<f64> = heard.map(|(r, standing)| r * standing).collect();
            let cluster = if thinned {
                // Many rows name the same few neighbours, and are named by none.
                cluster_by_medoids(&w.symmetrised(), clusters)
            } else {
                cluster_by_medoids(w, clusters)
            };
            Arc::new(ConcaveOverModular::cluster_reward(&cluster, &rewards)?)
        }
        Redundancy::GraphCut => {
            let cut = GraphCut::new(w.clone(), settings.graph_cut_lambda)?;
            if similarity.approximation.is_none() {
                return Ok(Arc::new(cut));
            }
            // Most of what attracts are the many that are little alike.
            let (n, mean) = (ground.len(), mean_cosines(&ground.terms.unit_rows()));
            let sums = mean.iter().map(|mean| mean * n as f64).collect();
            Arc::new(cut.with_attraction(sums)?)
        }
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
