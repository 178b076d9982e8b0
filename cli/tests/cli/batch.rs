//! Many records: order, failures in the middle, and early ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Command;

use crate::run::{Folder, Run, corpus};

fn records(count: usize) -> String {
    let film = std::fs::read_to_string(corpus("film2.txt")).expect("the film");
    let sentences: Vec<&str> = film.split_inclusive(". ").collect();
    let text = |i: usize| {
        let own: Vec<&str> = sentences
            .iter()
            .cycle()
            .skip(i % 7)
            .take(3 + i % 11)
            .copied()
            .collect();
        own.concat()
    };
    (0..count)
        .map(|i| format!("{}\n", serde_json::json!({"id": i, "text": text(i)})))
        .collect()
}

#[test]
fn a_bad_record_is_told_and_the_rest_goes_on() {
    let input = "{\"id\":1,\"text\":\"Good.\"}\n{\"id\":2,\"text\":\"Bad.\"\n\n{\"id\":3}\n{\"id\":4,\"text\":\"Ugly.\"}\n";
    let folder = Folder::new().with("in.jsonl", input);
    let got = Run::opinion(&["in.jsonl", "-f", "jsonl", "--errors", "bad.jsonl"])
        .within(&folder)
        .status(1);
    let ids: Vec<_> = got.lines().iter().map(|l| l["id"].clone()).collect();
    assert_eq!(ids, ["1", "4"]);
    got.err_has("in.jsonl:2: ")
        .err_has("in.jsonl:4: there is no text")
        .err_has("2 of 4 records failed");
    let bad: Vec<serde_json::Value> = folder
        .read("bad.jsonl")
        .lines()
        .map(|l| serde_json::from_str(l).expect("JSON"))
        .collect();
    assert_eq!(bad.len(), 2);
    assert_eq!(bad[0]["file"], "in.jsonl");
    assert_eq!(bad[0]["line"], 2);
    assert_eq!(bad[0]["record"], "{\"id\":2,\"text\":\"Bad.\"");
    assert!(
        bad[1]["error"]
            .as_str()
            .is_some_and(|e| e.starts_with("there is no text"))
    );
}

#[test]
fn the_same_bytes_at_any_number_of_jobs() {
    let input = records(200);
    let with = |jobs: &str| {
        Run::opinion(&["-f", "jsonl", "-b", "20w", "--jobs", jobs])
            .stdin(&input)
            .status(0)
            .out
    };
    let one = with("1");
    assert_eq!(one.lines().count(), 200);
    assert!(one == with("2") && one == with("5"));
}

#[test]
fn notes_of_one_kind_are_told_a_few_times() {
    let got = Run::opinion(&["-f", "jsonl", "--query", "submarine"])
        .stdin(records(20))
        .status(0);
    assert_eq!(got.err.matches("submarine").count(), 3);
    got.err_has("17 more such notes");
    let got = Run::opinion(&["-f", "jsonl", "--query", "submarine", "--quiet"])
        .stdin(records(5))
        .status(0);
    assert_eq!(got.err, "");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = Run::opinion(&["-f", "jsonl"]).start();
    let mut input = child.stdin.take().expect("a pipe");
    let text = records(3000);
    let writer = std::thread::spawn(move || drop(input.write_all(text.as_bytes())));
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    out.read_line(&mut line).expect("a line");
    drop(out);
    let mut err = String::new();
    child
        .stderr
        .take()
        .expect("a pipe")
        .read_to_string(&mut err)
        .expect("text");
    assert_eq!(child.wait().expect("an end").code(), Some(0));
    assert_eq!(err, "");
    writer.join().expect("a writer that ends");
}

/// Standard input stays open, as on a terminal: nothing but the signal ends the run.
#[test]
fn ctrl_c_writes_what_is_complete_and_ends_with_130() {
    let mut child = Run::opinion(&["-f", "jsonl"]).start();
    let mut input = child.stdin.take().expect("a pipe");
    input
        .write_all(records(50).as_bytes())
        .expect("a pipe that is read");
    input.flush().expect("a pipe");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut first = String::new();
    out.read_line(&mut first).expect("a line");
    let sent = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(sent.is_ok_and(|s| s.success()));
    let mut rest = String::new();
    out.read_to_string(&mut rest).expect("text");
    assert_eq!(child.wait().expect("an end").code(), Some(130));
    drop(input);
    let all = first + &rest;
    assert!(all.ends_with('\n'));
    for (place, line) in all.lines().enumerate() {
        let line: serde_json::Value = serde_json::from_str(line).expect("whole lines only");
        assert_eq!(line["id"], place.to_string());
    }
}
