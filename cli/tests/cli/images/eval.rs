//! `summ eval images` and `summ eval retrieval`, against numbers worked out by hand.

use serde_json::Value;

use super::ARTICLES;
use crate::run::{Folder, Run};

fn close(value: &Value, expected: f64) -> bool {
    value.as_f64().is_some_and(|n| (n - expected).abs() < 1e-9)
}

fn system<'a>(found: &'a Value, name: &str) -> &'a Value {
    let systems = found["systems"].as_array().expect("a list");
    let system = systems.iter().find(|system| system["system"] == name);
    system.unwrap_or_else(|| panic!("{name} is not in {found}"))
}

fn json(run: Run) -> Value {
    let got = run.args(&["-f", "json", "--rounds", "200"]).status(0);
    serde_json::from_str(&got.out).expect("JSON")
}

/// The articles with what stands below their images.
fn captioned() -> String {
    let captions = [
        &["The red fishing boat in the harbour", "Nets full of fish"][..],
        &["The mayor opens the new bridge"],
        &["Waves break over the lighthouse"],
    ];
    let lines = ARTICLES.lines().zip(captions).map(|(line, captions)| {
        let mut record: Value = serde_json::from_str(line).expect("JSON");
        record["captions"] = captions.into();
        format!("{record}\n")
    });
    lines.collect()
}

#[test]
fn captions_are_found_by_their_articles() {
    let folder = Folder::new()
        .with("articles.jsonl", captioned())
        .with("more.jsonl", "{\"id\": \"x\", \"caption\": \"Roses in a garden\"}\n{\"id\": 2, \"caption\": \"A cow on a meadow\"}\n")
        // The first of a1 is second, that of a2 first, and a3 has no list.
        .with("other.jsonl", "{\"id\": \"a1\", \"hits\": [{\"id\": \"x\"}, {\"id\": \"a1#0\"}]}\n{\"id\": \"a2\", \"hits\": [{\"id\": \"a2#0\"}]}\n");
    let run = || {
        Run::summ(&[
            "eval",
            "images",
            "articles.jsonl",
            "--distractors",
            "more.jsonl",
        ])
        .within(&folder)
    };
    let found = json(run().args(&["--system", "other.jsonl", "--against", "other"]));
    assert_eq!(
        (&found["articles"], &found["images"]),
        (&3.into(), &6.into())
    );
    let article = system(&found, "article");
    assert!(
        close(&article["mrr"], 1.0) && close(&article["hit1"], 1.0),
        "{article}"
    );
    let other = system(&found, "other");
    assert!(close(&other["mrr"], (0.5 + 1.0) / 3.0), "{other}");
    assert!(close(&other["hit1"], 1.0 / 3.0) && close(&other["hit5"], 2.0 / 3.0));
    // Of two captions of a1 one is found, at 2.
    assert!(close(&other["recall10"], (0.5 + 1.0) / 3.0), "{other}");
    assert!(close(&other["map"], (0.25 + 1.0) / 3.0), "{other}");
    let differences = found["differences"].as_array().expect("a list");
    let gap = differences.iter().find(|d| d["system"] == "article");
    assert!(
        gap.is_some_and(|gap| close(&gap["difference"], 0.5)),
        "{gap:?}"
    );
    run()
        .status(0)
        .out_has("3 articles, 6 images")
        .out_has("MRR");
    run()
        .args(&["--against", "nobody"])
        .status(2)
        .err_has("there is no such system");
    let none = Folder::new().with("articles.jsonl", ARTICLES);
    Run::summ(&["eval", "images", "articles.jsonl"])
        .within(&none)
        .status(2)
        .err_has("no article has `captions`");
}

/// Five documents and five queries, one of which has nothing relevant.
fn collection() -> Folder {
    Folder::new()
        .with(
            "docs.jsonl",
            "{\"id\": \"d1\", \"text\": \"lighthouse storm waves wind\"}\n\
            {\"id\": \"d2\", \"text\": \"lighthouse\"}\n\
            {\"id\": \"d3\", \"text\": \"bridge tram river ferry\"}\n\
            {\"id\": \"d4\", \"text\": \"bridge\"}\n\
            {\"id\": \"d5\", \"text\": \"garden\"}\n",
        )
        .with(
            "queries.jsonl",
            "{\"id\": \"q1\", \"text\": \"lighthouse\"}\n\
            {\"id\": \"q2\", \"text\": \"bridge\"}\n{\"id\": \"q3\", \"text\": \"garden\"}\n\
            {\"id\": \"q4\", \"text\": \"storm\"}\n{\"id\": \"q5\", \"text\": \"unicorn\"}\n",
        )
        .with(
            "qrels.txt",
            "q1 0 d1 1\nq1 0 d2 0\nq2 0 d3 1\nq2 0 d4 1\nq3 0 d1 1\nq4 0 d1 0\nq5 0 d2 1\n",
        )
        // Ranks lie; of equal scores the higher name is first; q3 has no list.
        .with(
            "run.txt",
            "q1 Q0 d1 1 0.5 x\nq1 Q0 d2 2 0.5 x\n\
            q2 Q0 d4 1 0.5 x\nq2 Q0 d3 2 2.0 x\nq2 Q0 d5 3 1.0 x\nq5 Q0 d2 1 1 x\n",
        )
}

/// q1: the shorter d2 is before d1, ½. q2: both, 1. q3: its one hit is wrong, 0. q5: no hit, 0.
const BM25: f64 = (0.5 + 1.0 + 0.0 + 0.0) / 4.0;

/// q1: d2 before d1, ½. q2: d3, d5, d4, (1 + ⅔) / 2. q3: 0. q5: 1.
const RUN: f64 = (0.5 + 5.0 / 6.0 + 0.0 + 1.0) / 4.0;

#[test]
fn map_is_as_worked_out_by_hand() {
    let folder = collection();
    let own = [
        "eval",
        "retrieval",
        "docs.jsonl",
        "--queries",
        "queries.jsonl",
    ];
    let run = || {
        Run::summ(&own)
            .args(&["--qrels", "qrels.txt"])
            .within(&folder)
    };
    let found = json(run().args(&["--system", "other=run.txt"]));
    assert_eq!(
        (&found["documents"], &found["queries"]),
        (&5.into(), &4.into())
    );
    let bm25 = system(&found, "bm25");
    assert!(close(&bm25["map"], BM25), "{bm25}");
    assert!(close(&bm25["mrr"], BM25), "{bm25}");
    assert!(close(&bm25["recall10"], 0.5), "{bm25}");
    for kind in ["rm3", "rocchio", "bo1"] {
        let name = format!("bm25+{kind}");
        assert!(
            system(&found, &name)["map"]
                .as_f64()
                .is_some_and(|map| map <= 1.0)
        );
    }
    let other = system(&found, "other");
    assert!(close(&other["map"], RUN), "{other}");
    let differences = found["differences"].as_array().expect("a list");
    let gap = differences.iter().find(|d| d["system"] == "other");
    assert!(
        gap.is_some_and(|gap| close(&gap["difference"], RUN - BM25)),
        "{gap:?}"
    );
    run().status(0).out_has("5 documents, 4 queries");
}

#[test]
fn runs_of_others_need_no_documents() {
    let folder = collection().with("short.txt", "q1 d1 0.5\n");
    let run = |file: &str| {
        let args = [
            "eval",
            "retrieval",
            "--qrels",
            "qrels.txt",
            "--system",
            file,
        ];
        Run::summ(&args).within(&folder)
    };
    let found = json(run("run.txt"));
    assert_eq!(found["queries"], 4);
    assert!(close(&system(&found, "run")["map"], RUN), "{found}");
    run("short.txt")
        .status(2)
        .err_has("short.txt:1: `q1 d1 0.5` has not the six columns");
    run("nope.txt").status(2).err_has("nope.txt");
    Run::summ(&["eval", "retrieval", "--qrels", "qrels.txt"])
        .within(&folder)
        .status(2);
}
