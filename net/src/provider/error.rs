use crate::FetchError;

/// Why a service found nothing, not even that there is nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProviderError {
    /// A query without words.
    #[error("{provider}: the query has no words")]
    NoWords {
        /// The service.
        provider: String,
    },
    /// No answer.
    #[error("{provider}: {error}")]
    Fetch {
        /// The service.
        provider: String,
        /// What happened.
        #[source]
        error: FetchError,
    },
    /// An answer that is no JSON by its own words.
    #[error(
        "{provider}: {url} answered with {got}, not with JSON; is it the address of the API, and does the service give JSON?"
    )]
    WrongType {
        /// The service.
        provider: String,
        /// What was asked.
        url: String,
        /// What came.
        got: String,
    },
    /// An answer that is no JSON, whatever it says.
    #[error("{provider}: {url} answered with broken JSON ({reason}); try later")]
    BadJson {
        /// The service.
        provider: String,
        /// What was asked.
        url: String,
        /// Where it breaks.
        reason: String,
    },
    /// JSON without a list of items where the description says.
    #[error(
        "{provider}: {url} answered without a list at `{path}`; does `items` in its description still fit the service?"
    )]
    NoItems {
        /// The service.
        provider: String,
        /// What was asked.
        url: String,
        /// Where the items should be.
        path: String,
    },
    /// The service's own words.
    #[error("{provider}: {url} refused: {message}")]
    Refused {
        /// The service.
        provider: String,
        /// What was asked.
        url: String,
        /// What it said, without keys.
        message: String,
    },
}
