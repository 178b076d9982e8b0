//! `summ images` and what measures it.

mod eval;
mod feedback;
mod index;
mod providers;
mod search;

use serde_json::Value;

use crate::run::{Folder, Got, Run};

/// A small archive: boats, bridges and weather.
const IMAGES: &str = r#"{"id": "boat-red", "caption": "A red fishing boat lies in the harbour at dawn", "url": "https://img.example/boat-red.jpg", "licence": "CC BY 4.0", "source": "Archive", "width": 1600, "height": 900, "date": "2026-03-09"}
{"id": "boat-blue", "caption": "A blue sailing boat leaves the harbour", "licence": "CC BY-SA 4.0", "source": "Agency", "width": 800, "height": 600, "date": "2025-07-01"}
{"id": "bridge-tram", "caption": "The first tram crosses the new bridge", "licence": "cc0", "source": "Archive", "width": 1200, "height": 800, "date": "2026-04"}
{"id": "bridge-mayor", "caption": "The mayor opens the bridge over the river", "tags": ["mayor", "opening"], "width": 640, "height": 480, "date": "2026"}
{"id": "storm", "caption": "Waves break over the lighthouse in a winter storm", "alt": "A lighthouse in high waves"}
{"id": "keeper", "caption": "The lighthouse keeper climbs the stairs", "context": "The keeper of the old lighthouse retires after forty years at the harbour."}
{"id": "market", "caption": "Fish is sold at the harbour market"}
{"id": "garden", "caption": "Roses flower in the castle garden"}
"#;

/// Articles that go with some of them.
const ARTICLES: &str = r#"{"id": "a1", "title": "A red boat comes home", "text": "The red fishing boat came back to the harbour at dawn. Its crew had been at sea for nine days, and the nets were full. At the market the fish was sold before noon."}
{"id": "a2", "title": "The bridge is open", "text": "The mayor opened the new bridge over the river on Monday. A tram was the first to cross it, and the old ferry blew its horn."}
{"id": "a3", "title": "The keeper retires", "text": "The keeper of the lighthouse retires. He has seen every winter storm for forty years, and the waves that broke over the lighthouse."}
"#;

fn images<A: AsRef<std::ffi::OsStr>>(args: &[A]) -> Run {
    Run::summ(&["images"]).args(args)
}

/// A folder with the archive in the index `i`, and the articles.
fn archive() -> Folder {
    let folder = Folder::new()
        .with("images.jsonl", IMAGES)
        .with("articles.jsonl", ARTICLES);
    images(&["index", "images.jsonl", "--index", "i"])
        .within(&folder)
        .status(0)
        .err_has("8 images put; 8 in i");
    folder
}

/// `summ images search articles.jsonl --index i -f jsonl …`
fn search<A: AsRef<std::ffi::OsStr>>(folder: &Folder, args: &[A]) -> Run {
    images(&["search", "articles.jsonl", "--index", "i", "-f", "jsonl"])
        .args(args)
        .within(folder)
}

/// Ids of the hits of a line.
fn hits(line: &Value) -> Vec<String> {
    let hits = line["hits"].as_array().expect("a list of hits");
    let id = |hit: &Value| hit["id"].as_str().expect("an id").to_owned();
    hits.iter().map(id).collect()
}

/// Ids of the hits for a text, alphabetically.
fn found(folder: &Folder, text: &str) -> Vec<String> {
    let got = images(&["search", "-", "--index", "i", "-f", "jsonl"])
        .within(folder)
        .stdin(text)
        .status(0);
    let mut ids = hits(&got.one());
    ids.sort_unstable();
    ids
}

fn ids(got: &Got) -> Vec<String> {
    let id = |line: &Value| line["id"].as_str().expect("an id").to_owned();
    got.lines().iter().map(id).collect()
}
