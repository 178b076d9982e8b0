use super::*;
use crate::text::{Document, Language};

fn article(title: &str, text: &str) -> Document {
    let mut document = Document::new("1", text);
    document.title = Some(title.to_owned()).filter(|title| !title.is_empty());
    document
}

fn builder(settings: QuerySettings) -> QueryBuilder {
    QueryBuilder::new(settings, Some(Language::English)).unwrap()
}

fn build(settings: QuerySettings, document: &Document) -> Query {
    builder(settings).build(document, &|_| Some(1.0))
}

fn texts(query: &Query) -> Vec<&str> {
    query.terms.iter().map(|term| &*term.text).collect()
}

const STORM: &str =
    "The ferry stayed in the harbour. Harbour pilots waited for the ferry. A gull slept.";

#[test]
fn weights_are_what_the_formula_says() {
    let query = build(QuerySettings::default(), &article("Ferry delayed", STORM));
    let weight = |text: &str| {
        let found = query
            .terms
            .iter()
            .find(|term| term.text.eq_ignore_ascii_case(text));
        found.expect(text).weight()
    };
    let expected = |tf: f64, first: f64| (1.0 + tf.ln()) * (0.5 + 0.5 * 100.0 / (100.0 + first));
    assert_eq!(weight("ferry"), expected(2.0 + 3.0, 0.0), "in the title");
    assert_eq!(weight("delayed"), expected(3.0, 0.0), "only in the title");
    assert_eq!(weight("harbour"), expected(2.0, 2.0));
    assert_eq!(weight("gull"), expected(1.0, 7.0));
    assert_eq!(texts(&query)[0].to_lowercase(), "ferry");
}

#[test]
fn what_is_not_there_is_not_looked_for() {
    let known = |stem: &str| (stem != "ferri").then_some(1.0);
    let query = builder(QuerySettings::default()).build(&article("", STORM), &known);
    assert!(
        !texts(&query)
            .iter()
            .any(|text| text.eq_ignore_ascii_case("ferry"))
    );
    let ferry = |passage: &Vec<String>| passage.iter().any(|stem| stem == "ferri");
    assert!(
        query.passages.iter().any(ferry),
        "but it is part of what is said"
    );
}

#[test]
fn few_terms_grow_into_phrases_unless_told_otherwise() {
    let text =
        "Prime Minister Ada Lind spoke. Ada Lind smiled. Later Lind left, and Ada Lind waved.";
    let of = |max: usize, phrases: bool| {
        let settings = QuerySettings {
            max_terms: Some(max),
            phrases,
            ..QuerySettings::default()
        };
        let query = build(settings, &article("", text));
        query
            .terms
            .iter()
            .map(|term| term.text.clone())
            .collect::<Vec<_>>()
    };
    let one = of(1, true);
    assert!(one[0].contains("Ada Lind"), "{one:?}");
    assert_eq!(of(1, false), ["Lind"]);
    assert_eq!(of(3, false).len(), 3);
    let words = |terms: Vec<String>| {
        let words = terms
            .iter()
            .flat_map(|term| term.split(' ').map(str::to_lowercase));
        words.collect::<Vec<String>>()
    };
    let mut all = words(of(99, true));
    let count = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), count, "no word stands in two terms");
}

#[test]
fn what_is_required_comes_first() {
    let settings = QuerySettings {
        max_terms: Some(2),
        require: vec!["sleeping gull".into(), "gull".into()],
        ..QuerySettings::default()
    };
    let query = build(settings, &article("", STORM));
    assert_eq!(texts(&query), ["sleeping gull", "gull"]);
    assert!(query.terms.iter().all(|term| term.required));
    let one = QuerySettings {
        require: vec!["pilots".into()],
        ..QuerySettings::default()
    };
    let query = build(one, &article("", STORM));
    assert_eq!(texts(&query)[0], "pilots");
    assert_eq!(
        query
            .terms
            .iter()
            .filter(|t| t.words[0].stem == "pilot")
            .count(),
        1
    );
}

#[test]
fn long_articles_give_so_many_words() {
    let text: Vec<String> = (0..500).map(|i| format!("word{i}")).collect();
    let query = build(QuerySettings::default(), &article("", &text.join(" ")));
    assert_eq!(query.terms.len(), MOST_WORDS);
}

#[test]
fn nothing_gives_no_query() {
    for text in ["", "the of and", "!?"] {
        let query = build(QuerySettings::default(), &article("", text));
        assert!(query.terms.is_empty(), "{text}");
    }
}

#[test]
fn settings_out_of_range_are_refused() {
    let refused =
        |settings: QuerySettings| QueryBuilder::new(settings, None).unwrap_err().to_string();
    let fine = QuerySettings::default;
    let told = [
        refused(QuerySettings {
            max_terms: Some(0),
            ..fine()
        }),
        refused(QuerySettings {
            title: -1.0,
            ..fine()
        }),
        refused(QuerySettings {
            names: f64::NAN,
            ..fine()
        }),
        refused(QuerySettings {
            fading: 1.5,
            ..fine()
        }),
        refused(QuerySettings {
            require: vec!["!".into()],
            ..fine()
        }),
    ];
    let expected = ["max_terms", "title", "names", "fading", "`!`"];
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn a_small_letter_is_no_term() {
    let builder = QueryBuilder::new(QuerySettings::default(), Some(Language::French)).unwrap();
    let text = "Il y a un bateau. Elle a vu le bateau, et le plan B y a manqué.";
    let query = builder.build(&article("", text), &|stem| everyday(stem, Language::French));
    let terms = texts(&query);
    assert_eq!(terms[0], "bateau");
    assert!(!terms.contains(&"a") && terms.contains(&"B"), "{terms:?}");
}
