//! `summ keywords --corpus`: what sets slices apart, and what was when.

use crate::keywords::keywords;
use crate::run::{Folder, corpus};

fn news() -> String {
    corpus("news.jsonl")
}

#[test]
fn slices_by_category_with_a_table_over_time() {
    let got = keywords(&[&news(), "--corpus", "-f", "json"]).status(0);
    let whole: serde_json::Value = serde_json::from_str(&got.out).expect("JSON");
    assert_eq!(whole["documents"], 8);
    let names: Vec<_> = whole["slices"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| &s["slice"])
        .collect();
    assert_eq!(names, ["energy", "sport", "transport", "weather"]);
    let energy = &whole["slices"][0];
    assert_eq!(energy["documents"], 3);
    let heat = energy["phrases"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|p| p["phrase"] == "heat pump");
    let heat = heat.expect("what the energy news are about");
    assert_eq!(
        (&heat["count_elsewhere"], &heat["share_elsewhere"]),
        (&0.into(), &0.0.into())
    );
    let months: Vec<_> = whole["months"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|m| &m["month"])
        .collect();
    assert_eq!(months, ["2026-01", "2026-02", "2026-03", "2026-04"]);
}

#[test]
fn text_has_blocks_and_a_page_has_a_plot() {
    let got = keywords(&[&news(), "--corpus"]).status(0);
    got.out_has("energy · 3 documents")
        .out_has("Over time")
        .out_has("█")
        .out_has("8 documents by category");
    let got = keywords(&[&news(), "--corpus", "-f", "html", "--by", "month"]).status(0);
    let got = got
        .out_has("<polyline")
        .out_has("2026-04")
        .out_has("</html>");
    assert!(!got.out.contains("<script"));
    let got = keywords(&[&news(), "--corpus", "-f", "csv"]).status(0);
    got.out_has("table,name,documents,rank,phrase,score,count,share\n")
        .out_has("\ntrend,2026-01,");
    keywords(&[&news(), "-f", "html"])
        .status(2)
        .err_has("add --corpus");
}

#[test]
fn any_field_of_any_kind_of_input() {
    let folder = Folder::new()
        .with("a.csv", "id,Desk,text\n1,north,The heat pump is quiet.\n2,south,The ferry is late.\n")
        .with("b.jsonl", "{\"text\":\"The sea wall broke.\",\"desk\":[\"north\"]}\n{\"text\":\"No desk here.\"}\n");
    let got = keywords(&[
        "a.csv",
        "b.jsonl",
        "--corpus",
        "--by",
        "desk",
        "-f",
        "json",
        "--contrast",
        "log-odds",
    ])
    .within(&folder)
    .status(0);
    let whole: serde_json::Value = serde_json::from_str(&got.out).expect("JSON");
    assert_eq!(whole["without"], 1);
    let sizes: Vec<_> = whole["slices"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| &s["documents"])
        .collect();
    assert_eq!(sizes, [2, 1]);
    let got = keywords(&["a.csv", "--corpus", "--by", "planet"])
        .within(&folder)
        .status(2);
    got.err_has("no record has a `planet`");
}

#[test]
fn the_same_at_any_number_of_jobs() {
    let with = |jobs: &str| {
        keywords(&[&news(), "--corpus", "-f", "json", "-j", jobs])
            .status(0)
            .out
    };
    assert!(with("1") == with("3"));
}
