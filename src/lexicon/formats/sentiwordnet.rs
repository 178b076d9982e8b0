//! SentiWordNet 3.0: scores of senses, made into one of each word.

use std::collections::HashMap;

use super::Format;
use super::read::wrong;
use super::recognize::data_lines;
use crate::lexicon::{LexiconError, SentimentLexicon};

/// Σ (pos − neg)/k, Σ (pos + neg)/k and Σ 1/k of one term.
#[derive(Default)]
struct Sums {
    polarity: f64,
    subjectivity: f64,
    weight: f64,
}

pub(super) fn read(text: &str, name: &str) -> Result<SentimentLexicon, LexiconError> {
    let mut terms: Vec<(&str, Sums)> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (line, raw) in data_lines(text) {
        let fail = |what: String| wrong(name, line, Format::SentiWordNet, what);
        let columns: Vec<&str> = raw.split('\t').map(str::trim_ascii).collect();
        let [_, _, good, bad, senses, ..] = columns.as_slice() else {
            return Err(fail("fewer than five columns".to_owned()));
        };
        let score = |text: &str| {
            let score = text.parse::<f64>().ok();
            score
                .filter(|score| (0.0..=1.0).contains(score))
                .ok_or_else(|| fail(format!("a score is `{text}`; write a number from 0 to 1")))
        };
        let (good, bad) = (score(good)?, score(bad)?);
        for sense in senses.split_ascii_whitespace() {
            let (term, rank) = sense.rsplit_once('#').unwrap_or((sense, ""));
            let rank = rank.parse::<u16>().ok().filter(|rank| *rank > 0);
            let (Some(rank), false) = (rank, term.is_empty()) else {
                return Err(fail(format!("`{sense}` is no sense; write `term#1`")));
            };
            let place = *places.entry(term).or_insert_with(|| {
                terms.push((term, Sums::default()));
                terms.len() - 1
            });
            let sums = &mut terms[place].1;
            // The first sense of a word is its commonest, and ranks fall off about as 1/k.
            let weight = 1.0 / f64::from(rank);
            sums.polarity += weight * (good - bad);
            sums.subjectivity += weight * (good + bad);
            sums.weight += weight;
        }
    }
    let lines = terms.into_iter().filter_map(|(term, sums)| {
        let valence = 4.0 * sums.polarity / sums.weight;
        let subjectivity = (sums.subjectivity / sums.weight).min(1.0);
        // A phrase that says nothing would only hide the words in it.
        let idle = valence == 0.0 && subjectivity == 0.0 && term.contains('_');
        (!idle).then(|| {
            (
                term.replace('_', " "),
                valence.clamp(-4.0, 4.0),
                subjectivity,
            )
        })
    });
    Ok(SentimentLexicon::from_lines(lines))
}
