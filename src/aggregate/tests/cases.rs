//! Small elections that are counted by hand.

use super::{by, orders, run, scored};
use crate::aggregate::{AggregateError, Aggregation, Aggregator, Normalization, Ranking, Vote};

/// The capital of Tennessee, 100 voters: 0 Memphis, 1 Nashville, 2 Chattanooga, 3 Knoxville.
fn tennessee() -> Vec<super::Ballot> {
    orders(&[
        (42.0, &[0, 1, 2, 3]),
        (26.0, &[1, 2, 3, 0]),
        (15.0, &[2, 3, 1, 0]),
        (17.0, &[3, 2, 1, 0]),
    ])
}

#[test]
fn tennessee_has_its_published_answers() {
    let borda = by(Aggregation::Borda, &tennessee()).ranking;
    assert_eq!(borda.items(), [1, 2, 0, 3]);
    assert_eq!(borda.scores(), [194.0, 173.0, 126.0, 107.0]);
    let copeland = by(Aggregation::Copeland, &tennessee()).ranking;
    assert_eq!(copeland.items(), [1, 2, 3, 0]);
    assert_eq!(copeland.scores(), [3.0, 2.0, 1.0, 0.0]);
    assert_eq!(
        by(Aggregation::Condorcet, &tennessee()).ranking.items(),
        [1, 2, 3, 0]
    );
    let kemeny = by(Aggregation::Kemeny, &tennessee());
    assert_eq!(kemeny.ranking.items(), [1, 2, 3, 0]);
    // 393 of the 600 opinions on pairs agree.
    let proof = kemeny.optimality.expect("a distance");
    assert_eq!(
        (proof.distance, proof.bound, proof.optimal),
        (207.0, 207.0, true)
    );
    assert_eq!(proof.note, "the majorities make an order");
}

#[test]
fn every_aggregation_agrees_with_one_vote() {
    for method in Aggregation::ALL {
        let ranking = by(method, &orders(&[(0.5, &[7, 3, 9])])).ranking;
        assert_eq!(ranking.items(), [7, 3, 9], "{method}");
    }
}

#[test]
fn no_votes_make_an_empty_ranking() {
    let unranked = orders(&[(1.0, &[])]);
    let weightless = orders(&[(0.0, &[1, 2])]);
    for method in Aggregation::ALL {
        for ballots in [&Vec::new(), &unranked, &weightless] {
            assert!(by(method, ballots).ranking.is_empty(), "{method}");
        }
    }
}

#[test]
fn names_are_read_back_and_unknown_ones_answered_with_all() {
    for method in Aggregation::ALL {
        assert_eq!(method.to_string().parse(), Ok(method));
        assert!(!method.summary().is_empty());
    }
    for normalization in Normalization::ALL {
        assert_eq!(normalization.to_string().parse(), Ok(normalization));
        assert!(!normalization.summary().is_empty());
    }
    let error = "bord"
        .parse::<Aggregation>()
        .expect_err("no such name")
        .to_string();
    assert!(
        error.starts_with("there is no aggregation `bord`; there is borda, comb-sum"),
        "{error}"
    );
    let error = "l2"
        .parse::<Normalization>()
        .expect_err("no such name")
        .to_string();
    assert_eq!(
        error,
        "there is no normalisation `l2`; there is min-max, max, sum, z, rank, none"
    );
}

#[test]
fn what_cannot_be_counted_is_refused() {
    let ranking = Ranking::from_order(&[0]).expect("distinct");
    for weight in [-1.0, f64::NAN, f64::INFINITY] {
        let vote = Vote {
            weight,
            ranking: &ranking,
        };
        let refused = Aggregator::default().aggregate(&[vote]);
        assert!(
            matches!(refused, Err(AggregateError::Weight { vote: 0, .. })),
            "{weight}"
        );
    }
    let standard = Aggregator::default();
    let wrong = [
        (
            Aggregator {
                teleport: 0.0,
                ..standard
            },
            "`teleport` is 0; it must be above 0 and below 1",
        ),
        (
            Aggregator {
                rrf_k: -1.0,
                ..standard
            },
            "`rrf_k` is -1; it must be a number of at least 0",
        ),
        (
            Aggregator {
                exact: 21,
                ..standard
            },
            "`exact` is 21; it must be at most 20",
        ),
    ];
    for (aggregator, message) in wrong {
        let refused = aggregator.aggregate(&[]).expect_err("out of range");
        assert_eq!(refused.to_string(), message);
    }
    let many: Vec<f64> = vec![1.0; Aggregator::MOST_PAIRED + 1];
    let many = vec![(1.0, Ranking::from_scores(&many))];
    for method in Aggregation::ALL {
        let result = Aggregator::new(method).aggregate(&super::votes(&many));
        assert_eq!(result.is_err(), method.pairs(), "{method}");
    }
}

#[test]
fn places_make_points() {
    let ballots = scored(&[(1.0, &[(0, 9.0), (1, 5.0), (2, 5.0)]), (2.0, &[(3, 1.0)])]);
    // Of four candidates the first vote leaves 3, 1½, 1½ and 0 behind, the second has one
    // place and three that share the rest.
    let borda = by(Aggregation::Borda, &ballots).ranking;
    assert_eq!(borda.items(), [3, 0, 1, 2]);
    assert_eq!(borda.scores(), [6.0, 5.0, 3.5, 3.5]);
    let rrf = by(Aggregation::Rrf, &ballots).ranking;
    assert_eq!(rrf.items(), [3, 0, 1, 2]);
    let shared = (1.0 / 62.0 + 1.0 / 63.0) / 2.0;
    for (score, expected) in rrf
        .scores()
        .iter()
        .zip([2.0 / 61.0, 1.0 / 61.0, shared, shared])
    {
        assert!((score - expected).abs() < 1e-15);
    }
    let isr = by(Aggregation::Isr, &ballots).ranking;
    assert_eq!(
        isr.scores(),
        [4.0, 1.0, (0.25 + 1.0 / 9.0) / 2.0, (0.25 + 1.0 / 9.0) / 2.0]
    );
    // Of three votes' weight two place 3 first.
    let median = by(Aggregation::MedianRank, &ballots).ranking;
    assert_eq!(median.score(3), Some(3.0));
}

#[test]
fn scores_are_combined() {
    let ballots = scored(&[
        (1.0, &[(0, 10.0), (1, 4.0), (2, 0.0)]),
        (2.0, &[(1, 3.0), (3, 1.0)]),
    ]);
    let expected: [(Aggregation, [f64; 4]); 6] = [
        (Aggregation::CombSum, [1.0, 2.4, 0.0, 0.0]),
        (Aggregation::CombMnz, [1.0, 7.2, 0.0, 0.0]),
        (Aggregation::CombAnz, [1.0, 0.8, 0.0, 0.0]),
        (Aggregation::CombMax, [1.0, 1.0, 0.0, 0.0]),
        (Aggregation::CombMin, [1.0, 0.4, 0.0, 0.0]),
        (Aggregation::CombMed, [1.0, 1.0, 0.0, 0.0]),
    ];
    for (method, scores) in expected {
        let ranking = by(method, &ballots).ranking;
        for (item, score) in (0..).zip(scores) {
            let found = ranking.score(item).expect("ranked");
            assert!(
                (found - score).abs() < 1e-12,
                "{method} of {item}: {found}, not {score}"
            );
        }
    }
}

#[test]
fn scores_are_normalised() {
    let list = scored(&[(1.0, &[(0, 5.0), (1, 3.0), (2, 1.0)])]);
    let level = scored(&[(1.0, &[(0, 7.0), (1, 7.0)])]);
    let deviation = (8.0f64 / 3.0).sqrt();
    let expected = [
        (Normalization::MinMax, [1.0, 0.5, 0.0], 1.0),
        (Normalization::Sum, [2.0 / 3.0, 1.0 / 3.0, 0.0], 0.5),
        (
            Normalization::Z,
            [2.0 / deviation, 0.0, -2.0 / deviation],
            0.0,
        ),
        (Normalization::Max, [1.0, 0.6, 0.2], 1.0),
        (Normalization::Rank, [1.0, 2.0 / 3.0, 1.0 / 3.0], 0.75),
        (Normalization::None, [5.0, 3.0, 1.0], 7.0),
    ];
    for (normalization, scores, of_level) in expected {
        let aggregator = Aggregator {
            normalization,
            ..Aggregator::new(Aggregation::CombSum)
        };
        for (found, expected) in run(aggregator, &list).ranking.scores().iter().zip(scores) {
            assert!((found - expected).abs() < 1e-12, "{normalization}");
        }
        assert_eq!(
            run(aggregator, &level).ranking.scores(),
            [of_level; 2],
            "{normalization}"
        );
    }
}

#[test]
fn opposite_scores_cancel_to_a_tie() {
    let third = 1.0 / 3.0;
    let ballots = scored(&[
        (0.1, &[(0, 1.0), (1, third), (2, 0.0)]),
        (0.2, &[(0, 1.0), (1, third), (2, 0.0)]),
        (0.3, &[(2, 1.0), (1, third), (0, 0.0)]),
    ]);
    let aggregator = Aggregator {
        normalization: Normalization::Z,
        ..Aggregator::new(Aggregation::CombSum)
    };
    let ranking = run(aggregator, &ballots).ranking;
    assert_eq!(ranking.place(0), ranking.place(2));
}

#[test]
fn a_condorcet_winner_comes_first_where_it_must() {
    // Borda prefers 1; a majority of three of five prefers 0 to any other.
    let ballots = orders(&[(3.0, &[0, 1, 2]), (2.0, &[1, 2, 0])]);
    assert_eq!(by(Aggregation::Borda, &ballots).ranking.items()[0], 1);
    for method in [
        Aggregation::Copeland,
        Aggregation::Condorcet,
        Aggregation::Mc4,
        Aggregation::Kemeny,
        Aggregation::MedianRank,
    ] {
        assert_eq!(by(method, &ballots).ranking.items()[0], 0, "{method}");
    }
}

#[test]
fn circles_are_solved_exactly_or_said_not_to_be() {
    // Two circles of majorities, one wholly above the other, and a last item.
    let ballots = orders(&[
        (4.0, &[0, 1, 2, 3, 4, 5, 6]),
        (3.0, &[1, 2, 0, 4, 5, 3, 6]),
        (2.0, &[2, 0, 1, 5, 3, 4, 6]),
    ]);
    let kemeny = by(Aggregation::Kemeny, &ballots);
    assert_eq!(kemeny.ranking.items(), [0, 1, 2, 3, 4, 5, 6]);
    let proof = kemeny.optimality.expect("a distance");
    // In each circle two pairs of the second vote and two of the third disagree.
    assert_eq!(proof.distance, 2.0 * (2.0 * 3.0 + 2.0 * 2.0));
    assert!(proof.optimal);
    assert_eq!(
        proof.note,
        "2 of 2 components of the majority graph solved exactly"
    );
    let aggregator = Aggregator {
        exact: 2,
        ..Aggregator::new(Aggregation::Kemeny)
    };
    let proof = run(aggregator, &ballots).optimality.expect("a distance");
    assert!(!proof.optimal);
    assert_eq!(
        proof.note,
        "0 of 2 components of the majority graph solved exactly; one of 3 items by local \
         search; one of 3 items by local search"
    );
}
