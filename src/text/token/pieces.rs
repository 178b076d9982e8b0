use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// The pieces between the word bounds of UAX #29, of a text without white space.
///
/// A colon ends a word here (`pros:cheap` is no word but in Swedish), and text
/// of ASCII characters alone, nearly all there is, is cut by a short scanner.
pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
    ascii: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Pieces {
            text,
            at: 0,
            ascii: text.is_ascii(),
        }
    }

    /// Goes on at a byte that a merged token ended at.
    pub(super) fn seek(&mut self, at: usize) {
        self.at = at;
    }
}

impl Iterator for Pieces<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = if self.ascii {
            ascii_piece(rest.as_bytes())
        } else {
            let piece = rest.split_word_bounds().next().unwrap_or(rest);
            match piece.find(':') {
                Some(colon) => colon.max(1),
                None => piece.len(),
            }
        };
        let start = self.at;
        self.at += length;
        Some(start..self.at)
    }
}

/// Rules WB5 to WB13b for ASCII: letters, digits and underscores hold together,
/// an apostrophe or a full stop joins two letters or two digits, a comma or a
/// semicolon two digits.
fn ascii_piece(bytes: &[u8]) -> usize {
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let mut end = 0;
    while let Some(&b) = bytes.get(end) {
        if word(b) {
            end += 1;
            continue;
        }
        let (Some(&before), Some(&after)) = (bytes[..end].last(), bytes.get(end + 1)) else {
            break;
        };
        let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        match b {
            b'\'' | b'.' if letters || digits => end += 2,
            b',' | b';' if digits => end += 2,
            _ => break,
        }
    }
    end.max(1)
}
