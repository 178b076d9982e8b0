use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use summ_net::{Client, ImageHit, ImageQuery, Provider, ProviderError, Settings, ask};

use crate::server::{Server, client, json, reply, settings};

fn search(provider: &Provider, text: &str) -> Result<summ_net::Found, ProviderError> {
    provider.search(&client(), &ImageQuery::new(text), &|| false)
}

/// A service of its own, with a key in a header and one in the URL.
fn described(server: &Server) -> Provider {
    let text = r#"
        name = "own"
        base = "http://unset.invalid"
        url = "{base}/find?q={query}"
        [headers]
        Authorization = "Bearer ${KEY}"
        [parameters]
        client = "${CLIENT}"
        [paths]
        items = "found.photos"
        error = "error"
        id = "id"
        url = "src"
        licence = "licence"
        order = "rank"
    "#;
    let provider = Provider::from_toml(text, &|name| Some(format!("hidden {name}")));
    provider.unwrap().with_base(&server.url("/")).unwrap()
}

fn ids(hits: &[ImageHit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[test]
fn openverse_is_read() {
    let server = Server::always(json(
        r#"{"result_count": 1, "results": [{"id": "4b", "title": "Light", "url": "https://img.example/1.jpg",
        "thumbnail": "https://img.example/1s.jpg", "foreign_landing_url": "https://example.org/1",
        "license": "by-sa", "creator": "Ann", "width": 640, "height": 480, "tags": []}]}"#,
    ));
    let provider = Provider::openverse().with_base(&server.url("/")).unwrap();
    let found = search(&provider, "light").unwrap();
    let expected = ImageHit {
        id: "4b".to_owned(),
        url: "https://img.example/1.jpg".parse().unwrap(),
        thumbnail: "https://img.example/1s.jpg".parse().ok(),
        page: "https://example.org/1".parse().ok(),
        title: Some("Light".to_owned()),
        caption: None,
        licence: Some("by-sa".to_owned()),
        author: Some("Ann".to_owned()),
        width: Some(640),
        height: Some(480),
        source: "openverse".to_owned(),
        provider_score: None,
    };
    assert_eq!(found.hits, [expected]);
    let head = server.requests().remove(0);
    assert!(
        head.starts_with("GET /v1/images/?q=light&page_size=20&page=1 HTTP"),
        "{head}"
    );
    assert!(head.to_lowercase().contains("accept: application/json"));
}

const COMMONS: &str = r#"{"batchcomplete": true, "query": {"pages": [
    {"pageid": 7, "index": 2, "title": "File:B.jpg", "imageinfo": [{"url": "https://up.example/B.jpg",
     "thumburl": "https://up.example/B-320.jpg", "descriptionurl": "https://c.example/File:B.jpg",
     "width": 2, "height": 3, "extmetadata": {"LicenseShortName": {"value": "CC BY-SA 4.0"},
     "Artist": {"value": "<a href='//c.example/u'>Ann &amp; Bob</a>"},
     "ImageDescription": {"value": "<p>A <b>bridge</b></p>"}}}]},
    {"pageid": 9, "index": 3, "title": "File:C.jpg"},
    {"pageid": 8, "index": 1, "title": "File:A.jpg", "imageinfo": [{"url": "https://up.example/A.jpg",
     "extmetadata": {"LicenseShortName": {"value": "CC0"}, "ObjectName": {"value": "A"}}}]}]}}"#;

#[test]
fn commons_is_read_in_the_order_of_its_ranks() {
    let server = Server::always(json(COMMONS));
    let provider = Provider::commons().with_base(&server.url("/")).unwrap();
    let found = search(&provider, "bridge").unwrap();
    assert_eq!((ids(&found.hits), found.skipped), (vec!["8", "7"], 1));
    let hit = &found.hits[1];
    assert_eq!(hit.title.as_deref(), Some("File:B.jpg"));
    assert_eq!(hit.author.as_deref(), Some("Ann & Bob"));
    assert_eq!(hit.caption.as_deref(), Some("A bridge"));
    assert_eq!(hit.licence.as_deref(), Some("CC BY-SA 4.0"));
    assert_eq!((hit.width, hit.height), (Some(2), Some(3)));
    let query = ImageQuery {
        licence: Some("by,cc0".to_owned()),
        ..ImageQuery::new("bridge")
    };
    let found = provider.search(&client(), &query, &|| false).unwrap();
    assert_eq!((ids(&found.hits), found.unlicensed), (vec!["8"], 1));
}

#[test]
fn commons_says_when_there_is_nothing_and_when_it_refuses() {
    let nothing = Server::always(json(r#"{"batchcomplete": true}"#));
    let provider = Provider::commons().with_base(&nothing.url("/")).unwrap();
    assert_eq!(search(&provider, "x").unwrap(), summ_net::Found::default());
    let refused = r#"{"error": {"code": "maxlag", "info": "Waiting for a database"}}"#;
    let server = Server::always(json(refused));
    let provider = Provider::commons().with_base(&server.url("/")).unwrap();
    let error = search(&provider, "x").unwrap_err();
    assert!(matches!(error, ProviderError::Refused { .. }));
    assert!(error.to_string().contains("commons") && error.to_string().contains("Waiting for"));
}

#[test]
fn searxng_is_read_with_half_written_urls() {
    let server = Server::always(json(
        r#"{"query": "x", "results": [
        {"url": "https://p.example/1", "img_src": "//img.example/1.png", "thumbnail_src": "",
         "thumbnail": "/t/1.png", "title": " One ", "content": "what it shows",
         "resolution": "1920 x 1080", "score": 0.5},
        {"url": "https://p.example/2", "img_src": "data:image/png;base64,xx", "title": "Two"},
        {"url": "https://p.example/3", "title": "no image"}]}"#,
    ));
    let found = search(&Provider::searxng(&server.url("/")).unwrap(), "x").unwrap();
    assert_eq!((found.hits.len(), found.skipped), (1, 2));
    let hit = &found.hits[0];
    assert_eq!(hit.url.as_str(), "http://img.example/1.png");
    assert_eq!(hit.thumbnail, Some(server.url("/t/1.png")));
    assert_eq!((hit.width, hit.height), (Some(1920), Some(1080)));
    assert_eq!(
        (hit.title.as_deref(), hit.provider_score),
        (Some("One"), Some(0.5))
    );
}

#[test]
fn limits_hold_where_a_service_has_none() {
    let items: Vec<_> = (0..50)
        .map(|n| format!(r#"{{"id": {n}, "src": "/{n}.png", "rank": "{}"}}"#, 100 - n))
        .collect();
    let server = Server::always(json(&format!(
        r#"{{"found": {{"photos": [{}]}}}}"#,
        items.join(",")
    )));
    let query = ImageQuery {
        limit: 2,
        ..ImageQuery::new("x")
    };
    let found = described(&server)
        .search(&client(), &query, &|| false)
        .unwrap();
    assert_eq!(ids(&found.hits), ["49", "48"]);
    let head = server.requests().remove(0);
    assert!(
        head.starts_with("GET /find?q=x&client=hidden+CLIENT HTTP"),
        "{head}"
    );
    assert!(
        head.to_lowercase()
            .contains("authorization: bearer hidden key")
    );
}

#[test]
fn what_is_no_answer_is_told_apart() {
    let error = |answer: Vec<u8>| {
        let server = Server::always(answer);
        let error = search(&described(&server), "x").unwrap_err();
        let told = format!("{error} {error:?}");
        assert!(
            told.starts_with("own: ") && !told.contains("hidden"),
            "{told}"
        );
        error
    };
    let html = reply("200 OK", &["Content-Type: text/html"], "<html>");
    assert!(matches!(error(html), ProviderError::WrongType { got, .. } if got == "text/html"));
    assert!(matches!(
        error(json("{\"found\": ")),
        ProviderError::BadJson { .. }
    ));
    assert!(
        matches!(error(json("[1, 2]")), ProviderError::NoItems { path, .. } if path == "found.photos")
    );
    let object = json(r#"{"found": {"photos": {"a": 1}}}"#);
    assert!(matches!(error(object), ProviderError::NoItems { .. }));
    let refused = json(r#"{"error": "the key Bearer hidden KEY is not known"}"#);
    assert!(error(refused).to_string().contains("the key ***"));
    let forbidden = reply("401 Unauthorized", &[], "hidden");
    assert!(matches!(error(forbidden), ProviderError::Fetch { .. }));
    assert!(matches!(
        search(&Provider::openverse(), " \n"),
        Err(ProviderError::NoWords { .. })
    ));
    let marked = json("\u{feff}{\"found\": {\"photos\": []}}");
    assert!(search(&described(&Server::always(marked)), "x").is_ok());
    // Many services leave the type out.
    let untyped = Server::always(reply("200 OK", &[], r#"{"found": {"photos": []}}"#));
    assert_eq!(search(&described(&untyped), "x").unwrap().hits, []);
}

#[test]
fn one_that_fails_stops_no_other() {
    let slow = Server::new(|_, _, stream| {
        thread::sleep(Duration::from_millis(300));
        drop(std::io::Write::write_all(
            stream,
            &json(r#"{"results": []}"#),
        ));
    });
    let silent = Server::new(|_, _, _| thread::sleep(Duration::from_secs(60)));
    let quick = Server::always(json(COMMONS));
    let broken = Server::always(reply("404 Not Found", &[], ""));
    let questions: Vec<_> = [
        Provider::searxng(&slow.url("/")).unwrap(),
        Provider::openverse().with_base(&silent.url("/")).unwrap(),
        Provider::commons().with_base(&quick.url("/")).unwrap(),
        described(&broken),
    ]
    .map(|provider| (provider, ImageQuery::new("x")))
    .into();
    let settings = Settings {
        timeout: Duration::from_secs(2),
        ..settings()
    };
    let answers = ask(&Client::new(settings).unwrap(), &questions, &|| false);
    let seen: Vec<_> = answers
        .iter()
        .map(|answer| {
            (
                answer.provider.as_str(),
                answer.found.as_ref().ok().map(|f| f.hits.len()),
            )
        })
        .collect();
    let expected = [
        ("searxng", Some(0)),
        ("openverse", None),
        ("commons", Some(2)),
        ("own", None),
    ];
    assert_eq!(seen, expected);
    assert!(answers[0].took >= Duration::from_millis(300));
    assert!(ask(&client(), &[], &|| false).is_empty());
}

#[test]
fn a_service_gets_one_question_at_a_time() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (inside, highest) = (Arc::clone(&now), Arc::clone(&most));
    let server = Server::new(move |n, _, stream| {
        highest.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(20));
        inside.fetch_sub(1, Ordering::SeqCst);
        let body = format!(r#"{{"found": {{"photos": [{{"id": {n}, "src": "/x"}}]}}}}"#);
        drop(std::io::Write::write_all(stream, &json(&body)));
    });
    let provider = described(&server);
    let questions: Vec<_> = (0..20)
        .map(|n| (provider.clone(), ImageQuery::new(n.to_string())))
        .collect();
    let answers = ask(&client(), &questions, &|| false);
    let numbers: Vec<_> = answers
        .iter()
        .map(|answer| {
            answer.found.as_ref().unwrap().hits[0]
                .id
                .parse::<usize>()
                .unwrap()
        })
        .collect();
    assert_eq!(numbers, (0..20).collect::<Vec<_>>());
    assert_eq!(most.load(Ordering::SeqCst), 1);
}
