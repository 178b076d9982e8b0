use super::*;
use crate::candidate::CandidateLimits;
use crate::rank::Ranker;

fn extractor(settings: Settings) -> Extractor {
    Extractor::new(settings).unwrap()
}

fn phrases(settings: Settings, text: &str) -> Vec<String> {
    let found = extractor(settings).extract(&Document::new("d", text));
    found.phrases.into_iter().map(|p| p.phrase).collect()
}

const TEXT: &str = "The heat pump is quiet. A heat pump can draw warmth from cold air. Cold air \
                    is free, and the old furnace was not.";

#[test]
fn ten_keyphrases_are_ten_ideas() {
    let apart = phrases(
        Settings {
            top: 2,
            diversity: 1.0,
            ..Settings::default()
        },
        TEXT,
    );
    assert_eq!(apart, ["heat pump", "cold air"]);
}

#[test]
fn what_is_never_said_alone_is_no_idea_of_its_own() {
    let text = "The heat pump is quiet. The old furnace was not.";
    let found = phrases(Settings::default(), text);
    assert!(found.contains(&"heat pump".to_owned()), "{found:?}");
    assert!(!found.contains(&"pump".to_owned()), "{found:?}");
    assert!(!found.contains(&"heat".to_owned()), "{found:?}");
    // "The pump" is that heat pump; other pumps are spoken of as well.
    let found = phrases(Settings::default(), &format!("{text} The pump is loud."));
    assert!(!found.contains(&"pump".to_owned()), "{found:?}");
    let found = phrases(Settings::default(), &format!("{text} Pumps are loud."));
    assert!(found.contains(&"pump".to_owned()), "{found:?}");
}

#[test]
fn a_person_is_named_once() {
    let text = "Jane Smith won the regatta. The regatta was rough, said Smith. Smith will be \
                back at the regatta next year, and Jane Smith hopes for wind.";
    let found = phrases(Settings::default(), text);
    assert!(found.contains(&"Jane Smith".to_owned()), "{found:?}");
    assert!(!found.contains(&"Smith".to_owned()), "{found:?}");
}

#[test]
fn a_clause_comes_behind_phrases() {
    let text = "Sandhaven voted for district heating. A heat pump will draw warmth from the river \
                Ilse. Sandhaven voted for the harbour quarter, too.";
    let found = phrases(Settings::default(), text);
    let place = |phrase: &str| found.iter().position(|p| p == phrase);
    let others = ["Sandhaven", "district heating", "heat pump"].map(place);
    assert!(others.iter().all(Option::is_some), "{found:?}");
    let clause = place("Sandhaven voted");
    assert!(
        clause.is_none() || others.iter().all(|&at| at < clause),
        "{found:?}"
    );
}

#[test]
fn seeds_come_first_and_bans_stay_out() {
    let settings = Settings {
        top: 3,
        must: vec!["old furnaces".into()],
        ban: vec!["pump".into()],
        ..Settings::default()
    };
    let found = phrases(settings, TEXT);
    assert_eq!(found[0], "old furnace");
    assert!(found.iter().all(|p| !p.contains("pump")), "{found:?}");
}

/// How many keyphrases are asked for does not change what a document mentions.
#[test]
fn a_document_mentions_more_than_it_lists() {
    let document = Document::new("x", TEXT);
    let mentioned = |top| {
        let settings = Settings {
            top,
            ban: vec!["furnace".into()],
            ..Settings::default()
        };
        let (found, all) = extractor(settings).extract_with_mentioned(&document);
        let listed = all.iter().filter(|m| m.listed).count();
        assert_eq!(listed, found.phrases.len());
        all.into_iter().map(|m| m.stems).collect::<Vec<_>>()
    };
    let one = mentioned(1);
    assert!(one.contains(&"heat pump".to_owned()) && one.contains(&"warmth".to_owned()));
    assert!(!one.iter().any(|stems| stems.contains("furnac")), "{one:?}");
    assert_eq!(one, mentioned(3));
}

/// At 0 the list is the consensus, parts of phrases and all.
#[test]
fn without_diversity_all_candidates_are_listed() {
    let settings = Settings {
        top: 1000,
        diversity: 0.0,
        ..Settings::default()
    };
    let found = extractor(settings).extract(&Document::new("x", TEXT));
    assert_eq!(found.phrases.len(), found.candidates);
    let ideas = Settings {
        top: 1000,
        ..Settings::default()
    };
    let ideas = extractor(ideas).extract(&Document::new("x", TEXT));
    assert!(ideas.phrases.len() < found.candidates);
}

/// "Sandhaven votes" is half a sentence; the tagger takes it for two nouns.
#[test]
fn a_headline_is_not_a_list_of_nouns() {
    let mut document = Document::new(
        "x",
        "The council of Sandhaven met on Monday. Mayor Orla Kestrin said that she hoped for \
         district heating in every street of Sandhaven.",
    );
    document.title = Some("Sandhaven votes for district heating".to_owned());
    let found = extractor(Settings::default()).extract(&document);
    let first: Vec<&str> = found.phrases[..3].iter().map(|p| &*p.phrase).collect();
    assert_eq!(
        first,
        ["Sandhaven", "district heating", "Mayor Orla Kestrin"]
    );
}

/// A seed need not be what would be a candidate without it: here it is a clause, longer than
/// phrases may be, and stands twice.
#[test]
fn a_seed_is_a_candidate_by_decree() {
    let text = "The pump warms the house. The pump hums, and warms the house all the same.";
    let settings = Settings {
        top: 1,
        limits: CandidateLimits {
            min_words: 1,
            max_words: 2,
        },
        must: vec!["Warmed the houses".into(), "cold cellar".into()],
        ..Settings::default()
    };
    let found = extractor(settings).extract(&Document::new("x", text));
    assert_eq!(found.phrases[0].phrase, "warms the house");
    assert_eq!(found.phrases[0].mentions.len(), 2);
    assert_eq!(found.missing, ["cold cellar"]);
}

/// What would be a candidate anyway is the same one, with the same score.
#[test]
fn a_seed_that_is_a_candidate_changes_nothing_but_its_place() {
    let all = extractor(Settings::default()).extract(&Document::new("x", TEXT));
    let last = all.phrases.last().unwrap();
    let settings = Settings {
        must: vec![last.phrase.clone()],
        ..Settings::default()
    };
    let found = extractor(settings).extract(&Document::new("x", TEXT));
    assert_eq!(found.phrases[0].phrase, last.phrase);
    assert_eq!(found.phrases[0].consensus, last.consensus);
    assert_eq!(found.phrases[0].mentions, last.mentions);
    assert_eq!(found.candidates, all.candidates);
}

#[test]
fn nothing_comes_of_nothing() {
    assert!(phrases(Settings::default(), "").is_empty());
    assert!(phrases(Settings::default(), "... 😀 !!!").is_empty());
    assert_eq!(phrases(Settings::default(), "Cheese."), ["Cheese"]);
}

#[test]
fn places_point_into_title_and_text() {
    let mut document = Document::new("d", "A heat pump is quiet.");
    document.title = Some("Heat pumps".to_owned());
    let found = extractor(Settings::default()).extract(&document);
    let pump = &found.phrases[0];
    assert_eq!(pump.phrase, "heat pump");
    let places: Vec<_> = pump
        .mentions
        .iter()
        .map(|place| (place.review, place.span.clone()))
        .collect();
    assert_eq!(places, [(None, 0..10), (Some(0), 2..11)]);
}

#[test]
fn each_refusal_names_its_value() {
    let refused = |settings: Settings| Extractor::new(settings).unwrap_err().to_string();
    let default = Settings::default;
    let none = Settings {
        top: 0,
        ..default()
    };
    assert_eq!(refused(none), "top must be at least 1");
    let nobody = Settings {
        voters: vec![],
        ..default()
    };
    assert!(refused(nobody).contains("no ranker"));
    let heavy = Settings {
        voters: vec![Voter::new(Ranker::TfIdf, -1.0)],
        ..default()
    };
    assert!(
        refused(heavy).contains("tfidf")
            && refused(Settings {
                voters: vec![Voter::new(Ranker::TfIdf, -1.0)],
                ..default()
            })
            .contains("-1")
    );
    let wide = Settings {
        diversity: 1.5,
        ..default()
    };
    assert!(refused(wide).contains("1.5"));
    let both = Settings {
        must: vec!["Heat pump".into()],
        ban: vec!["heat pump".into()],
        ..default()
    };
    assert!(refused(both).contains("`Heat pump`"));
    let blank = Settings {
        ban: vec!["!?".into()],
        ..default()
    };
    assert!(refused(blank).contains("`!?`"));
}
