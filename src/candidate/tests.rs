use super::*;
use crate::text::{Analyzer, Language};

fn found(text: &str, limits: CandidateLimits) -> Vec<(String, usize)> {
    found_in(text, None, limits)
}

fn phrases(text: &str, language: Option<Language>) -> Vec<String> {
    let found = found_in(text, language, CandidateLimits::default());
    found.into_iter().map(|(phrase, _)| phrase).collect()
}

fn found_in(
    text: &str,
    language: Option<Language>,
    limits: CandidateLimits,
) -> Vec<(String, usize)> {
    let texts = [text];
    let analysis = Analyzer::new(language).analyze_texts(&texts);
    let source = Source {
        texts: &texts,
        has_title: false,
        analysis: &analysis,
        tags: None,
    };
    let found = Candidates::find(&source, &limits);
    (0..found.len())
        .map(|i| (found.text(&source, i).to_owned(), found.mentions(i).len()))
        .collect()
}

#[test]
fn phrases_do_not_cross_stop_words_or_punctuation() {
    let all = found("The old mill, by the river.", CandidateLimits::default());
    let phrases: Vec<&str> = all.iter().map(|(p, _)| p.as_str()).collect();
    assert_eq!(phrases, ["old", "old mill", "mill", "river"]);
}

#[test]
fn variants_are_one_candidate_in_its_most_frequent_form() {
    let text = "Heat Pumps are quiet. A heat-pump is cheap. One heat pump is enough.";
    let all = found(text, CandidateLimits::default());
    assert!(all.contains(&("heat-pump".to_owned(), 3)), "{all:?}");
}

#[test]
fn limits_are_kept_and_checked() {
    let limits = CandidateLimits {
        min_words: 2,
        max_words: 2,
    };
    let all = found("Cold fresh mountain water.", limits);
    let phrases: Vec<&str> = all.iter().map(|(p, _)| p.as_str()).collect();
    assert_eq!(phrases, ["Cold fresh", "fresh mountain", "mountain water"]);
    let crossed = CandidateLimits {
        min_words: 3,
        max_words: 2,
    };
    assert_eq!(
        crossed.check(),
        Err(LimitsError::Crossed { min: 3, max: 2 })
    );
    assert!(limits.check().is_ok());
}

#[test]
fn nothing_comes_of_nothing() {
    assert!(found("", CandidateLimits::default()).is_empty());
    assert!(found("... !!! 42 :-)", CandidateLimits::default()).is_empty());
}

/// A verb that says what is done with things is no phrase; the same word as a noun is.
#[test]
fn general_verbs_bound_phrases() {
    let all = found("The minister said prices fell.", CandidateLimits::default());
    let phrases: Vec<&str> = all.iter().map(|(p, _)| p.as_str()).collect();
    assert_eq!(phrases, ["minister", "prices", "prices fell", "fell"]);
    let texts = ["She claims damages. Old claims rest."];
    let analysis = Analyzer::new(None).analyze_texts(&texts);
    let claims = |tag: Tag| {
        let tags: Vec<Tag> = analysis
            .tokens
            .iter()
            .map(|token| match &*analysis.word(token).text {
                "claims" => tag,
                "she" => Tag::Pron,
                "old" => Tag::Adj,
                "." => Tag::Punct,
                _ => Tag::Noun,
            })
            .collect();
        let source = Source {
            texts: &texts,
            has_title: false,
            analysis: &analysis,
            tags: Some(&tags),
        };
        let found = Candidates::find(&source, &CandidateLimits::default());
        (0..found.len()).any(|i| found.text(&source, i) == "claims")
    };
    assert!(claims(Tag::Noun));
    assert!(!claims(Tag::Verb));
}

#[test]
fn addresses_are_no_phrases() {
    let text = "Ask jane.smith@example.org or see https://www.example.com/old-mill/, or \
                www.example.com/water, about the mill@night and the ratio water:steam.";
    let all = found(text, CandidateLimits::default());
    let phrases: Vec<&str> = all.iter().map(|(p, _)| p.as_str()).collect();
    assert_eq!(phrases, ["Ask", "ratio", "ratio water", "water", "steam"]);
}

#[test]
fn a_compound_is_not_taken_apart() {
    let all = found(
        "A four-wire filter. The 19th century.",
        CandidateLimits::default(),
    );
    let phrases: Vec<&str> = all.iter().map(|(p, _)| p.as_str()).collect();
    assert!(phrases.contains(&"four-wire filter"), "{phrases:?}");
    assert!(phrases.contains(&"19th century"), "{phrases:?}");
    for part in ["four", "wire", "wire filter", "th century"] {
        assert!(!phrases.contains(&part), "{phrases:?}");
    }
}

#[test]
fn possessives_are_shown_bare() {
    let all = found(
        "BA’s strike was about the pilots of Ann's.",
        CandidateLimits::default(),
    );
    let phrases: Vec<&str> = all.iter().map(|(p, _)| p.as_str()).collect();
    assert!(
        phrases.contains(&"BA") && phrases.contains(&"Ann"),
        "{phrases:?}"
    );
    assert!(phrases.contains(&"BA’s strike"), "{phrases:?}");
}

#[test]
fn forms_of_address_begin_no_phrase() {
    let all = found("At 5 p.m. Mr Brown left.", CandidateLimits::default());
    let phrases: Vec<&str> = all.iter().map(|(p, _)| p.as_str()).collect();
    assert_eq!(phrases, ["Brown", "Brown left", "left"]);
}

#[test]
fn names_with_a_digit_are_phrases_and_amounts_are_none() {
    let text = "The G7 met. They burned H2 and CO2. A 3D printer. Films in 3D. It cost $5M.";
    let all = phrases(text, None);
    for name in ["G7", "H2", "CO2", "3D", "3D printer"] {
        assert!(all.iter().any(|p| p == name), "{name}: {all:?}");
    }
    assert!(!all.iter().any(|p| p.contains("5M")), "{all:?}");
}

/// Romance languages chain nouns: two prepositions in one phrase; English has one.
#[test]
fn romance_languages_chain_nouns_by_prepositions() {
    let all = phrases(
        "Se estudia la ley de conservación de la energía.",
        Some(Language::Spanish),
    );
    assert!(
        all.iter().any(|p| p == "ley de conservación de la energía"),
        "{all:?}"
    );
    let all = phrases(
        "The law of conservation of the energy holds.",
        Some(Language::English),
    );
    assert!(
        !all.iter().any(|p| p.matches(" of ").count() > 1),
        "{all:?}"
    );
}

#[test]
fn a_negated_adjective_is_part_of_a_phrase_and_never_its_edge() {
    let all = phrases("Los sistemas no lineales oscilan.", Some(Language::Spanish));
    assert!(all.iter().any(|p| p == "sistemas no lineales"), "{all:?}");
    assert!(
        !all.iter()
            .any(|p| p.starts_with("no ") || p.ends_with(" no")),
        "{all:?}"
    );
}

/// Where there is no tagger, lists tell what begins and ends no phrase.
#[test]
fn general_words_bound_phrases_in_french_and_spanish() {
    let text = "Le ministre annonce une importante réforme fiscale. La Grande-Bretagne refuse.";
    let all = phrases(text, Some(Language::French));
    let has = |phrase: &str| all.iter().any(|p| p == phrase);
    assert!(has("réforme fiscale"), "{all:?}");
    assert!(!has("importante réforme fiscale"), "{all:?}");
    assert!(has("Grande-Bretagne"), "a name: {all:?}");
    assert!(!all.iter().any(|p| p.contains("refuse")), "{all:?}");
    let text = "El método propuesto mejora la eficiencia energética y permite ahorrar.";
    let all = phrases(text, Some(Language::Spanish));
    assert!(all.iter().any(|p| p == "eficiencia energética"), "{all:?}");
    assert!(
        !all.iter()
            .any(|p| p.contains("permite") || p.ends_with("propuesto")),
        "{all:?}"
    );
}
