//! Settings: defaults, then preset, then file, then what was typed.

use crate::run::{Folder, Run, corpus};

fn words(folder: &Folder, args: &[&str]) -> u64 {
    let film = corpus("film.txt");
    let run = Run::opinion(&[film.as_str(), "-f", "jsonl"])
        .args(args)
        .within(folder);
    run.status(0).one()["budget"].as_u64().expect("a number")
}

#[test]
fn each_goes_over_the_one_before() {
    let folder = Folder::new().with("s.toml", "budget = \"50w\"\nmost-per-review = 3\n");
    assert_eq!(words(&folder, &[]), 100);
    assert_eq!(words(&folder, &["--preset", "d15-1017-a1"]), 200);
    assert_eq!(
        words(
            &folder,
            &["--preset", "d15-1017-a1", "--settings", "s.toml"]
        ),
        50
    );
    assert_eq!(
        words(
            &folder,
            &[
                "--settings",
                "s.toml",
                "-b",
                "30w",
                "--preset",
                "d15-1017-a1"
            ]
        ),
        30
    );
}

/// Whatever can be set in a file can be typed.
#[test]
fn every_setting_has_an_option() {
    let all = summ::opinion::Settings {
        clusters: Some(1),
        language: Some(summ::text::Language::English),
        most_per_aspect: Some(1),
        most_per_polarity: Some(1),
        most_per_review: Some(1),
        ..Default::default()
    };
    let keys = toml::Table::try_from(all).expect("a table");
    let help = Run::opinion(&["--help"]).status(0).out;
    for key in keys.keys() {
        let option = if key == "language" { "lang" } else { key };
        assert!(
            help.contains(&format!("--{option}")),
            "no option for `{key}`"
        );
    }
}

/// A file that says one thing leaves the rest of the preset alone.
#[test]
fn a_file_over_a_preset_changes_only_what_it_says() {
    let folder = Folder::new().with("s.toml", "budget = \"200w\"\n");
    let film = corpus("film.txt");
    let run = |args: &[&str]| {
        Run::opinion(&[film.as_str(), "-f", "jsonl"])
            .args(args)
            .within(&folder)
            .status(0)
            .out
    };
    let preset = run(&["--preset", "d15-1017-a5"]);
    assert_eq!(
        preset,
        run(&["--preset", "d15-1017-a5", "--settings", "s.toml"])
    );
    assert_ne!(preset, run(&["--settings", "s.toml"]));
}

#[test]
fn alpha_is_short_for_two_lambdas() {
    let film = corpus("film.txt");
    let run = |args: &[&str]| {
        Run::opinion(&[film.as_str(), "-f", "jsonl"])
            .args(args)
            .status(0)
            .out
    };
    let long = run(&["--lambda-relevance", "0.25", "--lambda-sentiment", "0.75"]);
    assert_eq!(run(&["--alpha", "0.25"]), long);
}

#[test]
fn what_is_wrong_in_a_file_is_told_with_its_line() {
    let told = |text: &str, parts: &[&str]| {
        let folder = Folder::new().with("s.toml", text);
        let mut got = Run::opinion(&["--settings", "s.toml", &corpus("film.txt")])
            .within(&folder)
            .status(2);
        for part in parts {
            got = got.err_has(part);
        }
    };
    told(
        "\nbudgte = \"50w\"\n",
        &["s.toml:2:", "did you mean `budget`?"],
    );
    told("budget = \"50\"", &["s.toml:1:", "write 200w for words"]);
    told(
        "gamma = 0.1\nrelevance = \"facility-locaton\"",
        &["s.toml:2:", "did you mean `facility-location`?"],
    );
    told("gamma = 2.0", &["gamma must be from 0 to 1, got 2"]);
    told("gamma = \"x\"", &["s.toml:1:"]);
    told("gamma = ", &["s.toml:1:"]);
    told("aspects = \"hotl\"", &["did you mean `hotel`?"]);
    Run::opinion(&["--settings", "no.toml"])
        .status(2)
        .err_has("cannot read no.toml");
}

#[test]
fn aspects_may_come_from_a_file() {
    let tree = "name = \"tea\"\n[[aspect]]\nid = \"tea\"\nclues = [\"tea\"]\n[[aspect]]\nid = \"taste\"\nparent = \"tea\"\nclues = [\"taste\"]\n";
    let folder = Folder::new()
        .with("trees/tea.toml", tree)
        .with("trees/s.toml", "aspects = \"tea.toml\"\n")
        .with("trees/bad.toml", "name = \"tea\"\n");
    let text = "The taste is lovely. My tea was cold.";
    for args in [
        ["--aspects", "trees/tea.toml"],
        ["--settings", "trees/s.toml"],
    ] {
        let line = Run::opinion(&args)
            .args(&["-f", "jsonl"])
            .within(&folder)
            .stdin(text)
            .status(0)
            .one();
        assert_eq!(line["aspects"], "tea");
        assert_eq!(line["sentences"][0]["aspect"], "taste");
    }
    let got = Run::opinion(&["--aspects", "trees/bad.toml"])
        .within(&folder)
        .stdin(text)
        .status(2);
    got.err_has("trees/bad.toml").err_has("root");
}

#[test]
fn limits_and_focus_are_obeyed() {
    let film = corpus("film.txt");
    let run = |args: &[&str]| {
        Run::opinion(&[film.as_str(), "-f", "jsonl"])
            .args(args)
            .status(0)
            .one()
    };
    let indices = |line: &serde_json::Value| -> Vec<u64> {
        line["sentences"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|s| s["index"].as_u64())
            .collect()
    };
    let line = run(&["--must-include", "0", "--must-exclude", "magnificent"]);
    assert_eq!(indices(&line)[0], 0);
    assert!(
        !line["summary"]
            .as_str()
            .expect("a text")
            .contains("magnificent")
    );
    assert!(indices(&run(&["--most-per-review", "2"])).len() <= 2);
    let line = run(&["--query", "dialogue,photography", "-b", "2s"]);
    let summary = line["summary"].as_str().expect("a text").to_lowercase();
    assert!(
        summary.contains("dialogue") && summary.contains("photography"),
        "{summary}"
    );
}

#[test]
fn aspects_may_come_from_the_document() {
    let text = "The rope is strong. The green rope held my tent, and the tent stood. My tent \
                leaked. The rope frayed.";
    let got = Run::opinion(&["-f", "jsonl", "--aspects", "induced"])
        .stdin(text)
        .status(0);
    let line = &got.lines()[0];
    assert_eq!(line["aspects"], "induced");
    assert_eq!(line["sentences"][0]["aspect"], "rope");
    got.err_has("aspects were induced from its keyphrases: tent, rope");
    // No built-in tree fits; one that does is taken.
    Run::opinion::<&str>(&[])
        .stdin(text)
        .status(0)
        .err_has("induced");
    let got = Run::opinion(&["--aspects", "none"]).stdin(text).status(0);
    assert!(!got.err.contains("induced"));
}
