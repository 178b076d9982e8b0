use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use summ_net::{Cache, Client, Secret};

use crate::server::{Server, client, redirect, reply};

const HOUR: Duration = Duration::from_secs(3600);

fn cached(folder: &Path, max_age: Duration, max_bytes: u64) -> Client {
    client().with_cache(Cache::open(folder, max_age, max_bytes).unwrap())
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    paths.sort();
    paths
}

#[test]
fn what_is_fresh_is_not_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::always(reply(
        "200 OK",
        &["Content-Type: text/x; charset=utf-8"],
        "a\nb",
    ));
    let client = cached(folder.path(), HOUR, 1 << 20);
    let first = client.get(&server.url("/?a=b"), &[], &|| false).unwrap();
    let mut second = client
        .get(&server.url("/?a=b#part"), &[], &|| false)
        .unwrap();
    assert!(!first.from_cache && second.from_cache);
    second.from_cache = false;
    second.url.set_fragment(None);
    assert_eq!(first, second);
    // Another client, another process: the same folder.
    let other = cached(folder.path(), HOUR, 1 << 20);
    assert!(
        other
            .get(&server.url("/?a=b"), &[], &|| false)
            .unwrap()
            .from_cache
    );
    assert!(
        !other
            .get(&server.url("/?a=c"), &[], &|| false)
            .unwrap()
            .from_cache
    );
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn what_is_old_or_damaged_is_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::always(reply("200 OK", &[], "body"));
    let url = server.url("/");
    let client = cached(folder.path(), HOUR, 1 << 20);
    client.get(&url, &[], &|| false).unwrap();
    let stale = cached(folder.path(), Duration::ZERO, 1 << 20);
    assert!(!stale.get(&url, &[], &|| false).unwrap().from_cache);
    let file = files(folder.path()).remove(0);
    let whole = fs::read(&file).unwrap();
    for damaged in [&whole[..whole.len() - 1], b"", b"\xff\xfe"] {
        fs::write(&file, damaged).unwrap();
        let response = client.get(&url, &[], &|| false).unwrap();
        assert!(!response.from_cache && response.note.is_none());
        assert_eq!(response.body, b"body");
        assert!(
            client.get(&url, &[], &|| false).unwrap().from_cache,
            "mended"
        );
    }
}

#[test]
fn errors_and_what_must_not_be_kept_are_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let client = cached(folder.path(), HOUR, 1 << 20);
    let server = Server::turns(vec![
        reply("404 Not Found", &[], "no"),
        reply("200 OK", &["Cache-Control: private, No-Store"], "once"),
        reply("200 OK", &[], "kept"),
    ]);
    assert!(client.get(&server.url("/"), &[], &|| false).is_err());
    let bodies = [0; 3].map(|_| client.get(&server.url("/"), &[], &|| false).unwrap().body);
    assert_eq!(
        bodies,
        [b"once".to_vec(), b"kept".to_vec(), b"kept".to_vec()]
    );
}

#[test]
fn no_key_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let client = cached(folder.path(), HOUR, 1 << 20);
    let server = Server::turns(vec![
        redirect("/page?token=hidden"),
        reply("200 OK", &[], "x"),
    ]);
    let key = [("X-Key".to_owned(), Secret::new("hidden"))];
    let url = server.url("/?key=hidden");
    assert_eq!(
        client.get(&url, &key, &|| false).unwrap().url,
        server.url("/page?token=hidden")
    );
    for file in files(folder.path()) {
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        assert!(!text.contains("hidden") && !file.to_string_lossy().contains("hidden"));
    }
    let again = client.get(&url, &key, &|| false).unwrap();
    assert_eq!((again.url, again.from_cache), (server.url("/page"), true));
}

#[test]
fn the_oldest_make_room() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::always(reply("200 OK", &[], vec![b'x'; 1000]));
    let most = 10_000;
    let client = cached(folder.path(), HOUR, most);
    let ask = |n: u64| {
        let response = client
            .get(&server.url(&format!("/{n}")), &[], &|| false)
            .unwrap();
        // File systems count time coarsely; older means older here.
        for file in files(folder.path()) {
            let file = fs::File::options().append(true).open(file).unwrap();
            let modified = file.metadata().unwrap().modified().unwrap();
            file.set_modified(modified - Duration::from_secs(1))
                .unwrap();
        }
        response.from_cache
    };
    for n in 0..30 {
        assert!(!ask(n));
        let total: u64 = files(folder.path())
            .iter()
            .map(|f| f.metadata().unwrap().len())
            .sum();
        assert!(total <= most, "{total} after {n}");
    }
    assert!(ask(29) && ask(26), "the newest are there");
    assert!(!ask(0), "the oldest is gone");
    let large = Server::always(reply("200 OK", &[], vec![b'x'; 20_000]));
    for _ in 0..2 {
        let response = client.get(&large.url("/"), &[], &|| false).unwrap();
        assert!(!response.from_cache && response.note.is_none());
    }
    assert!(ask(0), "one that is too large drives out no other");
}

#[test]
fn leftovers_of_the_killed_go_and_other_files_stay() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("x.1-0.part");
    let fresh = folder.path().join("x.2-0.part");
    let other = folder.path().join("notes.txt");
    for path in [&old, &fresh, &other] {
        fs::write(path, vec![0; 5000]).unwrap();
    }
    let file = fs::File::options().append(true).open(&old).unwrap();
    file.set_modified(SystemTime::now() - 2 * HOUR).unwrap();
    Cache::open(folder.path(), HOUR, 1000).unwrap();
    assert!(!old.exists() && fresh.exists() && other.exists());
}

#[test]
fn a_cache_that_cannot_be_written_costs_no_answer() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("deep/cache");
    let server = Server::always(reply("200 OK", &[], "body"));
    let client = cached(&folder, HOUR, 1 << 20);
    fs::remove_dir(&folder).unwrap();
    let response = client.get(&server.url("/"), &[], &|| false).unwrap();
    assert_eq!(response.body, b"body");
    let note = response.note.unwrap();
    assert!(
        note.contains("deep/cache") && note.contains("the answer itself is complete"),
        "{note}"
    );
    fs::write(&folder, "a file").unwrap();
    let error = Cache::open(&folder, HOUR, 1 << 20).unwrap_err();
    assert!(error.to_string().contains("deep/cache"), "{error}");
}

#[test]
fn many_at_once_share_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::always(reply("200 OK", &[], vec![b'y'; 3000]));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                // Each has a client and a cache of its own, as processes have.
                let client = cached(folder.path(), HOUR, 20_000);
                for n in 0..20 {
                    let url = server.url(&format!("/{}", n % 8));
                    let response = client.get(&url, &[], &|| false).unwrap();
                    assert_eq!(response.body.len(), 3000);
                }
            });
        }
    });
    assert!(
        files(folder.path())
            .iter()
            .all(|f| f.extension().unwrap() == "answer")
    );
}
