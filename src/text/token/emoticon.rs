/// No face is longer; a limit keeps `:((((…` from being read again and again.
const LONGEST: usize = 12;

/// How far back a bracket is looked for that a mouth may close instead.
const REACH: usize = 40;

/// Faces and gestures that no pattern of eyes, nose and mouth makes.
const WHOLE: &[&str] = &[
    "\\o/", "^^", "^_^", "^-^", "^.^", "-_-", "-.-", "=_=", "o_o", "o_O", "O_o", "O_O", "o.O",
    "O.o", "0_0", ">_<", ">.<", "T_T", "T.T", ";_;", "u_u", "n_n", "*_*", "@_@", "._.", "xD", "XD",
    "x-D", "X-D", "D:", "D-:", "D=", "(^_^)", "(-_-)", "(^^)", "(o_o)", "(>_<)", "(T_T)",
];

/// The length of the emoticon at byte `at` of a text without white space.
///
/// It must be bounded on both sides: by the ends of the text, by punctuation
/// that ends a sentence, or on the left by a word if it is a plain face
/// (`nice:)`), for people do not always put the space.
pub(in crate::text) fn emoticon_at(chunk: &str, at: usize) -> Option<usize> {
    let bytes = chunk.as_bytes();
    let rest = &bytes[at..];
    // Most tokens are words: a letter must stand first and a mark behind it.
    match rest.first()? {
        b'8' | b'B' | b'X' | b'x' | b'o' | b'O' | b'0' | b'T' | b'u' | b'n' | b'D' => {
            let second = rest.get(1)?;
            let face = second.is_ascii_punctuation() || *second == b'D';
            if at > 0 || !face {
                return None;
            }
        }
        b':' | b';' | b'=' | b'<' | b'>' | b'(' | b'[' | b'\\' | b'^' | b'-' | b'*' | b'@'
        | b'.' => {}
        _ => return None,
    }
    let rest = &rest[..rest.len().min(LONGEST)];
    let (length, plain) = whole(rest)
        .or_else(|| heart(rest))
        .map(|length| (length, false))
        .or_else(|| face(rest))
        .or_else(|| mirrored(rest).map(|length| (length, false)))?;
    (left_bounded(bytes, at, plain) && right_bounded(&bytes[at + length..])).then_some(length)
}

fn left_bounded(bytes: &[u8], at: usize, plain: bool) -> bool {
    match bytes[..at].last() {
        None => true,
        Some(b'.' | b'!' | b'?' | b',' | b'"' | b')' | b'\'') => at > 0,
        // A mouth that closes a bracket opened before is that bracket.
        Some(b) => {
            let near = &bytes[at.saturating_sub(REACH)..at];
            plain && b.is_ascii_alphabetic() && !near.contains(&b'(')
        }
    }
}

fn right_bounded(after: &[u8]) -> bool {
    matches!(
        after.first(),
        None | Some(b'.' | b'!' | b'?' | b',' | b'"' | b'\'' | b')' | b':' | b';' | b'<')
    )
}

fn whole(rest: &[u8]) -> Option<usize> {
    WHOLE
        .iter()
        .filter(|w| rest.starts_with(w.as_bytes()))
        .map(|w| w.len())
        .max()
}

/// `<3`, `<33`, `</3`.
fn heart(rest: &[u8]) -> Option<usize> {
    let three = rest
        .strip_prefix(b"</")
        .or_else(|| rest.strip_prefix(b"<"))?;
    let threes = three.iter().take_while(|b| **b == b'3').count();
    (threes > 0).then_some(rest.len() - three.len() + threes)
}

/// Brow, eyes, tear, nose, mouth: `:)`, `>:-(`, `:'(`, `=D`. The flag tells
/// faces without letters, which may follow a word directly.
fn face(rest: &[u8]) -> Option<(usize, bool)> {
    let mut at = usize::from(rest.first() == Some(&b'>'));
    let eyes = *rest.get(at)?;
    if !matches!(eyes, b':' | b';' | b'=' | b'8' | b'B' | b'X' | b'x') {
        return None;
    }
    at += 1;
    if matches!(rest.get(at), Some(b'\'' | b',')) && eyes == b':' {
        at += 1;
    }
    let nose = matches!(rest.get(at), Some(b'-' | b'^' | b'o' | b'~'))
        && rest.get(at + 1).is_some_and(|b| is_mouth(*b));
    at += usize::from(nose);
    let mouth = *rest.get(at)?;
    // `8)` and `B)` number a list, `x(` and `8:30` are anything.
    let needs_nose = matches!(eyes, b'8' | b'B' | b'X' | b'x');
    if !is_mouth(mouth) || (needs_nose && !nose) {
        return None;
    }
    let repeats = rest[at..].iter().take_while(|b| **b == mouth).count();
    let letter = mouth.is_ascii_alphanumeric();
    // `:DDD` laughs longer, `:oooo` and `://` are something else.
    if repeats > 1 && mouth != b'D' && (letter || mouth == b'/') {
        return None;
    }
    let plain = matches!(mouth, b')' | b'(') && matches!(eyes, b':' | b';' | b'=');
    Some((at + repeats, plain))
}

fn is_mouth(b: u8) -> bool {
    matches!(
        b,
        b')' | b'('
            | b']'
            | b'['
            | b'}'
            | b'{'
            | b'D'
            | b'd'
            | b'P'
            | b'p'
            | b'/'
            | b'\\'
            | b'|'
            | b'@'
            | b'o'
            | b'O'
            | b'*'
            | b'$'
            | b'>'
            | b'<'
            | b'3'
            | b's'
            | b'S'
            | b'x'
            | b'X'
    )
}

/// `(:`, `(-;`, `[:`.
fn mirrored(rest: &[u8]) -> Option<usize> {
    let mouths = rest
        .iter()
        .take_while(|b| **b == b'(' || **b == b'[')
        .count();
    if mouths == 0 {
        return None;
    }
    let nose = usize::from(matches!(rest.get(mouths), Some(b'-' | b'^' | b'o')));
    let eyes = rest.get(mouths + nose)?;
    matches!(eyes, b':' | b';' | b'=').then_some(mouths + nose + 1)
}
