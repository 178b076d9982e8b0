//! Articles from the web: whatever a server answers.

use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::run::{Folder, Got, Run};
use crate::server::{Server, ok, reply};

/// What a newspaper sends: a head, menus, an article, and much around it.
const ARTICLE: &str = "<!DOCTYPE html><html><head>
<title>Harbour bridge opens after nine years | The Coast Paper</title>
<meta property='og:title' content='Harbour bridge opens after nine years'>
<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": \"2026-03-09T08:00:00Z\"}</script>
<link rel='canonical' href='/news/bridge'>
<script>track('spyware everywhere')</script></head><body>
<nav><a href='/'>Home</a> <a href='/sport'>Sport pages</a></nav>
<article><h1>Harbour bridge opens after nine years</h1>
<p>The new harbour bridge was opened on Monday by the mayor, who thanked the engineers for their patience.</p>
<p>Ferry captains had feared for their passengers, but the ferry company keeps its timetable until autumn.</p>
<p>The harbour bridge carries two tram lines, a cycle path and a walkway with a view over the old lighthouse.</p>
<p>Engineers found the foundations weaker than planned, and the city paid a third more than was agreed.</p>
</article>
<aside>Subscribe now for only one coin a week</aside>
<footer>Imprint and cookies</footer></body></html>";

const FEED: &str = "<?xml version='1.0' encoding='iso-8859-1'?>
<rss version='2.0'><channel><title>Coast</title><link>https://coast.example</link>
<item><guid>a1</guid><title>Trams</title><link>https://coast.example/a1</link>
<pubDate>Mon, 09 Mar 2026 10:00:00 GMT</pubDate><description>The trams of the city cross the caf\u{e9} square.</description></item>
<item><guid>a2</guid><title>Ferries</title><pubDate>Thu, 02 Apr 2026 10:00:00 GMT</pubDate>
<description>The ferry company buys electric ferries.</description></item></channel></rss>";

const LINES: &str = "{\"id\": \"x\", \"text\": \"The harbour bridge was opened.\"}\n\
    {\"id\": \"y\", \"text\": \"The ferry company buys ferries.\"}\n";

fn latin(text: &str) -> Vec<u8> {
    let byte = |c: char| u8::try_from(u32::from(c)).expect("a letter of Latin-1");
    text.chars().map(byte).collect()
}

/// A small newspaper.
fn paper() -> Server {
    Server::new(|path| match path {
        "/news/bridge?from=feed" => ok("text/html; charset=utf-8", ARTICLE),
        // The header holds, not what the page says.
        "/latin" => ok(
            "text/html; charset=iso-8859-1",
            latin(
                "<html><head><meta charset='koi8-r'></head><body>\
                 <p>Das Café am Hafen war schön und die Brücke groß.</p></body></html>",
            ),
        ),
        "/feed" => ok("application/rss+xml; charset=iso-8859-1", latin(FEED)),
        "/feed.xml" => ok("text/xml", latin(FEED)),
        "/lines" => ok("application/x-ndjson", LINES),
        "/lines.jsonl" => ok("text/plain", LINES),
        "/list" => ok(
            "application/json",
            "[{\"id\": 1, \"text\": \"A lighthouse stands there.\"}]",
        ),
        "/table" => ok("text/csv", "id,text\n7,The lighthouse was sold.\n"),
        "/notes" => ok("text/plain", "The lighthouse was painted white."),
        "/packed" => {
            let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            gz.write_all(LINES.as_bytes()).expect("memory");
            ok("application/gzip", gz.finish().expect("memory"))
        }
        "/untold" => reply("200 OK", &[], ARTICLE),
        "/photo" => ok("image/png", b"\x89PNG\r\n\x1a\n"),
        "/photo.txt" => ok("application/octet-stream", b"\x89PNG\r\n\x1a\n"),
        "/moved" => reply(
            "301 Moved Permanently",
            &["Location: /news/bridge?from=feed"],
            "",
        ),
        "/inside" => reply("302 Found", &["Location: http://127.0.0.1:1/admin"], ""),
        "/page?boats" => ok(
            "text/html",
            "<title>Boats</title><img src='boat.jpg' alt='A red fishing boat in the harbour'>",
        ),
        _ => reply("404 Not Found", &[], "no such page"),
    })
}

/// `summ keywords … -f jsonl` of addresses.
fn keywords(server: &Server, paths: &[&str]) -> Run {
    let urls: Vec<String> = paths.iter().map(|path| server.url(path)).collect();
    Run::summ(&["keywords", "-f", "jsonl", "--allow-private"]).args(&urls)
}

fn ids(got: &Got) -> Vec<String> {
    let id = |line: &Value| line["id"].as_str().expect("an id").to_owned();
    got.lines().iter().map(id).collect()
}

#[test]
fn an_article_without_what_stands_around_it() {
    let paper = paper();
    let url = paper.url("/news/bridge?from=feed");
    let got = Run::opinion(&[&url, "--allow-private", "-f", "jsonl", "-b", "100%"]).status(0);
    let line = got.one();
    assert_eq!(
        line["id"],
        paper.url("/news/bridge"),
        "its canonical address"
    );
    assert_eq!(line["title"], "Harbour bridge opens after nine years");
    let summary = line["summary"].as_str().expect("a summary");
    assert!(
        summary.starts_with("The new harbour bridge was opened"),
        "{summary}"
    );
    assert!(summary.ends_with("than was agreed."), "{summary}");
    for around in ["Sport", "Subscribe", "Imprint", "spyware"] {
        assert!(!summary.contains(around), "{summary}");
    }
    let head = &paper.heads()[0];
    assert!(head.to_lowercase().contains("user-agent: summ/"), "{head}");
}

#[test]
fn every_verb_takes_addresses() {
    let paper = paper();
    let url = paper.url("/news/bridge?from=feed");
    for verb in ["opinion", "sentiment", "keywords", "caption"] {
        let got = Run::summ(&[verb, &url, "--allow-private", "-f", "jsonl"]).status(0);
        assert_eq!(got.one()["id"], paper.url("/news/bridge"), "{verb}");
    }
    Run::summ(&["images", "query", &url, "--allow-private"])
        .status(0)
        .out_has("harbour bridge");
}

#[test]
fn the_kind_is_told_by_header_path_and_content() {
    let paper = paper();
    for (path, expected) in [
        ("/feed", &["a1", "a2"]),
        ("/feed.xml", &["a1", "a2"]),
        ("/lines", &["x", "y"]),
        ("/lines.jsonl", &["x", "y"]),
        ("/packed", &["x", "y"]),
    ] {
        assert_eq!(
            ids(&keywords(&paper, &[path]).status(0)),
            expected,
            "{path}"
        );
    }
    assert_eq!(ids(&keywords(&paper, &["/list"]).status(0)), ["1"]);
    assert_eq!(ids(&keywords(&paper, &["/table"]).status(0)), ["7"]);
    let notes = paper.url("/notes");
    assert_eq!(ids(&keywords(&paper, &["/notes"]).status(0)), [notes]);
    let canonical = paper.url("/news/bridge");
    let untold = keywords(&paper, &["/untold"]).status(0);
    assert_eq!(ids(&untold), [&*canonical]);
    let told = keywords(&paper, &["/lines"]).args(&["--input-format", "text"]);
    assert_eq!(ids(&told.status(0)), [paper.url("/lines")]);
}

#[test]
fn the_charset_of_the_header_holds() {
    let paper = paper();
    let url = paper.url("/latin");
    let got = Run::opinion(&[&url, "--allow-private", "-f", "jsonl", "-b", "100%"]).status(0);
    assert_eq!(
        got.one()["summary"],
        "Das Café am Hafen war schön und die Brücke groß."
    );
    assert!(!got.err.contains("UTF-8"), "{}", got.err);
    for path in ["/feed", "/feed.xml"] {
        let url = paper.url(path);
        let got = Run::opinion(&[&url, "--allow-private", "-f", "jsonl"]).status(0);
        let summary = got.lines()[0]["summary"].to_string();
        assert!(summary.contains("café"), "{path}: {summary}");
    }
}

#[test]
fn redirects_are_followed_and_private_addresses_refused() {
    let paper = paper();
    let got = keywords(&paper, &["/moved"]).status(0);
    assert_eq!(ids(&got), [paper.url("/news/bridge")]);
    let before = paper.heads().len();
    Run::summ(&["keywords", &paper.url("/notes")])
        .status(2)
        .err_has("127.0.0.1")
        .err_has("--allow-private");
    assert_eq!(paper.heads().len(), before, "nothing was asked");
}

#[test]
fn what_cannot_be_fetched_is_told_and_the_rest_goes_on() {
    let paper = paper();
    let folder = Folder::new().with("good.txt", "The harbour bridge was opened on Monday.");
    for (path, what, help) in [
        ("/nothing", "404", "check the address"),
        (
            "/photo",
            "not text but image/png",
            "give the address of text",
        ),
        ("/photo.txt", "not text but a PNG image", "give text"),
    ] {
        let got = keywords(&paper, &[path]).args(&["good.txt", "--errors", "bad.jsonl"]);
        let got = got.within(&folder).status(1);
        assert_eq!(ids(&got), ["good.txt"], "{path}");
        let got = got.err_has(what).err_has(help).err_has(&paper.url(path));
        assert_eq!(got.err.matches(&paper.url(path)).count(), 1, "{}", got.err);
        let bad: Value = serde_json::from_str(&folder.read("bad.jsonl")).expect("a line");
        assert!(bad.to_string().contains(path), "{bad}");
    }
    keywords(&paper, &["/nothing"]).status(2);
    Run::summ(&["keywords", "http://", "good.txt"])
        .within(&folder)
        .status(1)
        .err_has("http://: no URL");
    Run::summ(&["keywords", "http://me:pass@127.0.0.1/", "good.txt"])
        .within(&folder)
        .status(1)
        .err_has("http://127.0.0.1/: the URL holds a name or password");
}

#[test]
fn pages_have_dates_for_a_corpus() {
    let paper = paper();
    let got = Run::summ(&["keywords", "--corpus", "--by", "month", "-f", "json"])
        .args(&["--allow-private", &paper.url("/news/bridge?from=feed")])
        .args(&[&paper.url("/feed")])
        .status(0);
    let whole: Value = serde_json::from_str(&got.out).expect("JSON");
    let slices = whole["slices"].as_array().expect("a list");
    let months: Vec<_> = slices.iter().map(|slice| &slice["slice"]).collect();
    assert_eq!(months, ["2026-03", "2026-04"]);
    assert_eq!(slices[0]["documents"], 2);
}

#[test]
fn a_page_is_asked_for_once_with_a_cache() {
    let paper = paper();
    let folder = Folder::new();
    let run = || keywords(&paper, &["/notes"]).args(&["--cache", "kept"]);
    let first = run().within(&folder).status(0);
    assert_eq!(run().within(&folder).status(0).out, first.out);
    assert_eq!(paper.heads().len(), 1);
}

#[test]
fn a_run_over_addresses_can_be_gone_on_with() {
    let paper = paper();
    let folder = Folder::new();
    let run = || keywords(&paper, &["/notes", "/lines"]).args(&["-o", "out"]);
    run().within(&folder).status(0);
    let whole = folder.read("out");
    assert_eq!(whole.lines().count(), 3);
    run().args(&["--resume"]).within(&folder).status(0);
    assert_eq!(folder.read("out"), whole);
}

#[test]
fn a_file_is_a_page_if_it_is_said_so() {
    let folder = Folder::new()
        .with("saved.txt", ARTICLE)
        .with("plain.txt", "The lighthouse was sold.");
    let args = [
        "plain.txt",
        "--html",
        "saved.txt",
        "-f",
        "jsonl",
        "-b",
        "100%",
    ];
    let got = Run::opinion(&args).within(&folder).status(0);
    assert_eq!(ids(&got), ["plain.txt", "saved.txt"]);
    let page = &got.lines()[1];
    assert_eq!(page["title"], "Harbour bridge opens after nine years");
    let summary = page["summary"].as_str().expect("a summary");
    assert!(
        !summary.contains('<') && !summary.contains("Imprint"),
        "{summary}"
    );
    let got = Run::opinion(&["--html", "-", "-f", "jsonl"])
        .stdin(ARTICLE)
        .status(0);
    assert_eq!(got.one()["id"], "stdin");
}

#[test]
fn images_of_a_page_have_whole_addresses() {
    let paper = paper();
    let folder = Folder::new();
    let url = paper.url("/page?boats");
    Run::summ(&["images", "index", "--index", "i", "--allow-private", &url])
        .within(&folder)
        .status(0);
    let search = ["images", "search", "--index", "i", "-f", "jsonl"];
    let got = Run::summ(&search)
        .within(&folder)
        .stdin("A red boat lay in the harbour.")
        .status(0);
    let hit = &got.one()["hits"][0];
    assert_eq!(hit["url"], paper.url("/boat.jpg"));
    assert_eq!(hit["page"], url);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_wait_for_a_server() {
    let slow = Server::new(|_| {
        std::thread::sleep(Duration::from_secs(60));
        Vec::new()
    });
    let folder = Folder::new();
    for args in [vec!["keywords"], vec!["images", "index", "--index", "i"]] {
        let before = slow.heads().len();
        let url = slow.url("/");
        let run = Run::summ(&args).args(&[&url, "--allow-private", "--timeout", "50"]);
        let mut child = run.within(&folder).start();
        let start = Instant::now();
        while slow.heads().len() == before {
            assert!(start.elapsed() < Duration::from_secs(30), "it never asked");
            std::thread::sleep(Duration::from_millis(5));
        }
        let pid = child.id().to_string();
        let sent = std::process::Command::new("kill")
            .args(["-INT", &pid])
            .status();
        assert!(sent.expect("kill").success());
        let ended = child.wait().expect("an end");
        assert_eq!(ended.code(), Some(130), "{args:?}");
        assert!(start.elapsed() < Duration::from_secs(45), "it waited on");
    }
}
