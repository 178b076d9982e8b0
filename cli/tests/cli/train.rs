//! `summ train`: settings learned from what people wrote.

use crate::run::{Folder, Run};

/// People who write about feeling, not about what stands where.
const GOLD: &str = r#"{"id":"1","text":"The lamp stands on the desk by the door. The lamp on the desk is white. I love how bright it is!","references":["I love how bright it is!"]}
{"id":"2","text":"The kettle came in a box. The box held the kettle and a lid. It leaks, which is awful.","references":["It leaks, which is awful."]}
{"id":"3","text":"The room is on the third floor. The third floor has a lift. We adored the lovely staff.","extract":[2]}
{"id":"4","text":"The menu lists soup and bread. Bread comes with the soup. The soup was disgusting, sadly.","references":["The soup was disgusting, sadly."]}
"#;

fn folder() -> Folder {
    Folder::new().with("gold.jsonl", GOLD)
}

fn train(folder: &Folder, args: &[&str]) -> Run {
    let run = Run::summ(&["train", "opinion", "gold.jsonl", "-b", "7w"]).args(args);
    run.within(folder)
}

#[test]
fn learned_settings_are_settings() {
    let folder = folder();
    let learned = train(&folder, &["-o", "mine.toml"]).status(0);
    learned.err_has("learned from 4 records; on records not learned from (4 folds, seed 0)");
    let text = folder.read("mine.toml");
    assert!(text.starts_with("# Made by `summ train opinion` from gold.jsonl:\n# learned from"));
    let settings: toml::Table = toml::from_str(&text).expect("TOML");
    let weight = |name: &str| settings[name].as_float().expect("a weight");
    assert!(
        weight("lambda-sentiment") > weight("lambda-relevance"),
        "{text}"
    );
    assert_eq!(settings["budget"].as_str(), Some("7w"));
    Run::summ(&[
        "opinion",
        "gold.jsonl",
        "--settings",
        "mine.toml",
        "-f",
        "jsonl",
    ])
    .within(&folder)
    .status(0)
    .out_has("I love how bright it is!");
}

#[test]
fn the_same_seed_learns_the_same() {
    let folder = folder();
    let once = train(&folder, &["--seed", "7", "-j", "1"]).status(0);
    let again = train(&folder, &["--seed", "7", "-j", "2"]).status(0);
    assert_eq!(once.out, again.out);
}

#[test]
fn r_is_chosen_from_those_given() {
    let folder = folder();
    let learned = train(&folder, &["--cost-exponents", "0.5", "--quiet"]).status(0);
    let learned = learned.out_has("cost-exponent = 0.5");
    assert_eq!(learned.err, "");
}

#[test]
fn without_references_there_is_nothing_to_learn() {
    let folder = Folder::new().with("gold.jsonl", "{\"id\":\"1\",\"text\":\"A lamp.\"}\n");
    train(&folder, &[])
        .status(2)
        .err_has("nothing to learn from")
        .err_has("gold.jsonl");
}
