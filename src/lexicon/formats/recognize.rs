//! Which format a text is of.

use super::Format;
use crate::lexicon::LexiconError;

/// So many lines tell the format; one broken line among them does no harm.
const SAMPLE: usize = 60;

/// The format of most of the first lines.
pub(super) fn format(text: &str, name: &str) -> Result<Format, LexiconError> {
    let mut sample = data_lines(text).take(SAMPLE).peekable();
    let Some(&(first, found)) = sample.peek() else {
        return Err(LexiconError::Empty {
            name: name.to_owned(),
            what: "the lexicon".to_owned(),
        });
    };
    let mut votes = [0; Format::ALL.len()];
    let mut lines = 0;
    for (_, line) in sample {
        lines += 1;
        if let Some(format) = vote(line) {
            votes[Format::ALL
                .iter()
                .position(|known| *known == format)
                .unwrap_or(0)] += 1;
        }
    }
    let (winner, count) = Format::ALL
        .iter()
        .zip(votes)
        .rev()
        .max_by_key(|(_, count)| *count)
        .unwrap_or((&Format::Tsv, 0));
    if count * 2 <= lines {
        return Err(LexiconError::Unrecognized {
            name: name.to_owned(),
            line: first,
            found: found.chars().take(60).collect(),
        });
    }
    match winner {
        Format::Tsv if is_afinn(text, name) => Ok(Format::Afinn),
        winner => Ok(*winner),
    }
}

/// Lines that are no comment of any format, counted from 1.
pub(super) fn data_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim_ascii().is_empty() && !is_comment(line))
}

/// `#-)` with a number behind it is an emoticon, and so is `;-)`.
pub(super) fn is_comment(line: &str) -> bool {
    let columns = line.split('\t').nth(1).is_some_and(is_number);
    (line.starts_with('#') || line.starts_with(';')) && !columns
}

fn is_number(text: &str) -> bool {
    text.trim_ascii().parse::<f64>().is_ok()
}

fn vote(line: &str) -> Option<Format> {
    if line.contains("word1=") && line.contains("polarity=") {
        return Some(Format::Mpqa);
    }
    let columns: Vec<&str> = line.split('\t').map(str::trim_ascii).collect();
    match columns.as_slice() {
        [pos, _, good, bad, terms, ..]
            if pos.len() == 1 && is_number(good) && is_number(bad) && terms.contains('#') =>
        {
            Some(Format::SentiWordNet)
        }
        [_, mean, deviation, ratings, ..]
            if is_number(mean) && is_number(deviation) && ratings.starts_with('[') =>
        {
            Some(Format::Vader)
        }
        [_, valence, ..] if is_number(valence) => Some(Format::Tsv),
        // Prose, tables with commas and JSON have spaces or marks; words have none.
        [word] if !word.contains(|c: char| c.is_whitespace() || ",={}<>\"".contains(c)) => {
            Some(Format::WordList)
        }
        _ => None,
    }
}

/// Whether two columns are on AFINN's scale and not on ours.
fn is_afinn(text: &str, name: &str) -> bool {
    let (mut lines, mut whole, mut beyond) = (0, 0, false);
    for (_, line) in data_lines(text) {
        lines += 1;
        let mut columns = line.split('\t').skip(1);
        let value = columns
            .next()
            .and_then(|value| value.trim_ascii().parse::<i8>().ok());
        if let (Some(value @ -5..=5), None) = (value, columns.next()) {
            whole += 1;
            beyond |= value.abs() == 5;
        }
    }
    let said = name.to_ascii_lowercase().contains("afinn");
    whole * 10 >= lines * 9 && (beyond || said)
}

/// 1 or −1, as the comments say, or else the name.
pub(super) fn polarity(text: &str, name: &str) -> Result<f64, LexiconError> {
    let said = |text: &str| {
        let text = text.to_ascii_lowercase();
        match (text.contains("positive"), text.contains("negative")) {
            (true, false) => Some(1.0),
            (false, true) => Some(-1.0),
            _ => None,
        }
    };
    let mut comments = text.lines().filter(|line| is_comment(line));
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    comments
        .find_map(said)
        .or_else(|| said(file))
        .ok_or_else(|| LexiconError::Polarity {
            name: name.to_owned(),
        })
}
