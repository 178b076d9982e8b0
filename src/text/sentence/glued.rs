//! Full stops with no space behind them: `clean.The`, `slow.but`, `Amazon.com`.

use super::abbreviation::{Abbreviations, Kind};
use super::around::is_pronoun;
use super::ender::{Ender, Run};

/// What may follow a full stop inside the name of a site or a file.
const SUFFIXES: &[&str] = &[
    "com", "net", "org", "edu", "gov", "mil", "info", "biz", "co", "io", "ai", "tv", "uk", "de",
    "fr", "es", "it", "eu", "ca", "au", "us", "nl", "be", "ch", "at", "jp", "ru", "br", "pl", "se",
    "no", "dk", "ie", "nz", "app", "dev", "html", "htm", "php", "asp", "aspx", "jsp", "xml",
    "json", "csv", "tsv", "txt", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "jpg", "jpeg",
    "png", "gif", "svg", "mp3", "mp4", "avi", "mov", "wav", "zip", "exe", "dll", "js", "ts", "py",
    "rs", "java", "cpp", "md", "toml", "yaml", "yml", "ini", "cfg", "log", "apk", "iso",
];

/// Suffixes that are also everyday words, which begin a sentence when small
/// words stand on both sides: `cold.it was`.
const WORDS_TOO: &[&str] = &[
    "it", "us", "no", "at", "be", "es", "de", "do", "is", "so", "me",
];

/// Characters of an address or a path. A chunk that has one is never cut.
const ADDRESS: &[char] = &['@', '/', '\\', '_', '=', '%', '~', '<', '>'];

/// No word that is judged here is longer, so that the look around one full
/// stop takes bounded time.
const REACH: usize = 48;

/// Whether a sentence ends at a run of terminators that text directly follows.
pub(super) fn ends(text: &str, ender: &Ender, table: Option<&Abbreviations>) -> bool {
    let (left, right) = (before(text, ender.start), after(text, ender.end));
    let Some(first) = right.chars().next().filter(|c| c.is_alphabetic()) else {
        return false;
    };
    if is_address(left, right) {
        return false;
    }
    let word = left
        .rsplit(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.'))
        .next()
        .unwrap_or(left);
    let next: &str = right
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .next()
        .unwrap_or(right);
    match ender.run {
        Run::Strong => first.is_uppercase() || next.len() > 2,
        Run::Ellipsis => first.is_uppercase() && !is_pronoun(next),
        Run::Period if ender.closed => first.is_uppercase(),
        // `the end .Next`: the space stands on the wrong side.
        Run::Period if ender.detached => {
            let small = next.chars().skip(1).any(char::is_lowercase) || is_pronoun(next);
            first.is_uppercase() && small && !SUFFIXES.contains(&next.to_lowercase().as_str())
        }
        Run::Face => false,
        Run::Period => period(word, next, &right[next.len()..], table),
    }
}

fn period(word: &str, next: &str, behind: &str, table: Option<&Abbreviations>) -> bool {
    // What stands between the last two full stops: `19.99.Worth`, `J.R.R.Tolkien`.
    let last = word.rsplit('.').next().unwrap_or(word);
    let price = !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit());
    let letters = last.chars().filter(|c| c.is_alphabetic()).count();
    if (!price && letters < 2) || next.chars().any(char::is_numeric) {
        return false;
    }
    if table.is_some_and(|table| is_abbreviation(table, word, last)) {
        return false;
    }
    // `i.e.`, `example.com.au`: the next full stop belongs to the same name.
    let dotted = behind
        .strip_prefix('.')
        .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let lower = next.to_lowercase();
    let suffix = SUFFIXES.contains(&lower.as_str()) && !is_everyday(last, next);
    let capital = next.starts_with(char::is_uppercase);
    let long_enough = next.chars().count() > 1 || is_pronoun(next);
    if capital {
        let shouted = letters > 1 && last.chars().all(|c| !c.is_lowercase());
        let ended = last.ends_with(char::is_lowercase) || price || shouted;
        return ended
            && long_enough
            && !suffix
            && !(shouted && !price && next.chars().any(char::is_lowercase));
    }
    !price && !dotted && !suffix && long_enough
}

/// A word that is also a suffix is a word if a small word stands before it or
/// it begins with a capital.
fn is_everyday(last: &str, next: &str) -> bool {
    let lower = next.to_lowercase();
    let listed = WORDS_TOO.contains(&lower.as_str());
    listed && (next.starts_with(char::is_uppercase) || !last.starts_with(char::is_uppercase))
}

fn is_abbreviation(table: &Abbreviations, word: &str, last: &str) -> bool {
    let kind = table.kind(word).or_else(|| table.kind(last));
    // Months and units are everyday words before a letter.
    kind.is_some_and(|kind| !matches!(kind, Kind::Number | Kind::Unit))
}

fn is_address(left: &str, right: &str) -> bool {
    left.contains(ADDRESS)
        || right.contains(ADDRESS)
        || left.contains("www.")
        || left.contains(':')
        || left.len() >= REACH
}

/// The characters before `at` up to white space.
fn before(text: &str, at: usize) -> &str {
    let floor = text.floor_char_boundary(at.saturating_sub(REACH));
    let near = &text[floor..at];
    near.rsplit(char::is_whitespace).next().unwrap_or(near)
}

/// The characters from `at` on up to white space.
fn after(text: &str, at: usize) -> &str {
    let near = &text[at..text.floor_char_boundary((at + REACH).min(text.len()))];
    near.split(char::is_whitespace).next().unwrap_or(near)
}
