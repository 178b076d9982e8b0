/// Characters that HTML has names for, as far as they come up in captions and names.
const NAMED: [(&str, char); 6] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
];

/// The longest reference to a character, such as `#x1F600`.
const LONGEST_REFERENCE: usize = 8;

/// The words of a short piece of HTML: without tags, on one line. Enough for a caption; a
/// page wants a real parser.
pub fn words(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text += &rest[..open];
        let tag = &rest[open..];
        let starts = tag[1..].starts_with(|c: char| c.is_alphabetic() || c == '/' || c == '!');
        match tag.find('>') {
            Some(close) if starts => {
                // Words of two paragraphs are two words.
                text.push(' ');
                rest = &tag[close + 1..];
            }
            _ => {
                text.push('<');
                rest = &tag[1..];
            }
        }
    }
    text += rest;
    let text = characters(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn characters(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out += &rest[..start];
        let after = &rest[start + 1..];
        let reference = after
            .split_once(';')
            .filter(|(name, _)| name.len() <= LONGEST_REFERENCE);
        match reference.and_then(|(name, tail)| Some((character(name)?, tail))) {
            Some((character, tail)) => {
                out.push(character);
                rest = tail;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    let number = match name.strip_prefix('#') {
        None => return NAMED.iter().find(|(n, _)| *n == name).map(|(_, c)| *c),
        Some(number) => number,
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn tags_go_and_words_stay() {
        for (html, text) in [
            ("<a href=\"//x\">Ann &amp; Bob</a>", "Ann & Bob"),
            ("<p>One</p><p>two\n three</p>", "One two three"),
            ("3 < 4 & 5 > 2", "3 < 4 & 5 > 2"),
            ("caf&#233; &#xe9; &lt;b&gt;", "café é <b>"),
            ("&unknown; &amp", "&unknown; &amp"),
            ("broken <a", "broken <a"),
            ("<", "<"),
        ] {
            assert_eq!(words(html), text);
        }
    }
}
