use std::time::{Duration, Instant, SystemTime};

/// How often `should_stop` is asked: quick enough for a finger on Ctrl-C, and 20 wakes a
/// second cost nothing.
pub const POLL: Duration = Duration::from_millis(50);

/// What may be different on the next try.
pub fn passes(status: u16) -> bool {
    matches!(status, 429 | 500 | 502 | 503 | 504)
}

/// How long a `Retry-After` asks to wait: seconds, or a date of HTTP (RFC 9110, 10.2.3).
/// A date that is over asks for no wait; what is neither says nothing.
pub fn retry_after(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// Sleeps, unless told to stop. Whether it slept to the end.
pub fn sleep(wait: Duration, should_stop: &dyn Fn() -> bool) -> bool {
    let start = Instant::now();
    loop {
        if should_stop() {
            return false;
        }
        let left = wait.saturating_sub(start.elapsed());
        if left.is_zero() {
            return true;
        }
        std::thread::sleep(left.min(POLL));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_read_in_both_notations() {
        let now = httpdate::parse_http_date("Fri, 31 Dec 1999 23:59:00 GMT").unwrap();
        let wait = |value| retry_after(value, now).map(|wait| wait.as_secs());
        assert_eq!(wait("120"), Some(120));
        assert_eq!(wait(" 0 "), Some(0));
        assert_eq!(wait("Fri, 31 Dec 1999 23:59:59 GMT"), Some(59));
        assert_eq!(wait("Fri, 31 Dec 1999 23:00:00 GMT"), Some(0));
        assert_eq!(wait("soon"), None);
        assert_eq!(wait("-1"), None);
    }
}
