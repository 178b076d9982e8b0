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

/// Two sentences of a language of our own.
const TREEBANK: &str = "# text = The dax runs.\nThe\tDET\nDax\tNOUN\nruns\tVERB\n.\tPUNCT\n\nA\tDET\nwug\tNOUN\nsings\tVERB\n.\tPUNCT\n";

#[test]
fn a_tagger_is_trained_and_told_how_good_it_is() {
    let folder = Folder::new().with("bank.tsv", TREEBANK);
    let train = |output: &str, more: &[&str]| {
        Run::summ(&["train", "tagger", "bank.tsv", "--bits", "8", "-o", output])
            .args(more)
            .within(&folder)
    };
    train(
        "one.bin",
        &["--dev", "bank.tsv", "--origin", "ours", "--licence", "free"],
    )
    .status(0)
    .out_has("as written            8  1.0000")
    .out_has("NOUN        2   1.000      1.000");
    let bytes = std::fs::read(folder.0.join("one.bin")).expect("weights");
    let head = b"# Weights of a part-of-speech tagger: hashes and numbers, no words.\n# Origin: ours\n# Licence: free\n# How it was made: summ train tagger bank.tsv --epochs 10 --seed 1 --bits 8\n";
    assert!(bytes.starts_with(head));
    train("two.bin", &["--origin", "ours", "--licence", "free"]).status(0);
    assert!(std::fs::read(folder.0.join("two.bin")).expect("weights") == bytes);
}

#[test]
fn a_bad_line_of_a_treebank_is_named() {
    let folder = Folder::new().with("bad.tsv", "The\tDET\nDax\tNOUNS\n");
    Run::summ(&["train", "tagger", "bad.tsv", "-o", "bad.bin"])
        .within(&folder)
        .status(2)
        .err_has("bad.tsv, line 2: `NOUNS` is no universal part of speech");
    assert!(!folder.0.join("bad.bin").exists());
    Run::summ(&["train", "tagger", "none.tsv", "-o", "bad.bin"])
        .within(&folder)
        .status(2)
        .err_has("none.tsv");
}

const PHRASES: &str = r#"{"id":"1","title":"Quiet heat pumps","text":"A heat pump is quiet. The heat pump warms a house.","keyphrases":["heat pump"]}
{"id":"2","title":"The snow melt","text":"The snow melt fills a lake. A lake is deep.","keyphrases":["snow melt","flood"]}
"#;

#[test]
fn a_model_of_keyphrases_is_learned_and_used() {
    let folder = Folder::new().with("gold.jsonl", PHRASES);
    let train = Run::summ(&[
        "train",
        "keywords",
        "gold.jsonl",
        "--lang",
        "en",
        "-o",
        "m.toml",
    ]);
    train.within(&folder).status(0);
    let text = folder.read("m.toml");
    assert!(
        text.starts_with(
            "# Made by `summ train keywords` from:\n# gold.jsonl: 2 documents, 2 of 3"
        ),
        "{text}"
    );
    let args = [
        "keywords",
        "gold.jsonl",
        "--ranker",
        "naive-bayes",
        "--model",
        "m.toml",
    ];
    Run::summ(&args)
        .within(&folder)
        .status(0)
        .out_has("heat pump");
    let measured = ["eval", "keywords", "gold.jsonl", "-r", "naive-bayes"];
    let got = Run::summ(&measured)
        .args(&["--model", "m.toml", "-f", "json"])
        .within(&folder)
        .status(0);
    let told: serde_json::Value = serde_json::from_str(&got.out).expect("JSON");
    let systems = &told["systems"];
    assert!(systems[0]["f1_10"].as_f64() > Some(0.0), "{systems}");
    let slices = ["keywords", "--corpus", "gold.jsonl", "--by", "id"];
    for verb in [&["keywords", "gold.jsonl"][..], &measured, &slices] {
        Run::summ(verb)
            .args(&["--model", "none.toml"])
            .within(&folder)
            .status(2)
            .err_has("none.toml");
    }
    for verb in [
        &["keywords", "gold.jsonl"][..],
        &["eval", "keywords", "gold.jsonl"],
    ] {
        Run::summ(verb)
            .args(&["-r", "naive-bayes"])
            .within(&folder)
            .status(2)
            .err_has("needs --model");
    }
}

#[test]
fn each_set_is_measured_with_what_the_others_taught() {
    let folder = Folder::new()
        .with("a.jsonl", PHRASES)
        .with("b.jsonl", PHRASES);
    let args = ["train", "keywords", "--leave-one-out", "a.jsonl", "b.jsonl"];
    let told = Run::summ(&args).within(&folder).status(0);
    told.out_has("set\tdocuments\tF1@10\na.jsonl\t2\t0.");
    Run::summ(&["train", "keywords", "--leave-one-out", "a.jsonl"])
        .within(&folder)
        .status(2)
        .err_has("two files at least");
}

#[test]
fn stems_are_counted_by_document() {
    let folder = Folder::new().with("gold.jsonl", PHRASES);
    let args = [
        "train",
        "df",
        "gold.jsonl",
        "--lang",
        "en",
        "--words",
        "--note",
        "Ours.",
    ];
    let told = Run::summ(&args).within(&folder).status(0);
    assert!(
        told.out
            .contains("# Ours.\n# Made by `summ train df --least 2 --words` on 20")
    );
    assert!(
        told.out.contains("\n# documents: 2\na\t2\nis\t2\nthe\t2\n"),
        "{}",
        told.out
    );
}
