//! `summ caption` and `summ train caption`: lines for pictures, and models learned from some.

use serde_json::Value;

use crate::run::{Folder, Run, corpus};

fn caption<A: AsRef<std::ffi::OsStr>>(args: &[A]) -> Run {
    Run::summ(&["caption"]).args(args)
}

const ONE: &str = "The old school has a heat pump, which is quiet. Nobody hears it at night.";

#[test]
fn the_contract_of_a_caption() {
    let got = caption(&[&corpus("news.jsonl"), "-f", "jsonl"]).status(0);
    assert!(
        got.out
            .starts_with("{\"id\":\"n1\",\"captions\":[{\"caption\":\"")
    );
    let texts = std::fs::read_to_string(corpus("news.jsonl")).expect("the news");
    assert_eq!(got.lines().len(), 8);
    for (line, record) in got.lines().iter().zip(texts.lines()) {
        let record: Value = serde_json::from_str(record).expect("JSON");
        assert_eq!(line["id"], record["id"]);
        let captions = line["captions"].as_array().expect("a list");
        assert_eq!(captions.len(), 3);
        let mut before = 1.0;
        for one in captions {
            let score = one["score"].as_f64().expect("a score");
            assert!(score <= before && score > 0.0, "best first: {one}");
            before = score;
            assert!((5..=20).contains(&one["words"].as_u64().expect("words")));
            assert!(!one["reasons"].as_array().expect("reasons").is_empty());
            for span in one["spans"].as_array().expect("spans") {
                let at = |key: &str| span[key].as_u64().expect("a place") as usize;
                let text = record[span["in"].as_str().expect("a field")].as_str();
                let part = text.and_then(|text| text.get(at("start")..at("end")));
                let rest = part.expect("a part").get(1..).expect("more than a letter");
                assert!(
                    one["caption"].as_str().expect("text").contains(rest),
                    "{one}"
                );
            }
        }
    }
}

#[test]
fn length_and_number_are_kept() {
    let args = [
        "-",
        "-f",
        "jsonl",
        "--words",
        "8",
        "--best",
        "1",
        "--min-words",
        "2",
    ];
    let line = caption(&args).stdin(ONE).status(0).one();
    let captions = line["captions"].as_array().expect("a list");
    assert_eq!(captions.len(), 1);
    assert_eq!(captions[0]["caption"], "The old school has a heat pump.");
    assert_eq!(captions[0]["words"], 7);
    // --words below the default of --min-words needs no second option
    caption(&["-", "--words", "3"]).stdin(ONE).status(0);
    caption(&["-", "--words", "3", "--min-words", "4"])
        .stdin(ONE)
        .status(2)
        .err_has("captions of at least 4 words do not fit into 3");
}

#[test]
fn every_format_and_kind_of_input() {
    let folder = Folder::new()
        .with("a.txt", ONE)
        .with("b.html", format!("<html><body><p>{ONE}</p></body></html>"))
        .with("c.jsonl", format!("{{\"id\":\"c\",\"text\":\"{ONE}\"}}\n"))
        .with("d.csv", format!("id,text\nd,\"{ONE}\"\n"));
    let files = ["a.txt", "b.html", "c.jsonl", "d.csv"];
    let run = |more: &[&str]| caption(&files).args(more).within(&folder).status(0);
    assert_eq!(run(&["-f", "jsonl"]).lines().len(), 4);
    let list: Value = serde_json::from_str(&run(&["-f", "json"]).out).expect("JSON");
    assert_eq!(list.as_array().map(Vec::len), Some(4));
    let table = run(&["-f", "csv", "-b", "1"]).out;
    assert!(
        table.starts_with("id,rank,caption,score,words\na.txt,1,"),
        "{table}"
    );
    let text = run(&["--explain", "-b", "1"]);
    let text = text.out_has("keyphrases").out_has("stands in text 0–");
    assert!(text.out.contains("has a heat pump"));
    let one = run(&["-f", "jsonl", "--jobs", "1"]).out;
    assert_eq!(one, run(&["-f", "jsonl", "--jobs", "3"]).out);
}

#[test]
fn what_cannot_be_captioned_is_told() {
    caption(&["-"])
        .stdin("…")
        .status(2)
        .err_has("no captions: there is no word");
    let folder = Folder::new();
    let lines = "{\"id\":1,\"text\":\"A lamp stands on the desk.\"}\nbroken\n";
    caption(&[
        "-",
        "--input-format",
        "jsonl",
        "-f",
        "jsonl",
        "--errors",
        "bad.jsonl",
    ])
    .stdin(lines)
    .within(&folder)
    .status(1)
    .out_has("A lamp stands on the desk.");
    assert!(folder.read("bad.jsonl").contains("broken"));
}

#[test]
fn a_run_goes_on_where_it_was() {
    let folder = Folder::new();
    let news = corpus("news.jsonl");
    let run = |more: &[&str]| {
        caption(&[news.as_str(), "-f", "jsonl", "-o", "out.jsonl"])
            .args(more)
            .within(&folder)
    };
    run(&[]).status(0);
    let whole = folder.read("out.jsonl");
    assert_eq!(whole.lines().count(), 8);
    run(&["--resume"]).status(0);
    assert_eq!(folder.read("out.jsonl"), whole);
    caption(&[news.as_str(), "--resume", "-o", "/dev/null"])
        .status(2)
        .err_has("--resume needs an --output that is a file");
}

const PAIRS: &str = r#"{"id":"1","title":"Quiet heat pumps","text":"A heat pump is quiet. The heat pump warms an old school.","captions":["The heat pump of the school","A quiet heat pump"]}
{"id":"2","title":"The snow melt","text":"The snow melt fills a lake. A lake in the valley is deep.","captions":["A deep lake in the valley"]}
{"id":"3","title":"A ferry","text":"The night ferry sails at ten. It carries forty lorries.","captions":["The night ferry"]}
{"id":"4","title":"None","text":"There is no picture here."}
"#;

#[test]
fn a_model_of_captions_is_learned_and_used() {
    let folder = Folder::new().with("pairs.jsonl", PAIRS);
    let train = |more: &[&str]| {
        Run::summ(&["train", "caption", "pairs.jsonl"])
            .args(more)
            .within(&folder)
    };
    train(&["-o", "model.toml"]).status(0);
    let model = folder.read("model.toml");
    let head = "# Made by `summ train caption` from:\n# pairs.jsonl: 3 articles, 4 captions\nversion = 1\n";
    assert!(model.starts_with(head), "{model}");
    assert_eq!(train(&["-j", "1"]).status(0).out, model);
    let with = |model: &str| {
        let args = [
            "pairs.jsonl",
            "-m",
            "probabilistic",
            "-f",
            "jsonl",
            "--model",
            model,
        ];
        caption(&args).within(&folder)
    };
    let lines = with("model.toml").status(0).lines();
    assert_eq!(lines.len(), 4);
    let first = &lines[0]["captions"][0];
    assert!(first["score"].as_f64().is_some_and(|score| score < 0.0));
    assert!(first.get("spans").is_none());
    let names = first["reasons"]
        .as_array()
        .expect("reasons")
        .iter()
        .map(|r| &r["name"]);
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["selection", "fluency", "length"]
    );
    with("none.toml")
        .status(2)
        .err_has("cannot read --model none.toml");
    let bad = Folder::new().with("bad.toml", model.replace("version = 1", "version = one"));
    caption(&["-", "-m", "probabilistic", "--model", "bad.toml"])
        .within(&bad)
        .stdin(ONE)
        .status(2)
        .err_has("--model bad.toml")
        .err_has("line 3");
}

#[test]
fn without_a_model_it_says_how_to_get_one() {
    caption(&["-", "-m", "probabilistic"])
        .stdin(ONE)
        .status(2)
        .err_has("summ train caption PAIRS -o FILE");
}

#[test]
fn folds_tell_what_the_learning_is_worth() {
    let folder = Folder::new().with("pairs.jsonl", PAIRS);
    let run = |more: &[&str]| {
        let run = Run::summ(&["train", "caption", "pairs.jsonl", "--folds", "2"]);
        run.args(more).within(&folder)
    };
    let got = run(&[]).status(0).out_has("3 articles, 2 folds, by id");
    for system in ["probabilistic", "extractive", "title", "lead"] {
        assert!(
            got.out.lines().any(|line| line.starts_with(system)),
            "{}",
            got.out
        );
    }
    assert_eq!(run(&["-j", "1", "-o", "model.toml"]).status(0).out, got.out);
    assert!(folder.read("model.toml").contains("version = 1"));
    run(&["--folds", "1"]).status(2);
    let nothing = Folder::new().with("pairs.jsonl", "{\"id\":1,\"text\":\"A lamp.\"}\n");
    Run::summ(&["train", "caption", "pairs.jsonl"])
        .within(&nothing)
        .status(2)
        .err_has("nothing to learn from: no record has `captions`");
}
