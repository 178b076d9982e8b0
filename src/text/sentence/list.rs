//! Numbers, letters and bullets of a list that is written in one line.

use crate::text::chunks::chunks;

/// A mark before an item.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    /// A sentence ends before it, whatever stands there.
    pub(super) divides: bool,
}

/// Bullets that are nothing else.
const BULLETS: &[char] = &['•', '⁃', '◦', '▪', '●', '■', '➢', '➤'];

/// What an item may begin behind.
const STOPS: [char; 5] = ['.', '!', '?', ':', '…'];

/// The longest label: `(12.)`.
const LONGEST: usize = 5;

/// Items beyond this number are dates, prices or scores.
const LAST_ITEM: u32 = 30;

/// Where an item may begin in the eyes of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The beginning of the text, or behind a full stop or a colon.
    Initial,
    /// Directly behind a bullet.
    Bullet,
    /// Behind a word.
    Inner,
}

#[derive(Debug)]
struct Candidate {
    start: usize,
    end: usize,
    ordinal: u32,
    style: Style,
    place: Place,
    capital: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    letter: bool,
    bracket: bool,
}

/// The marks of a text without line ends that matter, in order.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    // What the chunk before holds, and whether it is a bullet alone.
    let (mut before, mut bullet) = ("", false);
    for (at, trimmed) in chunks(text) {
        let bare = match trimmed.as_bytes()[0].is_ascii() {
            true => trimmed,
            false => trimmed.trim_start_matches(BULLETS),
        };
        let bullets = trimmed.len() - bare.len();
        if bullets > 0 {
            marks.push(Mark {
                start: at,
                end: at + bullets,
                divides: true,
            });
            bullet = true;
        }
        if let Some((ordinal, style)) = parse(bare) {
            let rest = text[at + trimmed.len()..].trim_start();
            let place = match () {
                () if bullet => Place::Bullet,
                () if before.is_empty() || before.ends_with(STOPS) => Place::Initial,
                () => Place::Inner,
            };
            candidates.push(Candidate {
                start: at + bullets,
                end: at + trimmed.len(),
                ordinal,
                style,
                place,
                capital: rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()),
            });
        }
        if !bare.is_empty() {
            (before, bullet) = (bare, false);
        }
    }
    accept(&candidates, &mut marks);
    marks.sort_unstable_by_key(|mark| mark.start);
    marks
}

/// Keeps the candidates that count on from one another.
fn accept(candidates: &[Candidate], marks: &mut Vec<Mark>) {
    let mut expected: Option<(u32, Style)> = None;
    for (index, candidate) in candidates.iter().enumerate() {
        let Candidate {
            ordinal,
            style,
            place,
            ..
        } = *candidate;
        let counts_on = expected == Some((ordinal, style));
        let continued = candidates[index + 1..]
            .iter()
            .take(3)
            .any(|next| next.ordinal == ordinal + 1 && next.style == style);
        let begins = match place {
            Place::Bullet => !style.letter,
            Place::Initial => {
                let alone = candidate.start == 0 && !style.letter;
                alone || (ordinal == 1 && continued)
            }
            Place::Inner => ordinal == 1 && style.bracket && continued,
        };
        let plausible = place != Place::Inner || candidate.capital || style.bracket;
        if begins || (counts_on && plausible) {
            marks.push(Mark {
                start: candidate.start,
                end: candidate.end,
                divides: place != Place::Bullet && (counts_on || place == Place::Initial),
            });
            expected = Some((ordinal + 1, style));
        }
    }
}

/// Reads `1.`, `1)`, `1.)`, `(1)`, `a.`, `a)`, `(a)`.
fn parse(chunk: &str) -> Option<(u32, Style)> {
    if chunk.len() > LONGEST || !chunk.ends_with(['.', ')']) {
        return None;
    }
    let inner = chunk.strip_prefix('(').unwrap_or(chunk);
    let label = inner.trim_end_matches(['.', ')']);
    let tail = &inner[label.len()..];
    let bracket = match tail {
        ")" | ".)" => true,
        "." if inner.len() == chunk.len() => false,
        _ => return None,
    };
    let (ordinal, letter) = match label.as_bytes() {
        [letter @ b'a'..=b'z'] => (u32::from(letter - b'a') + 1, true),
        [letter @ b'A'..=b'Z'] => (u32::from(letter - b'A') + 1, true),
        [b'0'..=b'9', ..] if label.len() <= 2 => (label.parse().ok()?, false),
        _ => return None,
    };
    (ordinal <= LAST_ITEM).then_some((ordinal, Style { letter, bracket }))
}
