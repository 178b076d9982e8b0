//! The order of the least distance of places.

use super::assignment::assign;
use super::election::Election;
use super::{Consensus, Optimality, median, points};

/// The assignment takes up to n³ steps, a second or so at this n.
const MOST_ASSIGNED: usize = 1024;

/// Sums of the same weights in another order differ by less than this part of them.
const EQUAL: f64 = 1e-13;

pub(super) fn nearest(election: &Election<'_>) -> Consensus {
    let n = election.len();
    // Candidates are assigned in the order of Borda, so that among equally near orders
    // numbers do not decide.
    let order = points::order(&points::borda(election));
    let mut costs = vec![0.0; n * n];
    for ballot in &election.ballots {
        let places = election.places(ballot);
        for (row, &candidate) in costs.chunks_exact_mut(n.max(1)).zip(&order) {
            let place = places[candidate as usize];
            for (at, cost) in row.iter_mut().enumerate() {
                *cost += ballot.weight * (place - (at + 1) as f64).abs();
            }
        }
    }
    if n > MOST_ASSIGNED {
        return by_median(election, &order, &costs);
    }
    let mut by_place = vec![0; n];
    for (row, at) in assign(&costs, n).into_iter().enumerate() {
        by_place[at] = row;
    }
    prefer(&mut by_place, &costs);
    let places = by_place.iter().enumerate();
    let distance = places.map(|(at, &row)| costs[row * n + at]).sum();
    let by_place: Vec<u32> = by_place.iter().map(|&row| order[row]).collect();
    Consensus {
        ranking: election.ordered(&by_place),
        optimality: Some(Optimality {
            distance,
            bound: distance,
            optimal: true,
            note: format!("an assignment of {n} items to places"),
        }),
    }
}

/// Of two rows that may as well change places the first comes first. What every vote places
/// above another is then above it: to change them would cost nothing.
fn prefer(by_place: &mut [usize], costs: &[f64]) {
    let n = by_place.len();
    loop {
        let mut changed = false;
        for here in 0..n {
            for there in here + 1..n {
                let (a, b) = (by_place[here], by_place[there]);
                let now = costs[a * n + here] + costs[b * n + there];
                // Each change leaves fewer pairs the wrong way round, so there is an end.
                if b < a && costs[b * n + here] + costs[a * n + there] <= now * (1.0 + EQUAL) {
                    by_place.swap(here, there);
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
}

/// No place costs a candidate less than its median place: if these are all different they
/// are the nearest order, and else one at most twice as far (Fagin et al. 2003).
fn by_median(election: &Election<'_>, order: &[u32], costs: &[f64]) -> Consensus {
    let n = election.len();
    let medians = median::places(election);
    let mut rows: Vec<usize> = (0..n).collect();
    // A stable sort: ties stay in the order of Borda.
    rows.sort_by(|&a, &b| medians[order[a] as usize].total_cmp(&medians[order[b] as usize]));
    let distance = rows
        .iter()
        .enumerate()
        .map(|(at, &row)| costs[row * n + at])
        .sum();
    let least = |row: &[f64]| row.iter().copied().fold(f64::INFINITY, f64::min);
    let bound: f64 = costs.chunks_exact(n).map(least).sum();
    let by_place: Vec<u32> = rows.iter().map(|&row| order[row]).collect();
    Consensus {
        ranking: election.ordered(&by_place),
        optimality: Some(Optimality {
            distance,
            bound,
            optimal: distance <= bound,
            note: format!("{n} items by their median places; at most {MOST_ASSIGNED} are assigned"),
        }),
    }
}
