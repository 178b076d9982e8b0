//! Every aggregation against a slow one that is plainly right, or another's.

use proptest::prelude::*;
use rankops::{FusionConfig, RrfConfig};

use super::laws::{elections, full};
use super::{Ballot, by, run, votes};
use crate::aggregate::assignment::assign;
use crate::aggregate::{
    Aggregation, Aggregator, Ranking, Vote, footrule_distance, kendall_distance,
};

/// The weight of the pairs of an order that votes place the other way round, by asking for
/// each.
pub(super) fn disagreement(order: &Ranking, votes: &[Vote<'_>]) -> f64 {
    let mut sum = 0.0;
    for vote in votes {
        let place = |item| vote.ranking.place(item).unwrap_or(f64::INFINITY);
        for (at, &a) in order.items().iter().enumerate() {
            let wrong = order.items()[at + 1..]
                .iter()
                .filter(|&&b| place(b) < place(a));
            sum += vote.weight * wrong.count() as f64;
        }
    }
    sum
}

fn footrule(order: &Ranking, votes: &[Vote<'_>]) -> f64 {
    let n = order.len() as f64;
    let mut sum = 0.0;
    for vote in votes {
        let rest = (vote.ranking.len() as f64 + 1.0 + n) / 2.0;
        for (item, at) in order.items().iter().zip(1u32..) {
            let place = vote.ranking.place(*item).unwrap_or(rest);
            sum += vote.weight * (f64::from(at) - place).abs();
        }
    }
    sum
}

/// Calls `with` for every order of the items from `fixed` on.
fn every_order(items: &mut Vec<u32>, fixed: usize, with: &mut impl FnMut(&[u32])) {
    if fixed == items.len() {
        with(items);
    }
    for other in fixed..items.len() {
        items.swap(fixed, other);
        every_order(items, fixed + 1, with);
        items.swap(fixed, other);
    }
}

fn least(items: &[u32], of: impl Fn(&Ranking) -> f64) -> f64 {
    let mut best = f64::INFINITY;
    every_order(&mut items.to_vec(), 0, &mut |order| {
        best = best.min(of(&Ranking::from_order(order).expect("no item twice")));
    });
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn kemeny_is_the_least_disagreement(ballots in elections(6)) {
        let votes = votes(&ballots);
        let consensus = by(Aggregation::Kemeny, &ballots);
        let proof = consensus.optimality.expect("a distance");
        let best = least(consensus.ranking.items(), |order| disagreement(order, &votes));
        prop_assert!((proof.distance - best).abs() < 1e-9);
        prop_assert!((disagreement(&consensus.ranking, &votes) - best).abs() < 1e-9);
        prop_assert!(proof.optimal && proof.bound == proof.distance);
        for exact in [0, 3] {
            let searched = run(Aggregator { exact, ..Aggregator::new(Aggregation::Kemeny) }, &ballots);
            let proof = searched.optimality.expect("a distance");
            prop_assert!((disagreement(&searched.ranking, &votes) - proof.distance).abs() < 1e-9);
            prop_assert!(proof.bound <= best + 1e-9 && best <= proof.distance + 1e-9);
            prop_assert!(!proof.optimal || proof.distance <= best + 1e-9);
        }
    }

    #[test]
    fn footrule_is_the_least_distance_of_places(ballots in elections(6)) {
        let votes = votes(&ballots);
        let consensus = by(Aggregation::Footrule, &ballots);
        let proof = consensus.optimality.expect("a distance");
        let best = least(consensus.ranking.items(), |order| footrule(order, &votes));
        prop_assert!((proof.distance - best).abs() < 1e-9);
        prop_assert!((footrule(&consensus.ranking, &votes) - best).abs() < 1e-9);
    }

    #[test]
    fn distances_are_what_they_say(ballots in elections(7)) {
        let votes = votes(&ballots);
        for method in [Aggregation::Borda, Aggregation::Kemeny, Aggregation::Footrule] {
            let consensus = by(method, &ballots).ranking;
            let (kendall, places) =
                (kendall_distance(&consensus, &votes), footrule_distance(&consensus, &votes));
            prop_assert!((kendall - disagreement(&consensus, &votes)).abs() < 1e-9);
            prop_assert!((places - footrule(&consensus, &votes)).abs() < 1e-9);
        }
    }

    #[test]
    fn an_assignment_is_the_cheapest(costs in prop::collection::vec(-9i8..9, 25)) {
        let costs: Vec<f64> = costs.into_iter().map(f64::from).collect();
        let cost = |columns: &mut dyn Iterator<Item = usize>| -> f64 {
            columns.enumerate().map(|(row, column)| costs[row * 5 + column]).sum()
        };
        let found = assign(&costs, 5);
        let mut best = f64::INFINITY;
        every_order(&mut (0..5).collect(), 0, &mut |columns| {
            best = best.min(cost(&mut columns.iter().map(|&c| c as usize)));
        });
        let mut columns = found.clone();
        columns.sort_unstable();
        prop_assert_eq!(columns, [0, 1, 2, 3, 4]);
        prop_assert_eq!(cost(&mut found.into_iter()), best);
    }

    #[test]
    fn chains_stay_where_a_dense_solve_says(ballots in elections(7), teleport in 0.001..0.5) {
        for method in [Aggregation::Mc1, Aggregation::Mc2, Aggregation::Mc3, Aggregation::Mc4] {
            let ranking = run(Aggregator { teleport, ..Aggregator::new(method) }, &ballots).ranking;
            let mut items = ranking.items().to_vec();
            items.sort_unstable();
            let shares = solve(&chain(method, &ballots, &items), teleport);
            for (&item, share) in items.iter().zip(shares) {
                let found = ranking.score(item).expect("ranked");
                prop_assert!((found - share).abs() < 1e-10 * share, "{} {} {}", method, found, share);
            }
        }
    }

    #[test]
    fn rankops_agrees_on_what_it_fuses_alike(ballots in full(7), left_out in prop::collection::vec(0usize..6, 5)) {
        let ballots: Vec<Ballot> = ballots.into_iter().map(|(_, ranking)| (1.0, ranking)).collect();
        agree(Aggregation::Borda, &ballots, |lists| {
            // Its last place is worth 1, ours 0.
            let all = lists.len() as f32;
            rankops::borda_multi(lists, FusionConfig::default())
                .into_iter()
                .map(|(item, score)| (item, score - all))
                .collect()
        })?;
        let partial: Vec<Ballot> = ballots
            .iter()
            .zip(left_out)
            .map(|((weight, ranking), out)| {
                // Scores that are not evenly spaced.
                let kept: Vec<(u32, f64)> =
                    ranking.iter().skip(out).map(|(item, s)| (item, s * s)).collect();
                (*weight, Ranking::from_scored(&kept).expect("no item twice"))
            })
            .filter(|(_, ranking)| ranking.len() > 1)
            .collect();
        if partial.is_empty() {
            return Ok(());
        }
        let config = FusionConfig::default();
        agree(Aggregation::Rrf, &partial, |lists| rankops::rrf_multi(lists, RrfConfig::default()))?;
        agree(Aggregation::CombSum, &partial, |lists| rankops::combsum_multi(lists, config))?;
        agree(Aggregation::CombMnz, &partial, |lists| rankops::combmnz_multi(lists, config))?;
        let n = by(Aggregation::Borda, &partial).ranking.len() as f32;
        agree(Aggregation::Copeland, &partial, |lists| {
            // It subtracts defeats from victories and leaves ties out.
            rankops::copeland_multi(lists, config)
                .into_iter()
                .map(|(item, score)| (item, (score + n - 1.0) / 2.0))
                .collect()
        })?;
    }
}

type Fused = Vec<(u32, f32)>;

fn agree(
    method: Aggregation,
    ballots: &[Ballot],
    fuse: impl Fn(&[Fused]) -> Fused,
) -> Result<(), TestCaseError> {
    let lists: Vec<Fused> = ballots
        .iter()
        .map(|(_, ranking)| {
            ranking
                .iter()
                .map(|(item, score)| (item, score as f32))
                .collect()
        })
        .collect();
    let ranking = by(method, ballots).ranking;
    let fused = fuse(&lists);
    prop_assert_eq!(fused.len(), ranking.len());
    for (item, score) in fused {
        let ours = ranking.score(item).expect("the same items");
        prop_assert!(
            (ours - f64::from(score)).abs() < 1e-4,
            "{}: {} {}",
            method,
            ours,
            score
        );
    }
    Ok(())
}

/// The chain of Dwork et al. from their words: how often it goes from one item to another.
fn chain(method: Aggregation, ballots: &[Ballot], items: &[u32]) -> Vec<Vec<f64>> {
    let n = items.len();
    let mut rows = vec![vec![0.0; n]; n];
    for (from, &p) in items.iter().enumerate() {
        let ranking_p = || {
            ballots
                .iter()
                .filter(|(_, ranking)| ranking.place(p).is_some())
        };
        let weight: f64 = ranking_p().map(|(weight, _)| weight).sum();
        let row = &mut rows[from];
        for (to, &q) in items.iter().enumerate() {
            let mut majority = 0.0;
            for (weight_of, ranking) in ranking_p() {
                let Some(place) = ranking.place(q) else {
                    continue;
                };
                let here = ranking.place(p).expect("filtered");
                let as_high = ranking
                    .items()
                    .iter()
                    .filter(|&&i| ranking.place(i) <= Some(here))
                    .count();
                let share = weight_of / weight;
                match method {
                    Aggregation::Mc1 if place <= here => row[to] += weight_of,
                    Aggregation::Mc2 if place <= here => row[to] += share / as_high as f64,
                    Aggregation::Mc3 if place < here => row[to] += share / ranking.len() as f64,
                    Aggregation::Mc4 if place < here => majority += weight_of,
                    Aggregation::Mc4 if place > here => majority -= weight_of,
                    _ => {}
                }
            }
            if majority > 0.0 {
                row[to] = 1.0 / n as f64;
            }
        }
        let sum: f64 = row.iter().sum();
        if method == Aggregation::Mc1 {
            row.iter_mut().for_each(|share| *share /= sum);
        } else {
            row[from] += 1.0 - sum;
        }
    }
    rows
}

/// π = ε/n + (1 − ε)·πP by elimination.
fn solve(chain: &[Vec<f64>], teleport: f64) -> Vec<f64> {
    let n = chain.len();
    let mut rows: Vec<Vec<f64>> = (0..n)
        .map(|to| {
            let entry =
                |from: usize| f64::from(u8::from(from == to)) - (1.0 - teleport) * chain[from][to];
            (0..n).map(entry).chain([teleport / n as f64]).collect()
        })
        .collect();
    for pivot in 0..n {
        let by = rows[pivot].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            if at != pivot {
                let factor = row[pivot] / by[pivot];
                row.iter_mut()
                    .zip(&by)
                    .for_each(|(entry, other)| *entry -= factor * other);
            }
        }
    }
    rows.iter()
        .enumerate()
        .map(|(at, row)| row[n] / row[at])
        .collect()
}
