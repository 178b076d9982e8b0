//! Which images does a search service know for a query?

mod ask;
mod description;
mod error;
mod licence;
mod markup;
mod path;
mod query;
mod read;
mod template;
mod value;

use std::sync::Arc;

use url::Url;

pub use ask::{Answer, ask};
pub use description::DescriptionError;
pub use error::ProviderError;
pub use query::{Found, ImageHit, ImageQuery};

use crate::{Client, Response, Secret, shown};
use description::Description;
use read::Reading;
use template::Place;

/// A search service for images.
///
/// # Services of one's own
///
/// Whatever answers with JSON can be described in TOML:
///
/// ```
/// use summ_net::{ImageQuery, Provider};
///
/// let provider = Provider::from_toml(
///     r#"
///     name = "pictures"
///     ## {query}, {limit}, {page} (from 1), {offset} ((page − 1) · limit) and {licence} are
///     ## escaped and filled in; a parameter that stays empty is left out. {base} at the
///     ## start stands for `base`, which the caller can replace.
///     base = "https://api.pictures.example"
///     url = "{base}/v1/search?query={query}&per_page={limit}&page={page}"
///     max_terms = 8       # send the first eight words of a query, if the service wants few
///     max_limit = 80      # images that it gives at once
///     markup = false      # whether its texts are HTML
///
///     [headers]           # ${NAME} is a variable of the environment
///     Authorization = "Bearer ${PICTURES_KEY}"
///
///     [parameters]        # the same, for keys in the URL: never printed
///     client = "${PICTURES_CLIENT}"
///
///     [paths]             # names and [indexes]; `a | b`: b where there is no a
///     items = "photos"    # from the top of the answer: the list,
///     error = "error.message"   # what the service says when it refuses (may be left out),
///     empty = "total"     # and what is there when nothing was found (may be left out)
///     id = "id"           # from an item; all after `url` may be left out
///     url = "src.original"
///     thumbnail = "src.small"
///     page = "links[0]"
///     title = "title | alt"
///     caption = "alt"
///     licence = "licence"
///     author = "user.name"
///     width = "width"
///     height = "height"
///     resolution = "size" # width and height in one text
///     score = "score"
///     order = "rank"      # a number to sort by, if the items come unsorted
///     "#,
///     &|name| Some(format!("value of {name}")),
/// )?;
/// let url = provider.url(&ImageQuery::new("red & blue"));
/// assert_eq!(
///     url.as_str(),
///     "https://api.pictures.example/v1/search?query=red%20%26%20blue&per_page=20&page=1"
/// );
/// # Ok::<(), summ_net::DescriptionError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Provider {
    description: Arc<Description>,
    base: Option<String>,
    headers: Vec<(String, Secret)>,
    parameters: Vec<(String, Secret)>,
}

impl Provider {
    /// [Openverse](https://openverse.org): openly licensed images from many collections.
    pub fn openverse() -> Self {
        Self::built_in(include_str!("openverse.toml"))
    }

    /// [Wikimedia Commons](https://commons.wikimedia.org). Set a user agent by which you
    /// can be reached, or it may refuse.
    pub fn commons() -> Self {
        Self::built_in(include_str!("commons.toml"))
    }

    /// A [SearXNG](https://docs.searxng.org) instance, whose settings must allow the
    /// format `json`. If it runs at a private address, name its host in
    /// [`Settings::private_hosts`](crate::Settings::private_hosts).
    ///
    /// # Errors
    ///
    /// [`DescriptionError::Url`] for a base that cannot be asked.
    pub fn searxng(base: &Url) -> Result<Self, DescriptionError> {
        Self::built_in(include_str!("searxng.toml")).with_base(base)
    }

    fn built_in(text: &str) -> Self {
        let description = Description::parse(text).expect("a test parses what is built in");
        Self {
            base: description.base.clone(),
            description: Arc::new(description),
            headers: Vec::new(),
            parameters: Vec::new(),
        }
    }

    /// A service described in TOML; `variable` reads the environment, or what stands for it.
    ///
    /// # Errors
    ///
    /// A [`DescriptionError`] that names the line, or the variable that is not set.
    pub fn from_toml(
        text: &str,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Self, DescriptionError> {
        let description = Description::parse(text)?;
        let read = |values: &std::collections::BTreeMap<String, value::Value>| {
            let pairs = values.iter().map(|(place, value)| {
                let secret = value.read(variable);
                let named = secret.map(|secret| (place.clone(), secret));
                named.map_err(|variable| DescriptionError::Variable {
                    provider: description.name.clone(),
                    place: place.clone(),
                    variable,
                })
            });
            pairs.collect::<Result<Vec<_>, _>>()
        };
        let provider = Self {
            headers: read(&description.headers)?,
            parameters: read(&description.parameters)?,
            base: description.base.clone(),
            description: Arc::new(description),
        };
        provider.checked()
    }

    /// The same service somewhere else: a mirror, or a server of a test.
    ///
    /// # Errors
    ///
    /// [`DescriptionError::Url`] for a base that cannot be asked.
    pub fn with_base(mut self, base: &Url) -> Result<Self, DescriptionError> {
        self.base = Some(base.to_string());
        self.checked()
    }

    /// A provider whose URLs are URLs whatever the query.
    fn checked(self) -> Result<Self, DescriptionError> {
        let refuse = |reason: String| DescriptionError::Url {
            provider: self.description.name.clone(),
            reason,
        };
        if self.base.is_none() && self.description.url.has(Place::Base) {
            return Err(refuse("{base} is used, but `base` is not set".to_owned()));
        }
        // A space, even escaped, is allowed in no host: so this fails if a query is part of one.
        let filled = self.filled(&ImageQuery::new("a b"));
        let url = Url::parse(&filled).map_err(|error| refuse(error.to_string()))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refuse(format!("its scheme is {}", url.scheme())));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refuse("it has a name or password".to_owned()));
        }
        Ok(self)
    }

    /// What the service is called.
    pub fn name(&self) -> &str {
        &self.description.name
    }

    /// What is asked for a query, without the parameters that hold keys. Nothing is sent.
    pub fn url(&self, query: &ImageQuery) -> Url {
        let filled = self.filled(query);
        Url::parse(&filled).expect("checked when the provider was made")
    }

    fn filled(&self, query: &ImageQuery) -> String {
        let most = self.description.max_limit.unwrap_or(usize::MAX);
        let limit = query.limit.clamp(1, most);
        self.description.url.fill(|place| match place {
            Place::Base => self.base.clone().unwrap_or_default(),
            Place::Query => query.terms(self.description.max_terms),
            Place::Limit => limit.to_string(),
            Place::Page => query.page.max(1).to_string(),
            Place::Offset => (query.page.max(1) - 1).saturating_mul(limit).to_string(),
            Place::Licence => query.licence.clone().unwrap_or_default(),
        })
    }

    /// Asks the service. Items without an id or a URL are passed over and counted. Where
    /// the service cannot choose by licence, the hits are chosen here.
    ///
    /// # Errors
    ///
    /// A [`ProviderError`] that names the service and says what came instead of images.
    pub fn search(
        &self,
        client: &Client,
        query: &ImageQuery,
        should_stop: &dyn Fn() -> bool,
    ) -> Result<Found, ProviderError> {
        if query.text.trim().is_empty() {
            return Err(ProviderError::NoWords {
                provider: self.name().to_owned(),
            });
        }
        let mut url = self.url(query);
        if !self.parameters.is_empty() {
            let pairs = self.parameters.iter();
            url.query_pairs_mut()
                .extend_pairs(pairs.map(|(name, value)| (name, value.reveal())));
        }
        let mut headers = self.headers.clone();
        if !headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("accept"))
        {
            headers.push(("accept".to_owned(), Secret::new("application/json")));
        }
        let response = client.get(&url, &headers, should_stop);
        let response = response.map_err(|error| ProviderError::Fetch {
            provider: self.name().to_owned(),
            error,
        })?;
        let mut found = self.read(query, &response)?;
        found.hits.truncate(query.limit);
        found.from_cache = response.from_cache;
        found.note = response.note;
        Ok(found)
    }

    fn read(&self, query: &ImageQuery, response: &Response) -> Result<Found, ProviderError> {
        let (provider, url) = (self.name().to_owned(), shown(&response.url));
        if let Some(got) = response.content_type.clone().filter(|kind| !is_json(kind)) {
            return Err(ProviderError::WrongType { provider, url, got });
        }
        // Some begin with a byte order mark, which JSON does not know.
        let body = response.body.as_slice();
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        let answer = match serde_json::from_slice(body) {
            Ok(answer) => answer,
            Err(error) => {
                let reason = error.to_string();
                return Err(ProviderError::BadJson {
                    provider,
                    url,
                    reason,
                });
            }
        };
        let description = &self.description;
        let licence = query.licence.as_deref();
        let licence = licence.filter(|_| !description.url.has(Place::Licence));
        match read::read(description, &answer, &response.url, licence) {
            Reading::Items(found) => Ok(found),
            Reading::None(Some(message)) => Err(ProviderError::Refused {
                provider,
                url,
                message: self.without_secrets(message),
            }),
            Reading::None(None) => Err(ProviderError::NoItems {
                provider,
                url,
                path: description.paths.items.text().to_owned(),
            }),
        }
    }

    fn without_secrets(&self, message: String) -> String {
        let secrets = self.headers.iter().chain(&self.parameters);
        secrets.fold(message, |message, (_, secret)| {
            secret.taken_out_of(&message)
        })
    }
}

/// `application/json`, what is built on it, and the names it had before.
fn is_json(kind: &str) -> bool {
    kind.ends_with("/json") || kind.ends_with("+json") || kind.ends_with("javascript")
}

#[cfg(test)]
mod tests;
