use std::ops::Range;

/// Scores that differ by less than this share of the larger one are tied: a sum of a few
/// hundred terms taken in another order differs by less, and no ranker means more.
pub const TIE: f64 = 1e-9;

/// Scores beyond this, infinities among them, count as this: a sum of squares of them is
/// still a number.
pub const LARGEST_SCORE: f64 = 1e150;

/// Items from best to worst, some of them tied, with their scores.
///
/// The constructors settle once for all what has no order by itself. A NaN is no opinion:
/// the item is not ranked. Items whose score is within [`TIE`] of the best score of their
/// group (|a − b| ≤ TIE·max(|a|, |b|)) share a place and stand there by lower number.
///
/// ```
/// use summ::aggregate::Ranking;
/// let ranking = Ranking::from_scores(&[0.5, 2.0, f64::NAN, 0.5]);
/// assert_eq!(ranking.items(), [1, 0, 3]);
/// assert_eq!(ranking.place(1), Some(1.0));
/// assert_eq!(ranking.place(0), Some(2.5), "shared by 0 and 3");
/// assert_eq!(ranking.place(2), None, "not ranked");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ranking {
    items: Vec<u32>,
    scores: Vec<f64>,
    /// Where each group of tied items ends.
    ends: Vec<u32>,
}

/// An item that stands in a ranking twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("item {0} is ranked twice")]
pub struct RankedTwice(pub u32);

impl Ranking {
    /// Item i has `scores[i]`, the larger the better; NaN: not ranked.
    pub fn from_scores(scores: &[f64]) -> Ranking {
        Ranking::settle((0u32..).zip(scores.iter().copied()), 0.0)
    }

    /// Items and their scores, the larger the better, in any order; NaN: not ranked.
    ///
    /// # Errors
    /// An item that is there twice.
    pub fn from_scored(items: &[(u32, f64)]) -> Result<Ranking, RankedTwice> {
        no_item_twice(items.iter().map(|&(item, _)| item))?;
        Ok(Ranking::settle(items.iter().copied(), 0.0))
    }

    /// Items from best to worst without ties; of n items the first has the score n, the
    /// last 1.
    ///
    /// # Errors
    /// An item that is there twice.
    ///
    /// ```
    /// use summ::aggregate::{RankedTwice, Ranking};
    /// assert_eq!(Ranking::from_order(&[7, 2]).unwrap().scores(), [2.0, 1.0]);
    /// assert_eq!(Ranking::from_order(&[7, 2, 7]), Err(RankedTwice(7)));
    /// ```
    pub fn from_order(items: &[u32]) -> Result<Ranking, RankedTwice> {
        no_item_twice(items.iter().copied())?;
        Ok(Ranking::of_order(items.to_vec()))
    }

    /// The same for items that are known to differ.
    pub(super) fn of_order(items: Vec<u32>) -> Ranking {
        let n = items.len() as u32;
        Ranking {
            items,
            scores: (1..=n).rev().map(f64::from).collect(),
            ends: (1..=n).collect(),
        }
    }

    /// `rounding` is by how much two scores may differ and be tied all the same, whatever
    /// their size: sums of terms of both signs may cancel to less than their own error.
    pub(super) fn settle(scored: impl Iterator<Item = (u32, f64)>, rounding: f64) -> Ranking {
        // One number an entry, which sorts by score and then by item, is three times as
        // fast as a comparison of pairs.
        let mut keys: Vec<u128> = scored
            .filter(|(_, score)| !score.is_nan())
            .map(|(item, score)| {
                let score = score.clamp(-LARGEST_SCORE, LARGEST_SCORE);
                u128::from(descending(score)) << 32 | u128::from(item)
            })
            .collect();
        keys.sort_unstable();
        let mut items: Vec<u32> = keys.iter().map(|&key| key as u32).collect();
        let mut scores: Vec<f64> = keys
            .iter()
            .map(|&key| score_of((key >> 32) as u64))
            .collect();
        let mut ends = Vec::with_capacity(items.len());
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
            ends.push(from as u32);
        }
        Ranking {
            items,
            scores,
            ends,
        }
    }

    /// How many items are ranked.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The items, best first; tied ones by number.
    pub fn items(&self) -> &[u32] {
        &self.items
    }

    /// Their scores, in the same order. Tied items keep their own.
    pub fn scores(&self) -> &[f64] {
        &self.scores
    }

    /// Items with their scores, best first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (u32, f64)> + '_ {
        self.items.iter().copied().zip(self.scores.iter().copied())
    }

    /// The groups of tied items, as ranges of [`Ranking::items`], best first.
    pub fn groups(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut from = 0;
        self.ends.iter().map(move |&end| {
            let group = from..end as usize;
            from = end as usize;
            group
        })
    }

    /// Where an item stands in [`Ranking::items`], from 0; None where it is not ranked.
    /// The list is read through: whoever asks for all items goes through it himself.
    pub fn position(&self, item: u32) -> Option<usize> {
        self.items.iter().position(|&other| other == item)
    }

    /// The place of an item, from 1; tied items share the mean of their places.
    pub fn place(&self, item: u32) -> Option<f64> {
        let position = self.position(item)? as u32;
        let group = self.ends.partition_point(|&end| end <= position);
        let from = group.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(mean_place(from as usize..self.ends[group] as usize))
    }

    /// The score of an item.
    pub fn score(&self, item: u32) -> Option<f64> {
        self.position(item).map(|at| self.scores[at])
    }
}

/// The mean of the places from + 1 to end.
pub(super) fn mean_place(group: Range<usize>) -> f64 {
    (group.start + 1 + group.end) as f64 / 2.0
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

fn no_item_twice(items: impl Iterator<Item = u32>) -> Result<(), RankedTwice> {
    let mut items: Vec<u32> = items.collect();
    items.sort_unstable();
    let twice = items.windows(2).find(|pair| pair[0] == pair[1]);
    twice.map_or(Ok(()), |pair| Err(RankedTwice(pair[0])))
}
