//! How is the network asked? Under the limits that were typed.

use std::time::Duration;

use anyhow::Context;
use summ_net::{Cache, Client, FetchError, Settings};

use crate::args::NetArgs;

/// Bytes of answers that are kept at most.
const CACHE_BYTES: u64 = 256 << 20;

/// What fetches under the limits that were typed.
pub fn client(typed: &NetArgs) -> anyhow::Result<Client> {
    let settings = Settings {
        timeout: typed.timeout,
        allow_private: typed.allow_private,
        user_agent: concat!("summ/", env!("CARGO_PKG_VERSION")).to_owned(),
        ..Settings::default()
    };
    let client = Client::new(settings)?;
    let Some(folder) = &typed.cache else {
        return Ok(client);
    };
    let age = Duration::try_from_secs_f64(typed.cache_age * 3600.0)?;
    let cache = Cache::open(folder, age, CACHE_BYTES);
    let cache = cache.with_context(|| format!("--cache {}", folder.display()))?;
    Ok(client.with_cache(cache))
}

/// Why nothing was fetched, and what to do: by an option, where one helps.
pub fn told(error: &FetchError) -> (String, String) {
    let text = error.to_string();
    let (what, advice) = text
        .rsplit_once("; ")
        .unwrap_or((&text, "check the address"));
    let help = match error {
        FetchError::Private { .. } => "add --allow-private if you mean it",
        FetchError::Timeout { .. } => "raise --timeout or try later",
        _ => advice,
    };
    (what.to_owned(), help.to_owned())
}
