//! What a search learns from judgements, given in four ways.

use serde_json::Value;

use super::{archive, hits, images, search};
use crate::run::Folder;

fn first_of(folder: &Folder, args: &[&str]) -> (Vec<String>, Value) {
    let line = search(folder, args).status(0).lines().remove(0);
    (hits(&line), line)
}

fn terms(line: &Value) -> usize {
    line["terms"].as_array().map_or(0, Vec::len)
}

#[test]
fn judgements_by_hand_change_the_list() {
    let folder = archive();
    let (plain, _) = first_of(&folder, &[]);
    let (up, line) = first_of(&folder, &["--relevant", "keeper"]);
    let place = |list: &[String], id: &str| list.iter().position(|known| known == id);
    let rank = |list: &[String], id: &str| place(list, id).unwrap_or(usize::MAX);
    assert!(
        rank(&up, "keeper") < rank(&plain, "keeper"),
        "{plain:?} {up:?}"
    );
    assert!(
        line["query"]
            .as_str()
            .is_some_and(|query| query.contains("keeper"))
    );
    let (down, _) = first_of(
        &folder,
        &["--relevant", "market", "--irrelevant", "boat-red"],
    );
    assert_eq!(place(&plain, "boat-red"), Some(0));
    assert!(
        rank(&down, "market") < rank(&plain, "market"),
        "{plain:?} {down:?}"
    );
    let judged = [
        "--relevant",
        "boat-red",
        "--irrelevant",
        "market",
        "--residual",
    ];
    let (left, _) = first_of(&folder, &judged);
    assert!(place(&left, "boat-red").is_none() && place(&left, "market").is_none());
    assert!(!left.is_empty());
}

#[test]
fn pseudo_feedback_of_every_kind() {
    let folder = archive();
    let (plain, line) = first_of(&folder, &[]);
    let (none, same) = first_of(&folder, &["--feedback", "none"]);
    assert_eq!((&none, &same), (&plain, &line));
    for kind in ["rm3", "rocchio", "bo1"] {
        let (_, learned) = first_of(&folder, &["--feedback", kind]);
        assert!(
            terms(&learned) > terms(&line),
            "{kind}: words of hits are added"
        );
        let (_, again) = first_of(&folder, &["--feedback", kind]);
        assert_eq!(learned, again, "{kind}");
    }
    search(&folder, &["--feedback", "wish"]).status(2);
}

#[test]
fn a_batch_is_judged_by_a_file() {
    let qrels = "a1\tboat-red\t1\na2\tbridge-tram\t2\na3 0 storm 1\n";
    let folder = archive().with("qrels.tsv", qrels);
    let plain = search::<&str>(&folder, &[]).status(0).lines();
    let judge = ["--judgements", "qrels.tsv", "--judge-top", "2"];
    let learned = search(&folder, &judge).status(0).lines();
    assert!(terms(&learned[0]) > terms(&plain[0]));
    let left = search(&folder, &judge)
        .args(&["--residual"])
        .status(0)
        .lines();
    for (before, after) in plain.iter().zip(&left) {
        let judged = &hits(before)[..2];
        assert!(
            hits(after).iter().all(|id| !judged.contains(id)),
            "{judged:?} {after}"
        );
    }
    let folder = folder.with("bad.tsv", "a1 boat-red\n");
    search(&folder, &["--judgements", "bad.tsv"])
        .status(2)
        .err_has("bad.tsv:1: `a1 boat-red` is no judgement");
    search(&folder, &["--judge-top", "2"]).status(2);
}

#[test]
fn a_session_is_kept_and_gone_on_with() {
    let folder = archive();
    let (plain, _) = first_of(&folder, &[]);
    let judged = ["--relevant", "keeper", "--session", "s.json"];
    let (first, _) = first_of(&folder, &judged);
    let kept: Value = serde_json::from_str(&folder.read("s.json")).expect("JSON");
    assert_eq!(kept["version"], 1);
    assert_eq!(kept["articles"]["a1"]["relevant"][0], "keeper");
    let (again, _) = first_of(&folder, &["--session", "s.json"]);
    assert_eq!(again, first, "what was judged is not asked for again");
    assert_ne!(again, plain);
    let folder = folder
        .with(
            "old.json",
            "{\"version\": 9, \"articles\": {}, \"variants\": {}}",
        )
        .with("no.json", "[]");
    search(&folder, &["--session", "old.json"])
        .status(2)
        .err_has("it has version 9");
    search(&folder, &["--session", "no.json"])
        .status(2)
        .err_has("not a session");
}

#[test]
fn answers_at_the_terminal_are_learned_from() {
    let folder = archive();
    let ask = ["search", "articles.jsonl", "--index", "i", "--interactive"];
    let run = || images(&ask).args(&["--session", "s.json"]).within(&folder);
    let got = run().stdin("9x\n1 -2\n\nq\n").status(0);
    assert_eq!(got.out.matches("relevant: 1 3").count(), 4, "{}", got.out);
    let got = got
        .out_has("`9x` is no place in the list")
        .out_has("A red boat comes home")
        .out_has("The bridge is open");
    assert!(!got.out.contains("The keeper retires"), "q ends it");
    let kept: Value = serde_json::from_str(&folder.read("s.json")).expect("JSON");
    let (plain, _) = first_of(&folder, &[]);
    assert_eq!(kept["articles"]["a1"]["relevant"][0], *plain[0]);
    assert_eq!(kept["articles"]["a1"]["irrelevant"][0], *plain[1]);
    // The end of the input is as good as q.
    run().stdin("").status(0);
    let variants = ["--variant", "title", "--variant", "article"];
    run().args(&variants).stdin("1\nq\n").status(0);
    let kept: Value = serde_json::from_str(&folder.read("s.json")).expect("JSON");
    let weight = |name: &str| kept["variants"][name].as_f64();
    assert!(
        weight("title").is_some() && weight("article").is_some(),
        "{kept}"
    );
    images(&["search", "-", "--index", "i", "--interactive"])
        .within(&folder)
        .status(2)
        .err_has("--interactive needs a file of articles");
    images(&["search", "nope.jsonl", "--index", "i", "--interactive"])
        .within(&folder)
        .status(2)
        .err_has("there is no such file");
}

#[test]
fn an_id_that_is_in_no_index_is_told() {
    let folder = archive();
    for option in ["--relevant", "--irrelevant"] {
        let told = format!("{option} keepre: there is no image of that id");
        search(&folder, &[option, "keepre"])
            .status(2)
            .err_has(&told);
    }
}
