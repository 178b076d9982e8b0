//! PageRank (Brin & Page 1998): by power iteration, and on undirected graphs by successive
//! over-relaxation, which takes a quarter of the steps.

use super::SparseGraph;

/// The probability of following an edge and not starting anew: the value of Brin & Page,
/// which all of the rankers' papers keep.
const DAMPING: f64 = 0.85;

/// ω of the over-relaxation: 2 / (1 + √(1 − d²)), the best where the walk alone settles as
/// slowly as it can, by a factor of d a step (Young 1954). On undirected graphs it settles for
/// any ω between 0 and 2, for there the matrix is similar to a symmetric positive one.
const OVERSHOOT: f64 = 1.310;

/// The over-relaxation has settled when a step changes its probabilities by less than this
/// together: each is half as large as the one before it or less, so that words that stand
/// alike are as likely to within a [`TIE`](crate::aggregate::TIE) of rankings.
const SMALL_STEP: f64 = 1e-10;

/// The walk has settled when a step changes its probabilities by less than this together.
/// They are then within 1e-6 · d/(1 − d) < 6e-6 of their limit, together again.
const TOLERANCE: f64 = 1e-6;

/// A step takes away 15 % of what is missing at least, so that 0.85^100 < 1e-7 of it is
/// left at most.
const MOST_STEPS: usize = 100;

/// The probability of starting anew at each node, Σ = 1.
fn starts(teleport: Option<&[f64]>, nodes: usize) -> Vec<f64> {
    let total: f64 = teleport.map_or(0.0, |t| t.iter().sum());
    match teleport {
        Some(t) if total > 0.0 => t.iter().map(|t| t / total).collect(),
        _ => vec![1.0 / nodes as f64; nodes],
    }
}

/// The long-run probabilities of [`walk`] on an undirected graph. There the walk is at a node
/// without edges only when it starts anew, with the probability t_i·a for
/// a = 1 − d + d·a·Σ_{s_j = 0} t_j, and at the others with r_i = a·t_i + d·Σ_j w_ij·r_j/s_j, of
/// which each step corrects one node after the other by ω times what is missing.
pub(in crate::rank) fn walk_back_and_forth(
    graph: &SparseGraph,
    teleport: Option<&[f64]>,
) -> Vec<f64> {
    let strength = graph.strength();
    let start = starts(teleport, graph.nodes());
    let alone = start.iter().zip(strength).filter(|(_, s)| **s == 0.0);
    let alone: f64 = alone.map(|(t, _)| t).sum();
    let anew = (1.0 - DAMPING) / (1.0 - DAMPING * alone);
    let mut rank: Vec<f64> = start.iter().map(|t| anew * t).collect();
    // r_i/s_i, at first as if the walk never started anew.
    let total: f64 = strength.iter().sum();
    let share: Vec<f64> = strength.iter().map(|&s| 1.0 / s).collect();
    let mut sent = vec![(1.0 - alone * anew) / total; graph.nodes()];
    for i in 0..graph.nodes() {
        if strength[i] > 0.0 {
            rank[i] = sent[i] * strength[i];
        }
    }
    for _ in 0..MOST_STEPS {
        let mut change = 0.0;
        for i in (0..graph.nodes()).filter(|&i| strength[i] > 0.0) {
            let met = graph.met(i, &sent);
            let step = OVERSHOOT * (anew * start[i] + DAMPING * met - rank[i]);
            rank[i] += step;
            sent[i] = rank[i] * share[i];
            change += step.abs();
        }
        if change < SMALL_STEP {
            break;
        }
    }
    rank
}

/// The long-run probability of each node, Σ = 1, on a walk that starts anew with the
/// probabilities of `teleport` (each the same where it is `None`):
/// r_i = (1 − d)·t_i + d·(Σ_j r_j·w_ji/s_j + t_i·Σ_{s_j = 0} r_j), d = 0.85.
///
/// `strength` is s, the sum of the weights of the edges out of each node; a walk starts anew
/// from a node without any. `follow(x, y)` sets y_i to Σ_j x_j·w_ji.
pub(in crate::rank) fn walk(
    strength: &[f64],
    teleport: Option<&[f64]>,
    mut follow: impl FnMut(&[f64], &mut [f64]),
) -> Vec<f64> {
    let n = strength.len();
    let start = starts(teleport, n);
    let share: Vec<f64> = strength
        .iter()
        .map(|&s| if s > 0.0 { 1.0 / s } else { 0.0 })
        .collect();
    let mut rank = vec![1.0 / n as f64; n];
    let mut sent = vec![0.0; n];
    let mut met = vec![0.0; n];
    for _ in 0..MOST_STEPS {
        let mut stuck = 0.0;
        for i in 0..n {
            sent[i] = rank[i] * share[i];
            if share[i] == 0.0 {
                stuck += rank[i];
            }
        }
        follow(&sent, &mut met);
        let anew = 1.0 - DAMPING + DAMPING * stuck;
        let mut change = 0.0;
        for i in 0..n {
            let next = anew * start[i] + DAMPING * met[i];
            change += (next - rank[i]).abs();
            rank[i] = next;
        }
        if change < TOLERANCE {
            break;
        }
    }
    rank
}
