//! `summ images search` and `query`: what is found, and how it is written.

use serde_json::Value;

use super::{archive, hits, ids, images, search};
use crate::run::{Folder, Run};

/// Keys in the order of the text; a parsed map may have sorted them.
fn in_order(line: &str, keys: &[&str]) -> bool {
    let places: Vec<_> = keys
        .iter()
        .map(|key| line.find(&format!("\"{key}\":")))
        .collect();
    places.iter().all(Option::is_some) && places.is_sorted()
}

#[test]
fn the_contract_of_a_line() {
    let folder = archive();
    let got = search(&folder, &["--jobs", "2"]).status(0);
    assert_eq!(ids(&got), ["a1", "a2", "a3"]);
    for (text, line) in got.out.lines().zip(got.lines()) {
        assert!(text.starts_with("{\"id\":"), "{text}");
        assert!(
            in_order(text, &["id", "query", "terms", "rungs", "hits"]),
            "{text}"
        );
        let hits = line["hits"].as_array().expect("a list");
        let text = text.split_once("\"hits\":").expect("hits").1;
        assert!(in_order(text, &["id", "score", "caption"]), "{text}");
        let scores: Vec<f64> = hits
            .iter()
            .filter_map(|hit| hit["score"].as_f64())
            .collect();
        assert_eq!(scores.len(), hits.len());
        assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
        assert!(
            line["query"]
                .as_str()
                .is_some_and(|query| !query.is_empty())
        );
        for term in line["terms"].as_array().expect("a list") {
            assert!(term["term"].is_string() && term["weight"].as_f64() > Some(0.0));
        }
        let rungs = line["rungs"].as_array().expect("a list");
        assert!(
            rungs
                .iter()
                .all(|rung| rung["rung"].is_string() && rung["matched"].is_u64())
        );
        for hit in hits {
            let caption = hit["caption"].as_str().expect("a caption");
            for span in hit["matched"].as_array().expect("a list") {
                let at = |i: usize| span[i].as_u64().expect("a place") as usize;
                assert!(
                    caption
                        .get(at(0)..at(1))
                        .is_some_and(|word| !word.is_empty())
                );
            }
        }
    }
    let first = |at: usize| hits(&got.lines()[at])[0].clone();
    assert_eq!((&*first(0), &*first(1)), ("boat-red", "bridge-mayor"));
    assert!(["keeper", "storm"].contains(&&*first(2)));
}

#[test]
fn the_same_at_any_number_of_threads() {
    let folder = archive();
    let one = search(&folder, &["--jobs", "1", "--explain"]).status(0);
    let four = search(&folder, &["--jobs", "4", "--explain"]).status(0);
    assert_eq!(one.out, four.out);
}

#[test]
fn every_format() {
    let folder = archive();
    let lines = search::<&str>(&folder, &[]).status(0).lines();
    let json = images(&["search", "articles.jsonl", "--index", "i", "-f", "json"])
        .within(&folder)
        .status(0);
    let list: Vec<Value> = serde_json::from_str(&json.out).expect("a list");
    assert_eq!(list, lines);
    let got = images(&["search", "articles.jsonl", "--index", "i", "-f", "csv"]);
    let table = got.within(&folder).status(0);
    let mut rows = table.out.lines();
    assert_eq!(rows.next(), Some("id,rank,image,score,caption,url"));
    assert!(
        rows.next()
            .is_some_and(|row| row.starts_with("a1,1,boat-red,")
                && row.ends_with(",https://img.example/boat-red.jpg"))
    );
    let text = images(&["search", "articles.jsonl", "--index", "i"])
        .within(&folder)
        .status(0)
        .out_has("A red boat comes home")
        .out_has("   1  ")
        .out_has("boat-red, https://img.example/boat-red.jpg, Archive, CC BY 4.0,");
    assert!(!text.out.contains('\u{1b}'));
}

#[test]
fn top_and_terms_are_limits() {
    let folder = archive();
    for line in search(&folder, &["--top", "2"]).status(0).lines() {
        assert!(hits(&line).len() <= 2);
    }
    let count = |line: &Value| line["terms"].as_array().map_or(0, Vec::len);
    let all = search::<&str>(&folder, &[]).status(0).lines();
    assert!(all.iter().any(|line| count(line) > 4), "long queries");
    for most in ["10", "3", "1"] {
        let lines = search(&folder, &["--max-terms", most]).status(0).lines();
        let most: usize = most.parse().expect("a number");
        assert!(lines.iter().all(|line| (1..=most).contains(&count(line))));
    }
    let lines = search(&folder, &["--no-phrases"]).status(0).lines();
    let phrase = |term: &Value| term["term"].as_str().is_some_and(|t| t.contains(' '));
    let any = |line: &Value| {
        line["terms"]
            .as_array()
            .is_some_and(|t| t.iter().any(phrase))
    };
    assert!(!lines.iter().any(any), "single words only");
    search(&folder, &["--max-terms", "0"]).status(2);
}

#[test]
fn a_ladder_is_climbed_down_until_enough_match() {
    let folder = archive();
    for line in search(&folder, &["--ladder", "3"]).status(0).lines() {
        let rungs = line["rungs"].as_array().expect("a list");
        let matched: Vec<u64> = rungs.iter().filter_map(|r| r["matched"].as_u64()).collect();
        assert!(
            matched.is_sorted(),
            "each step takes in the ones before: {matched:?}"
        );
        let (last, before) = matched.split_last().expect("a step");
        assert!(before.iter().all(|&few| few < 3), "{matched:?}");
        let name = rungs.last().map(|rung| rung["rung"].clone());
        assert!(*last >= 3 || name == Some("any".into()), "{matched:?}");
        assert!(hits(&line).len() as u64 <= *last);
    }
    let wide = search::<&str>(&folder, &[]).status(0).lines();
    assert_eq!(wide[0]["rungs"][0]["rung"], "any");
}

#[test]
fn what_is_required_is_there() {
    let folder = archive();
    let got = search(&folder, &["--require", "fishing boat"]).status(0);
    assert_eq!(hits(&got.lines()[0]), ["boat-red"]);
    let terms = got.lines()[0]["terms"].to_string();
    assert!(terms.contains("\"required\":true"), "{terms}");
    let two = ["--require", "bridge", "--require", "mayor"];
    let got = search(&folder, &two).status(0);
    assert!(
        got.lines()
            .iter()
            .all(|line| hits(line) == ["bridge-mayor"])
    );
    search(&folder, &["--require", "unicorn"])
        .status(2)
        .err_has("no image matches");
}

#[test]
fn filters_hold() {
    let folder = archive();
    let seen = |args: &[&str]| {
        let got = search(&folder, args).status(0);
        let mut all: Vec<String> = got.lines().iter().flat_map(hits).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    assert_eq!(seen(&["--licence", "cc-by-4.0"]), ["boat-red"]);
    assert_eq!(seen(&["--licence", "cc-by*"]), ["boat-blue", "boat-red"]);
    assert_eq!(
        seen(&["--licence", "CC0", "--licence", "cc-by-sa*"]),
        ["boat-blue", "bridge-tram"]
    );
    assert_eq!(seen(&["--source", "archive"]), ["boat-red", "bridge-tram"]);
    assert_eq!(seen(&["--min-width", "1200"]), ["boat-red", "bridge-tram"]);
    assert_eq!(seen(&["--min-height", "900"]), ["boat-red"]);
    assert_eq!(
        seen(&["--since", "2026-03", "--until", "2026-03-31"]),
        ["boat-red"]
    );
    assert_eq!(seen(&["--until", "2025"]), ["boat-blue"]);
    search(&folder, &["--since", "soon"]).status(2);
}

#[test]
fn what_explains_a_score_adds_up_to_it() {
    let folder = archive();
    for args in [&["--explain"][..], &["--explain", "--max-terms", "3"]] {
        for line in search(&folder, args).status(0).lines() {
            for hit in line["hits"].as_array().expect("a list") {
                let parts = hit["why"].as_array().expect("parts");
                let sum: f64 = parts.iter().filter_map(|part| part["score"].as_f64()).sum();
                let score = hit["score"].as_f64().expect("a score");
                assert!(
                    (sum - score).abs() < 1e-6 * score,
                    "{sum} is not {score}: {hit}"
                );
            }
        }
    }
    images(&["search", "articles.jsonl", "--index", "i", "--explain"])
        .within(&folder)
        .status(0)
        .out_has("alike to the article");
}

#[test]
fn variants_are_fused() {
    let folder = archive();
    let names = ["article", "title", "lead", "words", "keyphrases", "caption"];
    for name in names {
        let got = search(&folder, &["--variant", name]).status(0);
        assert_eq!(hits(&got.lines()[0])[0], "boat-red", "{name}");
    }
    let all: Vec<&str> = names.iter().flat_map(|name| ["--variant", name]).collect();
    for aggregation in ["comb-sum", "rrf", "borda"] {
        let got = search(&folder, &all).args(&["--aggregate", aggregation]);
        let got = got.status(0);
        assert_eq!(ids(&got), ["a1", "a2", "a3"]);
        assert_eq!(hits(&got.lines()[0])[0], "boat-red", "{aggregation}");
    }
    let weighted = search(&folder, &["--variant", "title:0", "--variant", "lead:1"]).status(0);
    let lead = search(&folder, &["--variant", "lead"]).status(0);
    assert_eq!(hits(&weighted.lines()[0])[0], hits(&lead.lines()[0])[0]);
    search(&folder, &["--variant", "rumour"])
        .status(2)
        .err_has("there is no variant `rumour`");
}

#[test]
fn broken_articles_cost_only_themselves() {
    let folder = archive().with("bad.jsonl", "{\"id\": 1}\n");
    let got = search(&folder, &["bad.jsonl"]).status(1);
    assert_eq!(ids(&got), ["a1", "a2", "a3"]);
    got.err_has("bad.jsonl:1: there is no text");
    images(&["search", "articles.jsonl"])
        .within(&folder)
        .status(2)
        .err_has("--index");
}

#[test]
fn queries_are_printed_for_other_engines() {
    let folder = archive();
    let query = |args: &[&str]| {
        images(&["query", "articles.jsonl"])
            .args(args)
            .within(&folder)
    };
    let providers = [
        "--provider",
        "openverse",
        "--provider",
        "searxng=https://s.example",
    ];
    query(&providers)
        .status(0)
        .out_has("a1\n")
        .out_has("    text    ")
        .out_has("    lucene  ")
        .out_has("  https://api.openverse.org/v1/images/?q=")
        .out_has("  https://s.example/search?q=");
    let lines = query(&["-f", "jsonl", "--index", "i", "--max-terms", "5"]).args(&providers);
    for line in lines.status(0).lines() {
        let query = &line["queries"][0];
        assert_eq!(query["variant"], "article");
        let terms = query["terms"].as_array().expect("a list");
        assert!((1..=5).contains(&terms.len()));
        assert!(
            query["lucene"]
                .as_str()
                .is_some_and(|lucene| lucene.contains('^'))
        );
        assert_eq!(query["urls"].as_array().map(Vec::len), Some(2));
    }
    query(&["--require", "red boat"])
        .status(0)
        .out_has("+\"red boat\"");
    query(&["--index", "i", "--lang", "de"])
        .status(2)
        .err_has("the index is in en");
    let none = Folder::new();
    Run::summ(&["images", "query", "-"])
        .within(&none)
        .stdin("the of and")
        .status(2)
        .err_has("no query");
}
