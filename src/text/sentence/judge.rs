//! Does a sentence end here, to someone who knows abbreviations, quotations
//! and the ways of people who write reviews?

use super::abbreviation::{Abbreviations, Kind};
use super::around::{
    Next, is_acronym, is_clitic, is_initial, is_new_subject, is_pronoun, is_title, next_word,
    previous_word,
};
use super::ender::{Ender, Run};
use super::period::Stop;
use super::{face, glued};
use crate::text::Language;

/// What is said of one run of terminators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Ends,
    GoesOn,
    /// Ends behind the first full stop; a spaced ellipsis begins the next.
    EndsFirst,
    /// Let the backend say, and if it knows no abbreviations, this.
    Ask(Option<bool>),
}

/// Names that end in an exclamation mark.
const SHOUTED_NAMES: &[&str] = &["yahoo", "jeopardy", "wham", "yum", "joomla"];

pub(super) struct Judge {
    table: Option<&'static Abbreviations>,
    english: bool,
    german: bool,
}

impl Judge {
    pub(super) fn new(language: Language) -> Self {
        Judge {
            table: Abbreviations::of(language),
            english: language == Language::English,
            german: language == Language::German,
        }
    }

    /// Says whether the sentence that began at `begin` ends at `ender`.
    pub(super) fn verdict(&self, text: &str, begin: usize, ender: &Ender) -> Verdict {
        if ender.next >= text.len() {
            return Verdict::GoesOn;
        }
        if ender.run == Run::Face {
            return after_face(text, begin, ender);
        }
        // `[...]` and `(?)` stand for something left out.
        if ender.closed && text[..ender.start].ends_with(['[', '(']) {
            return Verdict::GoesOn;
        }
        let behind = &text[ender.end..];
        if behind.starts_with([',', ';', ':', '-', '–', '—', '\'', '’', '/'])
            || text[ender.next..].starts_with([',', ';'])
        {
            return Verdict::GoesOn;
        }
        if ender.next == ender.end {
            return match glued::ends(text, ender, self.table) {
                true => Verdict::Ends,
                false if behind.starts_with(|c: char| c.is_alphanumeric() && c.is_ascii()) => {
                    Verdict::GoesOn
                }
                false => Verdict::Ask(None),
            };
        }
        let (next, word) = next_word(text, ender.next);
        if ender.closed && next == Next::Small {
            return Verdict::GoesOn;
        }
        match ender.run {
            Run::Strong => self.strong(text, begin, ender, next, word),
            Run::Ellipsis => self.ellipsis(ender, next, word),
            Run::Period => self.period(text, begin, ender, next, word),
            Run::Face => Verdict::GoesOn,
        }
    }

    fn strong(&self, text: &str, begin: usize, ender: &Ender, next: Next, word: &str) -> Verdict {
        let name = previous_word(text, ender.start);
        if SHOUTED_NAMES.iter().any(|n| n.eq_ignore_ascii_case(name)) && !ender.closed {
            return match next {
                Next::Small => Verdict::GoesOn,
                Next::Capital if !self.is_starter(word) => Verdict::GoesOn,
                _ => Verdict::Ends,
            };
        }
        match next {
            Next::Capital | Next::Digit => Verdict::Ends,
            // A title with its own mark: `saw Oklahoma! with friends`.
            Next::Small if is_title(&text[begin..ender.start], name) && !is_new_subject(word) => {
                Verdict::GoesOn
            }
            Next::Small if self.table.is_some() => Verdict::Ends,
            _ => Verdict::Ask(Some(true)),
        }
    }

    fn ellipsis(&self, ender: &Ender, next: Next, word: &str) -> Verdict {
        match next {
            Next::Small | Next::Digit if ender.faced => Verdict::Ask(Some(true)),
            Next::Small | Next::Digit => Verdict::GoesOn,
            // The pronoun has a capital anywhere; a spaced ellipsis is a pause.
            Next::Capital if ender.detached && self.english && is_pronoun(word) => Verdict::GoesOn,
            Next::Capital if ender.first_end.is_some() => Verdict::EndsFirst,
            Next::Capital => Verdict::Ends,
            Next::Other | Next::Nothing => Verdict::Ask(Some(true)),
        }
    }

    fn period(&self, text: &str, begin: usize, ender: &Ender, next: Next, word: &str) -> Verdict {
        let Some(table) = self.table else {
            return Verdict::Ask(None);
        };
        if ender.faced || ender.closed {
            return match next {
                Next::Capital | Next::Digit => Verdict::Ends,
                _ => Verdict::Ask(Some(true)),
            };
        }
        let at = text[..ender.start].trim_end().len();
        let previous = previous_word(text, at);
        let last = previous.rsplit('-').next().unwrap_or(previous);
        let stop = Stop {
            sentence: &text[begin..at],
            last,
            before: previous_word(text, text[..at - previous.len()].trim_end().len()),
            next,
            word,
            starter: self.is_starter(word),
        };
        match table.kind(last) {
            Some(kind) if kind != Kind::Unit || stop.before.ends_with(char::is_numeric) => {
                match stop.abbreviation(kind) {
                    // `U.S. Government`: a name goes on more often than it ends.
                    Verdict::Ask(_) if is_acronym(last) => Verdict::Ask(Some(false)),
                    verdict => verdict,
                }
            }
            _ if is_acronym(last) || (is_initial(last) && !is_clitic(text, at)) => stop.initials(),
            // Ordinal numbers: `am 3. Oktober`.
            _ if self.german && last.bytes().all(|b| b.is_ascii_digit()) => {
                Verdict::Ask(Some(false))
            }
            _ => stop.word(),
        }
    }

    fn is_starter(&self, word: &str) -> bool {
        self.table.is_some_and(|table| table.is_starter(word))
    }
}

/// A face ends a sentence if it comes behind words and a capital follows.
fn after_face(text: &str, begin: usize, ender: &Ender) -> Verdict {
    let behind_words = text[begin..ender.start].contains(char::is_alphanumeric);
    let apart = ender.next > ender.end;
    let (next, _) = next_word(text, ender.next);
    match behind_words && apart && next == Next::Capital && !face::is_heart(text, ender.start) {
        true => Verdict::Ends,
        false => Verdict::GoesOn,
    }
}
