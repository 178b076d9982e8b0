use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use url::Url;

use crate::Response;

/// How a file begins, the version of the layout in it: this line, a line of JSON, the body.
const MAGIC: &[u8] = b"summ-net answer 1\n";

#[derive(Serialize, Deserialize)]
struct Head {
    /// Seconds since 1970.
    stored: u64,
    status: u16,
    content_type: Option<String>,
    charset: Option<String>,
    /// Where redirects led, without a query string; not the URL that was asked for.
    redirected: Option<Url>,
    checksum: Vec<u8>,
}

/// An answer as the bytes of a file.
pub fn write(now: SystemTime, asked: &Url, response: &Response) -> Vec<u8> {
    let redirected = (response.url != *asked).then(|| {
        // Signed links carry their key in the query string.
        let mut url = response.url.clone();
        url.set_query(None);
        url
    });
    let since = now.duration_since(SystemTime::UNIX_EPOCH);
    let head = Head {
        stored: since.unwrap_or_default().as_secs(),
        status: response.status,
        content_type: response.content_type.clone(),
        charset: response.charset.clone(),
        redirected,
        checksum: Sha256::digest(&response.body).to_vec(),
    };
    let head = serde_json::to_vec(&head).expect("numbers and texts are always JSON");
    [MAGIC, &head, b"\n", &response.body].concat()
}

/// The answer and when it was stored; `None` for what is no whole entry.
pub fn read(bytes: &[u8], asked: &Url) -> Option<(SystemTime, Response)> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let (head, body) = (&rest[..end], &rest[end + 1..]);
    let head: Head = serde_json::from_slice(head).ok()?;
    if Sha256::digest(body)[..] != head.checksum {
        return None;
    }
    let stored = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(head.stored))?;
    let response = Response {
        url: head.redirected.unwrap_or_else(|| asked.clone()),
        status: head.status,
        content_type: head.content_type,
        charset: head.charset,
        body: body.to_vec(),
        from_cache: true,
        note: None,
    };
    Some((stored, response))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_without_keys() {
        let asked: Url = "https://example.org/?key=hidden".parse().unwrap();
        let mut response = Response {
            url: "https://other.org/page?token=hidden".parse().unwrap(),
            status: 200,
            content_type: Some("text/html".to_owned()),
            charset: None,
            body: b"a\nb".to_vec(),
            from_cache: false,
            note: None,
        };
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
        let bytes = write(now, &asked, &response);
        assert!(!String::from_utf8_lossy(&bytes).contains("hidden"));
        let (stored, read_back) = read(&bytes, &asked).unwrap();
        response.url.set_query(None);
        response.from_cache = true;
        assert_eq!((stored, read_back), (now, response));
    }

    #[test]
    fn whatever_is_cut_or_changed_is_no_entry() {
        let asked: Url = "https://example.org/".parse().unwrap();
        let response = Response {
            url: asked.clone(),
            status: 200,
            content_type: None,
            charset: None,
            body: b"body".to_vec(),
            from_cache: false,
            note: None,
        };
        let bytes = write(SystemTime::now(), &asked, &response);
        assert!(read(&bytes, &asked).is_some());
        for end in 0..bytes.len() {
            assert!(read(&bytes[..end], &asked).is_none(), "{end}");
        }
        let mut changed = bytes.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(read(&changed, &asked).is_none());
    }
}
