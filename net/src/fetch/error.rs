use std::net::IpAddr;
use std::time::Duration;

/// Why nothing was fetched. URLs are shown without query string and credentials.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Settings by which no client can work.
    #[error("settings of the client: {0}")]
    Settings(String),
    /// Neither `http` nor `https`.
    #[error("{url}: only http and https are fetched, not {scheme}")]
    Scheme {
        /// What was asked for.
        url: String,
        /// Its scheme.
        scheme: String,
    },
    /// A name or password in the URL.
    #[error(
        "{url}: the URL holds a name or password, which would end up in logs; pass it as a header"
    )]
    Credentials {
        /// What was asked for.
        url: String,
    },
    /// An address of this machine or of a local net.
    #[error(
        "{url}: {address} is an address of this machine, of a local net or reserved; allow private addresses if you mean it"
    )]
    Private {
        /// What was asked for.
        url: String,
        /// Where it leads.
        address: IpAddr,
    },
    /// A header that cannot be sent.
    #[error("{url}: the header `{name}` has a name or a value that HTTP does not allow")]
    Header {
        /// What was asked for.
        url: String,
        /// The header's name.
        name: String,
    },
    /// A host whose name leads nowhere.
    #[error("{url}: the host was not found ({reason}); check the name and the connection")]
    Lookup {
        /// What was asked for.
        url: String,
        /// What the resolver said.
        reason: String,
    },
    /// No connection, or no secure one.
    #[error("{url}: no connection after {} ({reason}); is the service up?", counted(*tries))]
    Connect {
        /// What was asked for.
        url: String,
        /// What the system or TLS said.
        reason: String,
        /// Attempts made.
        tries: u32,
    },
    /// Out of time.
    #[error("{url}: no complete answer within {limit:?}; raise the time limit or try later")]
    Timeout {
        /// What was asked for.
        url: String,
        /// The limit of an attempt.
        limit: Duration,
    },
    /// An answer that is no success.
    #[error("{url}: the server answered {status} after {}; {advice}", counted(*tries))]
    Status {
        /// What was asked for.
        url: String,
        /// The status code of HTTP.
        status: u16,
        /// What can be done about it.
        advice: String,
        /// Attempts made.
        tries: u32,
    },
    /// A server that asks for a longer wait than allowed.
    #[error(
        "{url}: the server answered {status} and asks to wait {} s, more than the {} s allowed; try again then",
        wait.as_secs(), allowed.as_secs()
    )]
    Busy {
        /// What was asked for.
        url: String,
        /// The status code of HTTP.
        status: u16,
        /// What the server asks for.
        wait: Duration,
        /// The limit of the settings.
        allowed: Duration,
    },
    /// More bytes than allowed.
    #[error("{url}: the answer has more than {limit} bytes; raise the limit if it is wanted")]
    TooLarge {
        /// What was asked for.
        url: String,
        /// The limit of the settings.
        limit: usize,
    },
    /// An answer that breaks off or cannot be decoded.
    #[error("{url}: the answer broke off or is damaged, in {} ({reason}); try later", counted(*tries))]
    Broken {
        /// What was asked for.
        url: String,
        /// What was wrong.
        reason: String,
        /// Attempts made.
        tries: u32,
    },
    /// Redirects that come back to where they were.
    #[error("{url}: the redirects go in a circle; the server is set up wrongly")]
    RedirectLoop {
        /// Where the circle closes.
        url: String,
    },
    /// A long chain of redirects.
    #[error("{url}: more than {limit} redirects; ask for the page at their end")]
    TooManyRedirects {
        /// What was asked for.
        url: String,
        /// The limit of the settings.
        limit: usize,
    },
    /// A redirect to what is no URL, or to nowhere.
    #[error("{url}: redirected, but not to a URL; the server is set up wrongly")]
    BadRedirect {
        /// Who redirects.
        url: String,
    },
    /// `should_stop` said so.
    #[error("{url}: stopped before the answer was complete")]
    Stopped {
        /// What was asked for.
        url: String,
    },
}

fn counted(tries: u32) -> String {
    match tries {
        1 => "1 try".to_owned(),
        tries => format!("{tries} tries"),
    }
}

/// What to do about a status code.
pub(super) fn advice(status: u16) -> &'static str {
    match status {
        401 | 403 => "it wants a key or allows no programs; check the key and the terms of use",
        404 | 410 => "there is nothing; check the address",
        429 => "it was asked too often; ask less often or later",
        400..500 => "it does not accept the request; check the address and its parameters",
        500.. => "the trouble is on its side; try later",
        _ => "there is no page to read",
    }
}
