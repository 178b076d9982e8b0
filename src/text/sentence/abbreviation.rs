use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::text::Language;
use crate::text::vocabulary::FastHash;

/// What a full stop after an abbreviation means; see the header of the files
/// in `lexicons/abbreviations`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    Name,
    Inner,
    Number,
    Unit,
    Clock,
    End,
}

impl Kind {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Kind::Title,
            "name" => Kind::Name,
            "inner" => Kind::Inner,
            "number" => Kind::Number,
            "unit" => Kind::Unit,
            "clock" => Kind::Clock,
            "end" => Kind::End,
            _ => return None,
        })
    }
}

/// The abbreviations and function words of one language.
pub(super) struct Abbreviations {
    kinds: HashMap<&'static str, Kind, FastHash>,
    starters: HashSet<&'static str, FastHash>,
}

/// No abbreviation is longer, and no stop word that begins a sentence.
const LONGEST: usize = 16;

impl Abbreviations {
    /// The table of a language that has one.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        macro_rules! table {
            ($code:literal) => {{
                static TABLE: LazyLock<Abbreviations> = LazyLock::new(|| {
                    let file = include_str!(concat!(
                        env!("CARGO_MANIFEST_DIR"),
                        "/lexicons/abbreviations/",
                        $code,
                        ".tsv"
                    ));
                    Abbreviations::read(file, $code)
                });
                Some(&*TABLE)
            }};
        }
        match language {
            Language::English => table!("en"),
            Language::French => table!("fr"),
            Language::German => table!("de"),
            Language::Spanish => table!("es"),
            Language::Italian => table!("it"),
            _ => None,
        }
    }

    fn read(file: &'static str, code: &str) -> Self {
        let kinds = file
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .filter_map(|(word, kind)| Some((word, Kind::parse(kind)?)))
            .collect();
        let starters = stop_words::lookup(code).unwrap_or_default();
        Abbreviations {
            kinds,
            // A single letter is an initial rather than a word.
            starters: starters
                .iter()
                .copied()
                .filter(|word| word.len() > 1 || matches!(*word, "a" | "i"))
                .collect(),
        }
    }

    /// The kind of a word, given without its last full stop.
    pub(super) fn kind(&self, word: &str) -> Option<Kind> {
        if word.len() > LONGEST {
            return None;
        }
        self.kinds
            .get(word)
            .or_else(|| self.kinds.get(word.to_lowercase().as_str()))
            .copied()
    }

    /// Whether a word is a function word: seldom a name, often the first word
    /// of a sentence.
    pub(super) fn is_starter(&self, word: &str) -> bool {
        word.len() <= LONGEST && self.starters.contains(word.to_lowercase().as_str())
    }
}

#[cfg(test)]
pub(super) fn malformed_lines(file: &str) -> Vec<&str> {
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .filter(|line| {
            let fields = line.split_once('\t');
            fields.is_none_or(|(word, kind)| word.is_empty() || Kind::parse(kind).is_none())
        })
        .collect()
}
