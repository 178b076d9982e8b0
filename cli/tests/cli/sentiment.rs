//! `summ sentiment`: the same inputs, judged.

use serde_json::Value;

use crate::run::{Folder, Run, corpus};

const KEYS: [&str; 8] = [
    "id",
    "polarity",
    "subjectivity",
    "intensity",
    "praise",
    "complaint",
    "language",
    "domain",
];

fn sentiment(args: &[&str]) -> Run {
    Run::summ(&["sentiment"]).args(args)
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

const THREE: &str = r#"{"id":"good","text":"A lovely lamp. It is bright and I love it."}
{"id":2,"reviews":["Awful lid.",{"id":"b","text":"It broke. Terrible!"}]}
{"id":"plain","text":"The lamp came on a Tuesday."}
"#;

#[test]
fn one_line_a_record_in_order_with_the_keys_of_the_contract() {
    let got = sentiment(&["-f", "jsonl"]).stdin(THREE).status(0);
    for line in got.out.lines() {
        let places: Vec<_> = KEYS
            .iter()
            .map(|key| line.find(&format!("\"{key}\":")))
            .collect();
        assert!(
            places.iter().all(Option::is_some) && places.is_sorted(),
            "{line}"
        );
    }
    let lines = got.lines();
    let ids: Vec<_> = lines.iter().map(|l| l["id"].clone()).collect();
    assert_eq!(ids, ["good", "2", "plain"]);
    assert!(number(&lines[0]["polarity"]) > 0.3);
    assert!(number(&lines[1]["polarity"]) < -0.3, "all reviews count");
    assert_eq!(lines[2]["polarity"], 0.0);
    assert!(number(&lines[0]["subjectivity"]) > number(&lines[2]["subjectivity"]));
    assert_eq!(lines[1]["complaint"], 1.0);
    assert_eq!(lines[0]["language"], "en");
    assert!(lines[0].get("sentences").is_none());
}

#[test]
fn by_sentence_spans_point_into_their_review() {
    let got = sentiment(&["-f", "jsonl", "--by", "sentence"])
        .stdin(THREE)
        .status(0);
    let two = &got.lines()[1];
    let sentences = two["sentences"].as_array().expect("a list");
    let texts: Vec<_> = sentences.iter().map(|s| s["text"].clone()).collect();
    assert_eq!(texts, ["Awful lid.", "It broke.", "Terrible!"]);
    assert_eq!(sentences[0]["review"], Value::Null);
    assert_eq!(sentences[2]["review"], "b");
    assert_eq!(
        (&sentences[2]["start"], &sentences[2]["end"]),
        (&10.into(), &19.into())
    );
    assert!(number(&sentences[2]["polarity"]) < 0.0);
    assert!(sentences[0].get("evidence").is_none());
}

#[test]
fn explain_shows_words_and_rules() {
    let got = sentiment(&["-f", "jsonl", "--explain"])
        .stdin(r#"{"text":"Not good."}"#)
        .status(0);
    let word = &got.one()["sentences"][0]["evidence"][0];
    assert_eq!(word["text"], "good");
    assert_eq!(word["rules"][0]["kind"], "negation");
    let got = sentiment(&["--explain"]).stdin("Not good.").status(0);
    got.out_has("“good” +").out_has("negation “Not”");
}

#[test]
fn text_is_a_line_a_document() {
    let got = sentiment(&["-", "--input-format", "jsonl"])
        .env("COLUMNS", "120")
        .stdin(THREE)
        .status(0);
    let lines: Vec<_> = got.out.lines().filter(|l| !l.is_empty()).collect();
    assert_eq!(lines.len(), 3, "{}", got.out);
    assert!(lines[0].starts_with("+ +0.") && lines[0].contains("good"));
    assert!(lines[1].starts_with("− −0."));
    assert!(lines[2].starts_with("· +0.00 plain"));
}

#[test]
fn json_and_csv() {
    let got = sentiment(&[&corpus("gadget.jsonl"), "-f", "json"]).status(0);
    let list: Value = serde_json::from_str(&got.out).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(3));
    let rows = |args: &[&str]| {
        let got = sentiment(args).stdin(THREE).status(0);
        let mut reader = csv::Reader::from_reader(got.out.as_bytes());
        let header = reader.headers().expect("a header").clone();
        (header, reader.records().count())
    };
    let (header, count) = rows(&["-f", "csv"]);
    assert_eq!(header.iter().collect::<Vec<_>>(), KEYS);
    assert_eq!(count, 3);
    let (header, count) = rows(&["-f", "csv", "--by", "sentence"]);
    assert_eq!(header.iter().next_back(), Some("text"));
    assert_eq!(count, 6);
}

#[test]
fn the_domain_is_found_or_given() {
    let domain = |args: &[&str]| {
        let line = sentiment(&[&corpus("hotel.jsonl"), "-f", "jsonl"]).args(args);
        line.status(0).lines()[0]["domain"].clone()
    };
    assert_eq!(domain(&[]), "hotel");
    assert_eq!(domain(&["--aspects", "film"]), "film");
    assert_eq!(domain(&["--aspects", "none"]), Value::Null);
    sentiment(&["--aspects", "hotl"])
        .status(2)
        .err_has("did you mean `hotel`?");
}

#[test]
fn exits_as_opinion_does() {
    let folder = Folder::new().with("in.jsonl", "{\"text\":\"Good.\"}\n{oops\n");
    let got = sentiment(&[
        "in.jsonl",
        "-f",
        "jsonl",
        "--errors",
        "bad.jsonl",
        "-o",
        "o",
    ])
    .within(&folder)
    .status(1);
    got.err_has("1 of 2 records failed");
    assert_eq!(folder.read("bad.jsonl").lines().count(), 1);
    assert_eq!(folder.read("o").lines().count(), 1);
    sentiment(&["nope.txt"])
        .status(2)
        .err_has("there is no such file");
    sentiment(&["-f", "jsonl"])
        .stdin("{\"text\":\"\"}")
        .status(2)
        .err_has("nothing was judged");
    sentiment(&["-f", "markdown"]).status(2).err_has("jsonl");
    let got = sentiment(&[&corpus("kritik-de.txt"), "-f", "jsonl"]).status(0);
    got.err_has("no sentiment lexicon for German");
}

#[test]
fn the_same_bytes_at_any_number_of_jobs() {
    let line = |i: usize| {
        format!(
            "{{\"id\":{i},\"text\":\"{}\"}}\n",
            "Good one. ".repeat(i % 9 + 1)
        )
    };
    let input: String = (0..150).map(line).collect();
    let with = |jobs: &str| {
        let run = sentiment(&["-f", "jsonl", "--by", "sentence", "--jobs", jobs]);
        run.stdin(&input).status(0).out
    };
    let one = with("1");
    assert_eq!(one.lines().count(), 150);
    assert!(one == with("4"));
}
