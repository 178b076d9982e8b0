//! Readers of the formats that have one line a term.

use super::Format;
use super::recognize::{data_lines, is_comment};
use crate::lexicon::{LexiconError, SentimentLexicon};

/// What a list of good words makes of each: plainly good, as most of its words are.
pub(super) const LISTED: f64 = 2.0;
/// AFINN's 5 is our 4.
const AFINN_SCALE: f64 = 0.8;
/// MPQA tells how surely a clue is subjective, which goes along with how much it says.
const MPQA_STRONG: (f64, f64) = (2.5, 0.9);
const MPQA_WEAK: (f64, f64) = (1.5, 0.5);

pub(super) fn wrong(name: &str, line: usize, format: Format, what: String) -> LexiconError {
    LexiconError::Line {
        name: name.to_owned(),
        line,
        format,
        what,
    }
}

/// What is strong is an opinion; lists of valences say no more.
fn assumed_subjectivity(valence: f64) -> f64 {
    (valence.abs() / 2.0).min(1.0)
}

pub(super) fn vader(text: &str, name: &str) -> Result<SentimentLexicon, LexiconError> {
    let mut lines = Vec::new();
    for (line, raw) in data_lines(text) {
        let mut columns = raw.split('\t');
        let term = columns.next().unwrap_or_default().trim_ascii();
        let mean = columns.next().unwrap_or_default().trim_ascii();
        let valence = mean.parse::<f64>().ok().filter(|mean| mean.abs() <= 4.0);
        let (Some(valence), false) = (valence, term.is_empty()) else {
            let what = format!("the mean of `{term}` is `{mean}`; write a number from -4 to 4");
            return Err(wrong(name, line, Format::Vader, what));
        };
        lines.push((term.to_owned(), valence, assumed_subjectivity(valence)));
    }
    Ok(SentimentLexicon::from_lines(lines))
}

pub(super) fn afinn(text: &str, name: &str) -> Result<SentimentLexicon, LexiconError> {
    let mut lines = Vec::new();
    for (line, raw) in data_lines(text) {
        let (term, value) = raw.rsplit_once('\t').unwrap_or((raw, ""));
        let valence = value.trim_ascii().parse::<i8>().ok();
        let (Some(valence @ -5..=5), false) = (valence, term.trim_ascii().is_empty()) else {
            let what = format!(
                "the value of `{term}` is `{value}`; write a tab and a whole number from -5 to 5"
            );
            return Err(wrong(name, line, Format::Afinn, what));
        };
        let valence = f64::from(valence) * AFINN_SCALE;
        let subjectivity = assumed_subjectivity(valence);
        lines.push((term.trim_ascii().to_owned(), valence, subjectivity));
    }
    Ok(SentimentLexicon::from_lines(lines))
}

pub(super) fn mpqa(text: &str, name: &str) -> Result<SentimentLexicon, LexiconError> {
    let mut lines = Vec::new();
    for (line, raw) in data_lines(text) {
        // Published files have stray letters between the pairs; what is no pair is passed over.
        let value = |key: &str| {
            raw.split_ascii_whitespace()
                .filter_map(|pair| pair.split_once('='))
                .find_map(|(found, value)| (found == key).then_some(value))
        };
        let words: Vec<&str> = (1..)
            .map_while(|k| value(&format!("word{k}")))
            .filter(|word| !word.is_empty())
            .collect();
        let fail = |what: &str| Err(wrong(name, line, Format::Mpqa, what.to_owned()));
        if words.is_empty() {
            return fail("no word; write `word1=fine`");
        }
        let (size, subjectivity) = match value("type") {
            Some("strongsubj") => MPQA_STRONG,
            Some("weaksubj") => MPQA_WEAK,
            _ => return fail("no strength; write `type=strongsubj` or `type=weaksubj`"),
        };
        let valence = match value("priorpolarity") {
            Some("positive" | "strongpos" | "weakpos") => size,
            Some("negative" | "strongneg" | "weakneg") => -size,
            Some("neutral" | "both") => 0.0,
            _ => {
                return fail(
                    "no polarity; write `priorpolarity=` and positive, negative, neutral or both",
                );
            }
        };
        lines.push((words.join(" ").replace('_', " "), valence, subjectivity));
    }
    Ok(SentimentLexicon::from_lines(lines))
}

pub(super) fn word_list(
    text: &str,
    name: &str,
    valence: f64,
) -> Result<SentimentLexicon, LexiconError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !(-4.0..=4.0).contains(&valence) {
        let what = format!("its words shall weigh {valence}; give a number from -4 to 4");
        return Err(wrong(name, 1, Format::WordList, what));
    }
    let mut lines = Vec::new();
    for (index, raw) in text.lines().enumerate() {
        let term = raw.trim_ascii();
        if term.is_empty() || is_comment(raw) {
            continue;
        }
        if term.contains('\t') {
            let what = "several columns; write one word a line".to_owned();
            return Err(wrong(name, index + 1, Format::WordList, what));
        }
        lines.push((
            term.replace('_', " "),
            valence,
            assumed_subjectivity(valence),
        ));
    }
    Ok(SentimentLexicon::from_lines(lines))
}
