use super::constraints::Room;
use super::guarantee::doubles_distances;
use super::search::TIE;
use super::{Constraints, Pick, Search};
use crate::objective::{Objective, Partial};
use crate::parallel;

/// Where every walk of a search begins: at the required items, with the gains over them.
pub(super) struct Origin<'a> {
    pub objective: &'a dyn Objective,
    pub constraints: &'a Constraints,
    pub search: Search,
    pub partial: Box<dyn Partial + 'a>,
    pub room: Room<'a>,
    /// The required items.
    pub picks: Vec<Pick>,
    /// Items that the optimum may hold beside the required ones.
    pub eligible: Vec<usize>,
    /// The gain of each eligible item over the required ones.
    pub gain: Vec<f64>,
    /// cost^r of each item.
    pub price: Vec<f64>,
    /// The distance of each item to the required ones, where distances beyond those
    /// count twice in a score: (gain + D(S + i) − D(S) − that) / cost^r, twice the
    /// potential of Borodin, Lee & Ye 2012.
    pub required_distance: Option<Vec<f64>>,
    /// What the budget leaves beside the required items.
    pub budget: f64,
    /// The item with the largest gain over the required ones.
    pub best_first: Option<Pick>,
}

/// What costs nothing has this price: so little that it comes before all that costs
/// something, and not 0, so that of two free items the one that gains more comes first.
const FREE: f64 = 1e-200;

impl<'a> Origin<'a> {
    pub fn new(objective: &'a dyn Objective, constraints: &'a Constraints, search: Search) -> Self {
        let n = objective.len();
        let mut partial = objective.start();
        let mut room = Room::new(constraints);
        let mut picks = Vec::new();
        let mut out = vec![false; n];
        for &item in &constraints.excluded {
            out[item] = true;
        }
        for item in room.required.clone() {
            let gain = partial.gain(item);
            partial.add(item);
            room.take(item);
            picks.push(Pick { item, gain });
            out[item] = true;
        }
        let eligible: Vec<usize> = (0..n).filter(|&i| !out[i] && room.fits(i)).collect();
        let mut gain = vec![0.0; n];
        let mut best_first: Option<Pick> = None;
        for (&item, g) in eligible.iter().zip(sweep(&*partial, &eligible)) {
            gain[item] = g;
            if best_first.is_none_or(|best| g > best.gain * (1.0 + TIE)) && g > 0.0 {
                best_first = Some(Pick { item, gain: g });
            }
        }
        let price = |cost: &f64| cost.powf(search.cost_exponent).max(FREE);
        let doubled = doubles_distances(objective.promise(), constraints, &search);
        Origin {
            objective,
            constraints,
            search,
            required_distance: doubled.then(|| (0..n).map(|i| partial.distance(i)).collect()),
            price: constraints.costs.iter().map(price).collect(),
            budget: constraints.budget - room.spent,
            partial,
            room,
            picks,
            eligible,
            gain,
            best_first,
        }
    }

    /// A cursor and the room at the required items and these.
    pub fn standing_at(&self, items: &[usize]) -> (Box<dyn Partial + '_>, Room<'a>) {
        let mut partial = self.partial.boxed_clone();
        for &item in items {
            partial.add(item);
        }
        (partial, self.room_beside(items))
    }

    /// The room that the required items and these leave.
    pub fn room_beside(&self, items: &[usize]) -> Room<'a> {
        let mut room = self.room.clone();
        items.iter().for_each(|&item| room.take(item));
        room
    }
}

/// From so many gains on, threads pay: of the cheapest objectives a thousand take some
/// dozens of microseconds, and to wake threads and wait for them takes ten.
pub(super) const MANY: usize = 1024;

/// Gains that one thread computes in one go: a quarter of the least that is shared.
const BLOCK: usize = MANY / 4;

/// The gains of many items, by threads where that pays.
pub(super) fn sweep(partial: &dyn Partial, items: &[usize]) -> Vec<f64> {
    let mut gains = vec![0.0; items.len()];
    if items.len() < MANY {
        partial.gains(items, &mut gains);
        return gains;
    }
    // A cursor may put off work until the first gain is asked for. It does it here: threads
    // that wait for it within a task could wait for each other.
    partial.gain(items[0]);
    parallel::fill(&mut gains, BLOCK, |from, gains| {
        partial.gains(&items[from..from + gains.len()], gains);
    });
    gains
}
