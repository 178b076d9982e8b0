//! Local search by exchanges.

use super::search::{TIE, Walk};

/// Exchanges one item for one or two, or two for one, and completes the set by the greedy
/// rule, as long as the value rises. Whatever was proven of the start holds still.
///
/// The first exchange that helps is taken, in index order of what goes out. A look at all
/// of them takes O(k²·n) gains for k chosen items of n.
pub(super) fn improve<'a>(mut walk: Walk<'a>, should_stop: &dyn Fn() -> bool) -> Walk<'a> {
    while !walk.interrupted {
        let mut looked = 0;
        let found = better_neighbour(&walk, &mut looked, should_stop);
        walk.evaluations += looked;
        let Some(items) = found else {
            walk.interrupted |= should_stop();
            break;
        };
        let mut next = walk.afresh();
        next.take_all(&items);
        next.go(should_stop);
        next.evaluations += walk.evaluations;
        if next.partial.value() <= walk.partial.value() {
            break;
        }
        walk = next;
    }
    walk
}

fn better_neighbour(
    walk: &Walk<'_>,
    looked: &mut usize,
    should_stop: &dyn Fn() -> bool,
) -> Option<Vec<usize>> {
    let mut chosen = walk.optional();
    chosen.sort_unstable();
    let others = walk.eligible.iter().copied();
    let others: Vec<usize> = others.filter(|i| !chosen.contains(i)).collect();
    let value = walk.partial.value();
    let wanted = value + TIE * value.abs();
    let none = usize::MAX;
    let single = chosen.iter().map(|&out| (out, none));
    let pairs = |(at, &first): (usize, &usize)| {
        let rest: Vec<usize> = chosen[at + 1..].to_vec();
        rest.into_iter().map(move |second| (first, second))
    };
    let out = single.chain(chosen.iter().enumerate().flat_map(pairs));
    for (first, second) in out {
        if should_stop() {
            return None;
        }
        let kept: Vec<usize> = chosen
            .iter()
            .copied()
            .filter(|&i| i != first && i != second)
            .collect();
        let (partial, room) = walk.standing_at(&kept);
        let mut fits: Vec<(f64, usize)> = Vec::new();
        for &item in others.iter().filter(|&&item| room.fits(item)) {
            fits.push((partial.gain(item), item));
        }
        *looked += fits.len();
        fits.sort_by(|a, b| b.0.total_cmp(&a.0));
        let base = partial.value();
        let join = |more: &[usize]| Some([&kept[..], more].concat());
        if let Some(&(gain, item)) = fits.first()
            && base + gain > wanted
        {
            return join(&[item]);
        }
        if second != none {
            continue;
        }
        let submodular = walk.objective.promise().submodular;
        for (at, &(one, item)) in fits.iter().enumerate() {
            // Gains fall, so two can hardly add more than their sum.
            let enough = |&&(two, _): &&(f64, usize)| !submodular || base + one + two > wanted;
            let mut seconds = fits[at + 1..].iter().take_while(enough).peekable();
            if seconds.peek().is_none() {
                continue;
            }
            let (mut with, mut left) = (partial.boxed_clone(), room.clone());
            with.add(item);
            left.take(item);
            for &(_, other) in seconds {
                if left.fits(other) {
                    *looked += 1;
                    if with.value() + with.gain(other) > wanted {
                        return join(&[item, other]);
                    }
                }
            }
        }
    }
    None
}
