use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::aggregate::{Aggregation, Aggregator};
use crate::feedback::Expansion;
use crate::query::{Query, QueryTerm};
use crate::text::{Analyzer, Language};

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn caption(id: &str, text: &str) -> ImageRecord {
    ImageRecord::new(id, text)
}

/// An index of captions, committed as often as there are groups.
fn index(folder: &Path, groups: &[&[ImageRecord]]) -> ImageIndex {
    let index = ImageIndex::open_or_create(folder, None).unwrap();
    for group in groups {
        let mut writer = index.writer(1).unwrap();
        group.iter().for_each(|record| writer.put(record).unwrap());
        writer.finish().unwrap();
    }
    index
}

fn words(text: &str) -> Query {
    Query::of_words(text, Language::English)
}

fn phrases(texts: &[&str]) -> Query {
    let analyzer = Analyzer::new(Some(Language::English));
    let term = |text: &&str| QueryTerm::phrase(text, &analyzer).unwrap();
    Query {
        terms: texts.iter().map(term).collect(),
        ..Query::default()
    }
}

fn ids(index: &ImageIndex, query: &Query, settings: &SearchSettings) -> Vec<String> {
    let found = index.searcher().unwrap().search(query, settings).unwrap();
    found.hits.into_iter().map(|hit| hit.record.id).collect()
}

fn found(index: &ImageIndex, text: &str) -> Vec<String> {
    ids(index, &words(text), &SearchSettings::default())
}

fn harbour() -> Vec<ImageRecord> {
    vec![
        caption("boats", "Fishing boats in the harbour of Marseille"),
        caption("nets", "A fisherman mends his nets"),
        caption("market", "The fish market of Marseille opens at dawn"),
        caption("museum", "Visitors in front of a museum"),
    ]
}

#[test]
fn the_best_match_comes_first_and_no_match_not_at_all() {
    let folder = folder();
    let index = index(folder.path(), &[&harbour()]);
    assert_eq!(
        found(&index, "fishing boats at Marseille"),
        ["boats", "market"]
    );
    assert_eq!(found(&index, "the of and"), [""; 0]);
    assert_eq!(found(&index, "volcano"), [""; 0]);
}

#[test]
fn an_empty_index_finds_nothing() {
    let folder = folder();
    let index = index(folder.path(), &[]);
    assert_eq!(index.searcher().unwrap().documents(), 0);
    assert_eq!(found(&index, "boats"), [""; 0]);
}

#[test]
fn a_record_is_given_back_as_it_was() {
    let folder = folder();
    let record = ImageRecord {
        url: Some("https://example.org/a.jpg".into()),
        page: Some("https://example.org/".into()),
        alt: "Boats".into(),
        tags: vec!["sea".into(), "old town".into()],
        title: "Harbour".into(),
        context: "Every morning.".into(),
        source: Some("Example".into()),
        date: Some("2026-03".parse().unwrap()),
        width: Some(1200),
        height: Some(800),
        licence: Some("CC BY 4.0".into()),
        ..caption("a", "Boats “in” the harbour")
    };
    let index = index(folder.path(), &[std::slice::from_ref(&record)]);
    let searcher = index.searcher().unwrap();
    let hits = searcher.search(&words("harbour"), &SearchSettings::default());
    assert_eq!(hits.unwrap().hits[0].record, record);
    assert_eq!(searcher.record("a").unwrap(), Some(record));
    assert_eq!(searcher.record("b").unwrap(), None);
}

#[test]
fn a_record_of_the_same_id_is_replaced_also_within_a_commit() {
    let folder = folder();
    let first = [caption("a", "A red boat"), caption("a", "A blue boat")];
    let made = index(folder.path(), &[&first]);
    assert_eq!(found(&made, "red"), [""; 0]);
    assert_eq!(found(&made, "blue"), ["a"]);
    let made = index(folder.path(), &[&[caption("a", "A green boat")]]);
    assert_eq!(found(&made, "blue"), [""; 0]);
    assert_eq!(found(&made, "green"), ["a"]);
    assert_eq!(made.searcher().unwrap().documents(), 1);
}

#[test]
fn what_is_deleted_is_gone() {
    let folder = folder();
    let made = index(folder.path(), &[&harbour()]);
    let mut writer = made.writer(1).unwrap();
    writer.delete("boats");
    writer.delete("never there");
    writer.finish().unwrap();
    assert_eq!(found(&made, "boats"), [""; 0]);
    assert_eq!(made.searcher().unwrap().record("boats").unwrap(), None);
    assert_eq!(found(&made, "fisherman"), ["nets"]);
}

#[test]
fn what_was_not_committed_is_lost_and_nothing_else() {
    let folder = folder();
    let made = index(folder.path(), &[&harbour()]);
    let mut writer = made.writer(1).unwrap();
    writer.put(&caption("late", "A lighthouse")).unwrap();
    drop(writer);
    let again = ImageIndex::open(folder.path()).unwrap();
    assert_eq!(found(&again, "lighthouse"), [""; 0]);
    assert_eq!(found(&again, "boats"), ["boats"]);
    let mut writer = again.writer(1).unwrap();
    writer.put(&caption("late", "A lighthouse")).unwrap();
    writer.finish().unwrap();
    assert_eq!(found(&again, "lighthouse"), ["late"]);
}

#[test]
fn a_second_writer_is_refused() {
    let folder = folder();
    let made = index(folder.path(), &[]);
    let writer = made.writer(1).unwrap();
    let refused = ImageIndex::open(folder.path()).unwrap().writer(1);
    assert!(matches!(refused.err(), Some(ImagesError::Busy(_))));
    drop(writer);
    assert!(made.writer(1).is_ok());
}

#[test]
fn a_searcher_sees_what_was_there_when_it_was_made() {
    let folder = folder();
    let made = index(folder.path(), &[&harbour()]);
    let before = made.searcher().unwrap();
    let mut writer = made.writer(1).unwrap();
    writer.delete("boats");
    writer.merge().unwrap();
    let hits = before.search(&words("boats"), &SearchSettings::default());
    assert_eq!(hits.unwrap().hits.len(), 1);
    assert_eq!(found(&made, "boats"), [""; 0]);
}

#[test]
fn what_is_no_index_of_images_says_so() {
    let folder = folder();
    let none = folder.path().join("none");
    let error = |path: &Path| ImageIndex::open(path).unwrap_err();
    assert!(matches!(error(&none), ImagesError::NoFolder(_)));
    assert!(matches!(error(folder.path()), ImagesError::NoIndex(_)));
    let mut schema = tantivy::schema::Schema::builder();
    schema.add_text_field("id", tantivy::schema::TEXT);
    tantivy::Index::create_in_dir(folder.path(), schema.build()).unwrap();
    let foreign = error(folder.path());
    assert!(matches!(foreign, ImagesError::Foreign { .. }));
    assert!(
        foreign.to_string().contains("index the records again"),
        "{foreign}"
    );
}

#[test]
fn an_index_is_for_one_language() {
    let folder = folder();
    ImageIndex::create(folder.path(), Language::German).unwrap();
    let open = |language| ImageIndex::open_or_create(folder.path(), language);
    assert_eq!(open(None).unwrap().language(), Language::German);
    assert!(open(Some(Language::German)).is_ok());
    let refused = open(Some(Language::French)).unwrap_err();
    assert!(
        refused.to_string().contains("made for `de`, not `fr`"),
        "{refused}"
    );
}

#[test]
fn ties_go_to_the_first_whatever_segments_there_are() {
    let same: Vec<ImageRecord> = (0..50)
        .map(|i| caption(&format!("{i:02}"), "A lighthouse"))
        .collect();
    let expected: Vec<String> = same.iter().map(|r| r.id.clone()).collect();
    let settings = SearchSettings {
        top: 50,
        ..SearchSettings::default()
    };
    let one = folder();
    let whole = index(one.path(), &[&same]);
    assert_eq!(ids(&whole, &words("lighthouse"), &settings), expected);
    let many = folder();
    let parts: Vec<&[ImageRecord]> = same.chunks(7).collect();
    let parted = index(many.path(), &parts);
    assert_eq!(ids(&parted, &words("lighthouse"), &settings), expected);
    parted.writer(1).unwrap().merge().unwrap();
    assert_eq!(ids(&parted, &words("lighthouse"), &settings), expected);
}

#[test]
fn scores_do_not_depend_on_segments() {
    let settings = SearchSettings::default();
    let score = |index: &ImageIndex| {
        let found = index.searcher().unwrap();
        let hits = found
            .search(&words("fishing in Marseille"), &settings)
            .unwrap();
        hits.hits.iter().map(|hit| hit.score).collect::<Vec<_>>()
    };
    let (one, two) = (folder(), folder());
    let all = harbour();
    let whole = score(&index(one.path(), &[&all]));
    assert_eq!(whole, score(&index(two.path(), &[&all[..1], &all[1..]])));
    assert_eq!(whole.len(), 2);
}

#[test]
fn an_explanation_adds_up_to_the_score() {
    let folder = folder();
    let mut records = harbour();
    records[0].alt = "Boats at the quay".into();
    records[0].tags = vec!["fishing".into()];
    let made = index(folder.path(), &[&records]);
    let searcher = made.searcher().unwrap();
    let mut query = phrases(&["harbour of Marseille", "fishing boats", "quay"]);
    query.terms[1].words[0].weight = 2.5;
    query.passages = vec![
        vec!["fish".into(), "boat".into(), "dawn".into()],
        vec!["harbour".into(), "marseill".into()],
        vec!["market".into()],
    ];
    let settings = SearchSettings::default();
    for hit in searcher.search(&query, &settings).unwrap().hits {
        let explained = searcher.explain(&hit.record.id, &query, &settings);
        let explained = explained.unwrap().unwrap();
        assert!((explained.score - hit.score).abs() < 1e-5 * hit.score);
    }
    let parts = searcher
        .explain("boats", &query, &settings)
        .unwrap()
        .unwrap()
        .parts;
    let told = |part: &Part| match part.kind {
        PartKind::Word(_) => part.stems.clone(),
        PartKind::Phrase(_) => format!("\"{}\"", part.stems),
        PartKind::Pair => format!("{} together", part.stems),
        PartKind::Passages => "passages".to_owned(),
    };
    let told: Vec<String> = parts.iter().map(told).collect();
    for expected in [
        "\"harbour marseill\"",
        "\"fish boat\"",
        "fish boat together",
        "passages",
        "quay",
        "boat",
    ] {
        assert!(told.iter().any(|part| part == expected), "{told:?}");
    }
    assert_eq!(searcher.explain("none", &query, &settings).unwrap(), None);
}

#[test]
fn bm25_is_what_its_formula_says() {
    // One text a record and a language without a table of frequencies.
    let folder = folder();
    let index = ImageIndex::create(folder.path(), Language::German).unwrap();
    let mut writer = index.writer(1).unwrap();
    for (id, text) in [
        ("a", "Katze Katze Hund"),
        ("b", "Hund"),
        ("c", "Pferd Esel"),
    ] {
        writer.put(&caption(id, text)).unwrap();
    }
    writer.finish().unwrap();
    let settings = SearchSettings {
        k1: 1.2,
        b: 0.75,
        ..SearchSettings::default()
    };
    let query = Query::of_words("Katze Hund", Language::German);
    let hits = index
        .searcher()
        .unwrap()
        .search(&query, &settings)
        .unwrap()
        .hits;
    let part = |tf: f64, length: f64, df: f64| {
        let norm = 1.0 - 0.75 + 0.75 * length / 2.0;
        let idf = (1.0 + (3.0 - df + 0.5) / (df + 0.5)).ln() / 4f64.ln();
        idf * (tf / norm) * 2.2 / (tf / norm + 1.2)
    };
    let expected = [
        part(2.0, 3.0, 1.0) + part(1.0, 3.0, 2.0),
        part(1.0, 1.0, 2.0),
    ];
    assert_eq!(hits.len(), 2);
    for (hit, expected) in hits.iter().zip(expected) {
        assert!(
            (hit.score - expected).abs() < 1e-6,
            "{} {expected}",
            hit.score
        );
    }
}

#[test]
fn a_phrase_needs_its_words_side_by_side_and_its_words_count_by_themselves() {
    let folder = folder();
    let records = [
        caption("town", "York has a new museum"),
        caption("city", "A museum in New York"),
    ];
    let made = index(folder.path(), &[&records]);
    let settings = SearchSettings::default();
    assert_eq!(
        ids(&made, &phrases(&["New York"]), &settings),
        ["city", "town"]
    );
    let strict = SearchSettings {
        at_least: Some(1),
        ..settings
    };
    let found = made
        .searcher()
        .unwrap()
        .search(&phrases(&["New York"]), &strict)
        .unwrap();
    assert_eq!(
        found.hits.len(),
        2,
        "a phrase is there with any of its words"
    );
    let all = RungUsed {
        rung: Rung(10),
        matched: 2,
    };
    assert_eq!(found.rungs, [all]);
}

#[test]
fn required_terms_are_required() {
    let folder = folder();
    let made = index(folder.path(), &[&harbour()]);
    let mut query = words("fishing Marseille");
    query.terms[1].required = true;
    assert_eq!(
        ids(&made, &query, &SearchSettings::default()),
        ["boats", "market"]
    );
}

#[test]
fn filters_let_through_what_was_asked_for() {
    let folder = folder();
    let record = |id: &str, licence: &str, source: &str, date: &str, width| ImageRecord {
        licence: Some(licence.into()),
        source: Some(source.into()),
        date: Some(date.parse().unwrap()),
        width: Some(width),
        ..caption(id, "A lighthouse")
    };
    let records = [
        record("a", "CC BY 4.0", "Agency", "2025-12-31", 640),
        record("b", "cc-by-sa-4.0", "Museum", "2026-01-01", 1024),
        record("c", "CC0", "agency", "2026", 4000),
        caption("d", "A lighthouse of unknown origin"),
    ];
    let made = index(folder.path(), &[&records[..2], &records[2..]]);
    let with = |filter: Filter| {
        let settings = SearchSettings {
            filter,
            ..SearchSettings::default()
        };
        ids(&made, &words("lighthouse"), &settings).concat()
    };
    let none = Filter::default;
    assert_eq!(with(none()), "abcd");
    let licences = |list: &[&str]| Filter {
        licences: list.iter().map(|l| (*l).to_owned()).collect(),
        ..none()
    };
    assert_eq!(with(licences(&["cc by 4.0"])), "a");
    assert_eq!(with(licences(&["cc-by*"])), "ab");
    assert_eq!(with(licences(&["CC0", "CC BY-SA 4.0"])), "bc");
    assert_eq!(with(licences(&["free"])), "");
    let sources = vec!["AGENCY".into()];
    assert_eq!(with(Filter { sources, ..none() }), "ac");
    let date = |text: &str| Some(text.parse().unwrap());
    assert_eq!(
        with(Filter {
            since: date("2026"),
            ..none()
        }),
        "bc"
    );
    assert_eq!(
        with(Filter {
            until: date("2025"),
            ..none()
        }),
        "a"
    );
    assert_eq!(
        with(Filter {
            min_width: Some(1000),
            ..none()
        }),
        "bc"
    );
    assert_eq!(
        with(Filter {
            min_height: Some(1),
            ..none()
        }),
        "",
        "none says its height"
    );
}

#[test]
fn stems_of_an_image_are_counted() {
    let folder = folder();
    let record = ImageRecord {
        alt: "Boat".into(),
        ..caption("a", "A boat, a big boat")
    };
    let made = index(folder.path(), &[&[record]]);
    let searcher = made.searcher().unwrap();
    let stems = searcher.stems("a").unwrap().unwrap();
    let told: Vec<(&str, f64)> = stems.iter().map(|(s, c)| (&**s, *c)).collect();
    assert_eq!(told, [("big", 1.0), ("boat", 3.0)]);
    assert_eq!(searcher.frequency("boat").unwrap(), 3);
    assert_eq!(searcher.document_frequency("boat").unwrap(), 1);
    assert_eq!(searcher.stems("b").unwrap(), None);
}

#[test]
fn words_of_the_query_are_highlighted() {
    let folder = folder();
    let made = index(folder.path(), &[&harbour()]);
    let text = "Boats, boats and Marseille";
    let spans = made
        .searcher()
        .unwrap()
        .highlight(text, &words("a boat in Marseille"));
    let told: Vec<&str> = spans.into_iter().map(|span| &text[span]).collect();
    assert_eq!(told, ["Boats", "boats", "Marseille"]);
}

#[test]
fn a_record_needs_an_id() {
    let folder = folder();
    let made = index(folder.path(), &[]);
    let refused = made.writer(1).unwrap().put(&caption("", "A boat"));
    assert!(matches!(refused, Err(ImagesError::NoId)));
}

#[test]
fn diverse_hits_do_not_say_the_same_again() {
    let folder = folder();
    let records = [
        caption("a", "Fishing boats in the harbour"),
        caption("b", "Fishing boats in the harbour, again"),
        caption("c", "Fishing nets on the quay"),
    ];
    let made = index(folder.path(), &[&records]);
    let query = words("fishing boats in the harbour");
    let with = |diversity: f64| {
        let settings = SearchSettings {
            top: 2,
            diversity,
            ..SearchSettings::default()
        };
        ids(&made, &query, &settings)
    };
    assert_eq!(with(0.0), ["a", "b"]);
    assert_eq!(with(1.0), ["a", "c"]);
}

#[test]
fn a_query_learns_from_what_was_judged() {
    let folder = folder();
    let made = index(folder.path(), &[&harbour()]);
    let searcher = made.searcher().unwrap();
    let query = words("fishing");
    let judged = |id: &str| {
        [Judged {
            id: id.to_owned(),
            score: None,
        }]
    };
    let rocchio: Expansion = "rocchio".parse().unwrap();
    let better = searcher
        .learn(&query, &rocchio, &judged("boats"), &judged("nets"))
        .unwrap();
    let weight = |text: &str| {
        let found = better.terms.iter().find(|term| term.text == text);
        found.map(QueryTerm::weight)
    };
    assert!(
        weight("Marseille") > Some(0.0),
        "as it is written, not as it is looked for"
    );
    assert!(weight("harbour") > Some(0.0));
    assert_eq!(weight("fisherman"), None);
    let same = searcher
        .learn(&query, &rocchio, &judged("none"), &[])
        .unwrap();
    assert_eq!(same, query);
}

#[test]
fn hits_of_several_queries_are_one_list() {
    let folder = folder();
    let made = index(folder.path(), &[&harbour()]);
    let searcher = made.searcher().unwrap();
    let queries = [(1.0, words("boats")), (1.0, words("Marseille"))];
    let settings = SearchSettings::default();
    let of = |aggregation| {
        let aggregator = Aggregator::new(aggregation);
        let found = searcher
            .search_all(&queries, &aggregator, &settings)
            .unwrap();
        let ids = found.hits.into_iter().map(|hit| hit.record.id);
        ids.collect::<Vec<_>>()
    };
    assert_eq!(of(Aggregation::Rrf), ["boats", "market"]);
    assert_eq!(of(Aggregation::CombSum), ["boats", "market"]);
    let negative = [(-1.0, words("boats")), (1.0, words("nets"))];
    let aggregator = Aggregator::new(Aggregation::CombSum);
    let refused = searcher.search_all(&negative, &aggregator, &settings);
    assert!(matches!(refused, Err(ImagesError::Fusion(_))));
}
