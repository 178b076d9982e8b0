//! `summ eval`: measured against what people wrote.

use serde_json::Value;

use crate::run::{Folder, Run};

const GOLD: &str = r#"{"id":"lamp","text":"A lovely lamp. It is bright. It broke after a week.","references":["A lovely bright lamp","The lamp broke"]}
{"id":2,"reviews":[{"id":"a","text":"Awful kettle. It leaks."},{"id":"b","text":"Terrible."}],"references":["An awful kettle"]}
{"id":"plain","text":"A good cup. It holds tea. I love it."}
"#;
const LEAD: &str = r#"{"id":"lamp","summary":"A lovely lamp."}
{"id":2,"summary":"Awful kettle."}
{"id":"stray","summary":"Nothing."}
"#;

fn folder() -> Folder {
    Folder::new()
        .with("gold.jsonl", GOLD)
        .with("lead.jsonl", LEAD)
        .with("long.toml", "budget = \"2s\"\n")
}

fn opinion(folder: &Folder, args: &[&str]) -> Run {
    let run = Run::summ(&["eval", "opinion", "gold.jsonl"]).args(args);
    run.within(folder)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn close(value: &Value, expected: f64) {
    let value = value.as_f64().expect("a number");
    assert!((value - expected).abs() < 1e-12, "{value} {expected}");
}

#[test]
fn given_summaries_are_measured_by_hand() {
    let folder = folder();
    let got = opinion(&folder, &["--system", "lead.jsonl", "-f", "json"]).status(0);
    let got = got
        .err_has("lead: 1 records have no summary")
        .err_has("lead: 1 summaries belong to no record");
    let result = json(&got.out);
    assert_eq!(result["documents"], 3);
    assert_eq!(result["with_references"], 2);
    let lead = &result["systems"][0];
    assert_eq!(lead["name"], "lead");
    assert_eq!(lead["missing"], serde_json::json!(["plain"]));
    assert_eq!(lead["unknown"], serde_json::json!(["stray"]));
    // lamp: 3 of 3 and 3 of 4, then 1 of 3 and 1 of 3; kettle: 2 of 2 and 2 of 3
    let lamp = (6.0 / 7.0 + 1.0 / 3.0) / 2.0;
    close(&lead["rouge"]["rouge1_f"]["mean"], (lamp + 0.8) / 2.0);
    let recall = ((0.75 + 1.0 / 3.0) / 2.0 + 2.0 / 3.0) / 2.0;
    close(&lead["rouge"]["rouge1_recall"]["mean"], recall);
    close(&lead["words"]["mean"], 5.0 / 3.0);
    assert!(lead["correlation"].as_f64().is_some_and(|r| r > 0.5));
}

#[test]
fn own_summaries_and_two_settings_are_paired() {
    let folder = folder();
    let args = ["-b", "1s", "--against-settings", "long.toml", "-f", "json"];
    let got = opinion(&folder, &args).status(0);
    let result = json(&got.out);
    let names: Vec<_> = result["systems"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| s["name"].clone())
        .collect();
    assert_eq!(names, ["summ", "long"]);
    let difference = &result["differences"][0];
    assert_eq!(difference["system"], "long");
    assert_eq!(difference["against"], "summ");
    let p = difference["p"].as_f64().expect("a number");
    assert!(p > 0.0 && p <= 1.0);
    let again = opinion(&folder, &args).args(&["--jobs", "1"]).status(0);
    assert_eq!(got.out, again.out);
}

#[test]
fn a_table_for_people_and_one_for_programs() {
    let folder = folder();
    let args = ["--system", "a=lead.jsonl", "--against", "summ", "--quiet"];
    let got = opinion(&folder, &args).status(0);
    assert_eq!(got.err, "");
    got.out_has("3 documents, 2 with references")
        .out_has("SU4-F")
        .out_has("a − summ: R1-F ");
    let got = opinion(&folder, &["-f", "csv"]).status(0);
    let mut rows = csv::Reader::from_reader(got.out.as_bytes());
    let header = rows.headers().expect("a header").clone();
    assert!(header.iter().any(|name| name == "rougesu4_f_low"));
    assert_eq!(rows.records().count(), 1);
}

#[test]
fn without_references_only_sentiment_is_measured() {
    let folder = Folder::new().with("gold.jsonl", "{\"text\":\"Good.\"}\n{\"text\":\"Bad.\"}\n");
    let got = opinion(&folder, &["-f", "json"]).status(0);
    let own = &json(&got.out)["systems"][0];
    assert_eq!(own["rouge"], Value::Null);
    close(&own["correlation"], 1.0);
    close(&own["mix"]["mean"], 0.0);
}

#[test]
fn the_sweep_is_a_table_and_a_plot() {
    let folder = folder();
    let args = ["-b", "1s", "--sentiment", "a1", "--rounds", "10"];
    let got = opinion(&folder, &args)
        .args(&["--sweep", "--plot", "s.svg", "-f", "json"])
        .status(0);
    let result = json(&got.out);
    assert_eq!(result["sweep"].as_array().map(Vec::len), Some(18));
    assert_eq!(result["sentiment"], "a1");
    let svg = folder.read("s.svg");
    assert!(svg.starts_with("<svg xmlns") && svg.ends_with("</svg>\n"));
    assert_eq!(svg.matches("<polyline").count(), 6);
}

#[test]
fn redundancy_is_measured_by_pairs_and_by_likeness() {
    let folder = folder().with(
        "twice.jsonl",
        "{\"id\":\"lamp\",\"summary\":\"A lovely lamp. A lovely lamp. It broke after a week.\"}\n\
         {\"id\":2,\"summary\":\"It leaks.\"}\n{\"id\":\"plain\",\"summary\":\"\"}\n",
    );
    let got = opinion(&folder, &["--system", "twice.jsonl", "-f", "json"]).status(0);
    let system = &json(&got.out)["systems"][0];
    // two of three sentences have a twin; one sentence and none have nobody
    close(&system["highest_similarity"]["mean"], 2.0 / 3.0 / 3.0);
    // a–lovely and lovely–lamp, twice each, of ten pairs
    close(&system["repeated_pairs"]["mean"], 0.4 / 3.0);
    opinion(&folder, &[]).status(0).out_has("similar");
}

#[test]
fn an_ablation_takes_parts_away_and_pairs_each_with_all() {
    let folder = folder();
    let args = ["-b", "1s", "--ablation", "--rounds", "200", "-f", "json"];
    let got = opinion(&folder, &args).status(0);
    let result = json(&got.out);
    assert_eq!(result["with_references"], 2);
    assert_eq!(result["redundancy"], "cluster-reward");
    let lines = result["ablation"].as_array().expect("a list");
    let parts: Vec<&str> = lines.iter().filter_map(|l| l["parts"].as_str()).collect();
    assert_eq!(parts, ["L", "R", "A", "L+R", "L+A", "R+A", "L+R+A"]);
    for line in lines {
        for key in [
            "rouge1_f",
            "rouge2_f",
            "repeated_pairs",
            "highest_similarity",
            "mix",
        ] {
            let at = |of: &str| line[key][of].as_f64().expect("a number");
            assert!(
                at("low") <= at("mean") && at("mean") <= at("high"),
                "{line}"
            );
        }
        if line["parts"] == "L+R+A" {
            assert_eq!(line["against_all"], Value::Null);
            continue;
        }
        let more = &line["against_all"]["rouge1_f"];
        let all = lines[6]["rouge1_f"]["mean"].as_f64().expect("a number");
        close(
            &more["mean"],
            line["rouge1_f"]["mean"].as_f64().expect("a number") - all,
        );
        let p = more["p"].as_f64().expect("a number");
        assert!(p > 0.0 && p <= 1.0);
        assert!(
            line["against_all"]["correlation"]["p"].is_number(),
            "{line}"
        );
    }
    // the row of all is what the settings give by themselves, that of A what A alone gives
    let same = |more: &[&str], line: &Value| {
        let args = [&["-b", "1s", "--rounds", "200", "-f", "json"], more].concat();
        let system = json(&opinion(&folder, &args).status(0).out)["systems"][0].clone();
        assert_eq!(system["rouge"]["rouge1_f"], line["rouge1_f"]);
        assert_eq!(system["mix"], line["mix"]);
    };
    same(&[], &lines[6]);
    same(
        &["--lambda-relevance", "0", "--lambda-redundancy", "0"],
        &lines[2],
    );
    let again = opinion(&folder, &args).args(&["--jobs", "1"]).status(0);
    assert_eq!(got.out, again.out);
}

#[test]
fn an_ablation_for_people_as_a_table_and_without_what_is_not_there() {
    let folder = Folder::new().with(
        "gold.jsonl",
        "{\"text\":\"Good cup. It is blue.\"}\n{\"text\":\"Bad lid. It is red.\"}\n",
    );
    let preset = [
        "--preset",
        "d15-1017-a5",
        "-b",
        "2w",
        "--rounds",
        "50",
        "--ablation",
    ];
    // α·L + (1−α)·A: there is no R to take away
    let got = opinion(&folder, &preset).status(0).out_has("− L+A");
    let first: Vec<&str> = got
        .out
        .lines()
        .filter_map(|l| l.split_whitespace().next())
        .collect();
    assert_eq!(first[2..], ["parts", "L", "A", "L+A", "−", "L", "A"]);
    let content = got.out.lines().find(|line| line.starts_with("L "));
    assert!(
        content.is_some_and(|line| line.contains('–')),
        "no reference, no ROUGE"
    );
    let got = opinion(&folder, &preset).args(&["-f", "csv"]).status(0);
    let mut rows = csv::Reader::from_reader(got.out.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let at = |name: &str| header.iter().position(|h| h == name).expect("a column");
    let rows: Vec<_> = rows.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(&rows[0][at("rouge1_f")], "");
    assert_ne!(&rows[0][at("mix_p")], "");
    assert_eq!(&rows[2][at("mix_p")], "");
}

#[test]
fn names_in_the_plot_are_escaped() {
    let folder = Folder::new().with("a<b>&.jsonl", GOLD);
    Run::summ(&["eval", "opinion", "a<b>&.jsonl", "--rounds", "2"])
        .args(&["-b", "1s", "--sweep", "--plot", "s.svg"])
        .within(&folder)
        .status(0)
        .out_has("R1-F");
    assert!(folder.read("s.svg").contains("a&lt;b&gt;&amp;.jsonl"));
}

#[test]
fn wrong_use_is_2() {
    let folder = folder();
    opinion(&folder, &["--against", "a5"])
        .status(2)
        .err_has("no system `a5`; there is summ");
    opinion(&folder, &["--plot", "x.svg"])
        .status(2)
        .err_has("--sweep");
    opinion(&folder, &["--system", "nope.jsonl"]).status(2);
    opinion(&folder, &["--ablation", "--sweep"]).status(2);
    let alone = ["--lambda-relevance", "0", "--lambda-redundancy", "0"];
    opinion(&folder, &["--ablation"])
        .args(&alone)
        .status(2)
        .err_has("nothing to take away");
    Run::summ(&["eval", "opinion", "nope.jsonl"]).status(2);
    Run::summ(&["eval", "opinion", "--help"])
        .status(0)
        .out_has("Examples:");
}

#[test]
fn labels_of_signs_and_of_stars() {
    let rated = |labels: [f64; 4]| {
        let texts = ["I love it.", "Terrible!", "Great, lovely.", "It is bad."];
        let line = |(text, label)| format!("{{\"text\":\"{text}\",\"label\":{label}}}\n");
        let gold: String = texts.into_iter().zip(labels).map(line).collect();
        let folder = Folder::new().with("g.jsonl", gold);
        let run = Run::summ(&["eval", "sentiment", "g.jsonl", "-f", "json"]);
        json(&run.within(&folder).status(0).out)
    };
    let signed = rated([1.0, -1.0, 1.0, -1.0]);
    close(&signed["sign_accuracy"], 1.0);
    close(&signed["auc"], 1.0);
    close(
        &rated([5.0, 1.0, 5.0, 1.0])["pearson"],
        signed["pearson"].as_f64().expect("r"),
    );
    close(&rated([5.0, 1.0, 5.0, 1.0])["balanced_accuracy"], 1.0);
    // the scores fall lovely, love, bad, terrible: one pair of four is right
    close(&rated([1.0, 1.0, -1.0, -1.0])["auc"], 0.25);
    assert_eq!(rated([1.0; 4])["spearman"], Value::Null);
}

#[test]
fn labels_of_subjectivity_and_records_that_fail() {
    let folder = Folder::new().with(
        "g.jsonl",
        "{\"text\":\"I love it, it is great.\",\"label\":1}\n{oops\n{\"text\":\"It came on a Tuesday.\",\"label\":0}\n{\"text\":\"No label.\"}\n",
    );
    let run = Run::summ(&["eval", "sentiment", "g.jsonl", "--field", "subjectivity"]);
    let got = run.args(&["-f", "json"]).within(&folder).status(1);
    let result = json(&got.out);
    close(&result["auc"], 1.0);
    assert_eq!(
        (&result["records"], &result["without_label"]),
        (&2.into(), &1.into())
    );
    got.err_has("g.jsonl:2: ");
    Run::summ(&["eval", "sentiment"])
        .args(&["-"])
        .stdin("{\"text\":\"Good.\"}\n")
        .status(2)
        .err_has("no record has a `label`");
}
