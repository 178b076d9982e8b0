//! The small words that join two noun phrases into one.

use crate::text::Language;

/// Prepositions that make one name of two nouns ("quality of service", "emploi du temps"),
/// by language; contracted with an article or not.
fn links(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["of"],
        Language::French => &["de", "d'", "du", "des", "à", "au", "aux", "en"],
        Language::Spanish => &["de", "del", "en", "por"],
        Language::Italian => &[
            "di", "d'", "del", "dello", "della", "dell'", "dei", "degli", "delle", "da", "in",
        ],
        Language::Portuguese => &["de", "do", "da", "dos", "das", "em", "por"],
        Language::Romanian => &["de", "al", "a", "ai", "ale"],
        Language::German => &["von", "der", "des"],
        Language::Dutch => &["van"],
        _ => &[],
    }
}

/// Articles that may stand behind a link ("theory of the firm").
fn articles(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["the", "a", "an"],
        Language::French => &["le", "la", "l'", "les", "un", "une"],
        Language::Spanish => &["el", "la", "los", "las", "un", "una"],
        Language::Italian => &["il", "lo", "la", "l'", "i", "gli", "le", "un", "una"],
        Language::Portuguese => &["o", "a", "os", "as", "um", "uma"],
        Language::Dutch => &["de", "het", "een"],
        _ => &[],
    }
}

pub(super) fn is_link(language: Language, word: &str) -> bool {
    links(language).contains(&word)
}

pub(super) fn is_article(language: Language, word: &str) -> bool {
    articles(language).contains(&word)
}

/// How many prepositions a phrase may have: Romance languages chain nouns by them ("ley de
/// conservación de la energía") where English sets them side by side.
pub(super) fn most(language: Language) -> usize {
    match language {
        Language::French
        | Language::Spanish
        | Language::Italian
        | Language::Portuguese
        | Language::Romanian => 2,
        _ => 1,
    }
}

/// Whether a word makes the contrary of an adjective behind a noun: "sistemas no lineales".
pub(super) fn is_negation(language: Language, word: &str) -> bool {
    match language {
        Language::Spanish => word == "no",
        Language::French | Language::Italian => word == "non",
        Language::Portuguese => word == "não",
        _ => false,
    }
}
