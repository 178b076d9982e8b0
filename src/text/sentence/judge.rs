//! Does a sentence end here, to someone who knows abbreviations, quotations
//! and the ways of people who write reviews?

use super::abbreviation::{Abbreviations, Kind};
use super::ender::{Ender, Run};
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

/// How the text behind a run begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Capital,
    Small,
    Digit,
    /// A script without case, a currency sign, a dash.
    Other,
    Nothing,
}

/// Names that end in an exclamation mark.
const SHOUTED_NAMES: &[&str] = &["yahoo", "jeopardy", "wham", "yum", "joomla"];

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

/// Words that carry on no sentence after an abbreviation, even in small letters.
const NEW_SUBJECTS: &[&str] = &[
    "i", "it", "it's", "its", "they", "we", "he", "she", "this", "these", "you", "there", "i'm",
    "i've", "my",
];

/// No word that is judged is longer.
const REACH: usize = 32;

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
            Run::Strong => self.strong(text, ender, next, word),
            Run::Ellipsis => self.ellipsis(ender, next, word),
            Run::Period => self.period(text, begin, ender, next, word),
            Run::Face => Verdict::GoesOn,
        }
    }

    fn strong(&self, text: &str, ender: &Ender, next: Next, word: &str) -> Verdict {
        let name = previous_word(text, ender.start).to_lowercase();
        if SHOUTED_NAMES.contains(&name.as_str()) && !ender.closed {
            return match next {
                Next::Small => Verdict::GoesOn,
                Next::Capital if !self.is_starter(word) => Verdict::GoesOn,
                _ => Verdict::Ends,
            };
        }
        match next {
            Next::Capital | Next::Digit => Verdict::Ends,
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
        let before = previous_word(text, text[..at - previous.len()].trim_end().len());
        let starter = self.is_starter(word);
        if let Some(kind) = self.kind(table, last, before) {
            return match self.abbreviation(text, begin, at, kind, next, word) {
                // `U.S. Government`: a name goes on more often than it ends.
                Verdict::Ask(_) if is_acronym(last) => Verdict::Ask(Some(false)),
                verdict => verdict,
            };
        }
        if is_acronym(last) || is_initial(last) {
            return match next {
                Next::Small if is_initial(last) && starter => Verdict::Ends,
                Next::Small | Next::Digit => Verdict::GoesOn,
                Next::Capital if starter || (last == "I" && !is_name(before)) => Verdict::Ends,
                Next::Capital if is_acronym(last) => Verdict::Ask(Some(false)),
                Next::Capital if is_name(before) || before.is_empty() => Verdict::GoesOn,
                _ => Verdict::Ask(Some(true)),
            };
        }
        match next {
            // Ordinal numbers: `am 3. Oktober`.
            _ if self.german && last.bytes().all(|b| b.is_ascii_digit()) => {
                Verdict::Ask(Some(false))
            }
            _ => Verdict::Ask(Some(true)),
        }
    }

    fn kind(&self, table: &Abbreviations, word: &str, before: &str) -> Option<Kind> {
        let kind = table.kind(word)?;
        let counted = before.ends_with(|c: char| c.is_numeric());
        (kind != Kind::Unit || counted).then_some(kind)
    }

    fn abbreviation(
        &self,
        text: &str,
        begin: usize,
        at: usize,
        kind: Kind,
        next: Next,
        word: &str,
    ) -> Verdict {
        let starter = self.is_starter(word);
        let lower = word.to_lowercase();
        match (kind, next) {
            (Kind::Title | Kind::Inner, _) => Verdict::GoesOn,
            (Kind::Name, Next::Capital) if starter => Verdict::Ends,
            (Kind::Name, _) => Verdict::GoesOn,
            (Kind::Number, Next::Digit) => Verdict::GoesOn,
            (Kind::Number, Next::Capital) if starter => Verdict::Ends,
            (Kind::Number, _) => Verdict::Ask(Some(true)),
            (_, Next::Digit) => Verdict::GoesOn,
            (_, Next::Small) if NEW_SUBJECTS.contains(&lower.as_str()) => Verdict::Ends,
            (_, Next::Small) => Verdict::GoesOn,
            (Kind::Clock, Next::Capital) if AFTER_CLOCK.contains(&lower.as_str()) => {
                Verdict::GoesOn
            }
            (_, Next::Capital) if starter => Verdict::Ends,
            (Kind::Clock, Next::Capital) => {
                let first = text[begin..at].split_whitespace().next().unwrap_or("");
                let few = text[begin..at].split_whitespace().take(5).count() < 5;
                match few && BEFORE_CLOCK.contains(&first.to_lowercase().as_str()) {
                    true => Verdict::GoesOn,
                    false => Verdict::Ends,
                }
            }
            _ => Verdict::Ask(Some(true)),
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

/// The word before `at`, with inner full stops, apostrophes and hyphens.
fn previous_word(text: &str, at: usize) -> &str {
    let floor = text.floor_char_boundary(at.saturating_sub(REACH));
    let near = &text[floor..at];
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '°' | 'º');
    let start = near
        .char_indices()
        .rev()
        .find(|(_, c)| !inner(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    near[start..].trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// The word at `at` behind opening marks, and how it begins.
fn next_word(text: &str, at: usize) -> (Next, &str) {
    let opening = |c: char| {
        matches!(
            c,
            '"' | '\''
                | '“'
                | '‘'
                | '«'
                | '('
                | '['
                | '{'
                | '¿'
                | '¡'
                | '*'
                | '_'
                | '~'
                | '#'
                | '-'
                | '–'
                | '—'
                | '•'
                | '.'
                | '…'
                | '„'
                | '`'
                | ' '
        )
    };
    let near = &text[at..text.floor_char_boundary((at + REACH).min(text.len()))];
    let near = near.trim_start_matches(opening);
    let word = near
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .next()
        .unwrap_or(near);
    let next = match near.chars().next() {
        None => Next::Nothing,
        Some(c) if c.is_numeric() => Next::Digit,
        Some(c) if c.is_uppercase() => Next::Capital,
        Some(c) if c.is_lowercase() => Next::Small,
        Some(_) => Next::Other,
    };
    (next, word)
}

/// Letters with a full stop behind each: `U.S`, `Ph.D`, `J.R.R`.
fn is_acronym(word: &str) -> bool {
    let mut parts = word.split('.');
    let short = |part: &str| part.len() <= 2 && part.starts_with(char::is_alphabetic);
    word.contains('.') && parts.all(short)
}

fn is_initial(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(char::is_alphabetic) && characters.next().is_none()
}

/// Whether a word may be the first part of a name.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.len() > 1 || is_initial(word.trim_end_matches('.'))
}

fn is_pronoun(word: &str) -> bool {
    word == "I" || word.starts_with("I'") || word.starts_with("I’")
}
