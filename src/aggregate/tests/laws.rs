//! What holds for every election.

use proptest::prelude::*;
use proptest::sample::select;

use super::{Ballot, by, run, votes};
use crate::aggregate::{Aggregation, Aggregator, Consensus, Ranking};

/// Weights whose sums are exact in any order.
fn weight() -> impl Strategy<Value = f64> {
    select(vec![0.25, 0.5, 1.0, 1.5, 2.0, 3.0])
}

/// A few votes on at most `n` items, with ties, some items not ranked.
pub(super) fn elections(n: usize) -> impl Strategy<Value = Vec<Ballot>> {
    let score = prop_oneof![4 => (0u8..9).prop_map(f64::from), 1 => Just(f64::NAN)];
    let ranking =
        prop::collection::vec(score, 1..=n).prop_map(|scores| Ranking::from_scores(&scores));
    prop::collection::vec((weight(), ranking), 1..6)
}

/// A few votes on the same `n` items, all of them ranked, none tied.
pub(super) fn full(n: usize) -> impl Strategy<Value = Vec<Ballot>> {
    let items: Vec<u32> = (0..n as u32).collect();
    let order = Just(items).prop_shuffle();
    let ranking = order.prop_map(|order| Ranking::from_order(&order).expect("no item twice"));
    prop::collection::vec((weight(), ranking), 1..6)
}

fn candidates(ballots: &[Ballot]) -> Vec<u32> {
    let mut all: Vec<u32> = ballots
        .iter()
        .flat_map(|(_, r)| r.items().to_vec())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether every vote places `a` above `b`; one that ranks neither says nothing, and one
/// must say something.
fn all_place(ballots: &[Ballot], a: u32, b: u32) -> bool {
    let place = |ranking: &Ranking, item| ranking.place(item).unwrap_or(f64::INFINITY);
    let pairs: Vec<(f64, f64)> = ballots
        .iter()
        .map(|(_, ranking)| (place(ranking, a), place(ranking, b)))
        .collect();
    pairs
        .iter()
        .all(|(a, b)| a < b || *a == f64::INFINITY && *b == f64::INFINITY)
        && pairs.iter().any(|(a, b)| a < b)
}

fn no_ties(ranking: &Ranking) -> bool {
    ranking.groups().all(|group| group.len() == 1)
}

/// The scores are the same but for rounding, and so is the order where the scores make it.
fn same(a: &Consensus, b: &Consensus) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.ranking.len(), b.ranking.len());
    for (item, score) in a.ranking.iter() {
        let other = b.ranking.score(item).expect("the same items");
        let gap = (score - other).abs();
        prop_assert!(
            gap <= 1e-9 * score.abs() + 1e-12,
            "{} {} {}",
            item,
            score,
            other
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_candidate_is_ranked_once_and_always_in_the_same_way(ballots in elections(7)) {
        for method in Aggregation::ALL {
            let consensus = by(method, &ballots);
            let mut items = consensus.ranking.items().to_vec();
            items.sort_unstable();
            prop_assert_eq!(&items, &candidates(&ballots), "{}", method);
            prop_assert!(consensus.ranking.scores().iter().all(|s| s.is_finite()), "{}", method);
            prop_assert_eq!(&consensus, &by(method, &ballots));
        }
    }

    #[test]
    fn what_all_say_is_the_consensus(ballots in elections(7), more in weight()) {
        let (first, ranking) = &ballots[0];
        let equal = vec![(*first, ranking.clone()), (more, ranking.clone())];
        for method in Aggregation::ALL {
            let consensus = by(method, &equal).ranking;
            prop_assert_eq!(consensus.items(), ranking.items(), "{}", method);
        }
    }

    #[test]
    fn what_all_place_above_another_is_not_below_it(ballots in elections(7)) {
        for method in [
            Aggregation::Borda,
            Aggregation::CombSum,
            Aggregation::CombMnz,
            Aggregation::CombMax,
            Aggregation::Rrf,
            Aggregation::Isr,
            Aggregation::MedianRank,
            Aggregation::Copeland,
            Aggregation::Condorcet,
            Aggregation::Footrule,
            Aggregation::Kemeny,
        ] {
            let consensus = by(method, &ballots).ranking;
            let items = consensus.items();
            for &a in items {
                for &b in items {
                    if a != b && all_place(&ballots, a, b) {
                        let holds = consensus.place(a) <= consensus.place(b);
                        prop_assert!(holds, "{}: {} above {}", method, a, b);
                    }
                }
            }
        }
    }

    #[test]
    fn weight_2_is_two_copies(ballots in elections(6)) {
        let mut twice = ballots.clone();
        twice[0].0 *= 2.0;
        let mut copied = ballots.clone();
        copied.insert(0, copied[0].clone());
        for method in Aggregation::ALL {
            same(&by(method, &twice), &by(method, &copied))?;
        }
    }

    #[test]
    fn weight_0_is_none(ballots in elections(6), other in elections(6)) {
        let mut more = ballots.clone();
        more.extend(other.into_iter().map(|(_, ranking)| (0.0, ranking)));
        for method in Aggregation::ALL {
            prop_assert_eq!(&by(method, &ballots), &by(method, &more));
        }
    }

    #[test]
    fn the_order_of_the_votes_does_not_matter(ballots in elections(6)) {
        let reversed: Vec<Ballot> = ballots.iter().rev().cloned().collect();
        for method in Aggregation::ALL {
            same(&by(method, &ballots), &by(method, &reversed))?;
        }
    }

    #[test]
    fn names_do_not_matter(
        ballots in elections(6),
        names in Just(vec![70u32, 11, 52, 3_000_000_000, 34, 8]).prop_shuffle(),
    ) {
        let renamed: Vec<Ballot> = ballots
            .iter()
            .map(|(weight, ranking)| {
                let list: Vec<(u32, f64)> =
                    ranking.iter().map(|(item, s)| (names[item as usize], s)).collect();
                (*weight, Ranking::from_scored(&list).expect("no item twice"))
            })
            .collect();
        let decided = no_ties(&by(Aggregation::Borda, &ballots).ranking);
        for method in Aggregation::ALL {
            let (here, there) = (by(method, &ballots), by(method, &renamed));
            if let (Some(a), Some(b)) = (&here.optimality, &there.optimality) {
                prop_assert_eq!(a.distance, b.distance);
            }
            // Where a method gives an order alone, ties of Borda go to the lower number.
            let order_alone =
                matches!(method, Aggregation::Condorcet | Aggregation::Footrule | Aggregation::Kemeny);
            if order_alone && !decided {
                continue;
            }
            for (item, score) in here.ranking.iter() {
                let other = there.ranking.score(names[item as usize]).expect("the same items");
                prop_assert!((score - other).abs() <= 1e-9 * score.abs() + 1e-12, "{}", method);
            }
        }
    }

    #[test]
    fn who_rises_in_a_vote_does_not_fall(ballots in full(6), vote: prop::sample::Index, place in 1usize..6) {
        let vote = vote.index(ballots.len());
        let mut raised = ballots.clone();
        let mut order = ballots[vote].1.items().to_vec();
        let item = order[place];
        order.swap(place, place - 1);
        raised[vote].1 = Ranking::from_order(&order).expect("no item twice");
        for method in [
            Aggregation::Borda,
            Aggregation::CombSum,
            Aggregation::CombMnz,
            Aggregation::CombAnz,
            Aggregation::CombMax,
            Aggregation::CombMin,
            Aggregation::CombMed,
            Aggregation::Rrf,
            Aggregation::Isr,
            Aggregation::MedianRank,
            Aggregation::Copeland,
        ] {
            let (before, after) = (by(method, &ballots), by(method, &raised));
            let (before, after) = (before.ranking.place(item), after.ranking.place(item));
            prop_assert!(after <= before, "{}", method);
        }
    }

    #[test]
    fn a_condorcet_winner_is_first(ballots in full(6)) {
        let first = by(Aggregation::Copeland, &ballots).ranking;
        if first.scores()[0] == 5.0 {
            for method in [Aggregation::Condorcet, Aggregation::Kemeny] {
                prop_assert_eq!(by(method, &ballots).ranking.items()[0], first.items()[0]);
            }
        }
    }

    #[test]
    fn no_item_loses_to_the_next(ballots in elections(7)) {
        for aggregator in [
            Aggregator::new(Aggregation::Condorcet),
            Aggregator::new(Aggregation::Kemeny),
            Aggregator { exact: 0, ..Aggregator::new(Aggregation::Kemeny) },
        ] {
            let consensus = run(aggregator, &ballots).ranking;
            for pair in consensus.items().windows(2) {
                let order = |items: &[u32]| {
                    let pair = Ranking::from_order(items).expect("two items");
                    super::oracles::disagreement(&pair, &votes(&ballots))
                };
                prop_assert!(order(&[pair[0], pair[1]]) <= order(&[pair[1], pair[0]]) + 1e-9);
            }
        }
    }
}
