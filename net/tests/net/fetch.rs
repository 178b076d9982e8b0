use std::cell::Cell;
use std::io::Write;
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use summ_net::{Client, FetchError, Response, Secret, Settings};
use url::Url;

use crate::server::{Server, client, reply, settings};

fn get(client: &Client, url: &Url) -> Result<Response, FetchError> {
    client.get(url, &[], &|| false)
}

#[test]
fn a_page_comes_with_what_the_server_says_of_it() {
    let server = Server::always(reply(
        "200 OK",
        &["Content-Type: Text/HTML; charset=Latin1"],
        "hé",
    ));
    let response = get(&client(), &server.url("/a?b=c")).unwrap();
    assert_eq!(response.url, server.url("/a?b=c"));
    assert_eq!(response.status, 200);
    assert_eq!(response.content_type.as_deref(), Some("text/html"));
    assert_eq!(response.charset.as_deref(), Some("latin1"));
    assert_eq!(response.body, "hé".as_bytes());
    assert!(!response.from_cache && response.note.is_none());
    let request = server.requests().remove(0);
    assert!(request.starts_with("GET /a?b=c HTTP/1.1\r\n"));
    assert!(request.to_lowercase().contains("user-agent: summ-net/"));
}

#[test]
fn slow_servers_run_into_the_limit() {
    let silent = Server::new(|_, _, _| thread::sleep(Duration::from_secs(60)));
    let dripping = Server::new(|_, _, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(b".").is_ok() {
            thread::sleep(Duration::from_millis(20));
        }
    });
    let settings = Settings {
        timeout: Duration::from_millis(300),
        ..settings()
    };
    let client = Client::new(settings).unwrap();
    for server in [silent, dripping] {
        let start = Instant::now();
        let error = get(&client, &server.url("/")).unwrap_err();
        assert!(matches!(error, FetchError::Timeout { .. }), "{error}");
        assert!(start.elapsed() < Duration::from_secs(20));
        assert_eq!(
            server.requests().len(),
            1,
            "no retry after a whole time limit"
        );
    }
}

#[test]
fn busy_servers_are_asked_again_after_the_wait_they_ask_for() {
    let busy = reply("429 Too Many Requests", &["Retry-After: 1"], "");
    let server = Server::turns(vec![busy, reply("200 OK", &[], "here")]);
    let start = Instant::now();
    let response = get(&client(), &server.url("/")).unwrap();
    assert_eq!(response.body, b"here");
    assert!(start.elapsed() >= Duration::from_secs(1));
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_wait_beyond_the_limit_is_told_at_once() {
    let server = Server::always(reply("503 Unavailable", &["Retry-After: 7200"], ""));
    let error = get(&client(), &server.url("/?key=hidden")).unwrap_err();
    assert!(
        matches!(error, FetchError::Busy { status: 503, .. }),
        "{error}"
    );
    assert!(error.to_string().contains("7200 s"), "{error}");
    assert_eq!(server.requests().len(), 1);
    let date = "Retry-After: Tue, 31 Dec 2199 23:59:59 GMT";
    let server = Server::always(reply("429 Too Many Requests", &[date], ""));
    let error = get(&client(), &server.url("/")).unwrap_err();
    assert!(
        matches!(error, FetchError::Busy { status: 429, .. }),
        "{error}"
    );
}

#[test]
fn broken_servers_are_asked_three_times_and_missing_pages_once() {
    for status in [500, 502, 503, 504] {
        let server = Server::always(reply(&format!("{status} Oh"), &[], ""));
        let error = get(&client(), &server.url("/")).unwrap_err();
        let expected =
            matches!(error, FetchError::Status { status: s, tries: 3, .. } if s == status);
        assert!(expected, "{error}");
        assert_eq!(server.requests().len(), 3);
    }
    for status in [400, 401, 403, 404, 304, 501] {
        let server = Server::always(reply(&format!("{status} No"), &[], ""));
        let error = get(&client(), &server.url("/")).unwrap_err();
        let expected =
            matches!(error, FetchError::Status { status: s, tries: 1, .. } if s == status);
        assert!(expected, "{error}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn bodies_that_break_off_are_fetched_again() {
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this".to_vec();
    let nothing = Vec::new();
    let server = Server::turns(vec![cut.clone(), nothing, reply("200 OK", &[], "whole")]);
    assert_eq!(get(&client(), &server.url("/")).unwrap().body, b"whole");
    let server = Server::always(cut);
    let error = get(&client(), &server.url("/")).unwrap_err();
    assert!(
        matches!(error, FetchError::Broken { tries: 3, .. }),
        "{error}"
    );
    let server = Server::always("SSH-2.0-OpenSSH\r\n\r\n");
    let error = get(&client(), &server.url("/")).unwrap_err();
    assert!(matches!(error, FetchError::Broken { .. }), "{error}");
}

#[test]
fn large_bodies_are_not_read_to_the_end() {
    let announced =
        Server::always(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n".to_vec());
    let settings = Settings {
        max_bytes: 100_000,
        ..settings()
    };
    let client = Client::new(settings).unwrap();
    let endless = Server::new(|_, _, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        let chunk = [b"400\r\n".as_slice(), &[b'x'; 0x400], b"\r\n"].concat();
        while stream.write_all(&chunk).is_ok() {}
    });
    for server in [announced, endless] {
        let error = get(&client, &server.url("/")).unwrap_err();
        assert!(
            matches!(error, FetchError::TooLarge { limit: 100_000, .. }),
            "{error}"
        );
        assert_eq!(server.requests().len(), 1);
    }
    let fits = Server::always(reply("200 OK", &[], vec![b'x'; 100_000]));
    assert_eq!(get(&client, &fits.url("/")).unwrap().body.len(), 100_000);
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(body).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn the_limit_holds_after_decompression() {
    let encoded =
        |bytes: Vec<u8>| Server::always(reply("200 OK", &["Content-Encoding: gzip"], bytes));
    let server = encoded(gzip(b"unpacked"));
    assert_eq!(get(&client(), &server.url("/")).unwrap().body, b"unpacked");
    let head = server.requests().remove(0).to_lowercase();
    let accepted = head
        .lines()
        .find(|line| line.starts_with("accept-encoding"));
    assert!(accepted.is_some_and(|line| line.contains("gzip") && line.contains("br")));
    let bomb = gzip(&vec![0; 64 << 20]);
    assert!(bomb.len() < 100_000);
    let error = get(&client(), &encoded(bomb).url("/")).unwrap_err();
    assert!(matches!(error, FetchError::TooLarge { .. }), "{error}");
    let error = get(&client(), &encoded(b"no gzip at all".to_vec()).url("/")).unwrap_err();
    assert!(matches!(error, FetchError::Broken { .. }), "{error}");
}

#[test]
fn a_closed_port_is_tried_three_times() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/?key=hidden", listener.local_addr().unwrap());
    drop(listener);
    let error = get(&client(), &url.parse().unwrap()).unwrap_err();
    assert!(
        matches!(error, FetchError::Connect { tries: 3, .. }),
        "{error}"
    );
    assert!(!format!("{error} {error:?}").contains("hidden"), "{error}");
}

#[test]
fn https_wants_tls() {
    let plain = Server::always(reply("200 OK", &[], "no secret"));
    let mut url = plain.url("/");
    url.set_scheme("https").unwrap();
    let error = get(&client(), &url).unwrap_err();
    assert!(matches!(error, FetchError::Connect { .. }), "{error}");
}

#[test]
fn whoever_waits_can_stop() {
    let silent = Server::new(|_, _, _| thread::sleep(Duration::from_secs(60)));
    let busy = Server::always(reply("429 Too Many Requests", &["Retry-After: 50"], ""));
    for server in [silent, busy] {
        let start = Instant::now();
        let stop = || start.elapsed() > Duration::from_millis(200);
        let error = client().get(&server.url("/"), &[], &stop).unwrap_err();
        assert!(matches!(error, FetchError::Stopped { .. }), "{error}");
        assert!(start.elapsed() < Duration::from_secs(15));
    }
    let asked = Cell::new(0);
    let stop = || asked.replace(asked.get() + 1) == 0;
    let server = Server::always(reply("200 OK", &[], ""));
    assert!(client().get(&server.url("/"), &[], &stop).is_err());
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn keys_are_sent_but_never_told() {
    let server = Server::always(reply("403 Forbidden", &[], "your key hidden is wrong"));
    let key = [("X-Key".to_owned(), Secret::new("hidden"))];
    let error = client()
        .get(&server.url("/?k=hidden"), &key, &|| false)
        .unwrap_err();
    assert!(server.requests()[0].contains("hidden"));
    assert!(
        !format!("{error} {error:?} {key:?}").contains("hidden"),
        "{error}"
    );
    assert!(
        error.to_string().contains("answered 403 after 1 try; "),
        "{error}"
    );
    assert!(error.to_string().contains("check the key"));
    for (name, value) in [("X Key", "hidden"), ("X-Key", "hidden\r\nX-Other: 1")] {
        let key = [(name.to_owned(), Secret::new(value))];
        let error = client().get(&server.url("/"), &key, &|| false).unwrap_err();
        assert!(matches!(error, FetchError::Header { .. }));
        assert!(!format!("{error} {error:?}").contains("hidden"));
    }
}

#[test]
fn a_proxy_is_used_when_named_and_its_password_is_not_told() {
    let server = Server::always(reply("200 OK", &[], "from the proxy"));
    let settings = Settings {
        // A proxy may be in the local net though pages may not.
        proxy: Some(Secret::new(format!(
            "http://me:hidden@localhost:{}",
            server.port()
        ))),
        allow_private: false,
        ..settings()
    };
    assert!(!format!("{settings:?}").contains("hidden"));
    let client = Client::new(settings).unwrap();
    let response = get(&client, &Url::parse("http://page.invalid/a").unwrap()).unwrap();
    assert_eq!(response.body, b"from the proxy");
    assert!(server.requests()[0].starts_with("GET http://page.invalid/a HTTP/1.1"));
    assert!(!format!("{client:?}").contains("hidden"), "{client:?}");
    let inside = get(&client, &Url::parse("http://10.0.0.1/").unwrap());
    assert!(matches!(inside, Err(FetchError::Private { .. })));
    let broken = Settings {
        proxy: Some(Secret::new("no proxy: hidden")),
        ..Settings::default()
    };
    let error = Client::new(broken).unwrap_err();
    assert!(matches!(error, FetchError::Settings(_)));
    assert!(!error.to_string().contains("hidden"), "{error}");
}

#[test]
fn a_user_agent_that_no_header_can_hold_is_refused() {
    let settings = Settings {
        user_agent: "a\nb".to_owned(),
        ..Settings::default()
    };
    let error = Client::new(settings).unwrap_err().to_string();
    assert!(error.contains("`user_agent`"), "{error}");
}
