//! Where does a sentence begin and end?

mod backend;

use std::ops::Range;

use super::Language;
use backend::Backend;

/// The sentences of a text, as spans without white space around them.
pub(super) fn split(text: &str, language: Language) -> Vec<Range<usize>> {
    split_by(Backend::default(), text, language)
}

fn split_by(backend: Backend, text: &str, language: Language) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut ends = backend.bounds(text, language);
    ends.push(text.len());
    for end in ends {
        if let Some(sentence) = trim(text, start..end) {
            sentences.push(sentence);
        }
        start = end;
    }
    sentences
}

/// A span without the white space (and byte order marks) at its ends.
fn trim(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let slice = &text[span.clone()];
    let kept = slice.trim_start_matches(blank);
    let start = span.end - kept.len();
    let kept = kept.trim_end_matches(blank);
    (!kept.is_empty()).then(|| start..start + kept.len())
}
