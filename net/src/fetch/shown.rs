use url::Url;

/// A URL as it may be printed: without credentials and without its query string, which
/// often holds a key.
///
/// # Example
///
/// ```
/// let url = "https://me:pass@example.org/search?key=secret#top".parse().unwrap();
/// assert_eq!(summ_net::shown(&url), "https://example.org/search?…");
/// ```
pub fn shown(url: &Url) -> String {
    let mut bare = url.clone();
    // Both fail only for URLs that cannot have credentials.
    let _ = bare.set_username("");
    let _ = bare.set_password(None);
    bare.set_query(None);
    bare.set_fragment(None);
    let query = if url.query().is_some() { "?…" } else { "" };
    format!("{bare}{query}")
}
