//! Brackets and quotation marks that open and close.

/// An aside longer than this many bytes is a text of its own, whose sentences
/// are worth having one by one.
const LONGEST_ASIDE: usize = 240;

/// Matching pairs of a block, by opening position.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    spans: Vec<(usize, usize)>,
    closing: Vec<usize>,
    // Spans that hold sentence ends back, none inside another.
    asides: Vec<(usize, usize)>,
}

impl Pairs {
    pub(super) fn of(text: &str) -> Self {
        let mut brackets: Vec<(usize, char)> = Vec::new();
        let mut curly: Vec<usize> = Vec::new();
        let mut straight: Option<usize> = None;
        let mut pairs = Pairs::default();
        let bytes = text.as_bytes();
        let mut next = 0;
        while let Some(skipped) = bytes[next..].iter().position(|&byte| may_pair(byte)) {
            let at = next + skipped;
            let Some(c) = text[at..].chars().next() else {
                break;
            };
            let before = text[..at].chars().next_back().unwrap_or(' ');
            next = at + c.len_utf8();
            match c {
                // `:(` and `:)` are faces.
                '(' | '[' | '{' if !is_eyes(before) => brackets.push((at, c)),
                ')' | ']' | '}' => {
                    if brackets.last().is_some_and(|(_, open)| closes(*open, c)) && !is_eyes(before)
                    {
                        if let Some((open, _)) = brackets.pop() {
                            pairs.spans.push((open, at));
                        }
                    } else if is_eyes(before) && text[at + 1..].starts_with(is_end) {
                        // `(nice :)`: the face's mouth closes the bracket.
                        if let Some((open, _)) = brackets.pop() {
                            pairs.spans.push((open, at));
                        }
                    }
                }
                '“' | '«' | '„' => curly.push(at),
                // Keyboards have no other mark to close `„` with.
                '"' if curly
                    .last()
                    .is_some_and(|open| text[*open..].starts_with('„')) =>
                {
                    if let Some(open) = curly.pop() {
                        pairs.spans.push((open, at));
                    }
                }
                '”' | '»' => {
                    if let Some(open) = curly.pop() {
                        pairs.spans.push((open, at));
                    }
                }
                '"' => {
                    let followed_by_space = text[at + 1..].starts_with(is_end);
                    let opens = (before.is_whitespace() || matches!(before, '(' | '[' | '-'))
                        && !followed_by_space;
                    match straight {
                        // Two opening marks in a row: the first was never closed.
                        Some(_) if opens => straight = Some(at),
                        Some(open) => {
                            pairs.spans.push((open, at));
                            straight = None;
                        }
                        // An inch mark opens nothing.
                        None if before.is_ascii_digit() => {}
                        None => straight = Some(at),
                    }
                }
                _ => {}
            }
        }
        pairs.finish(text);
        pairs
    }

    fn finish(&mut self, text: &str) {
        self.spans.sort_unstable();
        self.closing = self.spans.iter().map(|span| span.1).collect();
        self.closing.sort_unstable();
        let last = text.trim_end().len();
        for &(open, close) in &self.spans {
            let everything = open == 0 && close + 2 >= last;
            let nested = self.asides.last().is_some_and(|aside| close <= aside.1);
            if close - open <= LONGEST_ASIDE && !everything && !nested {
                self.asides.push((open, close));
            }
        }
    }

    /// Whether a mark at this byte opens a pair.
    pub(super) fn opens(&self, at: usize) -> bool {
        self.spans.binary_search_by_key(&at, |span| span.0).is_ok()
    }

    /// Whether a mark at this byte closes a pair.
    pub(super) fn closes(&self, at: usize) -> bool {
        self.closing.binary_search(&at).is_ok()
    }

    /// Whether a sentence that ended here would end inside an aside.
    pub(super) fn holds(&self, end: usize) -> bool {
        let index = self.asides.partition_point(|aside| aside.0 < end);
        // Asides overlap only where quotation marks and brackets cross.
        self.asides[..index]
            .last()
            .is_some_and(|aside| end <= aside.1)
    }
}

/// Whether a byte begins one of the marks that are looked for; most of other scripts are none.
fn may_pair(byte: u8) -> bool {
    !byte.is_ascii() || matches!(byte, b'"' | b'(' | b')' | b'[' | b']' | b'{' | b'}')
}

fn closes(open: char, c: char) -> bool {
    matches!((open, c), ('(', ')') | ('[', ']') | ('{', '}'))
}

fn is_eyes(c: char) -> bool {
    matches!(c, ':' | ';' | '=')
}

fn is_end(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | '!' | '?' | ';' | ':' | ')' | ']')
}
