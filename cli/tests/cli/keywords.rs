//! `summ keywords`: every kind of input and output, order, and early ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Command;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{Array, cast::AsArray};
use arrow_array::{ArrayRef, Float64Array, Int64Array, ListArray, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::run::{Folder, Got, Run, corpus};

pub fn keywords<A: AsRef<std::ffi::OsStr>>(args: &[A]) -> Run {
    Run::summ(&["keywords"]).args(args)
}

fn jsonl<A: AsRef<std::ffi::OsStr>>(args: &[A]) -> Run {
    keywords(args).args(&["-f", "jsonl"])
}

fn ids(got: &Got) -> Vec<String> {
    let id = |line: &serde_json::Value| line["id"].as_str().expect("an id").to_owned();
    got.lines().iter().map(id).collect()
}

/// News that differ, in words of their own.
pub fn news(count: usize) -> String {
    const THINGS: [&str; 7] = [
        "ferry",
        "heat pump",
        "sea wall",
        "tram line",
        "river",
        "dairy",
        "school",
    ];
    const DEEDS: [&str; 5] = [
        "was repaired",
        "costs more",
        "opens again",
        "was sold",
        "is late",
    ];
    let line = |i: usize| {
        let sentences: Vec<String> = (0..4 + i % 5)
            .map(|n| {
                let (a, b) = (THINGS[(i + n) % 7], THINGS[(3 * i + n) % 7]);
                format!(
                    "The old {a} of quarter {} {} and the new {b} {}.",
                    i % 13,
                    DEEDS[n % 5],
                    DEEDS[(i + n) % 5]
                )
            })
            .collect();
        let title = format!("The {} of quarter {}", THINGS[i % 7], i % 13);
        format!(
            "{}\n",
            serde_json::json!({"id": i, "title": title, "text": sentences.join(" ")})
        )
    };
    (0..count).map(line).collect()
}

const ONE: &str = "The heat pump is quiet. A heat pump can draw warmth from cold air.";

#[test]
fn the_contract_of_a_line() {
    let got = jsonl(&[&corpus("news.jsonl"), "--top", "20"]).status(0);
    assert_eq!(ids(&got), ["n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"]);
    assert!(
        got.out
            .starts_with("{\"id\":\"n1\",\"keyphrases\":[{\"phrase\":\"")
    );
    let texts = std::fs::read_to_string(corpus("news.jsonl")).expect("the news");
    for (line, record) in got.lines().iter().zip(texts.lines()) {
        let record: serde_json::Value = serde_json::from_str(record).expect("JSON");
        let phrases = line["keyphrases"].as_array().expect("a list");
        assert!(!phrases.is_empty() && phrases.len() <= 20);
        let mut before = f64::INFINITY;
        for phrase in phrases {
            let score = phrase["score"].as_f64().expect("a score");
            assert!(score <= before, "best first: {phrase}");
            before = score;
            let spans = phrase["spans"].as_array().expect("spans");
            assert_eq!(phrase["count"], spans.len());
            for span in spans {
                let at = |key: &str| span[key].as_u64().expect("a place") as usize;
                let text = record[span["in"].as_str().expect("a field")]
                    .as_str()
                    .expect("text");
                assert!(
                    text.get(at("start")..at("end"))
                        .is_some_and(|part| !part.is_empty())
                );
            }
        }
    }
}

#[test]
fn a_title_is_the_first_sentence() {
    let record = "{\"id\":1,\"title\":\"Night ferry sails\",\"text\":\"It was late.\"}\n";
    let line = jsonl(&["-"]).stdin(record).status(0).one();
    assert_eq!(line["title"], "Night ferry sails");
    let first = &line["keyphrases"][0];
    assert_eq!(first["spans"][0]["in"], "title");
}

#[test]
fn every_kind_of_input() {
    let folder = Folder::new()
        .with("a.txt", ONE)
        .with("b.html", format!("<html><body><p>{ONE}</p></body></html>"))
        .with("c.jsonl", format!("{{\"id\":\"c\",\"text\":\"{ONE}\"}}\n"))
        .with("d.csv", format!("id,title,text\nd,,{ONE}\n"))
        .with("e.md", format!("{ONE}\n"))
        .with("f.rss", feed())
        .with("g.parquet", table(&["g"], &[Some(ONE)]));
    let got = jsonl(&["."]).within(&folder).status(0);
    assert_eq!(
        ids(&got),
        [
            "a.txt",
            "b.html",
            "c",
            "d",
            "e.md",
            "https://news.test/1",
            "g"
        ]
    );
    for line in got.lines() {
        let mut phrases = line["keyphrases"].as_array().expect("a list").iter();
        assert!(
            phrases.any(|p| p["phrase"] == "heat pump" && p["count"] == 2),
            "{line}"
        );
    }
}

fn feed() -> String {
    let entry = "<item><title>Pumps &amp; pipes</title><link>https://news.test/1</link>\
        <category>energy</category><pubDate>Mon, 09 Mar 2026 10:00:00 GMT</pubDate>\
        <description><![CDATA[<p>The heat pump is quiet.</p><script>spy()</script> \
        <p>A <b>heat pump</b> can draw warmth from cold air.</p>]]></description></item>";
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title>{entry}</channel></rss>"
    )
}

#[test]
fn feeds_are_entries_and_what_is_no_feed_is_told() {
    let atom = format!(
        "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><id>t</id>\
         <updated>2026-03-09T10:00:00Z</updated>\
         <entry><id>tag:1</id><title>One</title><updated>2026-03-09T10:00:00Z</updated><summary>{ONE}</summary></entry>\
         <entry><id>tag:2</id><title>Two</title><updated>2026-03-09T10:00:00Z</updated></entry></feed>"
    );
    let folder = Folder::new()
        .with("a.atom", &atom)
        .with("b.xml", "<note>no feed</note>")
        .with("c.rss", feed());
    let got = jsonl(&["a.atom", "b.xml", "c.rss"])
        .within(&folder)
        .status(1);
    assert_eq!(ids(&got), ["tag:1", "https://news.test/1"]);
    assert_eq!(got.lines()[1]["title"], "Pumps & pipes");
    let got = got.err_has("a.atom, entry 2: there is no text");
    got.err_has("b.xml: neither an RSS nor an Atom feed");
    assert_eq!(ids(&jsonl(&["-"]).stdin(atom).status(1)), ["tag:1"]);
}

fn bytes_of(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
    let batch = RecordBatch::try_from_iter(columns).expect("columns");
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).expect("a writer");
    writer.write(&batch).expect("memory");
    writer.close().expect("memory");
    bytes
}

fn table(ids: &[&str], texts: &[Option<&str>]) -> Vec<u8> {
    bytes_of(vec![
        ("id", Arc::new(StringArray::from(ids.to_vec()))),
        ("Text", Arc::new(StringArray::from(texts.to_vec()))),
        ("weight", Arc::new(Float64Array::from(vec![1.0; ids.len()]))),
    ])
}

#[test]
fn parquet_rows_lists_and_broken_files() {
    let mut reviews = ListBuilder::new(StringBuilder::new());
    reviews.values().append_value("The heat pump is quiet.");
    reviews.values().append_value("A heat pump is warm.");
    reviews.append(true);
    let reviews: ListArray = reviews.finish();
    let listed = bytes_of(vec![
        ("id", Arc::new(Int64Array::from(vec![7])) as ArrayRef),
        ("reviews", Arc::new(reviews)),
    ]);
    let whole = table(&["x", "y", "z"], &[Some(ONE), None, Some(ONE)]);
    let folder = Folder::new()
        .with("a.parquet", &whole)
        .with("b.parquet", &whole[..whole.len() / 2])
        .with("c.parquet", &listed)
        .with(
            "d.parquet",
            bytes_of(vec![(
                "body",
                Arc::new(StringArray::from(vec![ONE])) as ArrayRef,
            )]),
        )
        .with("e.dat", &whole);
    let got = jsonl(&["a.parquet", "b.parquet", "c.parquet", "d.parquet", "e.dat"])
        .within(&folder)
        .status(1);
    assert_eq!(ids(&got), ["x", "z", "7", "x", "z"]);
    let got = got.err_has("a.parquet:2: there is no text");
    let got = got.err_has("b.parquet: cannot be read as Parquet");
    got.err_has("d.parquet: no column `text` or `reviews` (body)");
    jsonl(&["-"])
        .stdin(&whole)
        .status(2)
        .err_has("Parquet cannot be read from a stream");
}

#[test]
fn parquet_out_is_what_json_lines_say() {
    let folder = Folder::new().with("in.jsonl", news(700) + "{oops\n");
    let lines = jsonl(&["in.jsonl"]).within(&folder).status(1).lines();
    keywords(&["in.jsonl", "-f", "parquet", "-o", "out.parquet"])
        .within(&folder)
        .status(1);
    let file = std::fs::File::open(folder.0.join("out.parquet")).expect("a file");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).and_then(|r| r.build());
    let mut at = 0;
    for batch in reader.expect("Parquet") {
        let batch = batch.expect("rows");
        let column = |name: &str| batch.column_by_name(name).expect("a column").clone();
        let (all, titles) = (column("keyphrases"), column("title"));
        for row in 0..batch.num_rows() {
            let line = &lines[at];
            at += 1;
            assert_eq!(line["id"], column("id").as_string::<i32>().value(row));
            assert_eq!(line["title"], titles.as_string::<i32>().value(row));
            let held = all.as_list::<i32>().value(row);
            let structs = held.as_struct();
            let phrases = structs.column_by_name("phrase").expect("phrases").clone();
            let own = line["keyphrases"].as_array().expect("a list");
            assert_eq!(own.len(), held.len());
            for (n, phrase) in own.iter().enumerate() {
                assert_eq!(phrase["phrase"], phrases.as_string::<i32>().value(n));
                let spans = structs
                    .column_by_name("spans")
                    .expect("spans")
                    .as_list::<i32>()
                    .value(n);
                assert_eq!(phrase["spans"].as_array().map(Vec::len), Some(spans.len()));
            }
        }
    }
    assert_eq!(at, 700);
    let left = std::fs::read_dir(&folder.0).expect("the folder").count();
    assert_eq!(left, 2, "nothing is left beside the file");
    keywords(&["in.jsonl", "-f", "parquet"])
        .within(&folder)
        .status(2)
        .err_has("needs a file to write to");
}

#[test]
fn csv_has_a_row_a_phrase() {
    let got = keywords(&["-f", "csv", "-t", "2"]).stdin(ONE).status(0);
    let rows: Vec<&str> = got.out.lines().collect();
    assert_eq!(rows[0], "id,rank,phrase,score,count");
    assert!(
        rows[1].starts_with("stdin,1,heat pump,") && rows[1].ends_with(",2"),
        "{}",
        got.out
    );
    assert_eq!(rows.len(), 3);
}

#[test]
fn reasons_for_people_and_programs() {
    let got = keywords(&["--explain", "-t", "1"]).stdin(ONE).status(0);
    got.out_has("heat pump × 2")
        .out_has("by tfidf 1 (weight 2.0), ")
        .out_has("stands in text 4–13");
    let line = jsonl(&["--explain", "-t", "1"]).stdin(ONE).status(0).one();
    let places = &line["keyphrases"][0]["why"]["places"];
    assert!(
        places["frequency"]
            .as_f64()
            .is_some_and(|place| place >= 1.0)
    );
    let list = keywords(&["-f", "json"]).stdin(ONE).status(0);
    let list: Vec<serde_json::Value> = serde_json::from_str(&list.out).expect("a list");
    assert_eq!(list[0]["keyphrases"][0]["phrase"], "heat pump");
}

/// Another name counts, and is told apart from mentions.
#[test]
fn explain_tells_what_stands_for_a_phrase() {
    let text = "Jane Smith runs the mill. Every day Smith walks to the mill. Smith sings.";
    let got = jsonl(&["--explain", "--must", "Jane Smith", "-t", "1"])
        .stdin(text)
        .status(0)
        .one();
    let first = &got["keyphrases"][0];
    assert_eq!(first["phrase"], "Jane Smith");
    assert_eq!(first["count"], 1);
    let spans = first["why"]["stand_ins"].as_array().expect("a list");
    let names: Vec<&str> = spans
        .iter()
        .map(|span| &text[index(&span["start"])..index(&span["end"])])
        .collect();
    assert_eq!(names, ["Smith", "Smith"]);
    let why = &first["why"];
    let number = |value: &serde_json::Value| value.as_f64().expect("a number");
    assert!(number(&why["weights"]["frequency"]) > 0.0);
    assert!(number(&why["places"]["frequency"]) <= number(&why["candidates"]));
    let sum = number(&first["score"]) + number(&why["repeated"]);
    assert!((sum - number(&why["consensus"])).abs() < 1e-9);
    keywords(&["--explain", "--must", "Jane Smith", "-t", "1"])
        .stdin(text)
        .status(0)
        .out_has("another name for it in text");
}

fn index(value: &serde_json::Value) -> usize {
    value.as_u64().expect("an index") as usize
}

/// What comes through a pipe has no name that would tell what it is.
#[test]
fn tables_are_known_by_their_header() {
    for separator in [',', ';', '\t'] {
        let table = format!("id{separator}text\na{separator}{ONE}\nb{separator}Cold air.\n");
        let found = jsonl(&["-t", "3"]).stdin(&table).status(0).lines();
        let ids: Vec<_> = found.iter().map(|line| &line["id"]).collect();
        assert_eq!(ids, ["a", "b"], "{separator:?}");
    }
    // Prose may well begin with such words.
    let prose = jsonl(&["-t", "3"])
        .stdin("Text, pumps\nand warm air.\n")
        .status(0);
    assert_eq!(prose.lines().len(), 1);
    assert_eq!(prose.one()["id"], "stdin");
}

#[test]
fn rows_have_no_room_for_reasons() {
    keywords(&["--explain", "-f", "csv"])
        .stdin(ONE)
        .status(2)
        .err_has("--format csv has no columns for --explain");
}

#[test]
fn seeds_are_any_words_and_what_no_record_has_is_told() {
    let args = [
        "--must",
        "can draw warmth",
        "--must",
        "cold fusion",
        "-t",
        "1",
    ];
    let got = keywords(&args).stdin(ONE).status(0);
    got.out_has("can draw warmth × 1")
        .err_has("--must: no record has `cold fusion`");
    keywords(&["--must", "heat pump", "--ban", "Heat pump"])
        .stdin(ONE)
        .status(2)
        .err_has("`heat pump` must be listed and is banned");
}

#[test]
fn languages_without_stop_words_are_told_once() {
    let records = "{\"text\":\"Pompa ciepła jest cicha.\"}\n{\"text\":\"Pompa ciepła stoi.\"}\n";
    let got = jsonl(&["--lang", "und", "--jobs", "1"])
        .stdin(records)
        .status(0);
    assert_eq!(
        got.err
            .matches("no list of stop words for its language")
            .count(),
        1
    );
    let quiet = jsonl(&["--lang", "und", "--quiet"])
        .stdin(records)
        .status(0);
    assert_eq!(quiet.err, "");
}

#[test]
fn must_and_ban_and_rankers() {
    let got = jsonl(&["--must", "cold airs", "--ban", "pump"])
        .stdin(ONE)
        .status(0)
        .one();
    let phrases: Vec<_> = got["keyphrases"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|p| &p["phrase"])
        .collect();
    assert_eq!(phrases[0], "cold air");
    assert!(
        phrases
            .iter()
            .all(|p| !p.as_str().is_some_and(|p| p.contains("pump"))),
        "{phrases:?}"
    );
    jsonl(&[
        "--ranker",
        "tfidf:2",
        "--ranker",
        "frequency",
        "--aggregate",
        "borda",
    ])
    .stdin(ONE)
    .status(0);
    jsonl(&["--ranker", "tfidf:-1"])
        .stdin(ONE)
        .status(2)
        .err_has("not below 0");
    jsonl(&["--ban", "!?"])
        .stdin(ONE)
        .status(2)
        .err_has("no phrase");
}

#[test]
fn other_languages() {
    let text = "Die Wärmepumpe ist leise. Eine Wärmepumpe zieht Wärme aus kalter Luft, und die \
                alte Heizung wurde verkauft.";
    let line = jsonl(&["-"]).stdin(text).status(0).one();
    assert_eq!(line["language"], "de");
    assert_eq!(line["keyphrases"][0]["phrase"], "Wärmepumpe");
    let line = jsonl(&["--lang", "de"]).stdin(text).status(0).one();
    assert_eq!(line["language"], "de");
}

#[test]
fn the_same_bytes_at_any_number_of_jobs() {
    let input = news(300);
    let with = |jobs: &str| jsonl(&["--jobs", jobs]).stdin(&input).status(0).out;
    let one = with("1");
    assert_eq!(one.lines().count(), 300);
    assert!(one == with("2") && one == with("5"));
}

#[test]
fn broken_records_go_to_the_errors_file() {
    let folder = Folder::new().with("in.jsonl", format!("{{oops\n{}{{\"id\":5}}\n", news(2)));
    let got = jsonl(&["in.jsonl", "--errors", "bad.jsonl"])
        .within(&folder)
        .status(1);
    assert_eq!(ids(&got), ["0", "1"]);
    assert_eq!(folder.read("bad.jsonl").lines().count(), 2);
    got.err_has("2 of 4 records failed");
}

#[test]
fn nothing_in_it_is_2() {
    jsonl(&["-"]).stdin("").status(2);
    jsonl(&["-"])
        .stdin("... !!!")
        .status(2)
        .err_has("no keyphrases");
    let folder = Folder::new().with("e.jsonl", "\n").with("f.rss", "");
    jsonl(&["e.jsonl"])
        .within(&folder)
        .status(2)
        .err_has("there is no record");
    jsonl(&["f.rss"])
        .within(&folder)
        .status(2)
        .err_has("there is no record");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = jsonl::<&str>(&[]).start();
    let mut input = child.stdin.take().expect("a pipe");
    let text = news(3000);
    let writer = std::thread::spawn(move || drop(input.write_all(text.as_bytes())));
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    out.read_line(&mut line).expect("a line");
    drop(out);
    let mut err = String::new();
    let mut pipe = child.stderr.take().expect("a pipe");
    pipe.read_to_string(&mut err).expect("text");
    assert_eq!(child.wait().expect("an end").code(), Some(0));
    assert_eq!(err, "");
    writer.join().expect("a writer that ends");
}

#[test]
fn statistics_of_the_corpus_itself_or_of_a_file() {
    let folder = Folder::new()
        .with("in.jsonl", news(50))
        .with(
            "df.tsv",
            "# made by hand\n# documents: 100\npump\t90\nair\t1\n",
        )
        .with("bad.tsv", "pump\t3\n");
    let with = |stats: &str| {
        jsonl(&["in.jsonl", "--ranker", "tfidf", "--corpus-stats", stats]).within(&folder)
    };
    let background = with("background").status(0).out;
    let own = with("two-pass").status(0).out;
    assert_eq!(own.lines().count(), 50);
    assert_ne!(own, background, "words of the corpus weigh otherwise");
    assert_ne!(with("file=df.tsv").status(0).out, own);
    with("file=bad.tsv")
        .status(2)
        .err_has("bad.tsv: line 1: how many documents were counted?");
    with("file=none.tsv")
        .status(2)
        .err_has("cannot read none.tsv");
    with("twice")
        .status(2)
        .err_has("background, two-pass or file=FILE");
    jsonl(&["--corpus-stats", "two-pass"])
        .stdin(ONE)
        .status(2)
        .err_has("standard input can only be read once");
}

/// Standard input stays open: nothing but the signal ends the run.
#[test]
fn ctrl_c_leaves_a_valid_file() {
    for (format, name) in [("jsonl", "out.jsonl"), ("parquet", "out.parquet")] {
        let folder = Folder::new();
        let mut child = keywords(&["-f", format, "-o", name])
            .within(&folder)
            .start();
        let mut input = child.stdin.take().expect("a pipe");
        input
            .write_all(news(50).as_bytes())
            .expect("a pipe that is read");
        input.flush().expect("a pipe");
        let part = folder.0.join(format!("{name}.part"));
        while !part.metadata().is_ok_and(|about| about.len() > 0) {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let sent = Command::new("kill")
            .args(["-INT", &child.id().to_string()])
            .status();
        assert!(sent.is_ok_and(|s| s.success()));
        assert_eq!(child.wait().expect("an end").code(), Some(130));
        drop(input);
        if format == "jsonl" {
            let lines = folder.read(name);
            assert!(lines.ends_with('\n'));
            for (place, line) in lines.lines().enumerate() {
                let line: serde_json::Value = serde_json::from_str(line).expect("whole lines only");
                assert_eq!(line["id"], place.to_string());
            }
        } else {
            let file = std::fs::File::open(folder.0.join(name)).expect("a file");
            let rows = ParquetRecordBatchReaderBuilder::try_new(file).and_then(|r| r.build());
            assert!(
                rows.expect("Parquet")
                    .flatten()
                    .map(|batch| batch.num_rows())
                    .sum::<usize>()
                    > 0
            );
        }
        // The same records again, and more: the run goes on where it was.
        let all = news(60);
        keywords(&["-f", format, "-o", name, "--resume"])
            .within(&folder)
            .stdin(&all)
            .status(0);
        keywords(&["-f", format, "-o", "whole"])
            .within(&folder)
            .stdin(&all)
            .status(0);
        let read = |name: &str| std::fs::read(folder.0.join(name)).expect("a file");
        assert!(read(name) == read("whole"), "{format}");
    }
}
