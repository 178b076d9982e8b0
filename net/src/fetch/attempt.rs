use std::error::Error;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime};

use reqwest::blocking::Response as Answer;
use reqwest::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, LOCATION, RETRY_AFTER};
use url::Url;

use super::error::advice;
use super::guard::{Guard, NotPublic};
use super::response::content_type;
use super::retry::{passes, retry_after};
use super::{FetchError, Response, Settings, shown};

/// A body is read in pieces of this size: a few network packets.
const PIECE: usize = 16 << 10;

/// One try: a request and the redirects that follow from it.
pub struct Attempt {
    pub http: reqwest::blocking::Client,
    pub guard: Guard,
    pub settings: Arc<Settings>,
    pub url: Url,
    pub headers: HeaderMap,
    /// Which try this is, counted from 1.
    pub tries: u32,
    /// Set when nobody waits for the outcome any more.
    pub abandoned: Arc<AtomicBool>,
}

/// What came, and whether the server lets it be kept.
pub struct Arrived {
    pub response: Response,
    pub may_keep: bool,
}

/// Why nothing came.
pub struct Failure {
    pub error: FetchError,
    /// Whether another try may do better.
    pub again: bool,
    /// What the server asks to wait before it.
    pub wait: Option<Duration>,
}

impl From<FetchError> for Failure {
    fn from(error: FetchError) -> Self {
        Self {
            error,
            again: false,
            wait: None,
        }
    }
}

impl Failure {
    fn again(error: FetchError) -> Self {
        Self {
            error,
            again: true,
            wait: None,
        }
    }
}

impl Attempt {
    pub fn run(&self) -> Result<Arrived, Failure> {
        let deadline = Instant::now() + self.settings.timeout;
        let mut visited = vec![self.url.clone()];
        let mut url = self.url.clone();
        loop {
            self.guard.check(&url)?;
            let answer = self.send(&url, deadline)?;
            if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
                return self.receive(answer, url, deadline);
            }
            let next = target(&url, &answer)?;
            if visited.contains(&next) {
                return Err(FetchError::RedirectLoop { url: shown(&next) }.into());
            }
            if visited.len() > self.settings.max_redirects {
                let (url, limit) = (shown(&self.url), self.settings.max_redirects);
                return Err(FetchError::TooManyRedirects { url, limit }.into());
            }
            visited.push(next.clone());
            url = next;
        }
    }

    fn send(&self, url: &Url, deadline: Instant) -> Result<Answer, Failure> {
        let left = deadline.saturating_duration_since(Instant::now());
        let mut request = self.http.get(url.clone()).timeout(left);
        // What the caller sends may be a key, and is meant for the host it named. Leaving
        // https for http is leaving the host, too.
        if url.origin() == self.url.origin() {
            request = request.headers(self.headers.clone());
        }
        request
            .send()
            .map_err(|error| self.unsent(url, &error.without_url()))
    }

    /// What a failed request was up against.
    fn unsent(&self, url: &Url, error: &reqwest::Error) -> Failure {
        let (url, reason, tries) = (shown(url), root(error), self.tries);
        let mut chain = std::iter::successors(error.source(), |&e| e.source());
        if let Some(&NotPublic(address)) = chain.find_map(|e| e.downcast_ref::<NotPublic>()) {
            FetchError::Private { url, address }.into()
        } else if error.is_connect() && error.is_dns() {
            // What names nothing now names nothing a second later.
            FetchError::Lookup { url, reason }.into()
        } else if error.is_connect() {
            Failure::again(FetchError::Connect { url, reason, tries })
        } else if error.is_timeout() {
            self.timeout(url).into()
        } else {
            Failure::again(FetchError::Broken { url, reason, tries })
        }
    }

    fn timeout(&self, url: String) -> FetchError {
        let limit = self.settings.timeout;
        FetchError::Timeout { url, limit }
    }

    fn receive(&self, answer: Answer, url: Url, deadline: Instant) -> Result<Arrived, Failure> {
        if !answer.status().is_success() {
            return Err(self.refusal(&url, &answer));
        }
        let header = |name| text(&answer, name).unwrap_or_default();
        let (content_type, charset) = content_type(header(CONTENT_TYPE));
        let control = header(CACHE_CONTROL).to_ascii_lowercase();
        let status = answer.status().as_u16();
        let body = self.read(answer, &url, deadline)?;
        Ok(Arrived {
            response: Response {
                url,
                status,
                content_type,
                charset,
                body,
                from_cache: false,
                note: None,
            },
            may_keep: !control.split(',').any(|word| word.trim() == "no-store"),
        })
    }

    fn refusal(&self, url: &Url, answer: &Answer) -> Failure {
        let status = answer.status().as_u16();
        let wait = text(answer, RETRY_AFTER).and_then(|v| retry_after(v, SystemTime::now()));
        let mut advice = advice(status).to_owned();
        if let Some(wait) = wait {
            advice += &format!(" (it asks to wait {} s)", wait.as_secs());
        }
        let (url, tries) = (shown(url), self.tries);
        Failure {
            error: FetchError::Status {
                url,
                status,
                advice,
                tries,
            },
            again: passes(status),
            wait,
        }
    }

    fn read(&self, mut answer: Answer, url: &Url, deadline: Instant) -> Result<Vec<u8>, Failure> {
        let limit = self.settings.max_bytes;
        let too_large = || FetchError::TooLarge {
            url: shown(url),
            limit,
        };
        // Known beforehand unless the body is compressed, or sent in chunks.
        if answer.content_length().is_some_and(|n| n > limit as u64) {
            return Err(too_large().into());
        }
        let mut body = Vec::new();
        let mut piece = vec![0; PIECE];
        loop {
            if self.abandoned.load(Ordering::Relaxed) {
                return Err(FetchError::Stopped { url: shown(url) }.into());
            }
            // Each read has a limit of its own; drops of water can go on for ever.
            if Instant::now() >= deadline {
                return Err(self.timeout(shown(url)).into());
            }
            match answer.read(&mut piece) {
                Ok(0) => return Ok(body),
                Ok(n) if body.len() + n > limit => return Err(too_large().into()),
                Ok(n) => body.extend_from_slice(&piece[..n]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if out_of_time(&error) => return Err(self.timeout(shown(url)).into()),
                Err(error) => {
                    return Err(Failure::again(FetchError::Broken {
                        url: shown(url),
                        reason: root(&error),
                        tries: self.tries,
                    }));
                }
            }
        }
    }
}

/// Where a redirect leads.
fn target(url: &Url, answer: &Answer) -> Result<Url, FetchError> {
    let bad = || FetchError::BadRedirect { url: shown(url) };
    let location = text(answer, LOCATION).ok_or_else(bad)?;
    let mut next = url.join(location).map_err(|_| bad())?;
    // Servers never see it, and with it the same page would look like another.
    next.set_fragment(None);
    Ok(next)
}

fn text(answer: &Answer, name: HeaderName) -> Option<&str> {
    // Not `to_str`, which takes ASCII only: some redirect to addresses as people write them.
    std::str::from_utf8(answer.headers().get(name)?.as_bytes()).ok()
}

/// The innermost cause, which says most: the outer ones say "error sending request", and
/// name the URL with its query string.
fn root(error: &(dyn Error + 'static)) -> String {
    let last = std::iter::successors(Some(error), |&e| e.source()).last();
    last.unwrap_or(error).to_string()
}

fn out_of_time(error: &io::Error) -> bool {
    let inner = error
        .get_ref()
        .and_then(|e| e.downcast_ref::<reqwest::Error>());
    error.kind() == io::ErrorKind::TimedOut || inner.is_some_and(reqwest::Error::is_timeout)
}
