//! Too many terms find nothing, too few the wrong thing: how much of a query must match?

use std::fmt;

use crate::query::Query;

/// Terms that are told apart; the lightest ones beyond it only add to the score.
const MOST_TERMS: usize = 64;

/// How much of a query an image must have. Each step takes in what the one before takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rung {
    /// So many of its terms, phrases as they stand.
    Phrases(u32),
    /// One of its phrases as it stands, or all words of so many of its terms.
    Terms(u32),
    /// Any of its words.
    Words,
}

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
        match self {
            Rung::Phrases(count) => write!(f, "phrases:{count}"),
            Rung::Terms(count) => write!(f, "terms:{count}"),
            Rung::Words => f.write_str("words"),
        }
    }
}

/// Which terms an image has, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// As they stand.
    phrases: u64,
    /// All words of them.
    whole: u64,
}

impl Marks {
    pub fn phrase(&mut self, term: usize) {
        if term < MOST_TERMS {
            self.phrases |= 1 << term;
        }
    }

    pub fn whole(&mut self, term: usize) {
        if term < MOST_TERMS {
            self.whole |= 1 << term;
        }
    }

    /// The strictest step that takes it in.
    pub fn rung(self) -> Rung {
        match (self.phrases.count_ones(), self.whole.count_ones()) {
            (0, 0) => Rung::Words,
            (0, terms) => Rung::Terms(terms),
            (phrases, _) => Rung::Phrases(phrases),
        }
    }

    pub fn is_taken(self, rung: Rung) -> bool {
        match rung {
            Rung::Phrases(count) => self.phrases.count_ones() >= count,
            Rung::Terms(count) => self.phrases != 0 || self.whole.count_ones() >= count,
            Rung::Words => true,
        }
    }
}

/// Terms that an image must have all words of.
pub(super) struct Required(u64);

impl Required {
    pub fn of(query: &Query) -> Required {
        let terms = query.terms.iter().take(MOST_TERMS).enumerate();
        let bits = terms.map(|(index, term)| u64::from(term.required) << index);
        Required(bits.fold(0, |all, bit| all | bit))
    }

    pub fn is_empty(&self) -> bool {
        self.0 == 0
    }

    pub fn are_met(&self, marks: Marks) -> bool {
        marks.whole & self.0 == self.0
    }
}

/// Steps from the strictest that takes in any image down to the first that takes in `least`.
pub(super) fn climb(query: &Query, least: usize, marks: &[Marks]) -> Vec<RungUsed> {
    let terms = query.terms.len().min(MOST_TERMS) as u32;
    let phrases = (1..=terms).rev().map(Rung::Phrases);
    let whole = (1..=terms).rev().map(Rung::Terms);
    let rungs = phrases.chain(whole).chain([Rung::Words]);
    let mut used: Vec<RungUsed> = Vec::new();
    for rung in rungs {
        let matched = marks.iter().filter(|marks| marks.is_taken(rung)).count();
        let more = used
            .last()
            .map_or(matched > 0, |before| matched > before.matched);
        // A step that takes in nothing new is no step.
        if more || rung == Rung::Words {
            used.push(RungUsed { rung, matched });
        }
        if matched >= least {
            break;
        }
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::QueryTerm;

    fn query(terms: usize) -> Query {
        Query {
            terms: (0..terms)
                .map(|i| QueryTerm::word(&i.to_string()))
                .collect(),
            ..Query::default()
        }
    }

    fn marks(phrases: &[usize], whole: &[usize]) -> Marks {
        let mut marks = Marks::default();
        phrases.iter().for_each(|&term| marks.phrase(term));
        whole.iter().for_each(|&term| marks.whole(term));
        marks
    }

    #[test]
    fn the_ladder_ends_where_enough_match() {
        let images = [
            marks(&[0, 1], &[0, 1]),
            marks(&[0], &[0, 1, 2]),
            marks(&[], &[0, 2]),
            marks(&[], &[1]),
            marks(&[], &[]),
        ];
        let told = |least| {
            let used = climb(&query(3), least, &images);
            let told = used
                .iter()
                .map(|used| format!("{} {}", used.rung, used.matched));
            told.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(told(1), "phrases:2 1");
        assert_eq!(told(2), "phrases:2 1, phrases:1 2");
        assert_eq!(told(3), "phrases:2 1, phrases:1 2, terms:2 3");
        assert_eq!(
            told(9),
            "phrases:2 1, phrases:1 2, terms:2 3, terms:1 4, words 5"
        );
    }

    #[test]
    fn each_image_has_its_strictest_step() {
        assert_eq!(marks(&[3, 4], &[3, 4, 5]).rung(), Rung::Phrases(2));
        assert_eq!(marks(&[], &[5]).rung(), Rung::Terms(1));
        assert_eq!(marks(&[], &[]).rung(), Rung::Words);
        assert_eq!(
            marks(&[90], &[90]).rung(),
            Rung::Words,
            "too many terms to tell apart"
        );
    }

    #[test]
    fn what_is_required_must_be_there() {
        let mut query = query(3);
        assert!(Required::of(&query).is_empty());
        query.terms[1].required = true;
        let required = Required::of(&query);
        assert!(required.are_met(marks(&[], &[1, 2])));
        assert!(!required.are_met(marks(&[0], &[0, 2])));
    }
}
