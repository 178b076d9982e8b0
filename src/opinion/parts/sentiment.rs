use std::sync::Arc;

use super::super::ground::Ground;
use super::super::{SentimentReward, Settings};
use crate::objective::{
    Concave, ConcaveOverModular, FacilityLocation, Mix, Objective, ObjectiveError,
};
use crate::vector::Csr;

/// A.
pub(super) fn sentiment(
    ground: &Ground,
    settings: &Settings,
) -> Result<Arc<dyn Objective>, ObjectiveError> {
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

/// Shares of the three terms of `calibrated`. The balance of words keeps the mix of praise
/// and complaint; the other two choose, on each side, what says it most clearly.
const OF_BALANCE: f64 = 0.6;
const OF_SIDES: f64 = 0.2;
const OF_ASPECTS: f64 = 0.2;

/// k in π = 1/(1 + e^(−k·p)): at p = ½ seven of eight words of a sentence are praise, at
/// p = .1, where praise begins, three of five. Judged one by one, sentences of faint
/// polarity are on the other side that often.
const STEEPNESS: f64 = 4.0;

/// A = .6·B(S)/B(V) + .2·C(S)/C(V) + .2·D(S)/D(V), monotone submodular.
///
/// - B = Σ_{±} √(W_±·w_±(S)), w_+(S) = Σ_{i∈S} c_i·π_i, w_−(S) = Σ_{i∈S} c_i·(1 − π_i), with c_i in
///   words and W = w(V): at its optimum praise and complaint have the shares of the text's
///   words that they have in the source.
/// - C = Σ_g X_g·√x_g(S), x_g(S) = Σ_{i∈S∩g} s_i, over g = praise, complaint, neutral: at its optimum
///   x_g ∝ X_g²; the side that prevails is given by its strongest sentences.
/// - D = Σ_g √(X_g·x_g(S)) over aspect × side: each aspect with its own praise and complaint.
fn calibrated(ground: &Ground, s: &[f64]) -> Result<Mix, ObjectiveError> {
    type C = ConcaveOverModular;
    let n = ground.len();
    let mut words = Csr::with_columns(2);
    for (sentence, sentiment) in ground.analysis.sentences.iter().zip(&ground.sentiment) {
        let praise = 1.0 / (1.0 + (-STEEPNESS * sentiment.polarity).exp());
        let c = sentence.words as f64;
        words.push_row([(0, c * praise), (1, c * (1.0 - praise))]);
    }
    let sides: Vec<u32> = (0..n).map(|i| ground.side(i) as u32).collect();
    let by_side = Arc::new(Csr::one_per_row(&sides, s, 3));
    let strength = by_side.column_sums();
    let of_aspect = |(side, aspect): (&u32, &u32)| 3 * aspect + side;
    let cells: Vec<u32> = sides.iter().zip(&ground.aspect).map(of_aspect).collect();
    let by_aspect = Csr::one_per_row(&cells, s, 3 * ground.aspects());
    let terms: [(f64, Arc<dyn Objective>); 3] = [
        (OF_BALANCE, Arc::new(C::calibrated(Arc::new(words))?)),
        (
            OF_SIDES,
            Arc::new(C::feature_based(by_side, strength, Concave::Sqrt)?),
        ),
        (OF_ASPECTS, Arc::new(C::calibrated(Arc::new(by_aspect))?)),
    ];
    Mix::scaled(n, terms.into())
}
