use summ_net::{Client, FetchError, Secret, Settings};
use url::Url;

use crate::server::{Server, client, redirect, reply, settings};

fn error(client: &Client, url: &Url) -> FetchError {
    client.get(url, &[], &|| false).unwrap_err()
}

/// Redirects `/n` to `/n-1`, down to `/0`.
fn stairs() -> Server {
    Server::new(|_, head, stream| {
        let path = head.split_whitespace().nth(1).unwrap();
        let answer = match path[1..].parse::<usize>().unwrap() {
            0 => reply("200 OK", &[], "bottom"),
            n => redirect(&format!("/{}", n - 1)),
        };
        drop(std::io::Write::write_all(stream, &answer));
    })
}

#[test]
fn redirects_are_followed_up_to_their_limit() {
    let server = stairs();
    let response = client().get(&server.url("/5"), &[], &|| false).unwrap();
    assert_eq!(
        (response.url, response.body),
        (server.url("/0"), b"bottom".to_vec())
    );
    let error = error(&client(), &server.url("/6"));
    assert!(
        matches!(error, FetchError::TooManyRedirects { limit: 5, .. }),
        "{error}"
    );
}

#[test]
fn addresses_may_be_written_as_people_write_them() {
    let server = Server::turns(vec![redirect("/käse?größe=1"), reply("200 OK", &[], "")]);
    let response = client().get(&server.url("/"), &[], &|| false).unwrap();
    assert_eq!(response.url, server.url("/k%C3%A4se?gr%C3%B6%C3%9Fe=1"));
}

#[test]
fn circles_end() {
    let itself = Server::always(redirect("/?key=hidden#part"));
    let client = client();
    let error = error(&client, &itself.url("/?key=hidden"));
    assert!(matches!(error, FetchError::RedirectLoop { .. }), "{error}");
    assert!(!error.to_string().contains("hidden"));
    assert_eq!(itself.requests().len(), 1);
}

#[test]
fn redirects_to_nowhere_are_errors() {
    let client = client();
    for to in ["http://", "http://[::1"] {
        let server = Server::always(redirect(to));
        let error = error(&client, &server.url("/"));
        assert!(
            matches!(error, FetchError::BadRedirect { .. }),
            "{to}: {error}"
        );
    }
    let server = Server::always(reply("302 Found", &[], ""));
    assert!(matches!(
        error(&client, &server.url("/")),
        FetchError::BadRedirect { .. }
    ));
    for to in ["ftp://h/", "file:///etc/passwd", "data:,x"] {
        let server = Server::always(redirect(to));
        let error = error(&client, &server.url("/"));
        assert!(matches!(error, FetchError::Scheme { .. }), "{to}: {error}");
    }
    let server = Server::always(redirect("http://me:hidden@example.org/"));
    let error = error(&client, &server.url("/"));
    assert!(matches!(error, FetchError::Credentials { .. }), "{error}");
    assert!(!error.to_string().contains("hidden"));
}

#[test]
fn private_addresses_are_refused_at_each_hop_and_behind_names() {
    let inside = Server::always(reply("200 OK", &[], "internal"));
    // The first server may be asked, by its address; nothing else on this machine may.
    let settings = Settings {
        allow_private: false,
        private_hosts: vec!["127.0.0.1".to_owned()],
        ..settings()
    };
    let client = Client::new(settings).unwrap();
    let port = inside.port();
    for host in [
        "127.0.0.2",
        "[::1]",
        "[::ffff:7f00:1]",
        "0.0.0.0",
        "localhost",
        "LOCALHOST",
    ] {
        let server = Server::always(redirect(&format!("http://{host}:{port}/")));
        let error = error(&client, &server.url("/"));
        assert!(
            matches!(error, FetchError::Private { .. }),
            "{host}: {error}"
        );
    }
    assert_eq!(inside.requests().len(), 0);
    let error = error(
        &client,
        &Url::parse(&format!("http://localhost:{port}/")).unwrap(),
    );
    assert!(matches!(error, FetchError::Private { .. }), "{error}");
}

#[test]
fn names_may_be_private_when_allowed() {
    let inside = Server::always(reply("200 OK", &[], "internal"));
    let url = Url::parse(&format!("http://localhost:{}/", inside.port())).unwrap();
    assert_eq!(
        client().get(&url, &[], &|| false).unwrap().body,
        b"internal"
    );
    let named = Settings {
        allow_private: false,
        private_hosts: vec!["localhost".to_owned()],
        ..settings()
    };
    let client = Client::new(named).unwrap();
    assert_eq!(client.get(&url, &[], &|| false).unwrap().body, b"internal");
}

#[test]
fn headers_stay_with_the_host_they_were_meant_for() {
    let other = Server::always(reply("200 OK", &[], "other"));
    let to_other = redirect(other.url("/").as_str());
    let first = Server::turns(vec![redirect("/next"), to_other]);
    let key = [("Authorization".to_owned(), Secret::new("hidden"))];
    let response = client().get(&first.url("/"), &key, &|| false).unwrap();
    assert_eq!(response.body, b"other");
    assert!(first.requests().iter().all(|head| head.contains("hidden")));
    assert_eq!(first.requests().len(), 2);
    let head = other.requests().remove(0).to_lowercase();
    assert!(!head.contains("hidden") && !head.contains("authorization"));
    assert!(!head.contains("referer"));
}
