//! How good a line would be as a caption.

use super::clause::Cut;
use super::pieces::first_word;
use super::render::Line;
use crate::caption::article::Article;
use crate::caption::choose::Candidate;
use crate::caption::{Caption, Reason, Settings};

/// w, adding up to 1: keyphrases, words, title and place. Set by hand; others
/// were no better on news with captions (corpora/SCORES.md).
pub(super) const WEIGHTS: [f64; 4] = [0.3, 0.2, 0.2, 0.3];

/// A caption that begins with "he" needs the sentence before it.
const LEANS: f64 = 0.7;

/// What is cut off in the middle reads badly, but says what its sentence began to say.
const CUT_SHORT: f64 = 0.7;

/// A caption of this share of the budget says enough; a shorter one loses in proportion to
/// the square root of its length.
const ENOUGH: f64 = 0.6;

/// So that a line without any of it still is one.
const LEAST: f64 = 1e-6;

/// What a line covers, before it is compared with the others.
struct Worth {
    terms: Vec<u32>,
    phrases: Vec<usize>,
    parts: [f64; 4],
}

pub(super) fn candidates(
    article: &Article<'_>,
    lines: Vec<Line>,
    settings: &Settings,
) -> Vec<Candidate> {
    let first = lines.first().map_or(0, |line| line.sentence);
    let phrases = article.phrases;
    let mentions: Vec<Vec<std::ops::Range<usize>>> = phrases
        .iter()
        .map(|phrase| {
            phrase
                .mentions
                .iter()
                .map(|p| article.tokens_at(p))
                .collect()
        })
        .collect();
    let worths: Vec<Worth> = lines
        .iter()
        .map(|line| worth(article, line, &mentions, first))
        .collect();
    let mut most = [LEAST; 4];
    for worth in &worths {
        for (most, part) in most.iter_mut().zip(worth.parts) {
            *most = most.max(part);
        }
    }
    let pairs = lines.into_iter().zip(worths);
    let candidate = |(line, worth): (Line, Worth)| {
        let mut score = LEAST;
        let mut reasons = Vec::new();
        for (at, (weight, part)) in WEIGHTS.iter().zip(worth.parts).enumerate() {
            // A sum over nothing is −0.
            let share = part / most[at] + 0.0;
            score += weight * share;
            reasons.push(reason(article, at, share, &line, &worth));
        }
        for (factor, told) in factors(article, &line, settings) {
            score *= factor;
            reasons.push(told);
        }
        let score = score.min(1.0);
        Candidate {
            caption: Caption {
                score,
                words: line.words,
                spans: line.spans,
                shortened: line.cut == Cut::Short,
                text: line.text,
                reasons,
            },
            relevance: score,
            terms: worth.terms,
        }
    };
    pairs.map(candidate).collect()
}

fn worth(
    article: &Article<'_>,
    line: &Line,
    mentions: &[Vec<std::ops::Range<usize>>],
    first: usize,
) -> Worth {
    let mut terms: Vec<u32> = Vec::new();
    for at in line.parts.iter().flat_map(Clone::clone) {
        match article.term(article.token(at)) {
            Some(term) if !article.is_stop(at) => terms.push(term as u32),
            _ => {}
        }
    }
    terms.sort_unstable();
    terms.dedup();
    let counted = &article.context.terms;
    let words: f64 = terms
        .iter()
        .map(|&t| f64::from(counted.frequency[t as usize]) * counted.idf[t as usize])
        .sum();
    let inside = |place: &std::ops::Range<usize>| {
        let holds =
            |part: &std::ops::Range<usize>| part.start <= place.start && place.end <= part.end;
        !place.is_empty() && line.parts.iter().any(holds)
    };
    let phrases: Vec<usize> = (0..mentions.len())
        .filter(|&at| mentions[at].iter().any(inside))
        .collect();
    let keyphrases = phrases
        .iter()
        .map(|&at| article.phrases[at].consensus)
        .sum();
    let title = terms
        .iter()
        .filter(|&&t| article.in_title[t as usize])
        .map(|&t| counted.idf[t as usize])
        .sum();
    // The first sentences of an article say what it is about.
    let place = 1.0 / ((line.sentence - first) as f64 + 1.0).sqrt();
    Worth {
        terms,
        phrases,
        parts: [keyphrases, words, title, place],
    }
}

fn reason(article: &Article<'_>, at: usize, value: f64, line: &Line, worth: &Worth) -> Reason {
    let (name, words) = match at {
        0 => {
            let phrase = |&at: &usize| article.phrases[at].phrase.as_str();
            let list: Vec<&str> = worth.phrases.iter().map(phrase).collect();
            ("keyphrases", list.join(", "))
        }
        1 => (
            "words",
            format!("{} that are no stop words", worth.terms.len()),
        ),
        2 => {
            let shared = worth
                .terms
                .iter()
                .filter(|&&t| article.in_title[t as usize]);
            ("title", format!("{} of its words", shared.count()))
        }
        _ => {
            let first = article
                .sentences()
                .iter()
                .filter(|s| article.is_title(s))
                .count();
            let first = if line.sentence < first { 0 } else { first };
            let all = article.sentences().len() - first;
            (
                "place",
                format!("sentence {} of {all}", line.sentence - first + 1),
            )
        }
    };
    Reason { name, value, words }
}

/// What the sum is multiplied by, each with why.
fn factors(article: &Article<'_>, line: &Line, settings: &Settings) -> Vec<(f64, Reason)> {
    let enough = (ENOUGH * settings.words as f64).max(1.0);
    let fit = (line.words as f64 / enough).min(1.0).sqrt();
    let mut found = Vec::new();
    let mut add = |name, value, words| found.push((value, Reason { name, value, words }));
    add(
        "length",
        fit,
        format!("{} of {} words", line.words, settings.words),
    );
    let start = line.parts.first().cloned().unwrap_or_default();
    if let Some(at) = first_word(article, start)
        && article.joints.is_pronoun(article.normal(at))
    {
        add(
            "pronoun",
            LEANS,
            format!("begins with “{}”", article.normal(at)),
        );
    }
    match line.cut {
        Cut::Whole => {}
        Cut::Clause => add("cut", 1.0, "a clause of its sentence".to_owned()),
        Cut::Aside => add("cut", 1.0, "without an aside".to_owned()),
        Cut::Short => add("cut", CUT_SHORT, "cut off: its sentence goes on".to_owned()),
    }
    found
}
