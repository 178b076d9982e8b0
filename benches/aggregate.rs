//! Rank aggregation: what is measured is `Aggregator::aggregate` on one thread, votes
//! ready-made.
//!
//! - `15 votes of 200`: every aggregation on 15 noisy copies of one order of 200 items,
//!   each with scores that fall as 1/place and without its last items, as rankers of
//!   phrases make them. The votes agree at the ends and not in the middle.
//! - `15 votes of 200, at random`: the same without anything in common, for those that
//!   search: all is one circle of majorities.
//! - `ranking of 200`: a ranking from bare scores, which is made for every vote.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use summ::aggregate::{Aggregation, Aggregator, Ranking, Vote};

/// Votes on 200 items; `noise` is how far an item may stray, in places.
fn scores(votes: usize, noise: f64) -> Vec<Vec<f64>> {
    let mut state = 1u64;
    let mut coin = move || {
        // Knuth's MMIX generator; only its high bits are used.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    let mut vote = || {
        let mut places: Vec<f64> = (0..200).map(|i| f64::from(i) + noise * coin()).collect();
        // Each ranker leaves out a part of the others' candidates.
        let last = 160.0 + 40.0 * coin() + noise;
        for place in &mut places {
            *place = if *place < last {
                1.0 / (1.0 + *place)
            } else {
                f64::NAN
            };
        }
        places
    };
    (0..votes).map(|_| vote()).collect()
}

fn aggregate(criterion: &mut Criterion) {
    for (name, noise) in [
        ("15 votes of 200", 50.0),
        ("15 votes of 200, at random", 1e6),
    ] {
        let rankings: Vec<Ranking> = scores(15, noise)
            .iter()
            .map(|scores| Ranking::from_scores(scores))
            .collect();
        let weighted = rankings.iter().zip(1u32..);
        let votes: Vec<Vote<'_>> = weighted
            .map(|(ranking, number)| Vote {
                weight: 1.0 / f64::from(number),
                ranking,
            })
            .collect();
        let mut group = criterion.benchmark_group(name);
        for method in Aggregation::ALL {
            let aggregator = Aggregator::new(method);
            group.bench_function(method.name(), |b| {
                b.iter(|| black_box(aggregator.aggregate(black_box(&votes))));
            });
        }
        group.finish();
    }
    let one = scores(1, 50.0).remove(0);
    criterion.bench_function("ranking of 200", |b| {
        b.iter(|| black_box(Ranking::from_scores(black_box(&one))));
    });
}

criterion_group!(benches, aggregate);
criterion_main!(benches);
