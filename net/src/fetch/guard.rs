use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;

use futures_channel::oneshot;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use super::address::is_public;
use super::{FetchError, Settings, shown};

/// Decides which URLs and which addresses may be asked.
///
/// Names are looked up when a connection is made, and what is looked up is what is
/// connected to: a name that turns private after a check (DNS rebinding) gains nothing.
#[derive(Debug, Clone)]
pub struct Guard {
    allow_private: bool,
    /// In small letters.
    private_hosts: Arc<[String]>,
}

/// A name that leads to nothing but private addresses.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not public")]
pub struct NotPublic(pub IpAddr);

impl Guard {
    pub fn new(settings: &Settings, proxy: Option<&Url>) -> Self {
        let named = settings.private_hosts.iter().map(String::as_str);
        // A proxy usually is in the local net; whoever names it wants it.
        let hosts = named.chain(proxy.and_then(Url::host_str));
        Self {
            allow_private: settings.allow_private,
            private_hosts: hosts.map(bare).collect(),
        }
    }

    /// Whether a URL may be asked, as far as it says itself. Names are left to the look-up.
    pub fn check(&self, url: &Url) -> Result<(), FetchError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchError::Scheme {
                url: shown(url),
                scheme: url.scheme().to_owned(),
            });
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Credentials { url: shown(url) });
        }
        let address = match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            Some(Host::Domain(_)) | None => return Ok(()),
        };
        if self.trusts(&address.to_string()) || is_public(address) {
            return Ok(());
        }
        Err(FetchError::Private {
            url: shown(url),
            address,
        })
    }

    fn trusts(&self, host: &str) -> bool {
        self.allow_private || self.private_hosts.contains(&bare(host))
    }

    /// Of the addresses that a name has, those that may be connected to.
    fn admit(&self, name: &str, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, NotPublic> {
        if self.trusts(name) {
            return Ok(found);
        }
        let first = found.first().map(SocketAddr::ip);
        let public: Vec<_> = found.into_iter().filter(|a| is_public(a.ip())).collect();
        match first {
            Some(address) if public.is_empty() => Err(NotPublic(address)),
            _ => Ok(public),
        }
    }
}

/// A host as it is compared: small letters, no brackets of IPv6, no dot of the root.
fn bare(host: &str) -> String {
    host.trim_matches(['[', ']', '.']).to_ascii_lowercase()
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let (guard, name) = (self.clone(), name.as_str().to_owned());
        let (answer, answered) = oneshot::channel();
        // A thread each: the system's look-up blocks, cannot be broken off, and must not
        // keep the client from being dropped, as a pool that is waited for would.
        let started = std::thread::Builder::new()
            .name("summ-net look-up".into())
            .spawn(move || {
                let found = (name.as_str(), 0).to_socket_addrs();
                let admitted = match found {
                    Ok(found) => guard.admit(&name, found.collect()).map_err(Into::into),
                    Err(error) => Err(error.into()),
                };
                // Nobody waits any more when the time is up.
                let _ = answer.send(admitted);
            });
        Box::pin(async move {
            started?;
            match answered.await {
                Ok(Ok(found)) => Ok(Box::new(found.into_iter()) as Addrs),
                Ok(Err(error)) => Err(error),
                Err(_) => Err(io::Error::other("the look-up broke off").into()),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(private_hosts: &[&str]) -> Guard {
        let settings = Settings {
            private_hosts: private_hosts.iter().map(|h| (*h).to_owned()).collect(),
            ..Settings::default()
        };
        Guard::new(&settings, None)
    }

    fn addresses(texts: &[&str]) -> Vec<SocketAddr> {
        let address = |text: &&str| SocketAddr::new(text.parse().unwrap(), 0);
        texts.iter().map(address).collect()
    }

    #[test]
    fn urls_are_judged_by_what_they_say() {
        let verdict = |url: &str| guard(&[]).check(&Url::parse(url).unwrap());
        assert_eq!(verdict("https://example.org/a?b=c"), Ok(()));
        assert_eq!(verdict("https://93.184.215.14/"), Ok(()));
        assert!(matches!(
            verdict("ftp://example.org/"),
            Err(FetchError::Scheme { .. })
        ));
        assert!(matches!(
            verdict("file:///etc/passwd"),
            Err(FetchError::Scheme { .. })
        ));
        // Numbers in any notation are one address to the URL standard.
        for url in [
            "http://127.0.0.1/",
            "http://0x7f.1/",
            "http://2130706433/",
            "http://[::1]/",
        ] {
            assert!(
                matches!(verdict(url), Err(FetchError::Private { .. })),
                "{url}"
            );
        }
        let error = verdict("https://name:hidden@example.org/").unwrap_err();
        assert!(matches!(error, FetchError::Credentials { .. }));
        assert!(!format!("{error} {error:?}").contains("hidden"));
    }

    #[test]
    fn names_keep_their_public_addresses_only() {
        let found = addresses(&["10.0.0.1", "1.1.1.1", "::1"]);
        let admitted = guard(&[]).admit("example.org", found.clone()).unwrap();
        assert_eq!(admitted, addresses(&["1.1.1.1"]));
        let error = guard(&[]).admit("example.org", addresses(&["10.0.0.1"]));
        assert_eq!(error.unwrap_err().0, "10.0.0.1".parse::<IpAddr>().unwrap());
        let trusted = guard(&["Example.org"]).admit("example.org.", found.clone());
        assert_eq!(trusted.unwrap(), found);
    }

    #[test]
    fn hosts_that_were_named_may_be_private() {
        let guard = guard(&["127.0.0.1", "[::1]"]);
        assert_eq!(
            guard.check(&Url::parse("http://127.0.0.1:8888/").unwrap()),
            Ok(())
        );
        assert_eq!(guard.check(&Url::parse("http://[::1]/").unwrap()), Ok(()));
        assert!(
            guard
                .check(&Url::parse("http://127.0.0.2/").unwrap())
                .is_err()
        );
    }
}
