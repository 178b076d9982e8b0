//! Partitions, each searched by itself, and a merge.

use super::search::Walk;

/// GreeDi (Mirzasoleiman, Karbasi, Sarkar & Krause 2013): the greedy rule in each of m
/// parts, then among what the parts chose; the best of all these. Items are dealt to the
/// parts in turn. Returns m as well.
pub(super) fn greedi<'a>(start: Walk<'a>, should_stop: &dyn Fn() -> bool) -> (Walk<'a>, usize) {
    // How many fit if they cost what they cost on average.
    let n = start.eligible.len() as f64;
    let all: f64 = start
        .eligible
        .iter()
        .map(|&i| start.constraints.costs[i])
        .sum();
    let expected = if all > start.budget {
        n * start.budget / all
    } else {
        n
    };
    // The largest part, n/m, and the merge of m answers of k items are then alike.
    let balanced = (n / expected.max(1.0)).sqrt();
    let parts = (balanced.round() as usize).max(1);
    let mut best: Option<Walk<'a>> = None;
    let mut union = Vec::new();
    let mut evaluations = 0;
    for part in 0..=parts {
        let mut walk = start.afresh();
        let mut among: Vec<usize> = if part < parts {
            start
                .eligible
                .iter()
                .copied()
                .skip(part)
                .step_by(parts)
                .collect()
        } else {
            std::mem::take(&mut union)
        };
        among.sort_unstable();
        walk.go_among(&among, should_stop);
        evaluations += walk.evaluations;
        union.extend(walk.optional());
        let interrupted = walk.interrupted;
        if best
            .as_ref()
            .is_none_or(|best| walk.partial.value() > best.partial.value())
        {
            best = Some(walk);
        }
        if let Some(best) = &mut best {
            best.interrupted |= interrupted;
            if best.interrupted {
                break;
            }
        }
    }
    let mut best = best.unwrap_or(start);
    best.evaluations = evaluations;
    (best, parts)
}
