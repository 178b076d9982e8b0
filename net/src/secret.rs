use std::fmt;

/// A key or password. It can be sent, but not printed.
///
/// # Example
///
/// ```
/// let key = summ_net::Secret::new("tell nobody");
/// assert_eq!(format!("{key} {key:?}"), "*** ***");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Hides a text from every print.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself: only for the request it is meant for.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// Another's words with this secret taken out, should a server repeat it to us. Each of
    /// its words goes: of `Bearer key` it is the key that gets repeated.
    pub(crate) fn taken_out_of(&self, words: &str) -> String {
        let own = self.0.split_whitespace();
        // No key is as short, and letters must not vanish from everywhere.
        let own = own.filter(|word| word.len() >= 4);
        own.fold(words.to_owned(), |words, own| words.replace(own, "***"))
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}
