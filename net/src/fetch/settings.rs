use std::time::Duration;

use super::FetchError;
use crate::Secret;

/// No time limit is longer: a clock has an end, and so has every patience.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// How patient, how greedy and how trusting a [`Client`](crate::Client) is.
///
/// One attempt takes at most `timeout`; there are at most `retries` more, with at most
/// `max_retry_after` between them. So a fetch ends in any case.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Of one attempt: from the first connection through all redirects to the last byte.
    pub timeout: Duration,
    /// Of one connection, the look-up of the name included.
    pub connect_timeout: Duration,
    /// Of the body, after decompression.
    pub max_bytes: usize,
    /// Redirects followed in one attempt.
    pub max_redirects: usize,
    /// Attempts after the first, for what may pass: 429, 500, 502, 503, 504, no
    /// connection, a body that breaks off.
    pub retries: u32,
    /// The wait before the first retry; it doubles each time, up to `max_backoff`.
    pub backoff: Duration,
    /// The longest wait of our own choice.
    pub max_backoff: Duration,
    /// The longest wait that a server may ask for by `Retry-After`. Beyond it the fetch
    /// fails at once and says how long it would have been.
    pub max_retry_after: Duration,
    /// Whether addresses that are not public may be asked: this machine, the local net.
    /// Off, so that a link in someone else's text cannot make us read an internal page.
    pub allow_private: bool,
    /// Host names (or addresses) that may be private although `allow_private` is off,
    /// such as that of a search service of one's own. Name only what you chose yourself.
    pub private_hosts: Vec<String>,
    /// A proxy (`http://host:port`). `None` means none at all, not that of the
    /// environment: a proxy looks names up itself, so through it only addresses that
    /// stand in the URL can be refused. Whoever takes one should know.
    pub proxy: Option<Secret>,
    /// What we call ourselves. Wikimedia asks for a way to reach whoever runs this.
    pub user_agent: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            // Longer than slow services take, shorter than a reader's patience.
            timeout: Duration::from_secs(10),
            // Three tries of a lost SYN packet (1 + 2 s) fit.
            connect_timeout: Duration::from_secs(5),
            // The longest articles are a tenth of that.
            max_bytes: 8 << 20,
            // http → https → www → language → page.
            max_redirects: 5,
            retries: 2,
            backoff: Duration::from_millis(500),
            max_backoff: Duration::from_secs(8),
            // Windows of a minute are what rate limits usually count.
            max_retry_after: Duration::from_secs(60),
            allow_private: false,
            private_hosts: Vec::new(),
            proxy: None,
            user_agent: concat!("summ-net/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }
}

impl Settings {
    /// Whether a client can work by these.
    pub(super) fn check(&self) -> Result<(), FetchError> {
        let zero = [
            ("timeout", self.timeout.is_zero()),
            ("connect_timeout", self.connect_timeout.is_zero()),
            ("max_bytes", self.max_bytes == 0),
        ];
        if let Some((name, _)) = zero.iter().find(|(_, zero)| *zero) {
            return Err(FetchError::Settings(format!(
                "`{name}` must be above 0, or nothing could ever be fetched"
            )));
        }
        if self.timeout > LONGEST {
            return Err(FetchError::Settings(format!(
                "`timeout` is {} s; the longest is a day, {} s",
                self.timeout.as_secs(),
                LONGEST.as_secs()
            )));
        }
        Ok(())
    }

    /// The wait before retry `n`, counted from 0.
    pub(super) fn backoff(&self, n: u32) -> Duration {
        let factor = 2_u32.saturating_pow(n);
        self.backoff.saturating_mul(factor).min(self.max_backoff)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_their_limit() {
        let settings = Settings::default();
        let waits: Vec<_> = [0, 1, 2, 3, 4, 5, 40]
            .map(|n| settings.backoff(n).as_millis())
            .into();
        assert_eq!(waits, [500, 1000, 2000, 4000, 8000, 8000, 8000]);
    }

    #[test]
    fn what_could_fetch_nothing_is_refused() {
        let of = |change: fn(&mut Settings)| {
            let mut settings = Settings::default();
            change(&mut settings);
            settings.check().unwrap_err().to_string()
        };
        assert!(of(|s| s.timeout = Duration::ZERO).contains("`timeout`"));
        assert!(of(|s| s.connect_timeout = Duration::ZERO).contains("`connect_timeout`"));
        assert!(of(|s| s.max_bytes = 0).contains("`max_bytes`"));
        assert!(of(|s| s.timeout = Duration::MAX).contains("a day"));
        assert_eq!(Settings::default().check(), Ok(()));
    }
}
