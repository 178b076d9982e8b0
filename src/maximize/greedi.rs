//! Partitions, each searched by itself, and a merge.

use super::origin::{MANY, Origin};
use super::search::{Stop, Walk};
use crate::parallel;

/// What one part came to. Its walk is not kept: all of them together would take m times
/// the memory of one.
struct Found {
    items: Vec<usize>,
    value: f64,
    evaluations: usize,
    interrupted: bool,
}

/// GreeDi (Mirzasoleiman, Karbasi, Sarkar & Krause 2013): the greedy rule in each of m
/// parts, then among what the parts chose; the best of all these. Items are dealt to the
/// parts in turn. Returns m as well.
pub(super) fn greedi<'a>(origin: &'a Origin<'a>, should_stop: Stop) -> (Walk<'a>, usize) {
    let parts = balanced(origin);
    let numbers: Vec<usize> = (0..parts).collect();
    let work = |&part: &usize| {
        let dealt = origin.eligible.iter().copied().skip(part).step_by(parts);
        let mut walk = Walk::new(origin);
        walk.go_among(&dealt.collect::<Vec<_>>(), should_stop);
        Found {
            items: walk.optional(),
            value: walk.partial.value(),
            evaluations: walk.evaluations,
            interrupted: walk.interrupted,
        }
    };
    let found = parallel::map_if(origin.eligible.len() >= MANY, &numbers, work);
    let mut merged = Walk::new(origin);
    merged.interrupted = found.iter().any(|part| part.interrupted);
    if !merged.interrupted {
        let union = found.iter().flat_map(|part| &part.items);
        let mut union: Vec<usize> = union.copied().collect();
        union.sort_unstable();
        merged.go_among(&union, should_stop);
    }
    merged.evaluations += found.iter().map(|part| part.evaluations).sum::<usize>();
    // The first of the best.
    let mut best: Option<&Found> = None;
    for part in &found {
        if best.is_none_or(|best| part.value > best.value) {
            best = Some(part);
        }
    }
    match best {
        Some(best) if best.value >= merged.partial.value() => {
            let mut walk = Walk::new(origin);
            walk.take_in_turn(&best.items);
            walk.replace(merged);
            (walk, parts)
        }
        _ => (merged, parts),
    }
}

/// How many parts.
fn balanced(origin: &Origin<'_>) -> usize {
    // How many fit if they cost what they cost on average.
    let n = origin.eligible.len() as f64;
    let costs = &origin.constraints.costs;
    let all: f64 = origin.eligible.iter().map(|&i| costs[i]).sum();
    let expected = if all > origin.budget {
        n * origin.budget / all
    } else {
        n
    };
    // The largest part, n/m, and the merge of m answers of k items are then alike.
    let balanced = (n / expected.max(1.0)).sqrt();
    (balanced.round() as usize).max(1)
}
