//! Ratings written out: "8/10", "2 out of 5 stars", "zero stars".

use std::ops::Range;

use super::matches::Match;
use super::units::{Gap, Unit, Vocabulary};

/// Six of ten is where reviewers turn from blame to praise.
const NEUTRAL_SHARE: f64 = 0.6;
/// The valence of full marks; no marks at all reach −4.
const FULL_MARKS: f64 = 3.5;
/// A verdict in numbers is an opinion.
const SUBJECTIVITY: f64 = 0.9;
/// Stars that name no maximum are of five.
const STARS: f64 = 5.0;

/// Adds a match for each rating in the sentence.
pub(super) fn find(vocabulary: &Vocabulary, units: &[Unit], text: &str, matches: &mut Vec<Match>) {
    let mut at = 0;
    while at < units.len() {
        match rating_at(vocabulary, units, text, at) {
            Some((range, share)) => {
                at = range.end;
                matches.push(Match {
                    units: range,
                    entry: None,
                    valence: valence(share),
                    subjectivity: SUBJECTIVITY,
                    lengthened: false,
                    comparative: false,
                    fixed: true,
                });
            }
            None => at += 1,
        }
    }
}

fn valence(share: f64) -> f64 {
    if share >= NEUTRAL_SHARE {
        (share - NEUTRAL_SHARE) / (1.0 - NEUTRAL_SHARE) * FULL_MARKS
    } else {
        (share - NEUTRAL_SHARE) / NEUTRAL_SHARE * 4.0
    }
}

fn rating_at(
    vocabulary: &Vocabulary,
    units: &[Unit],
    text: &str,
    at: usize,
) -> Option<(Range<usize>, f64)> {
    let first = vocabulary.fact(units.get(at)?);
    if !first.countable {
        return None;
    }
    let first = first.text;
    let word = |k: usize| {
        let unit = units.get(at + k)?;
        (k == 0 || unit.gap == Gap::Open).then(|| vocabulary.fact(unit).text)
    };
    let between = |k: usize| {
        let (left, right) = (units.get(at + k - 1)?, units.get(at + k)?);
        text.get(left.span.end..right.span.start).map(str::trim)
    };
    let slash = |k: usize| between(k) == Some("/");
    let stars = |k: usize| matches!(word(k), Some("star" | "stars"));
    if let Some((points, of)) = first.split_once('/') {
        let share = share(points.parse().ok()?, of.parse().ok()?, stars(1))?;
        return Some((at..at + 1 + usize::from(stars(1)), share));
    }
    let points = number(first)?;
    let of = if slash(1) && !slash(2) {
        Some((1, word(1)))
    } else if word(1) == Some("out") && word(2) == Some("of") {
        Some((3, word(3)))
    } else if stars(1) && word(2) == Some("out") && word(3) == Some("of") {
        Some((4, word(4)))
    } else {
        None
    };
    if let Some((k, of)) = of {
        let named = stars(k + 1) || stars(1) || word(1) == Some("out");
        let share = share(points, number(of?)?, named)?;
        return Some((at..at + k + 1 + usize::from(stars(k + 1)), share));
    }
    // "5-star hotel" is a class of hotel, no verdict.
    let verdict = stars(1) && points <= STARS && (word(1) == Some("stars") || points <= 1.0);
    verdict.then(|| (at..at + 2, points / STARS))
}

/// Only scales that reviewers use: "24/7" and "1/2" are no ratings, "3/4" only of stars.
fn share(points: f64, of: f64, named: bool) -> Option<f64> {
    let scale = of == 5.0 || of == 10.0 || of == 100.0 || named && of == 4.0;
    (scale && (0.0..=of).contains(&points)).then_some(points / of)
}

/// Whether a rating can begin with this word.
pub(super) fn is_countable(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || number(word).is_some()
}

fn number(word: &str) -> Option<f64> {
    const WORDS: [&str; 11] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    match WORDS.iter().position(|name| *name == word) {
        Some(number) => Some(number as f64),
        None if word == "no" => Some(0.0),
        None if !word.starts_with(|c: char| c.is_ascii_digit()) => None,
        None => word.parse().ok().filter(|number: &f64| number.is_finite()),
    }
}
