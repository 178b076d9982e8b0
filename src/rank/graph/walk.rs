//! PageRank by power iteration (Brin & Page 1998).

/// The probability of following an edge and not starting anew: the value of Brin & Page,
/// which all of the rankers' papers keep.
const DAMPING: f64 = 0.85;

/// The walk has settled when a step changes its probabilities by less than this together.
/// They are then within 1e-6 · d/(1 − d) < 6e-6 of their limit, together again.
const TOLERANCE: f64 = 1e-6;

/// A step takes away 15 % of what is missing at least, so that 0.85^100 < 1e-7 of it is
/// left at most.
const MOST_STEPS: usize = 100;

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
    let total: f64 = teleport.map_or(0.0, |t| t.iter().sum());
    let start = match teleport {
        Some(t) if total > 0.0 => t.iter().map(|t| t / total).collect(),
        _ => vec![1.0 / n as f64; n],
    };
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
