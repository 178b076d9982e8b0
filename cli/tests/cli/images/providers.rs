//! Services beside the index, played by servers on loopback.

use super::{archive, hits, ids, images, search};
use crate::run::Run;
use crate::server::{Server, ok, reply};

const KEY: &str = "sesame-4711";

/// What a SearXNG of one's own answers.
fn searxng() -> Server {
    Server::new(|path| {
        assert!(path.starts_with("/search?q="), "{path}");
        let body = "{\"results\": [\
            {\"img_src\": \"https://img.example/far.jpg\", \"url\": \"https://p.example/far\",\
             \"title\": \"A far boat\", \"content\": \"A boat on the horizon\"},\
            {\"img_src\": \"https://img.example/near.jpg\", \"url\": \"https://p.example/near\",\
             \"title\": \"A near boat\"}]}";
        ok("application/json", body)
    })
}

/// An API that wants a key.
fn own() -> Server {
    Server::new(|_| {
        let body = "{\"photos\": [{\"id\": 7, \"src\": \"https://own.example/7.jpg\",\
                     \"text\": \"A boat of our own\"}]}";
        ok("application/json", body)
    })
}

fn described(server: &Server) -> String {
    format!(
        "name = \"own\"\nurl = \"{}\"\n[headers]\nAuthorization = \"Bearer ${{OWN_KEY}}\"\n\
         [paths]\nitems = \"photos\"\nid = \"id\"\nurl = \"src\"\ncaption = \"text\"\n",
        server.url("/find?q={query}")
    )
}

fn near(server: &Server) -> String {
    format!("searxng={}", server.url("/"))
}

#[test]
fn services_and_index_make_one_list() {
    let (searxng, own) = (searxng(), own());
    let folder = archive().with("own.toml", described(&own));
    let near = near(&searxng);
    let args = [
        "--provider",
        &near,
        "--provider",
        "own.toml",
        "--allow-private",
    ];
    let got = search(&folder, &args).env("OWN_KEY", KEY).status(0);
    assert_eq!(ids(&got), ["a1", "a2", "a3"]);
    let line = &got.lines()[0];
    let all = hits(line);
    for id in [
        "boat-red",
        "own:7",
        "searxng:https://img.example/far.jpg",
        "searxng:https://img.example/near.jpg",
    ] {
        assert!(
            all.iter().any(|known| known == id),
            "{id} is not in {all:?}"
        );
    }
    let far = line["hits"].as_array().expect("a list").iter();
    let far = far.into_iter().find(|hit| hit["source"] == "searxng");
    let far = far.expect("a hit of the service");
    assert_eq!(far["caption"], "A boat on the horizon");
    assert_eq!(far["page"], "https://p.example/far");
    let head = &own.heads()[0];
    assert!(head.contains(&format!("Bearer {KEY}")), "{head}");
    assert!(!got.out.contains(KEY) && !got.err.contains(KEY));
    let asked = searxng.heads()[0]
        .split(' ')
        .nth(1)
        .expect("a path")
        .to_owned();
    let words = asked
        .split('&')
        .next()
        .expect("a query")
        .matches(['+', '%'])
        .count();
    assert!(words < 12, "short queries for services: {asked}");
}

#[test]
fn services_alone_will_do() {
    let searxng = searxng();
    let got = Run::summ(&["images", "search", "-f", "jsonl", "--allow-private"])
        .args(&["--provider", &near(&searxng), "--top", "1"])
        .stdin("A red boat lies in the harbour.")
        .status(0);
    assert_eq!(hits(&got.one()), ["searxng:https://img.example/far.jpg"]);
}

#[test]
fn a_service_that_fails_is_told_and_the_rest_answers() {
    let searxng = searxng();
    let broken = Server::new(|_| reply("403 Forbidden", &[], "no"));
    let folder = archive().with("own.toml", described(&broken));
    let near = near(&searxng);
    let args = [
        "--provider",
        "own.toml",
        "--provider",
        &near,
        "--allow-private",
    ];
    let got = search(&folder, &args).env("OWN_KEY", KEY).status(0);
    let all = hits(&got.lines()[0]);
    assert!(all.contains(&"boat-red".to_owned()), "{all:?}");
    assert!(all.iter().any(|id| id.starts_with("searxng:")), "{all:?}");
    let got = got.err_has("warning: a1: ").err_has("own").err_has("403");
    assert!(
        !got.out.contains(KEY) && !got.err.contains(KEY),
        "{}",
        got.err
    );
    search(&folder, &args)
        .status(2)
        .err_has("OWN_KEY")
        .err_has("own.toml");
}

#[test]
fn private_services_must_be_allowed() {
    let searxng = searxng();
    let folder = archive();
    let got = search(&folder, &["--provider", &near(&searxng)]).status(0);
    assert!(hits(&got.lines()[0]).contains(&"boat-red".to_owned()));
    assert!(searxng.heads().is_empty(), "nothing was asked");
    got.err_has("warning: a1: ").err_has("--allow-private");
}

#[test]
fn wrong_names_are_refused() {
    let folder = archive().with("bad.toml", "name = \"bad\"\n");
    for (provider, told) in [
        ("searxng", "name the server"),
        ("searxng=nowhere", "`nowhere` is no URL"),
        ("google", "neither openverse, commons nor searxng=URL"),
        ("bad.toml", "bad.toml"),
    ] {
        search(&folder, &["--provider", provider])
            .status(2)
            .err_has(told);
    }
    search(
        &folder,
        &[
            "--provider",
            "openverse",
            "--provider-url",
            "commons=https://c.example",
        ],
    )
    .status(2)
    .err_has("no --provider is called commons");
    images(&["query", "articles.jsonl", "--provider", "commons"])
        .args(&["--provider-url", "commons=https://c.example"])
        .within(&folder)
        .status(0)
        .out_has("https://c.example/");
}
