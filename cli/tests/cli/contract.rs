//! What other programs rely on: `--format jsonl` and its keys.

use serde_json::{Map, Value};

use crate::run::{Folder, Run, corpus};

const KEYS: [&str; 8] = [
    "id",
    "summary",
    "sentences",
    "value",
    "bound",
    "certificate",
    "guarantee",
    "method",
];
const SENTENCE_KEYS: [&str; 11] = [
    "review",
    "index",
    "start",
    "end",
    "text",
    "cost",
    "gain",
    "polarity",
    "subjectivity",
    "intensity",
    "aspect",
];

/// Keys in the order of the text; a parsed map may have sorted them.
fn in_order(line: &str, keys: &[&str]) -> bool {
    let places: Vec<_> = keys
        .iter()
        .map(|key| line.find(&format!("\"{key}\":")))
        .collect();
    places.iter().all(Option::is_some) && places.is_sorted()
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

#[test]
fn one_line_a_record_in_order_with_the_keys_of_the_contract() {
    let got = Run::opinion(&[&corpus("gadget.jsonl"), "-f", "jsonl", "-b", "30w"]).status(0);
    let ids: Vec<_> = got.lines().iter().map(|l| l["id"].clone()).collect();
    assert_eq!(
        ids,
        [
            "ozzelune-hush-3",
            "trelvanick-slate-11",
            "plimmersop-quickpour"
        ]
    );
    for (text, line) in got.out.lines().zip(got.lines()) {
        assert!(in_order(text, &SENTENCE_KEYS[..10]), "{text}");
        let after = text.rsplit_once("}],").expect("sentences").1;
        assert!(in_order(after, &KEYS[3..]), "{after}");
        assert!(text.starts_with("{\"id\":") && in_order(text, &KEYS[..3]));
        assert!(!object(&line).contains_key("bound_reason"));
        let certificate = line["certificate"].as_f64().expect("a certificate");
        assert!((0.0..=1.0).contains(&certificate));
        let mut cost = 0;
        let mut texts = Vec::new();
        for sentence in line["sentences"].as_array().expect("a list") {
            assert!(
                SENTENCE_KEYS
                    .iter()
                    .all(|key| object(sentence).contains_key(*key))
            );
            cost += sentence["cost"].as_u64().expect("a whole number");
            texts.push(sentence["text"].as_str().expect("a text").to_owned());
            assert!(
                sentence["polarity"]
                    .as_f64()
                    .is_some_and(|p| p.abs() <= 1.0)
            );
            assert!(sentence["review"].is_string());
        }
        assert!(cost <= 30);
        assert_eq!(line["summary"], texts.join(" "));
    }
}

#[test]
fn offsets_point_to_the_text() {
    let odd =
        "\u{FEFF}Ein schönes Hotel! 😍\r\nLes chambres étaient sales.\r\nÜber alles: gut…\r\n";
    let folder = Folder::new().with("odd.txt", odd);
    let got = Run::opinion(&["odd.txt", "-f", "jsonl"])
        .within(&folder)
        .status(0)
        .one();
    let sentences = got["sentences"].as_array().expect("a list");
    assert!(sentences.len() >= 2);
    for sentence in sentences {
        let at = |key: &str| sentence[key].as_u64().expect("a number") as usize;
        assert_eq!(
            &odd[at("start")..at("end")],
            sentence["text"].as_str().expect("a text")
        );
    }
}

#[test]
fn offsets_are_those_of_the_review() {
    let reviews = ["It is bad. Very bad.", "Nice! I liked the pool."];
    let record = serde_json::json!({"id": 7, "reviews": [reviews[0], {"id": 1, "text": reviews[1], "rating": "5"}]});
    let got = Run::opinion(&["-f", "jsonl"])
        .stdin(record.to_string())
        .status(0)
        .one();
    assert_eq!(got["id"], "7");
    for sentence in got["sentences"].as_array().expect("a list") {
        let at = |key: &str| sentence[key].as_u64().expect("a number") as usize;
        let review = if sentence["review"] == "1" {
            reviews[1]
        } else {
            reviews[0]
        };
        assert_eq!(&review[at("start")..at("end")], sentence["text"]);
    }
}

#[test]
fn where_no_bound_is_valid_it_says_why() {
    let args = ["--redundancy", "graph-cut", "-f", "jsonl"];
    let line = Run::opinion(&[&corpus("film.txt")])
        .args(&args)
        .status(0)
        .one();
    assert!(line["bound"].is_null() && line["certificate"].is_null());
    assert!(
        line["bound_reason"]
            .as_str()
            .is_some_and(|reason| !reason.is_empty())
    );
}

#[test]
fn explained_sentences_carry_parts_and_evidence() {
    let args = [&corpus("film.txt"), "-f", "jsonl", "--explain"];
    let line = Run::opinion(&args).status(0).one();
    let text = std::fs::read_to_string(corpus("film.txt")).expect("the film");
    let sentences = line["sentences"].as_array().expect("a list");
    let mut words = 0;
    for sentence in sentences {
        let parts = object(&sentence["parts"])
            .values()
            .filter_map(Value::as_f64);
        let gain = sentence["gain"].as_f64().expect("a gain");
        assert!((parts.sum::<f64>() - gain).abs() < 1e-9);
        for word in sentence["evidence"].as_array().expect("a list") {
            let at = |key: &str| word[key].as_u64().expect("a number") as usize;
            assert_eq!(
                &text[at("start")..at("end")],
                word["text"].as_str().expect("a text")
            );
            words += 1;
        }
    }
    assert!(words > 0);
}

#[test]
fn json_is_one_list() {
    let got = Run::opinion(&[&corpus("gadget.jsonl"), "-f", "json"]).status(0);
    let list: Value = serde_json::from_str(&got.out).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(3));
    let got = Run::opinion(&["-f", "json", "--input-format", "jsonl"])
        .stdin("{}\n")
        .status(2);
    assert_eq!(got.out, "[]\n");
}

#[test]
fn csv_has_a_row_a_sentence() {
    let got = Run::opinion(&[&corpus("restaurant.csv"), "-f", "csv", "-b", "1s"]).status(0);
    let mut rows = csv::Reader::from_reader(got.out.as_bytes());
    let header = rows.headers().expect("a header").clone();
    assert_eq!(header.iter().next_back(), Some("text"));
    let rows: Result<Vec<_>, _> = rows.records().collect();
    assert_eq!(rows.map(|rows| rows.len()).ok(), Some(8));
}
