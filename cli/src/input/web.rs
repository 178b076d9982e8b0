use std::sync::atomic::{AtomicBool, Ordering};

use summ_net::{Client, FetchError};
use url::Url;

use super::{Kind, Name, Problem, decode, sniff};
use crate::net;

/// What came from an address.
pub struct Fetched {
    /// Where it came from in the end, after redirects.
    pub url: Url,
    /// What it is as far as its server says so.
    pub kind: Option<Kind>,
    pub body: Vec<u8>,
}

/// Whether an input is an address and no file.
pub fn is_address(text: &str) -> bool {
    let begins = |scheme: &str| {
        let head = text.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    begins("http://") || begins("https://")
}

/// An address as it is called, without a password that it may hold.
pub fn name(address: &str) -> Name {
    let shown = match Url::parse(address) {
        Ok(mut url) if !url.username().is_empty() || url.password().is_some() => {
            // Both fail only for URLs that cannot have credentials.
            let _ = url.set_username("");
            let _ = url.set_password(None);
            url.into()
        }
        _ => address.to_owned(),
    };
    Name {
        short: shown.clone(),
        shown,
    }
}

/// Fetches an address; none if it was to stop. What its server says it is written in holds,
/// whatever stands in the text.
pub fn fetch(
    client: Option<&Client>,
    address: &str,
    stop: &AtomicBool,
) -> Result<Option<Fetched>, Problem> {
    let url = Url::parse(address)
        .map_err(|error| Problem::new(format!("no URL ({error})"), "check the address"))?;
    let client = client.ok_or_else(|| {
        Problem::new(
            "addresses are not read here",
            "download it, and name the file",
        )
    })?;
    // A note on a cache that cannot be written is dropped: told, it would count among the
    // records that --resume passes over, of which there must always be as many.
    let response = match client.get(&url, &[], &|| stop.load(Ordering::Relaxed)) {
        Ok(response) => response,
        Err(FetchError::Stopped { .. }) => return Ok(None),
        Err(error) => return Err(problem(&error)),
    };
    let kind = match &response.content_type {
        None => kind(&response.url, ""),
        Some(said) if is_no_text(said) => {
            return Err(Problem::new(
                format!("not text but {said}"),
                "give the address of text, Markdown, HTML, JSON or CSV",
            ));
        }
        Some(said) => kind(&response.url, said),
    };
    let packed = sniff::is_gzip(&response.body) || sniff::is_zstd(&response.body);
    let body = match response.charset {
        Some(label) if !packed => decode::named(&label, response.body),
        _ => response.body,
    };
    Ok(Some(Fetched {
        url: response.url,
        kind,
        body,
    }))
}

fn is_no_text(said: &str) -> bool {
    ["image/", "audio/", "video/", "font/"]
        .iter()
        .any(|family| said.starts_with(family))
}

/// What a server says it is, with the end of its path where that says more: many servers
/// send whatever they do not know as plain text or JSON. None where a look at it must tell.
fn kind(url: &Url, said: &str) -> Option<Kind> {
    let by_path = || Kind::of_name(url.path().as_ref());
    match said {
        "text/html" | "application/xhtml+xml" => Some(Kind::Html),
        "text/markdown" => Some(Kind::Markdown),
        "application/jsonl"
        | "application/jsonlines"
        | "application/json-lines"
        | "application/x-jsonlines"
        | "application/ndjson"
        | "application/x-ndjson" => Some(Kind::Jsonl),
        "application/json" | "text/json" => {
            let lines = by_path() == Some(Kind::Jsonl);
            Some(if lines { Kind::Jsonl } else { Kind::Json })
        }
        "text/csv" | "application/csv" => Some(Kind::Csv),
        "text/tab-separated-values" => Some(Kind::Tsv),
        "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" => Some(Kind::Feed),
        // The page of an article may be XML, too.
        "text/xml" | "application/xml" => None,
        _ => by_path(),
    }
}

fn problem(error: &FetchError) -> Problem {
    let (what, help) = net::told(error);
    // The address stands before it already.
    let what = what.split_once(": ").map_or(&*what, |(_, what)| what);
    let help = match error {
        FetchError::TooLarge { .. } | FetchError::Credentials { .. } => {
            "download it, and name the file".to_owned()
        }
        _ => help,
    };
    Problem::new(what, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_files() {
        assert!(is_address("https://example.org"));
        assert!(is_address("HTTP://example.org/a?b"));
        for file in [
            "http",
            "http:/a",
            "ftp://example.org",
            "a/http://b",
            "é",
            "",
        ] {
            assert!(!is_address(file), "{file}");
        }
        assert_eq!(name("https://me:pass@a.org/?b").shown, "https://a.org/?b");
        assert_eq!(name("https://a.org").shown, "https://a.org");
    }

    #[test]
    fn kinds_are_what_server_and_path_say() {
        let of = |path: &str, said: &str| {
            let url = Url::parse("https://example.org").and_then(|url| url.join(path));
            kind(&url.unwrap(), said)
        };
        assert_eq!(of("/a.txt", "text/html"), Some(Kind::Html));
        assert_eq!(of("/a.md", "text/plain"), Some(Kind::Markdown));
        assert_eq!(of("/a.csv.gz?x=1", "application/gzip"), Some(Kind::Csv));
        assert_eq!(of("/a.jsonl", "application/json"), Some(Kind::Jsonl));
        assert_eq!(of("/a", "application/json"), Some(Kind::Json));
        assert_eq!(of("/feed.xml", "application/xml"), None);
        assert_eq!(of("/feed.xml", ""), Some(Kind::Feed));
        assert_eq!(of("/", "text/plain"), None);
    }
}
