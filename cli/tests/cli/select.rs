//! `summ select`: rows of a matrix that stand for all.

use serde_json::Value;

use crate::run::{Folder, Got, Run, corpus};

/// Two bundles of three directions each, and one direction between them.
const ROWS: &str = "x,y\n1,0\n0.9,0.1\n0.95,0\n0,1\n0.1,0.9\n0,0.95\n0.7,0.7\n";

fn folder() -> Folder {
    Folder::new().with("rows.csv", ROWS)
}

fn select(folder: &Folder, args: &[&str]) -> Run {
    Run::summ(&["select"]).args(args).within(folder)
}

fn json(got: &Got) -> Value {
    serde_json::from_str(&got.out).expect("JSON")
}

fn indices(view: &Value) -> Vec<u64> {
    let picks = view["picks"].as_array().expect("picks");
    picks
        .iter()
        .map(|p| p["index"].as_u64().expect("an index"))
        .collect()
}

#[test]
fn the_keys_of_the_contract() {
    let folder = folder();
    let got = select(&folder, &["rows.csv", "-k", "3", "-f", "json"]).status(0);
    let view = json(&got);
    let keys = [
        "picks",
        "value",
        "bound",
        "certificate",
        "guarantee",
        "evaluations",
        "seconds",
    ];
    let places: Vec<_> = keys
        .iter()
        .map(|k| got.out.find(&format!("\"{k}\":")))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{}",
        got.out
    );
    assert_eq!(indices(&view).len(), 3);
    let gains = view["picks"].as_array().expect("picks").iter();
    let sum: f64 = gains.map(|p| p["gain"].as_f64().expect("a gain")).sum();
    let value = view["value"].as_f64().expect("a value");
    assert!((sum - value).abs() < 1e-9 && view["bound"].as_f64() >= Some(value));
    for part in ["similarity", "selection", "bound"] {
        assert!(view["seconds"][part].is_number(), "{part}");
    }
    assert_eq!(view["interrupted"], false);
    assert!(view["peak_bytes"].is_null() || view["peak_bytes"].as_u64() > Some(1 << 20));
}

#[test]
fn every_objective_takes_one_of_each_bundle() {
    let folder = folder();
    for objective in [
        "facility-location",
        "saturated-coverage",
        "feature-based",
        "log-det",
    ] {
        let args = [
            "rows.csv",
            "-k",
            "2",
            "-f",
            "json",
            "--objective",
            objective,
        ];
        let view = json(
            &select(&folder, &args)
                .args(&["--must-exclude", "6"])
                .status(0),
        );
        let picks = indices(&view);
        let bundles: Vec<u64> = picks.iter().map(|i| i / 3).collect();
        assert!(
            bundles == [0, 1] || bundles == [1, 0],
            "{objective}: {picks:?}"
        );
        assert!(view["certificate"].as_f64() > Some(0.6), "{objective}");
    }
    let steep = [
        "rows.csv",
        "-k",
        "2",
        "-f",
        "json",
        "--objective",
        "graph-cut",
        "--lambda",
        "9",
    ];
    let view = json(&select(&folder, &steep).status(0));
    assert_eq!(view["bound"], Value::Null);
    assert_eq!(view["bound_reason"], "the objective is not monotone");
}

#[test]
fn metrics_methods_and_neighbours() {
    let folder = folder();
    let picks = |more: &[&str]| {
        let run = select(&folder, &["rows.csv", "-k", "3", "-f", "json"]).args(more);
        indices(&json(&run.status(0)))
    };
    for metric in ["cosine", "dot", "euclidean-similarity"] {
        let lazy = picks(&["--metric", metric]);
        assert_eq!(lazy, picks(&["--metric", metric, "--method", "greedy"]));
        assert_eq!(lazy, picks(&["--metric", metric, "--neighbours", "7"]));
        assert_eq!(picks(&["--metric", metric, "--neighbours", "2"]).len(), 3);
    }
}

#[test]
fn a_similarity_matrix_dense_or_sparse() {
    let market =
        "%%MatrixMarket matrix coordinate real symmetric\n3 3 4\n1 1 1\n2 2 1\n3 3 1\n2 1 0.5\n";
    let folder = Folder::new()
        .with("w.csv", "1,0.5,0\n0.5,1,0\n0,0,1\n")
        .with("w.mtx", market);
    for objective in [
        "facility-location",
        "saturated-coverage",
        "graph-cut",
        "log-det",
    ] {
        let with = |file: &str| {
            let args = [
                file,
                "--similarity",
                "-k",
                "2",
                "-f",
                "json",
                "--objective",
                objective,
            ];
            let view = json(&select(&folder, &args).status(0));
            let bound = view["bound"].as_f64();
            let value = view["value"].as_f64().expect("a value");
            // a sparse objective may know a tighter bound
            assert!(bound.is_none_or(|bound| bound >= value - 1e-9));
            (indices(&view), value)
        };
        let dense = with("w.csv");
        assert_eq!(dense, with("w.mtx"), "{objective}");
        assert!(
            dense.0.contains(&2) || objective == "graph-cut",
            "λ is small"
        );
    }
}

#[test]
fn limits_and_labels() {
    let folder = folder()
        .with("costs.txt", "5\n1\n1\n5\n1\n1\n9\n")
        .with("names.txt", "a\nb\nc\nd\ne\nf\ng\n");
    let costs = [
        "rows.csv",
        "--budget",
        "3",
        "--costs",
        "costs.txt",
        "-f",
        "json",
    ];
    let view = json(&select(&folder, &costs).status(0));
    assert_eq!(indices(&view).len(), 3);
    assert!(indices(&view).iter().all(|i| [1, 2, 4, 5].contains(i)));
    let view = json(&select(&folder, &costs).args(&["-k", "1"]).status(0));
    assert_eq!(indices(&view).len(), 1);
    let both = ["rows.csv", "-k", "2", "--must-include", "5,3", "-f", "json"];
    assert_eq!(indices(&json(&select(&folder, &both).status(0))), [3, 5]);
    let named = ["rows.csv", "-k", "1", "--labels", "names.txt"];
    select(&folder, &named).status(0).out_has("  g\n");
    let table = select(&folder, &named).args(&["-f", "csv"]).status(0);
    assert!(
        table.out.starts_with("index,gain,label\n6,"),
        "{}",
        table.out
    );
}

#[test]
fn groups_starts_and_methods_that_say_what_they_did() {
    let folder = folder().with("groups.txt", "a\na\na\nb\nb\n\n\n");
    let view = |more: &[&str]| {
        let run = select(&folder, &["rows.csv", "-f", "json"]).args(more);
        json(&run.status(0))
    };
    let limited = ["-k", "5", "--groups", "groups.txt", "--most-per-group", "1"];
    let picks = indices(&view(&limited));
    assert!(picks.iter().filter(|i| **i < 3).count() == 1, "{picks:?}");
    assert!(picks.iter().filter(|i| (3..5).contains(*i)).count() == 1);
    assert_eq!(indices(&view(&["-k", "2", "--start", "2,5"])), [2, 5]);
    let begun = view(&["-k", "2", "--start", "0,1", "--method", "swap"]);
    let lazy = view(&["-k", "2"]);
    assert!(begun["value"].as_f64() >= lazy["value"].as_f64().map(|v| v * 0.999));
    let chosen = view(&["-k", "2", "--method", "auto"]);
    assert_eq!(chosen["method"], "exact");
    let other = view(&["-k", "2", "--method", "double-greedy"]);
    assert_eq!(other["method"], "lazy");
    assert_eq!(other["instead"], "it needs a set that nothing limits");
    let run = select(&folder, &["rows.csv", "-k", "2", "--method", "auto"]);
    run.status(0).out_has("exact (chosen by auto)");
    let wrong = select(&folder, &["rows.csv", "-k", "2", "--start", "0,1,2"]);
    wrong.status(2).err_has("item 2 cannot be begun with");
    let half = select(&folder, &["rows.csv", "-k", "2", "--groups", "groups.txt"]);
    half.status(2).err_has("--most-per-group");
}

#[test]
fn a_search_whose_time_is_up_writes_what_it_has() {
    let folder = folder();
    let late = ["rows.csv", "-k", "5", "-f", "json", "--time-limit", "0"];
    let view = json(&select(&folder, &late).status(0));
    assert_eq!(view["interrupted"], true);
    assert!(indices(&view).len() < 5 && view["bound"].as_f64() >= view["value"].as_f64());
    assert_eq!(
        view["guarantee_reason"],
        "the search was stopped before its end"
    );
}

#[test]
fn the_number_of_threads_changes_no_result() {
    let rows: String = (0..1200)
        .map(|i| format!("{},{},{}\n", 1 + i * 7 % 11, i * i % 13, i % 5))
        .collect();
    let folder = Folder::new().with("many.csv", rows);
    for method in ["lazy", "greedy", "greedi"] {
        let with = |threads: &str| {
            let args = ["many.csv", "-k", "3", "-f", "json", "--method", method];
            let run = select(&folder, &args).args(&["--objective", "feature-based"]);
            let mut view = json(&run.args(&["--threads", threads]).status(0));
            view["seconds"].take();
            view["peak_bytes"].take();
            view
        };
        assert_eq!(with("1"), with("4"), "{method}");
    }
}

#[test]
fn what_cannot_be_done_is_said_with_file_and_way_out() {
    let folder = folder()
        .with("ragged.csv", "1,2\n3\n")
        .with("nan.csv", "1,2\n3,nan\n")
        .with("empty.csv", "")
        .with("header.csv", "a,b\n")
        .with("wrong.npy", "1,2\n")
        .with("rows.dat", "1,2\n")
        .with("three.csv", "1,2,3\n")
        .with("lop.csv", "1,0.5\n0.2,1\n")
        .with("below.csv", "1,-0.5\n-0.5,1\n")
        .with("wild.csv", "1,2\n2,1\n")
        .with("costs.txt", "1\nx\n");
    for (args, part) in [
        (&["ragged.csv"][..], "ragged.csv: line 2: 1 numbers, but 2"),
        (&["nan.csv"], "nan.csv: line 2, column 2: `nan`"),
        (&["empty.csv"], "empty.csv holds no numbers"),
        (&["header.csv"], "header.csv holds no numbers"),
        (&["wrong.npy"], "write it with numpy.save"),
        (&["rows.dat"], "call it .npy, .npz, .csv, .tsv or .mtx"),
        (&["no.npy"], "there is no such file"),
        (&["rows.csv", "three.csv"], "three.csv has 3 columns"),
        (&["rows.csv", "-k", "8"], "-k 8 is more than the 7 rows"),
        (
            &["rows.csv", "--must-include", "7"],
            "item 7 does not exist",
        ),
        (&["rows.csv", "--similarity"], "7 × 2"),
        (
            &["lop.csv", "--similarity"],
            "0.5 in row 0, column 1, but 0.2",
        ),
        (
            &["below.csv", "--similarity", "--objective", "graph-cut"],
            "not below 0, got -0.5",
        ),
        (
            &["wild.csv", "--similarity", "--objective", "log-det"],
            "positive semidefinite",
        ),
        (
            &["below.csv", "--objective", "feature-based"],
            "not below 0, got -0.5",
        ),
        (
            &["rows.csv", "--costs", "costs.txt", "--budget", "1"],
            "2 lines for 7 items",
        ),
        (&["three.csv", "--budget", "1"], "--costs"),
        (
            &["three.csv", "--objective", "coverage"],
            "saturated-coverage",
        ),
    ] {
        let k = if args.contains(&"-k") {
            &[][..]
        } else {
            &["-k", "1"]
        };
        select(&folder, args).args(k).status(2).err_has(part);
    }
    select(&folder, &["three.csv"]).status(2).err_has("-k");
}

#[test]
fn the_sample_vectors() {
    let args = ["-k", "4", "-f", "json"];
    let run = Run::summ(&["select", &corpus("vectors.csv")]).args(&args);
    assert_eq!(indices(&json(&run.status(0))).len(), 4);
}
