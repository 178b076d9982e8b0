//! The sentence ends of a block.

use std::cell::OnceCell;

use super::backend::Backend;
use super::ender::{self, Ender};
use super::face;
use super::judge::{Judge, Verdict};
use super::list::{self, Mark};
use super::pairs::Pairs;
use crate::text::Language;

/// The backend sees this many bytes at a time: it takes more than linear time
/// over quotation marks, and nothing it looks at is farther away.
const WINDOW: usize = 4 * 1024;

/// sentencex reads back to the last white space at every full stop, so that
/// text without white space takes quadratic time. No word is this long.
const LONGEST_CHUNK: usize = 400;

/// Ends of sentences inside a block, in order.
pub(super) fn ends(text: &str, language: Language, backend: Backend, judge: &Judge) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = window_end(text, at);
        let window = Window::new(&text[at..end], language, backend);
        ends.extend(window.ends(judge).into_iter().map(|e| at + e));
        if end < text.len() && ends.last() != Some(&end) && ends_like_sentence(&text[at..end]) {
            ends.push(end);
        }
        at = end;
    }
    ends
}

/// Behind the last sentence end before the limit, else the last space.
fn window_end(text: &str, at: usize) -> usize {
    if text.len() - at <= WINDOW {
        return text.len();
    }
    let limit = text.floor_char_boundary(at + WINDOW);
    let window = &text[at..limit];
    let spaces = || window.rmatch_indices(' ').map(|(space, _)| space);
    spaces()
        .find(|space| ends_like_sentence(&window[..*space]))
        .or_else(|| spaces().next())
        .filter(|space| *space > 0)
        .map_or(limit, |space| at + space)
}

fn ends_like_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?'])
}

struct Window<'a> {
    text: &'a str,
    language: Language,
    backend: Backend,
    pairs: Pairs,
    marks: Vec<Mark>,
    /// Once it was asked for: most full stops need none.
    advice: OnceCell<Advice>,
}

/// What the backend says.
struct Advice {
    /// Where sentences end, in order.
    ends: Vec<usize>,
    /// It knows more than the characters alone say.
    expert: bool,
}

impl<'a> Window<'a> {
    fn new(text: &'a str, language: Language, backend: Backend) -> Self {
        Window {
            text,
            language,
            backend,
            pairs: Pairs::of(text),
            marks: list::marks(text),
            advice: OnceCell::new(),
        }
    }

    fn advice(&self) -> &Advice {
        self.advice.get_or_init(|| {
            let chunks = self.text.split(char::is_whitespace);
            let backend = match chunks.map(str::len).max() {
                Some(longest) if longest > LONGEST_CHUNK => Backend::Uax29,
                _ => self.backend,
            };
            Advice {
                ends: backend.bounds(self.text, self.language),
                expert: backend.knows_abbreviations(),
            }
        })
    }

    fn ends(&self, judge: &Judge) -> Vec<usize> {
        let mut ends = Ends::default();
        let mut marks = self.marks.iter().peekable();
        // Unasked it is heard behind marks of other scripts only.
        let foreign = |c: char| !c.is_ascii() && ender::is_terminator(c);
        let unasked = match self.text.is_ascii() || !self.text.contains(foreign) {
            true => &[],
            false => &*self.advice().ends,
        };
        let mut unasked = unasked.iter().copied().peekable();
        let mut at = 0;
        while let Some(start) = self.next_place(at) {
            while let Some(mark) = marks.next_if(|mark| mark.end <= start) {
                ends.divide(mark);
            }
            if let Some(mark) = marks.next_if(|mark| mark.start <= start) {
                ends.divide(mark);
                at = mark.end;
                continue;
            }
            while let Some(end) = unasked.next_if(|end| *end <= start) {
                ends.propose(self.text, end);
            }
            let ender = Ender::read(self.text, start, &self.pairs);
            while unasked.next_if(|end| *end <= ender.next).is_some() {}
            if let Some(end) = self.decide(judge, ends.begin(), &ender) {
                ends.push(end);
            }
            ends.judged = ender.next;
            at = ender.end.max(start + 1);
        }
        marks.for_each(|mark| ends.divide(mark));
        unasked.for_each(|end| ends.propose(self.text, end));
        ends.found
    }

    /// The next terminator, or face behind white space.
    fn next_place(&self, from: usize) -> Option<usize> {
        let after_space = |at: usize| at == 0 || self.text[..at].ends_with(char::is_whitespace);
        let mut at = from;
        while let Some(&byte) = self.text.as_bytes().get(at) {
            // Nearly all there is.
            if byte.is_ascii_alphanumeric() || byte == b' ' {
                at += 1;
                continue;
            }
            let c = self.text[at..].chars().next()?;
            let found = match c {
                '.' | '!' | '?' | '…' | '‼' | '⁇' | '⁈' | '⁉' => true,
                _ if c.is_alphanumeric() => false,
                _ if c.is_ascii() => after_space(at) && face::run_end(self.text, at).is_some(),
                _ => face::run_end(self.text, at).is_some(),
            };
            if found {
                return Some(at);
            }
            at += c.len_utf8();
        }
        None
    }

    /// Where the sentence ends, if it ends here.
    fn decide(&self, judge: &Judge, begin: usize, ender: &Ender) -> Option<usize> {
        if self.pairs.holds(ender.end) {
            return None;
        }
        let ends = match judge.verdict(self.text, begin, ender) {
            Verdict::Ends => true,
            Verdict::GoesOn => false,
            Verdict::EndsFirst => return ender.first_end,
            Verdict::Ask(Some(otherwise)) if !self.advice().expert => otherwise,
            Verdict::Ask(_) => self.is_proposed(ender),
        };
        ends.then_some(ender.end)
    }

    /// Whether the backend has a sentence end within a run or the white space behind it.
    fn is_proposed(&self, ender: &Ender) -> bool {
        let proposals = &self.advice().ends;
        let next = proposals.partition_point(|&end| end <= ender.start);
        proposals.get(next).is_some_and(|&end| end <= ender.next)
    }
}

/// Sentence ends found so far, in increasing order.
#[derive(Default)]
struct Ends {
    found: Vec<usize>,
    /// Up to here the judge has spoken.
    judged: usize,
}

impl Ends {
    fn begin(&self) -> usize {
        self.found.last().copied().unwrap_or(0)
    }

    fn push(&mut self, end: usize) {
        if end > self.begin() {
            self.found.push(end);
        }
    }

    fn divide(&mut self, mark: &Mark) {
        if mark.divides {
            self.push(mark.start);
        }
    }

    /// Keeps a proposal behind a mark of another script; the others stand at
    /// line ends or list items, which the layout has settled.
    fn propose(&mut self, text: &str, end: usize) {
        let foreign = text[..end]
            .trim_end()
            .trim_end_matches(ender::is_closer)
            .ends_with(|c: char| !c.is_ascii() && ender::is_terminator(c));
        if end > self.judged && foreign {
            self.push(end);
        }
    }
}
