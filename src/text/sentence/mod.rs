//! Where does a sentence begin and end?
//!
//! The layout of lines comes first, then the bounds a backend proposes, then
//! our own verdict on every full stop; what is still too long is cut.

mod abbreviation;
mod around;
mod backend;
mod block;
mod ender;
mod face;
mod glued;
mod judge;
mod layout;
mod list;
mod long;
mod pairs;
mod period;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Language;
use backend::Backend;
use judge::Judge;

/// A line that is a sentence by its layout is believed up to this many bytes,
/// six times a long sentence; beyond it the layout must have deceived us.
const LONGEST_LINE: usize = 4000;

/// The sentences of a text, as spans without white space around them.
///
/// They are in order, do not overlap, and together hold every character that
/// is neither white space nor a byte order mark.
pub(super) fn split(text: &str, language: Language) -> Vec<Range<usize>> {
    split_by(Backend::default(), text, language)
}

fn split_by(backend: Backend, text: &str, language: Language) -> Vec<Range<usize>> {
    let judge = Judge::new(language);
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for block in layout::blocks(text) {
        if block.whole && block.span.len() <= LONGEST_LINE {
            sentences.extend(trim(text, block.span));
            continue;
        }
        let first = sentences.len();
        let mut keep = |span: Range<usize>| {
            let Some(span) = trim(text, span) else {
                return;
            };
            // A stray mark is no sentence, if there is one to add it to.
            let follows = sentences.len() > first;
            match sentences.last_mut() {
                Some(last) if follows && is_bare(&text[span.clone()]) => {
                    last.end = span.end;
                }
                _ => long::cut(text, span, |part| sentences.extend(trim(text, part))),
            }
        };
        let mut start = block.span.start;
        if !block.whole {
            for end in block::ends(&text[block.span.clone()], language, backend, &judge) {
                let end = block.span.start + end;
                keep(start..end);
                start = end;
            }
        }
        keep(start..block.span.end);
    }
    sentences
}

/// Whether a text holds neither letters nor numbers nor faces.
fn is_bare(text: &str) -> bool {
    !text.contains(char::is_alphanumeric) && face::run_end(text, 0).is_none()
}

/// A span without the white space (and byte order marks) at its ends.
fn trim(text: &str, span: Range<usize>) -> Option<Range<usize>> {
    let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let kept = text[span.clone()].trim_start_matches(blank);
    let start = span.end - kept.len();
    let kept = kept.trim_end_matches(blank);
    (!kept.is_empty()).then(|| start..start + kept.len())
}
