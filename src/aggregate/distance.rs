//! How far is a ranking from the votes?

use super::election::Election;
use super::{Ranking, Vote};

/// Kendall's distance to the votes, weighted: Σ_v w_v·|{pairs that v places the other way
/// round}|.
///
/// The ranking counts as an order, as [`Ranking::items`] gives it; what it does not rank
/// stands behind. A pair that a vote ties or does not rank at all agrees with both orders
/// (Fagin, Kumar & Sivakumar 2003, with the optimistic penalty 0), and an item it ranks
/// stands above one that it does not.
///
/// ```
/// use summ::aggregate::{Ranking, Vote, kendall_distance};
/// let [here, there] = [[0, 1, 2], [2, 0, 1]].map(|order| Ranking::from_order(&order).unwrap());
/// assert_eq!(kendall_distance(&here, &[Vote { weight: 0.5, ranking: &there }]), 1.0);
/// ```
pub fn kendall_distance(ranking: &Ranking, votes: &[Vote<'_>]) -> f64 {
    let both = with(ranking, votes);
    let election = Election::new(&both);
    let Some((ours, ballots)) = election.ballots.split_first() else {
        return 0.0;
    };
    let order = election.listed(ours);
    let positions = positions(order, election.len());
    let of = |ballot| {
        // The groups of the vote, best first, those it does not rank last; each is put in
        // the order of the ranking, so that a tie agrees with it.
        let mut line: Vec<(u64, u64)> = election
            .places(ballot)
            .iter()
            .zip(&positions)
            .map(|(&place, &position)| ((2.0 * place) as u64, position))
            .collect();
        line.sort_unstable();
        let mut line: Vec<u64> = line.into_iter().map(|(_, position)| position).collect();
        let mut room = line.clone();
        ballot.weight * inversions(&mut line, &mut room) as f64
    };
    ballots.iter().map(of).sum()
}

/// Spearman's footrule to the votes, weighted: Σ_v w_v·Σ_i |place − place_v(i)|.
///
/// The ranking counts as an order, as in [`kendall_distance`]. Tied items of a vote have
/// the mean of their places, and those it does not rank the mean of the places that are
/// left (Fagin, Kumar, Mahdian, Sivakumar & Vee 2006).
///
/// ```
/// use summ::aggregate::{Ranking, Vote, footrule_distance};
/// let [here, there] = [[0, 1, 2], [2, 0, 1]].map(|order| Ranking::from_order(&order).unwrap());
/// assert_eq!(footrule_distance(&here, &[Vote { weight: 1.0, ranking: &there }]), 4.0);
/// ```
pub fn footrule_distance(ranking: &Ranking, votes: &[Vote<'_>]) -> f64 {
    let both = with(ranking, votes);
    let election = Election::new(&both);
    let Some((ours, ballots)) = election.ballots.split_first() else {
        return 0.0;
    };
    let mut ours_places = election.places(ours);
    for (&candidate, at) in election.listed(ours).iter().zip(1u32..) {
        ours_places[candidate as usize] = f64::from(at);
    }
    let of = |ballot| {
        let places = election.places(ballot);
        let gaps = places.iter().zip(&ours_places).map(|(a, b)| (a - b).abs());
        ballot.weight * gaps.sum::<f64>()
    };
    ballots.iter().map(of).sum()
}

/// The ranking as the first of the votes, so that all have the same candidates.
fn with<'a>(ranking: &'a Ranking, votes: &[Vote<'a>]) -> Vec<Vote<'a>> {
    let ours = Vote {
        weight: 1.0,
        ranking,
    };
    std::iter::once(ours).chain(votes.iter().copied()).collect()
}

/// Where each candidate stands in an order; those that do not, together behind it.
fn positions(order: &[u32], n: usize) -> Vec<u64> {
    let mut positions = vec![order.len() as u64; n];
    for (&candidate, at) in order.iter().zip(0..) {
        positions[candidate as usize] = at;
    }
    positions
}

/// How many pairs stand the wrong way round; equal ones never do. Merge sort.
fn inversions(list: &mut [u64], room: &mut [u64]) -> u64 {
    let n = list.len();
    if n < 2 {
        return 0;
    }
    let middle = n / 2;
    let (left, right) = list.split_at_mut(middle);
    let mut count = inversions(left, &mut room[..middle]) + inversions(right, &mut room[middle..]);
    let (mut a, mut b) = (0, 0);
    for slot in room.iter_mut() {
        if b == right.len() || (a < left.len() && left[a] <= right[b]) {
            *slot = left[a];
            a += 1;
        } else {
            *slot = right[b];
            b += 1;
            count += (left.len() - a) as u64;
        }
    }
    list.copy_from_slice(room);
    count
}
