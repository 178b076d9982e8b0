use std::cmp::Ordering;

/// An item of a knapsack.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offer {
    /// Gain per cost; a cost of 0 makes it infinite: taken first. (Comparing cross
    /// products instead would not be transitive once they are rounded.)
    density: f64,
    gain: f64,
    cost: f64,
}

impl Offer {
    pub fn new(gain: f64, cost: f64) -> Self {
        Offer {
            density: gain / cost,
            gain,
            cost,
        }
    }

    /// The densest first; of what is equally dense the order decides nothing but the last
    /// bits of a sum.
    fn order(&self, other: &Self) -> Ordering {
        let by_density = other.density.total_cmp(&self.density);
        by_density.then(other.gain.total_cmp(&self.gain))
    }
}

/// The fractional knapsack: the most that gains can add within a budget when items
/// may be taken in part. Gains below 0 are never taken.
pub(super) fn fractional_knapsack(offers: &mut Vec<Offer>, budget: f64) -> f64 {
    offers.retain(|offer| offer.gain > 0.0);
    let (mut left, mut sum) = (budget, 0.0);
    in_order(offers, Offer::order, |offer| {
        let whole = offer.cost <= left;
        if whole {
            left -= offer.cost;
            sum += offer.gain;
        } else {
            sum += offer.gain * (left / offer.cost);
        }
        whole
    });
    sum
}

/// So many are put in order at first; most budgets hold no more.
const FIRST: usize = 64;

/// Hands the entries of a list over in order, until `take` has had enough: what comes
/// after is not sorted. O(n + k log k) for k that are taken.
pub(super) fn in_order<T>(
    mut list: &mut [T],
    order: impl Fn(&T, &T) -> Ordering,
    mut take: impl FnMut(&T) -> bool,
) {
    let mut some = FIRST;
    while !list.is_empty() {
        let next = if list.len() > 2 * some {
            list.select_nth_unstable_by(some, &order);
            let (next, rest) = list.split_at_mut(some);
            list = rest;
            next
        } else {
            std::mem::take(&mut list)
        };
        next.sort_unstable_by(&order);
        if !next.iter().all(&mut take) {
            return;
        }
        // Whoever takes them all pays no more than a sort.
        some *= 4;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_in_order_as_long_as_they_are_wanted() {
        let numbers: Vec<u64> = (0..5000).map(|i| i * 7919 % 5003).collect();
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        for wanted in [0, 1, 63, 64, 65, 400, 4999, 5000] {
            let mut taken = Vec::new();
            in_order(&mut numbers.clone(), u64::cmp, |&number| {
                taken.push(number);
                taken.len() < wanted
            });
            assert_eq!(taken, sorted[..wanted.max(1)]);
        }
    }

    #[test]
    fn what_is_free_comes_first_and_the_last_is_taken_in_part() {
        let offers = [(1.0, 2.0), (5.0, 0.0), (-1.0, 1.0), (6.0, 2.0)];
        let mut offers = offers.map(|(gain, cost)| Offer::new(gain, cost)).to_vec();
        assert_eq!(fractional_knapsack(&mut offers, 3.0), 5.0 + 6.0 + 0.5);
    }
}
