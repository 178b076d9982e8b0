//! How is a page fetched without harm to us, to others, or to the caller's patience?

mod address;
mod attempt;
mod error;
mod guard;
mod response;
mod retry;
mod settings;
mod shown;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Instant;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use url::Url;

pub use error::FetchError;
pub use response::Response;
pub use settings::Settings;
pub use shown::shown;

use crate::{Cache, Secret};
use attempt::{Arrived, Attempt, Failure};
use guard::Guard;

/// Fetches pages and files: politely, within limits, and only from public addresses.
///
/// It can be shared by threads. It must be made and dropped outside an async runtime.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::blocking::Client,
    guard: Guard,
    settings: Arc<Settings>,
    cache: Option<Cache>,
}

impl Client {
    /// A client that works by these settings.
    ///
    /// # Errors
    ///
    /// [`FetchError::Settings`] for a limit of 0, a proxy that is no URL, a user agent that
    /// no header can hold, or a system without certificates.
    ///
    /// # Example
    ///
    /// ```
    /// use summ_net::{Client, FetchError, Settings};
    ///
    /// let client = Client::new(Settings::default())?;
    /// let inside = "http://169.254.169.254/latest/meta-data".parse().unwrap();
    /// let refused = client.get(&inside, &[], &|| false);
    /// assert!(matches!(refused, Err(FetchError::Private { .. })));
    /// # Ok::<(), FetchError>(())
    /// ```
    pub fn new(settings: Settings) -> Result<Self, FetchError> {
        settings.check()?;
        let refuse = |what: &str, why: String| FetchError::Settings(format!("{what}: {why}"));
        let proxy = match &settings.proxy {
            None => None,
            Some(proxy) => {
                // Neither error may repeat the URL: it can hold a password.
                let url = Url::parse(proxy.reveal());
                Some(url.map_err(|error| refuse("`proxy`", error.to_string()))?)
            }
        };
        let guard = Guard::new(&settings, proxy.as_ref());
        let agent = HeaderValue::from_str(&settings.user_agent)
            .map_err(|_| refuse("`user_agent`", "not fit for a header".to_owned()))?;
        let mut builder = reqwest::blocking::Client::builder()
            .user_agent(agent)
            .connect_timeout(settings.connect_timeout)
            // Each hop has to be looked at before it is taken.
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            // Ours count, and say so.
            .retry(reqwest::retry::never())
            .dns_resolver(Arc::new(guard.clone()));
        builder = match proxy {
            None => builder.no_proxy(),
            Some(url) => builder.proxy(
                reqwest::Proxy::all(url)
                    .map_err(|_| refuse("`proxy`", "not a proxy's URL".to_owned()))?,
            ),
        };
        let http = builder
            .build()
            .map_err(|error| refuse("no client", error.without_url().to_string()))?;
        Ok(Self {
            http,
            guard,
            settings: Arc::new(settings),
            cache: None,
        })
    }

    /// The same client, which asks this cache first and keeps successes there.
    pub fn with_cache(mut self, cache: Cache) -> Self {
        self.cache = Some(cache);
        self
    }

    /// Fetches a page. `headers` go to the host of `url` only, not to where it redirects.
    /// `should_stop` is asked some 20 times a second; it stops waits and downloads.
    ///
    /// # Errors
    ///
    /// Any [`FetchError`]; only answers of status 200 to 299 are no errors.
    pub fn get(
        &self,
        url: &Url,
        headers: &[(String, Secret)],
        should_stop: &dyn Fn() -> bool,
    ) -> Result<Response, FetchError> {
        self.guard.check(url)?;
        let headers = header_map(url, headers)?;
        if let Some(response) = self.cache.as_ref().and_then(|cache| cache.find(url)) {
            return Ok(response);
        }
        let stopped = || FetchError::Stopped { url: shown(url) };
        let mut tries = 0;
        loop {
            tries += 1;
            if should_stop() {
                return Err(stopped());
            }
            let failure = match self.attempt(url, &headers, tries, should_stop) {
                Ok(arrived) => return Ok(self.keep(url, arrived)),
                Err(failure) => failure,
            };
            if !failure.again {
                return Err(failure.error);
            }
            let wait = failure.wait.unwrap_or_default();
            if wait > self.settings.max_retry_after {
                return Err(self.busy(failure.error, wait));
            }
            if tries > self.settings.retries {
                return Err(failure.error);
            }
            let wait = wait.max(self.settings.backoff(tries - 1));
            if !retry::sleep(wait, should_stop) {
                return Err(stopped());
            }
        }
    }

    /// One try on a thread of its own, so that `should_stop`, which may not be shared,
    /// is asked here while it waits.
    fn attempt(
        &self,
        url: &Url,
        headers: &HeaderMap,
        tries: u32,
        should_stop: &dyn Fn() -> bool,
    ) -> Result<Arrived, Failure> {
        let abandoned = Arc::new(AtomicBool::new(false));
        let attempt = Attempt {
            http: self.http.clone(),
            guard: self.guard.clone(),
            settings: Arc::clone(&self.settings),
            url: url.clone(),
            headers: headers.clone(),
            tries,
            abandoned: Arc::clone(&abandoned),
        };
        let (report, reported) = mpsc::channel();
        let broken = |reason: String| {
            let url = shown(url);
            Failure::from(FetchError::Broken { url, reason, tries })
        };
        let start = Instant::now();
        std::thread::Builder::new()
            .name("summ-net fetch".into())
            .spawn(move || {
                // Nobody listens any more after a stop.
                let _ = report.send(attempt.run());
            })
            .map_err(|error| broken(error.to_string()))?;
        let failure = loop {
            match reported.recv_timeout(retry::POLL) {
                Ok(outcome) => return outcome,
                Err(RecvTimeoutError::Disconnected) => break broken("no outcome".to_owned()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if should_stop() {
                break FetchError::Stopped { url: shown(url) }.into();
            }
            // The attempt keeps the time itself; this holds should it be stuck.
            let limit = self.settings.timeout;
            if start.elapsed() > limit + 2 * retry::POLL {
                let url = shown(url);
                break FetchError::Timeout { url, limit }.into();
            }
        };
        abandoned.store(true, Ordering::Relaxed);
        Err(failure)
    }

    fn busy(&self, error: FetchError, wait: std::time::Duration) -> FetchError {
        match error {
            FetchError::Status { url, status, .. } => FetchError::Busy {
                url,
                status,
                wait,
                allowed: self.settings.max_retry_after,
            },
            other => other,
        }
    }

    /// The answer, of which the cache has a copy if it may.
    fn keep(&self, asked: &Url, arrived: Arrived) -> Response {
        let mut response = arrived.response;
        if let (Some(cache), true) = (&self.cache, arrived.may_keep) {
            response.note = cache.store(asked, &response).err().map(|e| e.to_string());
        }
        response
    }
}

fn header_map(url: &Url, headers: &[(String, Secret)]) -> Result<HeaderMap, FetchError> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let pair = name.parse::<HeaderName>().ok();
        let pair = pair.zip(HeaderValue::from_str(value.reveal()).ok());
        let (key, mut value) = pair.ok_or_else(|| FetchError::Header {
            url: shown(url),
            name: name.clone(),
        })?;
        value.set_sensitive(true);
        map.append(key, value);
    }
    Ok(map)
}
