use super::TIE;

/// Items from best to worst, where each group of tied ones ends.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Order {
    pub items: Vec<u32>,
    pub scores: Vec<f64>,
    pub ends: Vec<u32>,
}

impl Order {
    /// Of items and their scores, none of which is NaN.
    pub fn of(items: &[u32], scores: &[f64], rounding: f64) -> Order {
        // One number an entry, which sorts by score and then by item, is three times as
        // fast as a comparison of pairs.
        let mut keys: Vec<u128> = (items.iter().zip(scores))
            .map(|(&item, &score)| u128::from(descending(score)) << 32 | u128::from(item))
            .collect();
        keys.sort_unstable();
        let mut order = Order {
            items: keys.iter().map(|&key| key as u32).collect(),
            scores: keys
                .iter()
                .map(|&key| score_of((key >> 32) as u64))
                .collect(),
            ends: Vec::with_capacity(keys.len()),
        };
        order.group(rounding);
        order
    }

    /// Finds the groups, and puts the items of each in order of their numbers.
    fn group(&mut self, rounding: f64) {
        let (items, scores) = (&mut self.items, &mut self.scores);
        let mut from = 0;
        while from < items.len() {
            let best = scores[from];
            let near = |&score: &f64| {
                let gap = best - score;
                gap <= TIE * best.abs().max(score.abs()) || gap <= rounding
            };
            let size = scores[from..]
                .iter()
                .take_while(|score| near(score))
                .count();
            let group = from..from + size;
            if !items[group.clone()].is_sorted() {
                let mut both: Vec<(u32, f64)> = items[group.clone()]
                    .iter()
                    .copied()
                    .zip(scores[group.clone()].iter().copied())
                    .collect();
                both.sort_unstable_by_key(|&(item, _)| item);
                for (at, (item, score)) in group.zip(both) {
                    (items[at], scores[at]) = (item, score);
                }
            }
            from += size;
            self.ends.push(from as u32);
        }
    }
}

/// A number that is the smaller the larger the score is, by IEEE 754's total order.
fn descending(score: f64) -> u64 {
    let bits = score.to_bits();
    let ascending = if bits >> 63 == 0 {
        bits | 1 << 63
    } else {
        !bits
    };
    !ascending
}

/// The score of [`descending`].
fn score_of(descending: u64) -> f64 {
    let ascending = !descending;
    f64::from_bits(if ascending >> 63 == 0 {
        !ascending
    } else {
        ascending & !(1 << 63)
    })
}
