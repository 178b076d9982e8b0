//! The door to the outside: pages and image search services, asked with care.
//!
//! - [`Client`] fetches: time limits, size limits, retries that obey the server, redirects
//!   looked at one by one, no private addresses unless allowed.
//! - [`Cache`] keeps answers in a folder.
//! - [`Provider`] is an image search service: Openverse, Wikimedia Commons, SearXNG, or any
//!   other with a JSON API by a few lines of TOML. [`ask`] asks several side by side.
//! - [`Secret`] holds a key, which no message shows.
//!
//! The crate blocks, knows no async runtime of the caller's, and reads no environment
//! variables: keys and proxies are handed in.
//!
//! # Example
//!
//! ```no_run
//! use std::{path::Path, time::Duration};
//! use summ_net::{Cache, Client, ImageQuery, Provider, Settings, ask};
//!
//! let settings = Settings {
//!     user_agent: "photo-desk/1.0 (desk@example.org)".to_owned(),
//!     ..Settings::default()
//! };
//! let week = Duration::from_secs(7 * 24 * 60 * 60);
//! let cache = Cache::open(Path::new("answers"), week, 100 << 20)?;
//! let client = Client::new(settings)?.with_cache(cache);
//!
//! let query = ImageQuery::new("lighthouse in a storm");
//! let asked = [Provider::openverse(), Provider::commons()].map(|p| (p, query.clone()));
//! for answer in ask(&client, &asked, &|| false) {
//!     match answer.found {
//!         Ok(found) => println!("{}: {} images", answer.provider, found.hits.len()),
//!         Err(error) => eprintln!("{error}"),
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cache;
mod fetch;
mod provider;
mod secret;

pub use cache::{Cache, CacheError};
pub use fetch::{Client, FetchError, Response, Settings, shown};
pub use provider::{
    Answer, DescriptionError, Found, ImageHit, ImageQuery, Provider, ProviderError, ask,
};
pub use secret::Secret;
