//! `summ images index`: everything that can be put, and early ends.

use std::io::Write;
use std::process::Child;
use std::sync::Arc;
use std::time::{Duration, Instant};

use arrow_array::{ArrayRef, Int64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use serde_json::Value;

use super::{IMAGES, archive, found, images};
use crate::run::{Folder, Run};

/// No machine is so slow that what happens at all takes longer.
const PATIENCE: Duration = Duration::from_secs(120);

fn index(folder: &Folder, args: &[&str]) -> Run {
    images(&["index", "--index", "i"]).args(args).within(folder)
}

fn parquet() -> Vec<u8> {
    let columns: [(&str, ArrayRef); 3] = [
        ("id", Arc::new(StringArray::from(vec!["p1", "p2"]))),
        (
            "caption",
            Arc::new(StringArray::from(vec!["A grey whale", "A white owl"])),
        ),
        ("width", Arc::new(Int64Array::from(vec![Some(640), None]))),
    ];
    let batch = RecordBatch::try_from_iter(columns).expect("columns of one length");
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).expect("a writer");
    writer.write(&batch).expect("memory");
    writer.close().expect("memory");
    bytes
}

#[test]
fn every_kind_of_records_is_read() {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(b"{\"id\": \"g\", \"caption\": \"A packed zebra\"}\n")
        .expect("memory");
    let folder = Folder::new()
        .with(
            "a.jsonl",
            "{\"id\": \"j\", \"caption\": \"A brown bear\", \"tags\": [\"forest\"]}\n",
        )
        .with("b.csv", "id,caption,tags\nc,A green frog,\"pond, water\"\n")
        .with("c.parquet", parquet())
        .with(
            "pages/d.html",
            "<title>Zoo</title><figure><img src='t.jpg' alt='Cat'>\
            <figcaption>A striped tiger</figcaption></figure><img src='x.gif'>",
        )
        .with("pages/more/e.html", "<img src='l.jpg' alt='An old lion'>")
        .with("f.jsonl.gz", gz.finish().expect("memory"));
    let args = ["a.jsonl", "b.csv", "c.parquet", "pages", "f.jsonl.gz"];
    index(&folder, &args)
        .status(0)
        .err_has("7 images put; 7 in i");
    for (text, id) in [
        ("A bear.", "j"),
        ("The forest.", "j"),
        ("The pond.", "c"),
        ("A whale.", "p1"),
        ("An owl.", "p2"),
        ("A tiger.", "d.html#t.jpg"),
        ("Lions.", "more/e.html#l.jpg"),
        ("The zebra.", "g"),
    ] {
        assert_eq!(found(&folder, text), [id], "{text}");
    }
}

#[test]
fn the_same_id_again_replaces_and_delete_takes_out() {
    let folder = archive().with(
        "new.jsonl",
        "{\"id\": \"garden\", \"caption\": \"Tulips flower in the park\"}\n",
    );
    assert_eq!(found(&folder, "Roses in the castle."), ["garden"]);
    index(&folder, &["new.jsonl"])
        .status(0)
        .err_has("1 images put; 8 in i");
    assert_eq!(found(&folder, "Tulips in the park."), ["garden"]);
    images(&["search", "--index", "i"])
        .within(&folder)
        .stdin("Roses at a castle.")
        .status(2)
        .err_has("no image matches");
    index(&folder, &["--delete", "garden", "--delete", "nobody"])
        .status(0)
        .err_has("0 images put; 7 in i");
    images(&["search", "--index", "i"])
        .within(&folder)
        .stdin("Tulips in the park.")
        .status(2);
}

#[test]
fn merged_is_as_it_was() {
    let folder = archive().with(
        "new.jsonl",
        "{\"id\": \"new\", \"caption\": \"A green boat in the harbour\"}\n",
    );
    index(&folder, &["new.jsonl"]).status(0);
    let boats = |folder| found(folder, "A boat in the harbour.");
    let before = boats(&folder);
    assert!(before.contains(&"new".to_owned()), "{before:?}");
    index(&folder, &["--delete", "boat-blue", "--merge"])
        .status(0)
        .err_has("8 in i");
    let left: Vec<String> = before.into_iter().filter(|id| id != "boat-blue").collect();
    assert_eq!(boats(&folder), left);
    let meta: Value = serde_json::from_str(&folder.read("i/meta.json")).expect("JSON");
    assert_eq!(meta["segments"].as_array().map(Vec::len), Some(1));
}

#[test]
fn bad_records_are_named_and_the_rest_goes_in() {
    let folder = Folder::new()
        .with("a.jsonl", "{\"id\": 1, \"caption\": \"A brown bear\"}\n{\"id\": 2}\n{\"id\": broken\n{\"id\": 4, \"caption\": \"An owl\", \"width\": \"wide\"}\n")
        .with("b.csv", "id,caption,date\n5,A frog,2026-03\n6,A toad,soon\n")
        .with("c.txt", "Words.");
    let args = ["a.jsonl", "b.csv", "c.txt", "--errors", "bad.jsonl"];
    index(&folder, &args)
        .status(1)
        .err_has("a.jsonl:2: nothing is written about the image")
        .err_has("a.jsonl:3:")
        .err_has("a.jsonl:4: `width` is `wide`")
        .err_has("b.csv:3: `date` is `soon`")
        .err_has("c.txt: text is no record of an image")
        .err_has("2 images put; 2 in i");
    assert_eq!(folder.read("bad.jsonl").lines().count(), 5);
    assert_eq!(found(&folder, "A bear and a frog."), ["1", "5"]);
    let none = Folder::new().with("c.txt", "Words.");
    index(&none, &["c.txt"]).status(2);
    index(&none, &["-"]).status(2).err_has("nothing to index");
}

#[test]
fn a_folder_that_is_no_index_is_told() {
    let folder = Folder::new()
        .with("a.txt", "A boat.")
        .with("empty/x.txt", "Nothing.");
    let search = |at: &str| images(&["search", "a.txt", "--index", at]).within(&folder);
    search("nowhere")
        .status(2)
        .err_has("there is no such folder");
    search("empty").status(2).err_has("there is no index in it");
    search("a.txt").status(2).err_has("a.txt");
    let damaged = archive().with("i/meta.json", "{}");
    let got = images(&["search", "articles.jsonl", "--index", "i"]).within(&damaged);
    got.status(2).err_has("i:");
    let other = archive();
    index(&other, &["images.jsonl", "--lang", "de"])
        .status(2)
        .err_has("made for `en`, not `de`");
}

/// Starts a writer and leaves its standard input open.
fn writer(folder: &Folder, args: &[&str]) -> Child {
    let child = index(folder, &["-", "--input-format", "jsonl"]);
    child.args(args).start()
}

fn send(child: &mut Child, from: usize, to: usize) {
    let pipe = child.stdin.as_mut().expect("a pipe");
    for number in from..to {
        writeln!(pipe, "{{\"id\": {number}, \"caption\": \"Boat {number}\"}}").expect("a reader");
    }
    pipe.flush().expect("a reader");
}

/// Tries until `done`, which a machine of any speed comes to.
fn wait_until(mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < PATIENCE, "it never came to it");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn two_writers_do_not_meet() {
    let folder = Folder::new().with("images.jsonl", IMAGES);
    let mut first = writer(&folder, &[]);
    wait_until(|| folder.0.join("i/.tantivy-writer.lock").exists());
    wait_until(|| {
        let second = index(&folder, &["images.jsonl"]).start();
        let output = second.wait_with_output().expect("an end");
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        output.status.code() == Some(2) && err.contains("another writer is at work")
    });
    send(&mut first, 0, 3);
    drop(first.stdin.take());
    assert_eq!(first.wait().expect("an end").code(), Some(0));
    index(&folder, &["images.jsonl"])
        .status(0)
        .err_has("8 images put; 11 in i");
}

#[test]
fn a_writer_that_is_killed_leaves_what_it_committed() {
    let folder = Folder::new().with("images.jsonl", IMAGES);
    let mut child = writer(&folder, &["--commit-every", "100"]);
    send(&mut child, 0, 1200);
    wait_until(|| {
        let search = images(&["search", "--index", "i", "-"]).within(&folder);
        let mut search = search.start();
        let mut pipe = search.stdin.take().expect("a pipe");
        // Where there is no index yet, nobody reads.
        let _ = pipe.write_all(b"A boat.");
        drop(pipe);
        search.wait_with_output().expect("an end").status.success()
    });
    send(&mut child, 1200, 1300);
    // SIGKILL: no handler, no last words.
    child.kill().expect("a child that lives");
    child.wait().expect("an end");
    assert_eq!(found(&folder, "Boats.").len(), 10);
    let got = index(&folder, &["images.jsonl"]).status(0);
    let images = got.err.rsplit_once("put; ").expect("a count").1;
    let images: usize = images
        .split(' ')
        .next()
        .and_then(|n| n.parse().ok())
        .expect("a number");
    assert!((8 + 512..=8 + 1300).contains(&images), "{images}");
}
