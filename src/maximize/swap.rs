//! Local search by exchanges.

use super::constraints::Room;
use super::origin::sweep;
use super::search::{Stop, TIE, Walk};
use crate::objective::Partial;

/// Exchanges one item for one or two, or two for one, and completes the set by the greedy
/// rule, as long as the value rises. Whatever was proven of the start holds still.
///
/// The first exchange that helps is taken, in index order of what goes out. A look at all
/// of them takes O(k²·n) gains for k chosen items of n.
pub(super) fn improve<'a>(mut walk: Walk<'a>, should_stop: Stop) -> Walk<'a> {
    while !walk.interrupted {
        let mut looked = 0;
        let found = better_neighbour(&walk, &mut looked, should_stop);
        walk.evaluations += looked;
        let Some(items) = found else {
            walk.interrupted |= should_stop();
            break;
        };
        let mut next = Walk::new(walk.origin);
        next.take_all(&items);
        next.go(should_stop);
        if next.partial.value() <= walk.partial.value() {
            walk.evaluations += next.evaluations;
            walk.interrupted |= next.interrupted;
            break;
        }
        next.replace(walk);
        walk = next;
    }
    walk
}

fn better_neighbour(walk: &Walk<'_>, looked: &mut usize, should_stop: Stop) -> Option<Vec<usize>> {
    let mut chosen = walk.optional();
    chosen.sort_unstable();
    let mut is_chosen = vec![false; walk.origin.objective.len()];
    chosen.iter().for_each(|&item| is_chosen[item] = true);
    let others = walk.origin.eligible.iter().copied();
    let others: Vec<usize> = others.filter(|&item| !is_chosen[item]).collect();
    let value = walk.partial.value();
    let wanted = value + TIE * value.abs();
    let but = |out: &[usize]| -> Vec<usize> {
        let kept = chosen.iter().copied();
        kept.filter(|item| !out.contains(item)).collect()
    };
    for &first in &chosen {
        if should_stop() {
            return None;
        }
        let kept = but(&[first]);
        let (partial, room) = walk.without(&[first], &kept);
        let fits = best_that_fit(&*partial, &room, &others, looked);
        let more = one(&*partial, &fits, wanted)
            .or_else(|| two(walk, &*partial, &room, &fits, wanted, looked, should_stop));
        if let Some(more) = more {
            return Some([kept, more].concat());
        }
    }
    for (at, &first) in chosen.iter().enumerate() {
        for &second in &chosen[at + 1..] {
            if should_stop() {
                return None;
            }
            let kept = but(&[first, second]);
            let (partial, room) = walk.without(&[first, second], &kept);
            let fits = best_that_fit(&*partial, &room, &others, looked);
            if let Some(more) = one(&*partial, &fits, wanted) {
                return Some([kept, more].concat());
            }
        }
    }
    None
}

/// What fits, with its gains, the largest first.
fn best_that_fit(
    partial: &dyn Partial,
    room: &Room<'_>,
    others: &[usize],
    looked: &mut usize,
) -> Vec<(f64, usize)> {
    let fits: Vec<usize> = others.iter().copied().filter(|&i| room.fits(i)).collect();
    *looked += fits.len();
    let mut fits: Vec<(f64, usize)> = sweep(partial, &fits).into_iter().zip(fits).collect();
    fits.sort_by(|a, b| b.0.total_cmp(&a.0));
    fits
}

/// One item that makes the set better.
fn one(partial: &dyn Partial, fits: &[(f64, usize)], wanted: f64) -> Option<Vec<usize>> {
    let &(gain, item) = fits.first()?;
    (partial.value() + gain > wanted).then(|| vec![item])
}

/// Two of them.
fn two(
    walk: &Walk<'_>,
    partial: &dyn Partial,
    room: &Room<'_>,
    fits: &[(f64, usize)],
    wanted: f64,
    looked: &mut usize,
    should_stop: Stop,
) -> Option<Vec<usize>> {
    let base = partial.value();
    let submodular = walk.origin.objective.promise().submodular;
    for (at, &(one, item)) in fits.iter().enumerate() {
        // Gains fall, so two can hardly add more than their sum.
        let enough = |&&(two, _): &&(f64, usize)| !submodular || base + one + two > wanted;
        let mut seconds = fits[at + 1..].iter().take_while(enough).peekable();
        if seconds.peek().is_none() {
            continue;
        }
        if should_stop() {
            return None;
        }
        let (mut with, mut left) = (partial.boxed_clone(), room.clone());
        with.add(item);
        left.take(item);
        for &(_, other) in seconds {
            if left.fits(other) {
                *looked += 1;
                if with.value() + with.gain(other) > wanted {
                    return Some(vec![item, other]);
                }
            }
        }
    }
    None
}
