use url::Url;

/// A page or file as it came, decompressed but not decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Where it came from in the end, after redirects.
    pub url: Url,
    /// The status code of HTTP: 200 to 299.
    pub status: u16,
    /// Its type in small letters and without parameters, such as `text/html`.
    pub content_type: Option<String>,
    /// What the server says the text is written in, such as `utf-8`, in small letters.
    pub charset: Option<String>,
    /// The bytes.
    pub body: Vec<u8>,
    /// Whether nothing was asked, since the cache knew.
    pub from_cache: bool,
    /// What went wrong on the side and is worth a word: a cache that cannot be written.
    pub note: Option<String>,
}

/// Type and charset of a `Content-Type`.
pub(super) fn content_type(value: &str) -> (Option<String>, Option<String>) {
    let mut parts = value.split(';').map(str::trim);
    let kind = parts.next().filter(|kind| !kind.is_empty());
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
    });
    (
        kind.map(str::to_ascii_lowercase),
        charset.map(str::to_ascii_lowercase),
    )
}

#[cfg(test)]
mod tests {
    use super::content_type;

    #[test]
    fn types_and_charsets_are_taken_apart() {
        let cases = [
            ("text/html", Some("text/html"), None),
            ("Text/HTML; charset=UTF-8", Some("text/html"), Some("utf-8")),
            (
                "text/html;x=y; Charset = \"latin1\"",
                Some("text/html"),
                Some("latin1"),
            ),
            ("text/html; charset=", Some("text/html"), None),
            ("", None, None),
        ];
        for (value, kind, charset) in cases {
            let (k, c) = content_type(value);
            assert_eq!((k.as_deref(), c.as_deref()), (kind, charset), "{value}");
        }
    }
}
