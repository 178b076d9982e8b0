use std::ops::Range;

use super::ender;

/// Of the lines that another follows, the share that must end like sentences
/// for every line end to be an end. Hard-wrapped prose reaches a quarter with
/// the shortest of sentences; texts split by line stay above .6.
const LINE_SHARE: f64 = 0.5;

/// If more than this share of the lines of a tokenised text hold a sentence end
/// inside, its lines are paragraphs and not sentences.
const INNER_SHARE: f64 = 0.5;

/// Lines without any full stop below this many characters on average are a
/// list; wrapped prose is wider.
const LIST_WIDTH: usize = 50;

/// Programs wrap lines at 72 to 80 characters, seldom below 40 or beyond 100.
const WRAPS: std::ops::RangeInclusive<usize> = 40..=100;

/// A part of the text that no sentence crosses the ends of.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) span: Range<usize>,
    /// Known to be one sentence.
    pub(super) whole: bool,
}

/// Cuts a text at blank lines, list items, and, where its lines are sentences,
/// at every line end.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let layout = Layout::of(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut blank = true;
    for (index, line) in lines.iter().enumerate() {
        if text[line.clone()].trim().is_empty() {
            blank = true;
            continue;
        }
        match blocks.last_mut() {
            Some(last) if !blank && !layout.breaks(text, &lines[index - 1], line) => {
                last.span.end = line.end;
            }
            _ => blocks.push(Block {
                span: line.clone(),
                whole: layout.whole,
            }),
        }
        blank = false;
    }
    blocks
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}'])
        .map(|line| {
            let start = at;
            at += line.len();
            start..at
        })
        // A carriage return with its line feed ends one line, not two.
        .filter(|line| text[line.clone()] != *"\n" || !text[..line.start].ends_with('\r'))
        .collect()
}

struct Layout {
    /// Every line end is the end of a sentence.
    by_line: bool,
    /// Every line is one sentence.
    whole: bool,
    /// Characters of the longest line.
    width: usize,
}

impl Layout {
    fn of(text: &str, lines: &[Range<usize>]) -> Self {
        let full: Vec<&str> = lines
            .iter()
            .map(|line| text[line.clone()].trim())
            .filter(|line| !line.is_empty())
            .collect();
        let mut layout = Layout {
            by_line: false,
            whole: false,
            width: 0,
        };
        // The last line of a text ends a sentence however it was written.
        let Some((_, followed)) = full.split_last().filter(|(_, f)| !f.is_empty()) else {
            return layout;
        };
        let share = |part: usize, all: usize| part as f64 / all as f64;
        let ended = followed.iter().filter(|l| ender::ends(l)).count();
        let detached = followed.iter().filter(|l| ender::ends_detached(l)).count();
        let inner = || full.iter().filter(|l| ender::has_detached(l)).count();
        let tokenised = share(detached, followed.len()) >= LINE_SHARE;
        let characters = |line: &&str| line.chars().count();
        layout.width = full.iter().map(characters).max().unwrap_or(0);
        layout.whole = tokenised && share(inner(), full.len()) <= INNER_SHARE;
        layout.by_line =
            share(ended, followed.len()) >= LINE_SHARE && (tokenised || !layout.is_wrapped(&full));
        if full.len() > 2
            && !full.iter().any(|line| line.contains(ender::is_terminator))
            && full.iter().map(characters).sum::<usize>() < LIST_WIDTH * full.len()
        {
            layout.by_line = true;
        }
        layout
    }

    /// Whether every line that ends amid a sentence was full: its next word
    /// would not have fitted.
    fn is_wrapped(&self, full: &[&str]) -> bool {
        let mut amid = full
            .windows(2)
            .filter(|pair| !ender::ends(pair[0]))
            .peekable();
        WRAPS.contains(&self.width)
            && amid.peek().is_some()
            && amid.all(|pair| !self.fits(pair[0], pair[1]))
    }

    /// Whether the first word of a line would have fitted behind the line before.
    fn fits(&self, before: &str, line: &str) -> bool {
        let first = line.split_whitespace().next().unwrap_or(line);
        before.chars().count() + 1 + first.chars().count() < self.width
    }

    /// Whether a line that directly follows another begins a block.
    fn breaks(&self, text: &str, before: &Range<usize>, line: &Range<usize>) -> bool {
        let (before, line) = (text[before.clone()].trim(), text[line.clone()].trim());
        self.by_line || is_item(line) || self.is_cut_short(before, line)
    }

    /// Whether a line was ended on purpose: the next begins like a sentence,
    /// and its first word would still have fitted.
    fn is_cut_short(&self, before: &str, line: &str) -> bool {
        line.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            && !before.ends_with([',', ';', '-', '–', '—', '&'])
            && self.fits(before, line)
    }
}

/// Whether a line is an item of a list: it begins with a bullet and a space,
/// or with a number and a bracket or full stop.
fn is_item(line: &str) -> bool {
    let Some(mark) = line.split_whitespace().next() else {
        return false;
    };
    if mark.len() == line.len() {
        return false;
    }
    let mut characters = mark.chars();
    match (characters.next(), characters.next()) {
        (Some(c), None) => matches!(
            c,
            '-' | '*'
                | '+'
                | '–'
                | '—'
                | '•'
                | '·'
                | '⁃'
                | '◦'
                | '▪'
                | '●'
                | '■'
                | '✓'
                | '✔'
                | '✗'
                | '➢'
                | '➤'
                | '→'
        ),
        _ => {
            let number = mark
                .trim_start_matches('(')
                .trim_end_matches([')', '.', ':']);
            number.len() < mark.len()
                && number.len() <= 2
                && !number.is_empty()
                && number.bytes().all(|b| b.is_ascii_digit())
        }
    }
}
