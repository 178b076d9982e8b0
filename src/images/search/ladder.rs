//! Too many terms find nothing, too few the wrong thing: how much of a query must match?

use std::fmt;

use crate::query::Query;

/// Terms that are told apart; the lightest ones beyond it only add to the score.
const MOST_TERMS: usize = 64;

/// Steps from all of a query to any of it.
const STEPS: u8 = 10;

/// How much of a query an image must have: terms with so many tenths of its weight, a phrase
/// being there with any of its words; 0 takes in whatever has a word of it. Each step takes in
/// what a stricter one takes in.
///
/// Steps of weight lose the weakest terms first, without losing what has most of the strong
/// ones; that terms of equal number may weigh little is why they are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rung(pub u8);

/// A step that was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RungUsed {
    /// Which one.
    pub rung: Rung,
    /// How many images have that much of the query.
    pub matched: usize,
}

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("any"),
            tenths => write!(f, "{tenths}0%"),
        }
    }
}

/// Which terms an image has, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// Any of their words.
    any: u64,
    /// All of their words.
    whole: u64,
}

impl Marks {
    pub fn any(&mut self, term: usize) {
        if term < MOST_TERMS {
            self.any |= 1 << term;
        }
    }

    pub fn whole(&mut self, term: usize) {
        if term < MOST_TERMS {
            self.whole |= 1 << term;
        }
    }
}

/// What the terms of a query weigh, and which of them must be there.
pub(super) struct Ladder {
    weights: Vec<f64>,
    sum: f64,
    required: u64,
}

impl Ladder {
    /// `weights` are what the terms count, their rarity included.
    pub fn new(query: &Query, mut weights: Vec<f64>) -> Ladder {
        weights.truncate(MOST_TERMS);
        let bit =
            |(index, term): (usize, &crate::query::QueryTerm)| u64::from(term.required) << index;
        let required = query.terms.iter().take(MOST_TERMS).enumerate().map(bit);
        Ladder {
            sum: weights.iter().sum(),
            required: required.fold(0, |all, bit| all | bit),
            weights,
        }
    }

    pub fn requires(&self) -> bool {
        self.required != 0
    }

    pub fn has_required(&self, marks: Marks) -> bool {
        marks.whole & self.required == self.required
    }

    /// The strictest step that takes in an image.
    pub fn rung(&self, marks: Marks) -> Rung {
        let has = |(term, weight): (usize, &f64)| match marks.any >> term & 1 {
            1 => *weight,
            _ => 0.0,
        };
        let weight: f64 = self.weights.iter().enumerate().map(has).sum();
        // A sum in another order may be a little less than the whole.
        let tenths = (f64::from(STEPS) * weight / self.sum + 1e-9).floor();
        Rung(if self.sum > 0.0 { tenths as u8 } else { 0 })
    }

    /// The steps from the strictest that takes in any image to the first that takes in
    /// `least`; images are counted by their strictest steps.
    pub fn climb(least: usize, rungs: impl Iterator<Item = Rung>) -> Vec<RungUsed> {
        let mut counts = [0; STEPS as usize + 1];
        for rung in rungs {
            counts[usize::from(rung.0)] += 1;
        }
        let mut used = Vec::new();
        let mut matched = 0;
        for step in (0..=STEPS).rev() {
            let new = counts[usize::from(step)];
            matched += new;
            // A step that takes in nothing new is no step.
            if new > 0 || step == 0 {
                let rung = Rung(step);
                used.push(RungUsed { rung, matched });
            }
            if matched >= least {
                break;
            }
        }
        used
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::QueryTerm;

    fn ladder(weights: &[f64], required: &[usize]) -> Ladder {
        let term = |index: usize| QueryTerm {
            required: required.contains(&index),
            ..QueryTerm::word("", &index.to_string(), 1.0)
        };
        let query = Query {
            terms: (0..weights.len()).map(term).collect(),
            ..Query::default()
        };
        Ladder::new(&query, weights.to_vec())
    }

    fn marks(any: &[usize], whole: &[usize]) -> Marks {
        let mut marks = Marks::default();
        any.iter().for_each(|&term| marks.any(term));
        whole.iter().for_each(|&term| marks.whole(term));
        marks
    }

    #[test]
    fn a_step_is_a_share_of_the_weight() {
        let ladder = ladder(&[5.0, 3.0, 1.9, 0.1], &[]);
        assert_eq!(ladder.rung(marks(&[0, 1, 2, 3], &[])), Rung(10));
        assert_eq!(
            ladder.rung(marks(&[0, 1, 2], &[])),
            Rung(9),
            "the weakest is lost first"
        );
        assert_eq!(ladder.rung(marks(&[0], &[])), Rung(5));
        assert_eq!(ladder.rung(marks(&[3], &[])), Rung(0));
        assert_eq!(
            ladder.rung(marks(&[90], &[90])),
            Rung(0),
            "too many to tell apart"
        );
    }

    #[test]
    fn the_ladder_ends_where_enough_match() {
        let told = |least| {
            let rungs = [9, 5, 5, 0].map(Rung).into_iter();
            let used = Ladder::climb(least, rungs).into_iter();
            let told = used.map(|used| format!("{} {}", used.rung, used.matched));
            told.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(told(1), "90% 1");
        assert_eq!(told(2), "90% 1, 50% 3");
        assert_eq!(told(4), "90% 1, 50% 3, any 4");
        assert_eq!(told(9), "90% 1, 50% 3, any 4");
        let none = Ladder::climb(1, std::iter::empty());
        assert_eq!(
            none,
            [RungUsed {
                rung: Rung(0),
                matched: 0
            }]
        );
    }

    #[test]
    fn what_is_required_must_be_there_whole() {
        let ladder = ladder(&[1.0, 1.0, 1.0], &[1]);
        assert!(ladder.requires());
        assert!(ladder.has_required(marks(&[1, 2], &[1])));
        assert!(!ladder.has_required(marks(&[0, 1, 2], &[0, 2])));
    }
}
