//! Everything that can be read.

use std::io::Write;

use crate::run::{Folder, Got, Run, corpus};

const TWO: &str =
    "{\"id\":\"a\",\"text\":\"Great soup. Bad wine.\"}\n{\"id\":\"b\",\"text\":\"Fine.\"}\n";

fn ids(got: &Got) -> Vec<String> {
    let id = |line: &serde_json::Value| line["id"].as_str().expect("an id").to_owned();
    got.lines().iter().map(id).collect()
}

fn jsonl<A: AsRef<std::ffi::OsStr>>(args: &[A]) -> Run {
    Run::opinion(args).args(&["-f", "jsonl"])
}

#[test]
fn every_sample_is_read() {
    for name in [
        "film.txt",
        "film2.txt",
        "restaurant.md",
        "hotel.html",
        "hotel-fr.txt",
        "kritik-de.txt",
    ] {
        let line = jsonl(&[corpus(name)]).status(0).one();
        assert_eq!(line["id"], name);
        assert!(
            line["sentences"].as_array().is_some_and(|s| s.len() > 3),
            "{name}"
        );
    }
}

#[test]
fn files_of_one_name_have_ids_of_their_own() {
    let folder = Folder::new()
        .with("a/x.txt", "Fine soup.")
        .with("b/x.txt", "Bad wine.")
        .with("c/y.txt", "So so.");
    let args = ["a/x.txt", "c/y.txt", "b/x.txt"];
    let got = jsonl(&args).within(&folder).status(0);
    assert_eq!(ids(&got), ["a/x.txt", "y.txt", "b/x.txt"]);
}

#[test]
fn only_what_a_reader_sees_of_a_page() {
    let page = "<html><head><title>T</title><style>p{color:red}</style><script>var spy=1</script></head>\
        <body><nav><a href=x>Home</a></nav><p>Lovely &amp; quiet rooms.</p><!-- secret -->\
        <script>track()</script><p>The bar was loud.</p><footer>Imprint</footer></body></html>";
    let line = jsonl(&["-b", "100%"]).stdin(page).status(0).one();
    assert_eq!(line["summary"], "Lovely & quiet rooms. The bar was loud.");
    assert_eq!(line["title"], "T");
    let line = jsonl(&[&corpus("hotel.html"), "-b", "100%"])
        .status(0)
        .one();
    let summary = line["summary"].as_str().expect("a summary");
    assert!(
        !summary.contains('{') && !summary.contains("&amp;"),
        "{summary}"
    );
}

#[test]
fn markdown_becomes_plain_text() {
    let page = "# The Heron\n\n## Food\n\nThe *hake* was [superb](http://x.y) and **hot**.\n\n- Great `gin`.\n\n```\ncode\n```\n";
    let folder = Folder::new().with("a.md", page);
    let line = jsonl(&["a.md", "-b", "100%"])
        .within(&folder)
        .status(0)
        .one();
    assert_eq!(line["summary"], "The hake was superb and hot. Great gin.");
    assert_eq!(line["title"], "The Heron");
}

#[test]
fn gzip_and_zstd_by_name_and_by_their_first_bytes() {
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(TWO.as_bytes()).expect("memory");
    let gz = gz.finish().expect("memory");
    let zst = zstd::encode_all(TWO.as_bytes(), 1).expect("memory");
    let cut = &gz[..gz.len() / 2];
    let folder = Folder::new()
        .with("a.jsonl.gz", &gz)
        .with("b.jsonl.zst", &zst)
        .with("c.dat", &gz)
        .with("d.jsonl.gz", cut);
    for name in ["a.jsonl.gz", "b.jsonl.zst", "c.dat"] {
        assert_eq!(
            ids(&jsonl(&[name]).within(&folder).status(0)),
            ["a", "b"],
            "{name}"
        );
    }
    assert_eq!(ids(&jsonl(&["-"]).stdin(&gz).status(0)), ["a", "b"]);
    jsonl(&["d.jsonl.gz"])
        .within(&folder)
        .status(2)
        .err_has("damaged or cut off");
}

#[test]
fn standard_input_is_sniffed_unless_told() {
    assert_eq!(ids(&jsonl::<&str>(&[]).stdin(TWO).status(0)), ["a", "b"]);
    assert_eq!(
        ids(&jsonl(&["-"]).stdin("I liked it.").status(0)),
        ["stdin"]
    );
    let list = "[ {\"text\": \"Good [really].\"},\n {\"text\": \"Bad } \\\" sign.\"} ]";
    assert_eq!(
        ids(&jsonl(&["-"]).stdin(list).status(0)),
        ["stdin:1", "stdin:2"]
    );
    let pretty = "{\n  \"text\": \"Good.\"\n}\n";
    assert_eq!(ids(&jsonl(&["-"]).stdin(pretty).status(0)), ["stdin"]);
    let table = "ID,Text\n1,\"Good, \"\"very\"\" good.\"\n";
    let got = jsonl(&["--input-format", "csv"]).stdin(table).status(0);
    assert_eq!(got.one()["summary"], "Good, \"very\" good.");
}

#[test]
fn tables_need_a_header_and_hold_lists() {
    let got = jsonl(&["--input-format", "tsv"])
        .stdin("a\tb\n1\t2\n")
        .status(2);
    got.err_has("no column `text` or `reviews` in the header (a, b)");
    let table = "id;reviews\nx;\"[\"\"Good.\"\", {\"\"id\"\": 3, \"\"text\"\": \"\"Bad.\"\"}]\"\n";
    let line = jsonl(&["--input-format", "csv"])
        .stdin(table)
        .status(0)
        .one();
    assert_eq!(line["sentences"][1]["review"], "3");
    let got = jsonl(&["--input-format", "csv"])
        .stdin("id,text\n1,Good.\n2\n3,Bad.\n")
        .status(1);
    assert_eq!(ids(&got), ["1", "3"]);
    got.err_has("standard input:3: 1 fields where the header has 2");
}

#[test]
fn folders_are_walked_in_order() {
    let folder = Folder::new()
        .with("in/b.txt", "Bad.")
        .with("in/a/z.txt", "Good.")
        .with("in/.hidden.txt", "No.")
        .with("in/x.png", "No.")
        .with("in/y.png", "No.");
    let got = jsonl(&["in"]).within(&folder).status(0);
    assert_eq!(ids(&got), ["a/z.txt", "b.txt"]);
    got.err_has("2 files passed over, x.png for one");
}

#[test]
fn together_makes_one_ground_set() {
    let folder = Folder::new()
        .with("a.txt", "Good soup.")
        .with("b.txt", "Bad wine.");
    let line = jsonl(&["a.txt", "b.txt", "--together"])
        .within(&folder)
        .status(0)
        .one();
    let reviews: Vec<_> = line["sentences"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| &s["review"])
        .collect();
    assert_eq!(reviews, ["a.txt", "b.txt"]);
}

#[test]
fn other_encodings_are_decoded_with_a_word() {
    let utf16: Vec<u8> = "\u{FEFF}Schön hier."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        jsonl(&["-"]).stdin(utf16).status(0).one()["summary"],
        "Schön hier."
    );
    let latin = b"Das Essen war sehr sch\xF6n und wir w\xFCrden wieder hingehen.";
    let got = jsonl(&["-"]).stdin(latin).status(0);
    assert_eq!(
        got.one()["summary"],
        "Das Essen war sehr schön und wir würden wieder hingehen."
    );
    got.err_has("not UTF-8; read as windows-1252");
    jsonl(&["-"])
        .stdin(b"{\"text\":\"sch\xF6n\"}")
        .status(2)
        .err_has(":1: not UTF-8");
}

#[test]
fn odd_texts_are_survived() {
    let long = "very good ".repeat(20_000);
    for (text, status) in [
        ("Good", 0),
        ("Loved it 😍😍 😡", 0),
        ("A\u{0}", 2),
        (long.as_str(), 0),
        ("\u{FEFF}", 2),
    ] {
        jsonl(&["-"]).stdin(text).status(status);
    }
    let line = jsonl(&["-"])
        .stdin("\u{FEFF}Good soup.\r\nBad wine.\r\n")
        .status(0)
        .one();
    assert_eq!(line["summary"], "Good soup. Bad wine.");
}
