//! Does a sentence end behind a single full stop?

use super::abbreviation::Kind;
use super::around::{Next, is_initial, is_name, is_new_subject, is_plain, is_title};
use super::judge::Verdict;

/// What may follow the time of day.
const AFTER_CLOCK: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "eastern",
    "central",
    "mountain",
    "pacific",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A sentence does not consist of one of these and a time of day.
const BEFORE_CLOCK: &[&str] = &[
    "at", "by", "around", "before", "after", "until", "till", "since", "from", "about",
];

/// One full stop and what stands around it.
pub(super) struct Stop<'a> {
    /// The sentence up to the full stop.
    pub(super) sentence: &'a str,
    pub(super) last: &'a str,
    pub(super) before: &'a str,
    pub(super) next: Next,
    pub(super) word: &'a str,
    /// The next word is a function word.
    pub(super) starter: bool,
}

impl Stop<'_> {
    pub(super) fn abbreviation(&self, kind: Kind) -> Verdict {
        let follows = |list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(self.word));
        match (kind, self.next) {
            (Kind::Title | Kind::Inner, _) => Verdict::GoesOn,
            (Kind::Name, Next::Capital) if self.starter => Verdict::Ends,
            (Kind::Name, _) => Verdict::GoesOn,
            (Kind::Number, Next::Digit) => Verdict::GoesOn,
            (Kind::Number, Next::Capital) if self.starter => Verdict::Ends,
            // `last Sat. night`, but `No. good`.
            (Kind::Number, Next::Small) if is_title(self.sentence, self.last) => {
                match is_new_subject(self.word) {
                    true => Verdict::Ends,
                    false => Verdict::GoesOn,
                }
            }
            (Kind::Number, _) => Verdict::Ask(Some(true)),
            (_, Next::Digit) => Verdict::GoesOn,
            (_, Next::Small) if is_new_subject(self.word) => Verdict::Ends,
            (_, Next::Small) => Verdict::GoesOn,
            (Kind::Clock, Next::Capital) if follows(AFTER_CLOCK) => Verdict::GoesOn,
            (_, Next::Capital) if self.starter => Verdict::Ends,
            (Kind::Clock, Next::Capital) => match self.is_time_alone() {
                true => Verdict::GoesOn,
                false => Verdict::Ends,
            },
            _ => Verdict::Ask(Some(true)),
        }
    }

    /// Whether the sentence so far is no more than `At 5 p.m`.
    fn is_time_alone(&self) -> bool {
        let mut words = self.sentence.split_whitespace();
        let first = words.next().unwrap_or("");
        words.nth(3).is_none() && BEFORE_CLOCK.iter().any(|w| w.eq_ignore_ascii_case(first))
    }

    /// Behind an initial or an acronym.
    pub(super) fn initials(&self) -> Verdict {
        let initial = is_initial(self.last);
        match self.next {
            Next::Small if initial && self.starter => Verdict::Ends,
            Next::Small | Next::Digit => Verdict::GoesOn,
            Next::Capital if self.starter => Verdict::Ends,
            Next::Capital if self.last == "I" && !is_name(self.before) => Verdict::Ends,
            Next::Capital if !initial => Verdict::Ask(Some(false)),
            Next::Capital if is_name(self.before) || self.before.is_empty() => Verdict::GoesOn,
            _ => Verdict::Ask(Some(true)),
        }
    }

    /// Behind a word like any other.
    pub(super) fn word(&self) -> Verdict {
        match self.next {
            // The backend holds back in lists and where it misreads apostrophes
            // as quotation marks; a plain word before a capital needs no advice.
            Next::Capital if self.starter || is_plain(self.last) => Verdict::Ends,
            Next::Small if is_new_subject(self.word) => Verdict::Ends,
            _ => Verdict::Ask(Some(true)),
        }
    }
}
