/// What stands between white space, each with its first byte: `split_whitespace` at several
/// times its speed, for a byte of ASCII is a character.
pub(super) fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at = next(text, at, false);
        let start = at;
        at = next(text, start, true);
        (start < at).then(|| (start, &text[start..at]))
    })
}

/// The next character from a byte on that is white space, or is not; the end where there is
/// none.
fn next(text: &str, mut at: usize, white: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii() {
            // A line tabulation is white space to Unicode only.
            if matches!(byte, b' ' | b'\t'..=b'\r') == white {
                return at;
            }
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else {
            return text.len();
        };
        if c.is_whitespace() == white {
            return at;
        }
        at += c.len_utf8();
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_those_of_the_standard_library() {
        let texts = [
            "",
            " ",
            "a",
            " heat  pump\n",
            "\tà\u{a0}la\u{3000}carte \u{b}\u{c}\r\n…",
            "x\u{85}y\u{1c}z\u{2028}",
        ];
        for text in texts {
            let found: Vec<&str> = chunks(text).map(|(_, chunk)| chunk).collect();
            assert_eq!(found, text.split_whitespace().collect::<Vec<_>>());
            assert!(chunks(text).all(|(at, chunk)| text[at..].starts_with(chunk)));
        }
    }
}
