//! What the constructors settle.

use proptest::prelude::*;

use crate::aggregate::{RankedTwice, Ranking};

fn groups(ranking: &Ranking) -> Vec<Vec<u32>> {
    let items = ranking.items();
    ranking
        .groups()
        .map(|group| items[group].to_vec())
        .collect()
}

#[test]
fn ties_share_a_place_and_stand_by_number() {
    let ranking =
        Ranking::from_scored(&[(9, 1.0), (4, 2.0), (5, 1.0), (7, 0.5)]).expect("distinct");
    assert_eq!(groups(&ranking), [vec![4], vec![5, 9], vec![7]]);
    assert_eq!(
        [4, 5, 9, 7, 8].map(|item| ranking.place(item)),
        [Some(1.0), Some(2.5), Some(2.5), Some(4.0), None]
    );
    assert_eq!(ranking.score(9), Some(1.0));
    assert_eq!(ranking.position(9), Some(2));
}

#[test]
fn a_tie_is_relative_and_does_not_drift() {
    // 0.1 + 0.2 is not 0.3 in the last bit.
    assert_eq!(groups(&Ranking::from_scores(&[0.3, 0.1 + 0.2])), [[0, 1]]);
    assert_eq!(groups(&Ranking::from_scores(&[1e-300, 2e-300])), [[1], [0]]);
    assert_eq!(groups(&Ranking::from_scores(&[-0.0, 0.0])), [[0, 1]]);
    // Each is near the next, but not all are near the first.
    let drifting: Vec<f64> = (0..4).map(|i| 1.0 - f64::from(i) * 0.6e-9).collect();
    assert_eq!(groups(&Ranking::from_scores(&drifting)), [[0, 1], [2, 3]]);
}

#[test]
fn nan_is_not_ranked_and_infinities_are() {
    let ranking = Ranking::from_scores(&[
        f64::NAN,
        f64::NEG_INFINITY,
        1.0,
        f64::INFINITY,
        -f64::NAN,
        f64::MAX,
    ]);
    assert_eq!(groups(&ranking), [vec![3, 5], vec![2], vec![1]]);
    assert!(Ranking::from_scores(&[f64::NAN; 3]).is_empty());
    assert_eq!(Ranking::from_scores(&[]), Ranking::default());
}

#[test]
fn no_item_is_ranked_twice() {
    assert_eq!(Ranking::from_order(&[3, 1, 3]), Err(RankedTwice(3)));
    let twice = Ranking::from_scored(&[(3, 1.0), (3, f64::NAN)]);
    assert_eq!(
        twice.expect_err("twice").to_string(),
        "item 3 is ranked twice"
    );
}

proptest! {
    #[test]
    fn the_order_of_a_list_does_not_matter(scores in prop::collection::vec(-3i8..3, 0..20), seed: u64) {
        let list: Vec<(u32, f64)> = (0u32..).zip(scores.iter().map(|&s| f64::from(s))).collect();
        let bare: Vec<f64> = list.iter().map(|&(_, s)| s).collect();
        let mut shuffled = list.clone();
        shuffled.sort_by_key(|&(item, _)| (u64::from(item) + 1).wrapping_mul(seed | 1));
        let ranking = Ranking::from_scores(&bare);
        prop_assert_eq!(&ranking, &Ranking::from_scored(&shuffled).unwrap());
        prop_assert!(ranking.scores().is_sorted_by(|a, b| a >= b));
        for (item, score) in ranking.iter() {
            let above = bare.iter().filter(|&&s| s > score).count() as f64;
            let tied = bare.iter().filter(|&&s| s == score).count() as f64;
            prop_assert_eq!(ranking.place(item), Some(above + (tied + 1.0) / 2.0));
        }
    }
}

proptest! {
    /// Equal scores, scores within a tie of each other, and scores just beyond one.
    #[test]
    fn places_are_those_of_the_order(steps in prop::collection::vec(0u8..12, 0..40)) {
        let score = |&step: &u8| match step {
            0 => f64::NAN,
            1 => -0.0,
            2 => 0.0,
            step => 1.0 - f64::from(step) * 0.6e-9,
        };
        let ranking = Ranking::from_scores(&steps.iter().map(score).collect::<Vec<_>>());
        let items: Vec<u32> = (0..steps.len() as u32).collect();
        let places = ranking.clone().places(&items);
        for (item, place) in items.into_iter().zip(places) {
            let group = ranking.groups().find(|g| ranking.items()[g.clone()].contains(&item));
            let mean = group.map(|group| (group.start + 1 + group.end) as f64 / 2.0);
            prop_assert_eq!(place, mean);
        }
    }
}
