//! Summaries of our own texts: what they say, and how close to our gold they come.

use std::fmt::Write as _;

use serde_json::Value;
use summ::measure::{RougeTokens, rouge_n};
use summ::opinion::{Settings, Summarizer, Summary};
use summ::text::Document;

fn corpus(name: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/");
    std::fs::read_to_string(format!("{path}{name}")).expect("a corpus of the repository")
}

fn records(name: &str) -> Vec<Document> {
    let text = corpus(name);
    let lines = text.lines().map(|line| {
        let record: Value = serde_json::from_str(line).expect("JSON");
        let reviews = record["reviews"].as_array().expect("reviews").clone();
        let string = |value: &Value| value.as_str().expect("a string").to_owned();
        let reviews = reviews
            .iter()
            .map(|r| (string(&r["id"]), string(&r["text"])));
        Document::from_reviews(string(&record["id"]), reviews)
    });
    lines.collect()
}

fn documents() -> Vec<Document> {
    let mut documents: Vec<Document> = ["film.txt", "film2.txt", "hotel-fr.txt", "kritik-de.txt"]
        .iter()
        .map(|name| Document::new(*name, corpus(name)))
        .collect();
    documents.extend(records("hotel.jsonl"));
    documents.extend(records("gadget.jsonl"));
    documents
}

fn summarize(document: &Document, budget: &str) -> Summary {
    let settings = Settings {
        budget: budget.parse().expect("a budget"),
        ..Settings::default()
    };
    let summarizer = Summarizer::new(settings).expect("the default settings");
    summarizer.summarize(document)
}

/// The diff of this snapshot shows what a change does to real summaries.
#[test]
fn summaries_of_the_corpora() {
    let mut shown = String::new();
    for document in documents() {
        let summary = summarize(&document, "60w");
        let tree = summary.aspects.as_deref().unwrap_or("no aspects");
        let language = summary.language.code();
        writeln!(shown, "# {} ({language}, {tree})", summary.id).expect("a string");
        for s in &summary.sentences {
            let aspect = s.aspect.as_deref().unwrap_or("-");
            writeln!(shown, "{:+.1} {aspect}: {}", s.polarity, s.text).expect("a string");
        }
        let certificate = summary.certificate().expect("a monotone objective");
        writeln!(shown, "value/bound {certificate:.2}\n").expect("a string");
    }
    insta::assert_snapshot!(shown);
}

/// Our gold was written by the hand that wrote the texts: it catches regressions, and
/// says nothing of quality elsewhere. The diff of this snapshot shows what a change does.
#[test]
fn overlap_with_the_gold() {
    let gold = [
        corpus("gold/film.json"),
        corpus("gold/film2.json"),
        corpus("gold/hotel.json"),
    ];
    let more = corpus("gold/gadget.jsonl");
    let gold = gold.iter().map(String::as_str).chain(more.lines());
    let documents = documents();
    let mut shown = String::from("ROUGE-1 F at 100 words    extract      abstracts\n");
    shown.push_str("                        ours  lead    ours  lead\n");
    for record in gold {
        let record: Value = serde_json::from_str(record).expect("JSON");
        let id = record["id"].as_str().expect("an id");
        let document = documents
            .iter()
            .find(|d| d.id == id || d.id == format!("{id}.txt"))
            .expect("a text for every gold");
        let texts = |key: &str| -> Vec<String> {
            let list = record[key].as_array().expect("a list").iter();
            list.map(|s| s.as_str().expect("a text").to_owned())
                .collect()
        };
        for sentence in texts("extract") {
            let stands = document.reviews.iter().any(|r| r.text.contains(&sentence));
            assert!(stands, "{id}: `{sentence}` does not stand in its text");
        }
        let ours = summarize(document, "100w").text();
        let all: Vec<&str> = document.reviews.iter().map(|r| r.text.as_str()).collect();
        let words = all.iter().flat_map(|text| text.split_whitespace());
        let lead = words.take(100).collect::<Vec<_>>().join(" ");
        let mean = |text: &str, gold: &[String]| {
            let text = RougeTokens::new(text);
            let scores = gold
                .iter()
                .map(|g| rouge_n(&text, &RougeTokens::new(g), 1).f1);
            scores.sum::<f64>() / gold.len() as f64
        };
        let extract = [texts("extract").join(" ")];
        let abstracts = texts("references");
        writeln!(
            shown,
            "{id:<22} {:>5.2} {:>5.2}   {:>5.2} {:>5.2}",
            mean(&ours, &extract),
            mean(&lead, &extract),
            mean(&ours, &abstracts),
            mean(&lead, &abstracts)
        )
        .expect("a string");
    }
    insta::assert_snapshot!(shown);
}
