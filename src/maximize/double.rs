//! Double greedy: a set that grows from nothing and one that shrinks from everything.

use super::random::Random;
use super::search::Walk;

/// Buchbinder, Feldman, Naor & Schwartz 2012, for nothing that limits the set. Each item
/// in turn joins the lower set or leaves the upper one, whichever gains more; or, with
/// `random`, by chances in proportion to what both gain.
///
/// The upper set is built anew for each item that leaves it: O(n²) steps of a cursor.
pub(super) fn double_greedy(walk: &mut Walk<'_>, random: bool, should_stop: &dyn Fn() -> bool) {
    let mut coins = Random::new(walk.search.seed);
    let mut upper = walk.eligible.clone();
    let mut above = walk.standing_at(&upper).0.value();
    for item in walk.eligible.clone() {
        walk.interrupted |= should_stop();
        walk.bound_on_the_way();
        if walk.interrupted {
            return;
        }
        let joins = walk.partial.gain(item);
        let without: Vec<usize> = upper.iter().copied().filter(|&i| i != item).collect();
        let below = walk.standing_at(&without).0.value();
        let leaves = below - above;
        walk.evaluations += 2;
        let (up, down) = (joins.max(0.0), leaves.max(0.0));
        let join = match random {
            true if up + down > 0.0 => coins.share() * (up + down) < up,
            true => true,
            false => joins >= leaves,
        };
        if join {
            walk.take_one(item, joins);
        } else {
            (upper, above) = (without, below);
        }
    }
}
