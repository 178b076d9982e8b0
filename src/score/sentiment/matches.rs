use std::ops::Range;

use super::units::{Fact, Gap, Parts, Unit, Vocabulary};
use crate::lexicon::{Cue, CueKind, EntryId, Form, Rules, SentimentLexicon};

/// Words that carry a valence, before any rule.
#[derive(Debug, Clone)]
pub(super) struct Match {
    /// Units it covers.
    pub units: Range<usize>,
    /// Its entry; none for ratings and for what is "too" much of itself.
    pub entry: Option<EntryId>,
    pub valence: f64,
    pub subjectivity: f64,
    pub lengthened: bool,
    /// "better", "nicer": compares.
    pub comparative: bool,
    /// Ratings are what they are; rules leave them alone.
    pub fixed: bool,
}

/// A cue and the units it covers.
#[derive(Debug, Clone)]
pub(super) struct CueAt {
    pub units: Range<usize>,
    pub cue: Cue,
}

/// What was found in one sentence.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub matches: Vec<Match>,
    pub cues: Vec<CueAt>,
    /// Of markers that carry no valence.
    pub markers: Vec<f64>,
}

impl Found {
    pub(super) fn clear(&mut self) {
        self.matches.clear();
        self.cues.clear();
        self.markers.clear();
    }
}

/// Finds matches and cues, the longest first at each word; `taken` units are ratings.
pub(super) fn find(
    vocabulary: &Vocabulary,
    parts: &Parts,
    lexicon: &SentimentLexicon,
    rules: &Rules,
    domain: Option<u16>,
    found: &mut Found,
) {
    let units = &parts.units;
    let mut at = 0;
    let mut marked_until = 0;
    while at < units.len() {
        let fact = vocabulary.fact(&units[at]);
        let next = |k: usize| word_after(vocabulary, units, at, k);
        if let Some(head) = fact.marker.filter(|_| at >= marked_until)
            && let Some((length, degree)) = rules.longest_marker(head, next)
        {
            found.markers.push(degree);
            marked_until = at + length;
        }
        if let Some(rating) = found
            .matches
            .iter()
            .find(|found| found.fixed && found.units.start == at)
        {
            at = rating.units.end;
            continue;
        }
        let cue = fact.cue.and_then(|head| rules.longest(head, next));
        let cue_length = cue.map_or(0, |(length, _)| length);
        let phrase = fact
            .phrases
            .iter()
            .flatten()
            .find_map(|&head| lexicon.longest(head, next));
        if let Some((length, entry)) = phrase.filter(|(length, _)| *length >= cue_length) {
            push_match(
                found,
                lexicon,
                entry,
                at..at + length,
                domain,
                fact,
                Form::Exact,
            );
            at += length;
            continue;
        }
        if let Some((length, cue)) = cue {
            found.cues.push(CueAt {
                units: at..at + length,
                cue,
            });
        }
        if cue_length < 2
            && let Some(hit) = fact.hit
        {
            push_match(
                found,
                lexicon,
                hit.entry,
                at..at + 1,
                domain,
                fact,
                hit.form,
            );
        }
        at += cue_length.max(1);
    }
    found.matches.sort_by_key(|found| found.units.start);
    settle_double_roles(units, found);
}

fn push_match(
    found: &mut Found,
    lexicon: &SentimentLexicon,
    entry: EntryId,
    units: Range<usize>,
    domain: Option<u16>,
    fact: &Fact,
    form: Form,
) {
    let known = lexicon.entry(entry);
    found.matches.push(Match {
        entry: Some(entry),
        valence: known.valence_in(domain),
        subjectivity: known.subjectivity,
        lengthened: units.len() == 1 && fact.hit.is_some_and(|hit| hit.lengthened),
        comparative: form == Form::Comparative || matches!(fact.text, "better" | "worse"),
        fixed: false,
        units,
    });
}

/// The k-th word after `at`, unless a comma or the end of a clause stands between.
fn word_after<'a>(
    vocabulary: &Vocabulary<'a>,
    units: &[Unit],
    at: usize,
    k: usize,
) -> Option<&'a str> {
    let unit = units.get(at + k)?;
    (unit.gap == Gap::Open).then(|| vocabulary.fact(unit).text)
}

/// A word may be cue and carrier at once ("terribly", "lacks", "hoped"). Where another
/// carrier follows it is a cue, where none does it speaks for itself.
fn settle_double_roles(units: &[Unit], found: &mut Found) {
    let Found { matches, cues, .. } = found;
    let mut index = 0;
    while index < matches.len() {
        let own = matches[index].units.clone();
        let cue = cues.iter().position(|cue| cue.units == own);
        let Some(cue) = cue.filter(|&cue| !speaks_anyway(cues[cue].cue.kind)) else {
            index += 1;
            continue;
        };
        let follows = matches.get(index + 1).is_some_and(|next| {
            next.units.start <= own.end + 2
                && units[own.end..=next.units.start]
                    .iter()
                    .all(|unit| unit.gap == Gap::Open)
        });
        if follows {
            matches.remove(index);
        } else {
            cues.remove(cue);
            index += 1;
        }
    }
}

/// "Unfortunately" is a contrast and a complaint.
fn speaks_anyway(kind: CueKind) -> bool {
    matches!(
        kind,
        CueKind::Contrast
            | CueKind::Concession
            | CueKind::Clause
            | CueKind::Part
            | CueKind::Irrealis
    )
}
