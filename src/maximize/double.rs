//! Double greedy: a set that grows from nothing and one that shrinks from everything.

use super::random::Random;
use super::search::{Stop, Walk};

/// Buchbinder, Feldman, Naor & Schwartz 2012, for nothing that limits the set. Each item
/// in turn joins the lower set or leaves the upper one, whichever gains more; or, with
/// `random`, by chances in proportion to what both gain.
///
/// Where a cursor cannot remove an item the upper set is built anew for each: O(n²) steps.
pub(super) fn double_greedy(walk: &mut Walk<'_>, random: bool, should_stop: Stop) {
    let origin = walk.origin;
    let mut coins = Random::new(origin.search.seed);
    let mut kept = vec![true; origin.objective.len()];
    let mut upper = origin.standing_at(&origin.eligible).0;
    for &item in &origin.eligible {
        walk.interrupted |= should_stop();
        walk.step();
        if walk.interrupted {
            return;
        }
        let joins = walk.partial.gain(item);
        let above = upper.value();
        kept[item] = false;
        if !upper.remove(item) {
            let left = origin.eligible.iter().copied().filter(|&i| kept[i]);
            upper = origin.standing_at(&left.collect::<Vec<_>>()).0;
        }
        let leaves = upper.value() - above;
        walk.evaluations += 2;
        let (up, down) = (joins.max(0.0), leaves.max(0.0));
        let join = match random {
            true if up + down > 0.0 => coins.share() * (up + down) < up,
            true => true,
            false => joins >= leaves,
        };
        if join {
            walk.take_one(item, joins);
            kept[item] = true;
            upper.add(item);
        }
    }
}
