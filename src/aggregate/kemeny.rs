//! The order of the fewest disagreements.

use super::components::components;
use super::election::Election;
use super::majority::Majorities;
use super::pairs::Pairs;
use super::{Consensus, Optimality, points};

/// Sums of weights are right to about this part of them.
const ROUNDING: f64 = 1e-11;

pub(super) fn nearest(election: &Election<'_>, exact: usize) -> Consensus {
    let majorities = Majorities::new(election);
    let preferred = points::order(&points::borda(election));
    let found = components(&majorities, &preferred);
    let mut order = Vec::with_capacity(election.len());
    let (mut solved, mut searched) = (0, Vec::new());
    // Every pair costs at least the smaller side; what the exact components cost beyond
    // that, no order can save.
    let mut beyond = 0.0;
    for component in found {
        if component.len() < 2 {
            order.extend(component);
            continue;
        }
        let pairs = Pairs::new(&majorities, &component);
        let local = if component.len() <= exact {
            solved += 1;
            let local = pairs.solve();
            beyond += pairs.cost(&local) - pairs.least();
            local
        } else {
            let starts = starts(election, &majorities, &component);
            let local = pairs.search(&starts);
            let (cost, least) = (pairs.cost(&local), pairs.least());
            searched.push((component.len(), cost <= least * (1.0 + ROUNDING)));
            local
        };
        order.extend(local.iter().map(|&at| component[at as usize]));
    }
    let distance = majorities.disagreement(&order);
    let optimal = searched.iter().all(|&(_, proven)| proven);
    let bound = match optimal {
        true => distance,
        false => (majorities.least() + beyond).min(distance),
    };
    Consensus {
        ranking: election.ordered(&order),
        optimality: Some(Optimality {
            distance,
            bound,
            optimal,
            note: note(solved, &searched),
        }),
    }
}

/// Orders of a component from where a search may start, as indices into it: Borda's, in
/// which it comes, Copeland's, and those of the votes, ties and what is not ranked as by
/// Borda.
fn starts(election: &Election<'_>, majorities: &Majorities, component: &[u32]) -> Vec<Vec<u32>> {
    let size = component.len() as u32;
    let by = |key: &dyn Fn(u32) -> f64| {
        let mut order: Vec<u32> = (0..size).collect();
        order.sort_by(|&a, &b| key(component[a as usize]).total_cmp(&key(component[b as usize])));
        order
    };
    let copeland = majorities.copeland();
    let mut starts = vec![(0..size).collect(), by(&|c| -copeland[c as usize])];
    for ballot in &election.ballots {
        let places = election.places(ballot);
        starts.push(by(&|c| places[c as usize]));
    }
    starts
}

fn note(solved: usize, searched: &[(usize, bool)]) -> String {
    let all = solved + searched.len();
    if all == 0 {
        return "the majorities make an order".to_owned();
    }
    let parts = if all == 1 { "component" } else { "components" };
    let mut note = format!("{solved} of {all} {parts} of the majority graph solved exactly");
    for (size, proven) in searched {
        let how = if *proven {
            " and proven by its bound"
        } else {
            ""
        };
        note += &format!("; one of {size} items by local search{how}");
    }
    note
}
