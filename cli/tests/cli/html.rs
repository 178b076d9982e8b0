//! The page for a browser: complete in itself, well linked, and safe whatever a text says.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read, Write};

use dom_query::Document;

use crate::run::{Folder, Run, corpus};

/// Texts that try to break out of every place where they stand.
const ODD: &str = r#"{"id":"<script>i</script>\"'&","title":"</title><script>t</script>\"&","reviews":[{"id":"\"><img src=x onerror=a()>","rating":4.5,"text":"<script>alert('x')</script> This is a great <b>soup</b> & a \"lovely\" place.\n\n\n  Indented   text is terrible!\r\n\r\nHorrible service, 😀 👩‍👩‍👧."},"המקום הזה נהדר! I loved it though.","</p></article></main></html><!-- awful","WORD good."]}
"#;

fn odd() -> String {
    ODD.replace("WORD", &"a".repeat(3000))
}

fn corpora() -> Vec<String> {
    let names = ["film.txt", "hotel.jsonl", "gadget.jsonl", "restaurant.csv"];
    let mut args: Vec<String> = names.iter().map(|name| corpus(name)).collect();
    args.extend(["-f", "html", "-b", "60w"].map(str::to_owned));
    args
}

fn count(page: &Document, selector: &str) -> usize {
    page.select(selector).length()
}

fn attributes(page: &Document, selector: &str, name: &str) -> Vec<String> {
    let nodes = page.select(selector);
    let values = nodes.iter().filter_map(|node| node.attr(name));
    values.map(|value| value.to_string()).collect()
}

fn texts(page: &Document, selector: &str) -> Vec<String> {
    let nodes = page.select(selector);
    nodes.iter().map(|node| node.text().to_string()).collect()
}

/// What every page must be, whatever is on it.
#[track_caller]
fn sound(html: &str) -> Document {
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    assert!(html.ends_with("</body>\n</html>\n"));
    let page = Document::from(html);
    assert_eq!(count(&page, "script, img, iframe, object, link, base"), 0);
    assert_eq!(attributes(&page, "[src]", "src"), [""; 0]);
    for outside in ["url(", "@import", "http://", "https://"] {
        assert!(!page.select("style").text().contains(outside), "{outside}");
    }
    let ids = attributes(&page, "[id]", "id");
    let distinct: HashSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len(), "every id once");
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    assert!(ids.iter().all(|id| id.chars().all(plain)), "{ids:?}");
    for link in attributes(&page, "[href]", "href") {
        let to = link.strip_prefix('#').expect("links within the page");
        assert!(distinct.contains(&to.to_owned()), "{link}");
    }
    for name in ["aria-labelledby", "aria-describedby"] {
        for list in attributes(&page, &format!("[{name}]"), name) {
            let mut each = list.split(' ');
            assert!(each.all(|id| distinct.contains(&id.to_owned())), "{list}");
        }
    }
    assert_eq!(count(&page, "h1"), 1);
    let hidden = count(&page, "details:not([open]) mark");
    assert_eq!(hidden, 0, "what is linked to is laid open");
    let entries = attributes(&page, "#contents .entry > a", "href");
    let articles = attributes(&page, "article", "id");
    let linked: Vec<String> = articles.iter().map(|id| format!("#{id}")).collect();
    assert_eq!(entries, linked, "the list of contents names all documents");
    for (chosen, source, why) in articles.iter().map(|id| {
        let of = |what: &str| count(&page, &format!("#{id} {what}"));
        (of(".chosen > li"), of("mark"), of(".why > li"))
    }) {
        assert_eq!((chosen, chosen), (source, why));
    }
    page
}

#[test]
fn every_summary_with_its_reasons_charts_and_source() {
    let got = Run::opinion(&corpora()).status(0);
    let page = sound(&got.out);
    assert_eq!(count(&page, "article"), 13);
    assert_eq!(count(&page, "svg.curve[role=img] polyline.bound"), 13);
    assert_eq!(count(&page, "svg > title"), 13);
    assert_eq!(count(&page, "svg > desc"), 13);
    assert!(count(&page, "table.aspects .name") > 13);
    let reviews = |name: &str| -> usize {
        let text = std::fs::read_to_string(corpus(name)).expect("a corpus");
        let each = text
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        each.filter_map(|record: serde_json::Value| Some(record["reviews"].as_array()?.len()))
            .sum()
    };
    // A text alone needs no heading of its own.
    let all = reviews("hotel.jsonl") + reviews("gadget.jsonl");
    assert_eq!(count(&page, "details.review"), all);
    assert!(count(&page, "details.review:not([open])") > 0);
}

#[test]
fn the_page_says_what_the_lines_say() {
    let film = corpus("film.txt");
    let line = Run::opinion(&[&film, "-f", "jsonl", "-b", "60w", "--explain"]);
    let line = line.status(0).one();
    let page = sound(
        &Run::opinion(&[&film, "-f", "html", "-b", "60w"])
            .status(0)
            .out,
    );
    let sentences = line["sentences"].as_array().expect("a list");
    let wanted: Vec<&str> = sentences
        .iter()
        .filter_map(|s| s["text"].as_str())
        .collect();
    assert_eq!(texts(&page, ".chosen .quote"), wanted);
    assert_eq!(texts(&page, "mark"), wanted);
    for (at, sentence) in sentences.iter().enumerate() {
        let why = page.select(&format!("#d1-w{} .parts", at + 1)).text();
        let gain = sentence["gain"].as_f64().expect("a gain");
        assert!(why.contains(&format!("gain {gain:.3} for ")), "{why}");
        let relevance = sentence["parts"]["relevance"].as_f64().expect("a part");
        assert!(why.contains(&format!("relevance {relevance:.3}")), "{why}");
        let words = page.select(&format!("#d1-w{} .word", at + 1));
        let evidence = sentence["evidence"].as_array().expect("a list");
        assert_eq!(words.length(), evidence.len());
    }
    let text = std::fs::read_to_string(&film).expect("the film");
    assert_eq!(page.select(".source .text").text().to_string(), text);
    let certainty = page.select(".tiles").text();
    assert!(certainty.contains("of the best possible"), "{certainty}");
    let words: f64 = sentences.iter().filter_map(|s| s["cost"].as_f64()).sum();
    let length = format!("{words} of 60 words");
    assert!(certainty.contains(&length), "{certainty}");
}

#[test]
fn no_text_becomes_part_of_the_page() {
    let got = Run::opinion(&["-f", "html", "--aspects", "restaurant"])
        .args(&["--input-format", "jsonl"])
        .stdin(odd())
        .status(0);
    let page = sound(&got.out);
    assert_eq!(count(&page, "article"), 1);
    assert_eq!(count(&page, "b"), 0);
    let title = page.select("h2#d1-title").text();
    assert_eq!(&*title, "</title><script>t</script>\"&");
    assert!(texts(&page, "h4").contains(&"Review \"><img src=x onerror=a()>".to_owned()));
    assert!(page.select(".review summary").text().contains("rated 4.5"));
    // Every character of the source but the returns, which the parser takes for line ends.
    let record: serde_json::Value = serde_json::from_str(&odd()).expect("JSON");
    let first = record["reviews"][0]["text"].as_str().expect("a text");
    assert_eq!(texts(&page, ".text")[0], first.replace("\r\n", "\n"));
    assert_eq!(count(&page, ".review:nth-of-type(1) .text > p"), 3);
}

#[test]
fn an_aspect_of_the_callers_own_is_text_too() {
    let tree = "name = \"<i>\"\n[[aspect]]\nid = \"<u>soup</u>\"\nclues = [\"soup\"]\n";
    let folder = Folder::new().with("own.toml", tree);
    let got = Run::opinion(&["-f", "html", "--aspects", "own.toml"])
        .within(&folder)
        .stdin("The soup was great.")
        .status(0);
    let page = sound(&got.out);
    assert_eq!(count(&page, "u, i"), 0);
    assert_eq!(texts(&page, ".tag"), ["<u>soup</u>"]);
}

#[test]
fn empty_documents_and_single_sentences_have_their_article() {
    let input = "{\"id\":\"a\",\"text\":\"\"}\n{\"id\":\"b\",\"text\":\"Good.\"}\n{\"id\":\"c\",\"text\":\" \\n\"}\n";
    let got = Run::opinion(&["-f", "html", "--input-format", "jsonl"])
        .stdin(input)
        .status(0);
    let page = sound(&got.out);
    assert_eq!(texts(&page, "h2[id^=d]"), ["a", "b", "c"]);
    assert_eq!(count(&page, ".chosen > li"), 1);
    assert_eq!(count(&page, ".notes"), 2);
    assert_eq!(count(&page, "svg.curve"), 1);
}

#[test]
fn where_no_bound_is_valid_the_curve_says_why() {
    let film = corpus("film.txt");
    let got = Run::opinion(&[&film, "-f", "html", "--redundancy", "graph-cut"]).status(0);
    let page = sound(&got.out);
    assert_eq!(count(&page, "polyline.value"), 1);
    assert_eq!(count(&page, "polyline.bound"), 0);
    let told = page.select("figcaption").text();
    assert!(
        told.contains("No upper bound is drawn: the objective is not"),
        "{told}"
    );
    assert!(page.select(".tiles").text().contains("Not known"));
}

#[test]
fn records_that_fail_are_counted_on_the_page() {
    let input = "{\"id\":1,\"text\":\"Good.\"}\n{\"id\":2\n{\"id\":3,\"text\":\"Bad.\"}\n";
    let got = Run::opinion(&["-f", "html", "--input-format", "jsonl"])
        .stdin(input)
        .status(1)
        .err_has("1 of 3 records failed");
    let page = sound(&got.out);
    assert_eq!(attributes(&page, "article", "id"), ["d1", "d3"]);
    assert!(page.select(".missing").text().contains("could not be used"));
    let got = Run::opinion(&["-f", "html", "--input-format", "jsonl"])
        .stdin("{}\n")
        .status(2);
    assert_eq!(count(&sound(&got.out), "article"), 0);
}

#[test]
fn the_same_page_at_any_number_of_jobs() {
    let with = |jobs: &str| {
        Run::opinion(&corpora())
            .args(&["--jobs", jobs])
            .status(0)
            .out
    };
    assert!(with("1") == with("4"));
}

/// The list of contents is written last: it must be there after Ctrl-C too.
#[test]
fn ctrl_c_closes_the_page() {
    let mut child = Run::opinion(&["-f", "html", "--input-format", "jsonl"]).start();
    let mut input = child.stdin.take().expect("a pipe");
    let record = "{\"text\":\"The soup was great. The waiter was rude.\"}\n";
    input
        .write_all(record.repeat(20).as_bytes())
        .expect("a pipe that is read");
    input.flush().expect("a pipe");
    let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut html = String::new();
    while !html.contains("</article>") {
        assert!(out.read_line(&mut html).expect("a line") > 0);
    }
    let sent = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(sent.is_ok_and(|s| s.success()));
    out.read_to_string(&mut html).expect("text");
    assert_eq!(child.wait().expect("an end").code(), Some(130));
    drop(input);
    let page = sound(&html);
    assert!(count(&page, "article") > 0);
    assert!(page.select(".missing").text().contains("interrupted"));
}

#[test]
fn a_file_is_written_and_other_verbs_refuse_the_format() {
    let folder = Folder::new();
    let got = Run::opinion(&[&corpus("hotel.jsonl"), "-f", "html", "-o", "report.html"])
        .within(&folder)
        .status(0);
    assert_eq!(got.out, "");
    sound(&folder.read("report.html"));
    Run::summ(&["sentiment", "-f", "html"])
        .stdin("Good.")
        .status(2)
        .err_has("[possible values: text, json, jsonl, csv]");
}
