//! What ends a sentence, as far as one can tell from the characters alone?

use super::face;
use super::pairs::Pairs;
use crate::text::entity;

/// A mark that ends a sentence in a script without abbreviations, or any.
pub(super) fn is_terminator(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '。'
            | '．'
            | '！'
            | '？'
            | '｡'
            | '।'
            | '॥'
            | '؟'
            | '۔'
            | '։'
            | '።'
            | '။'
            | '៕'
            | '܀'
            | '჻'
    )
}

/// A quotation mark or bracket that may close behind a full stop.
pub(super) fn is_closer(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '»' | '›' | '」' | '』' | '）' | '】'
    )
}

/// Whether a line ends like a sentence.
pub(super) fn ends(line: &str) -> bool {
    let line = face::strip_trailing(line);
    let bare = line.trim_end_matches(|c: char| is_closer(c) || c.is_whitespace());
    bare.ends_with(is_terminator)
}

/// Whether a line ends like a sentence of tokenised text: white space stands
/// before its full stop.
pub(super) fn ends_detached(line: &str) -> bool {
    let bare = line.trim_end_matches(|c: char| is_closer(c) || c.is_whitespace());
    let text = bare.trim_end_matches(is_terminator);
    text.len() < bare.len() && text.ends_with(char::is_whitespace)
}

/// Whether a tokenised line holds a detached full stop before its last word.
pub(super) fn has_detached(line: &str) -> bool {
    let mut chunks = line.split_whitespace().skip(1).peekable();
    while let Some(chunk) = chunks.next() {
        let next_is_word = chunks
            .peek()
            .is_some_and(|next| next.starts_with(char::is_alphanumeric));
        if next_is_word && chunk.chars().all(is_terminator) && chunk != "..." {
            return true;
        }
    }
    false
}

/// What a run of terminators consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// One full stop.
    Period,
    /// Several full stops, or `…`.
    Ellipsis,
    /// An exclamation or question mark among them.
    Strong,
    /// No terminator at all, but a face.
    Face,
}

/// A run of terminators with all that closes behind it.
#[derive(Debug)]
pub(super) struct Ender {
    /// The first terminator.
    pub(super) start: usize,
    /// Behind the first terminator of a full stop with a spaced ellipsis after it.
    pub(super) first_end: Option<usize>,
    /// Behind terminators, closing marks and faces.
    pub(super) end: usize,
    /// The next character that is not white space.
    pub(super) next: usize,
    pub(super) run: Run,
    /// White space stands before the run.
    pub(super) detached: bool,
    /// Brackets or quotation marks closed behind the run.
    pub(super) closed: bool,
    /// A face came behind the run.
    pub(super) faced: bool,
}

impl Ender {
    /// Reads the run, or the face, that begins at `start`.
    pub(super) fn read(text: &str, start: usize, pairs: &Pairs) -> Self {
        let mut ender = Ender {
            start,
            first_end: None,
            end: start,
            next: start,
            run: Run::Period,
            detached: text[..start].ends_with(char::is_whitespace),
            closed: false,
            faced: false,
        };
        ender.read_run(text);
        if ender.end > start {
            ender.read_closers(text, pairs);
        } else {
            ender.run = Run::Face;
        }
        ender.next = skip_space(text, ender.end);
        while let Some(end) = face::run_end(text, ender.next) {
            ender.faced = true;
            ender.end = end;
            // `Great! :)!!` ends behind the last mark.
            while text[ender.end..].starts_with(['.', '!', '?']) {
                ender.end += 1;
            }
            ender.next = skip_space(text, ender.end);
        }
        ender
    }

    fn read_run(&mut self, text: &str) {
        let (mut dots, mut strong, mut ellipsis, mut spaced) = (0usize, false, false, false);
        loop {
            let rest = &text[self.end..];
            let Some(c) = rest.chars().next() else {
                break;
            };
            match c {
                '.' => dots += 1,
                '…' => ellipsis = true,
                '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' => strong = true,
                ' ' | '\t' if dots + usize::from(strong) + usize::from(ellipsis) > 0 => {
                    let ahead = rest.trim_start_matches([' ', '\t']);
                    let skipped = rest.len() - ahead.len();
                    if skipped > 2 || !continues(ahead, strong) {
                        break;
                    }
                    if dots == 1 && !strong && !spaced {
                        self.first_end = Some(self.end);
                    }
                    spaced = true;
                    self.end += skipped;
                    continue;
                }
                _ => break,
            }
            self.end += c.len_utf8();
        }
        self.run = match (strong, ellipsis || dots > 1) {
            (true, _) => Run::Strong,
            (false, true) => Run::Ellipsis,
            (false, false) => Run::Period,
        };
        // `end. . . . Next`: the first of four spaced dots is a full stop.
        if dots < 4 || self.detached || ellipsis {
            self.first_end = None;
        }
    }

    fn read_closers(&mut self, text: &str, pairs: &Pairs) {
        loop {
            let rest = &text[self.end..];
            if let Some((c, length)) = entity::decode(rest)
                && is_closer(c)
            {
                self.end += length;
                self.closed = true;
                continue;
            }
            let gap = match rest.strip_prefix(' ') {
                // Tokenised text detaches closing marks too.
                Some(_) if self.detached => 1,
                _ => 0,
            };
            let Some(c) = rest[gap..].chars().next() else {
                return;
            };
            let after = self.end + gap + c.len_utf8();
            if is_closer(c)
                && !pairs.opens(self.end + gap)
                && (gap == 0 || pairs.closes(self.end + gap))
            {
                if c == '\'' && text[after..].starts_with(char::is_alphanumeric) {
                    return;
                }
                self.end = after;
                self.closed = true;
            } else if gap == 0 && self.closed && matches!(c, '.' | '!' | '?' | '…') {
                self.end = after;
            } else {
                return;
            }
        }
    }
}

/// Whether a run goes on behind white space: a lone mark, not `.NET` or `?x`.
fn continues(ahead: &str, strong: bool) -> bool {
    let marks = ahead.trim_start_matches(['.', '!', '?', '…']);
    let run = &ahead[..ahead.len() - marks.len()];
    !run.is_empty()
        && (strong || run.bytes().all(|b| b == b'.'))
        && (marks.is_empty() || !marks.starts_with(char::is_alphanumeric))
}

pub(super) fn skip_space(text: &str, at: usize) -> usize {
    text.len() - text[at..].trim_start().len()
}
