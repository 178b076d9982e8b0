use std::ops::Range;
use std::sync::OnceLock;

use super::order::Order;

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
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// The ranked items as they came.
    given: Vec<u32>,
    /// Theirs.
    given_scores: Vec<f64>,
    /// Scores that differ by less are tied, beside those within [`TIE`].
    rounding: f64,
    /// Found when it is asked for: whoever adds scores up needs none, and to sort them is
    /// most of the work.
    order: OnceLock<Order>,
}

impl PartialEq for Ranking {
    fn eq(&self, other: &Ranking) -> bool {
        self.order() == other.order()
    }
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
        let scores = (1..=items.len() as u32).rev().map(f64::from);
        Ranking::settle(items.into_iter().zip(scores), 0.0)
    }

    /// `rounding` is by how much two scores may differ and be tied all the same, whatever
    /// their size: sums of terms of both signs may cancel to less than their own error.
    pub(super) fn settle(scored: impl Iterator<Item = (u32, f64)>, rounding: f64) -> Ranking {
        let most = scored.size_hint().1.unwrap_or(0);
        let (mut given, mut given_scores) = (Vec::with_capacity(most), Vec::with_capacity(most));
        for (item, score) in scored.filter(|(_, score)| !score.is_nan()) {
            given.push(item);
            given_scores.push(score.clamp(-LARGEST_SCORE, LARGEST_SCORE));
        }
        Ranking {
            given,
            given_scores,
            rounding,
            order: OnceLock::new(),
        }
    }

    fn order(&self) -> &Order {
        let found = || Order::of(&self.given, &self.given_scores, self.rounding);
        self.order.get_or_init(found)
    }

    pub(super) fn rounding(&self) -> f64 {
        self.rounding
    }

    /// The items and their scores, in no order that means anything.
    pub(super) fn given(&self) -> (&[u32], &[f64]) {
        (&self.given, &self.given_scores)
    }

    /// How many items are ranked.
    pub fn len(&self) -> usize {
        self.given.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// The items, best first; tied ones by number.
    pub fn items(&self) -> &[u32] {
        &self.order().items
    }

    /// Their scores, in the same order. Tied items keep their own.
    pub fn scores(&self) -> &[f64] {
        &self.order().scores
    }

    /// Items with their scores, best first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (u32, f64)> + '_ {
        let order = self.order();
        order
            .items
            .iter()
            .copied()
            .zip(order.scores.iter().copied())
    }

    /// The same, in no order that means anything: that of the scores it was made from.
    pub fn in_any_order(&self) -> impl ExactSizeIterator<Item = (u32, f64)> + '_ {
        let scores = self.given_scores.iter().copied();
        self.given.iter().copied().zip(scores)
    }

    /// The groups of tied items, as ranges of [`Ranking::items`], best first.
    pub fn groups(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut from = 0;
        self.order().ends.iter().map(move |&end| {
            let group = from..end as usize;
            from = end as usize;
            group
        })
    }

    /// Where an item stands in [`Ranking::items`], from 0; None where it is not ranked.
    /// The list is read through: whoever asks for all items goes through it himself.
    pub fn position(&self, item: u32) -> Option<usize> {
        self.items().iter().position(|&other| other == item)
    }

    /// The place of an item, from 1; tied items share the mean of their places.
    pub fn place(&self, item: u32) -> Option<f64> {
        let position = self.position(item)? as u32;
        let ends = &self.order().ends;
        let group = ends.partition_point(|&end| end <= position);
        let from = group.checked_sub(1).map_or(0, |before| ends[before]);
        Some(mean_place(from as usize..ends[group] as usize))
    }

    /// The score of an item.
    pub fn score(&self, item: u32) -> Option<f64> {
        // Scores of all items come in the order of their numbers.
        let at = match self.given.get(item as usize) {
            Some(&there) if there == item => Some(item as usize),
            _ => self.given.iter().position(|&other| other == item),
        };
        at.map(|at| self.given_scores[at])
    }

    /// The lowest and the highest score, where there is one.
    pub fn extremes(&self) -> Option<(f64, f64)> {
        let (&first, rest) = self.given_scores.split_first()?;
        let wider = |(low, high): (f64, f64), &score: &f64| (low.min(score), high.max(score));
        Some(rest.iter().fold((first, first), wider))
    }
}

/// The mean of the places from + 1 to end.
pub(super) fn mean_place(group: Range<usize>) -> f64 {
    (group.start + 1 + group.end) as f64 / 2.0
}

fn no_item_twice(items: impl Iterator<Item = u32>) -> Result<(), RankedTwice> {
    let mut items: Vec<u32> = items.collect();
    items.sort_unstable();
    let twice = items.windows(2).find(|pair| pair[0] == pair[1]);
    twice.map_or(Ok(()), |pair| Err(RankedTwice(pair[0])))
}
