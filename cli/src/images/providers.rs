//! Who else knows images? Services over the network, beside the index.

use anyhow::{Context, anyhow, bail};
use summ::images::{Hit, ImageRecord, Rung};
use summ_net::{Client, ImageHit, ImageQuery, Provider, ProviderError, ask};
use url::Url;

use crate::args::ProviderArgs;
use crate::net;

/// The services that were named.
pub fn providers(typed: &ProviderArgs) -> anyhow::Result<Vec<Provider>> {
    let mut found: Vec<Provider> = typed
        .providers
        .iter()
        .map(|name| one(name))
        .collect::<Result<_, _>>()?;
    for given in &typed.provider_url {
        let parts = given.split_once('=');
        let (name, address) =
            parts.ok_or_else(|| anyhow!("--provider-url {given}: write NAME=URL"))?;
        let known = found.iter_mut().find(|provider| provider.name() == name);
        let known = known
            .ok_or_else(|| anyhow!("--provider-url {given}: no --provider is called {name}"))?;
        *known = known.clone().with_base(&url(address)?)?;
    }
    Ok(found)
}

fn one(name: &str) -> anyhow::Result<Provider> {
    if let Some(address) = name.strip_prefix("searxng=") {
        return Ok(Provider::searxng(&url(address)?)?);
    }
    match name {
        "openverse" => return Ok(Provider::openverse()),
        "commons" => return Ok(Provider::commons()),
        "searxng" => bail!("--provider searxng: name the server, searxng=https://example.org"),
        _ => {}
    }
    let text = std::fs::read_to_string(name).with_context(|| {
        format!("--provider {name}: neither openverse, commons nor searxng=URL, and no file that can be read")
    })?;
    let variable = |name: &str| std::env::var(name).ok();
    Provider::from_toml(&text, &variable).with_context(|| format!("--provider {name}"))
}

fn url(text: &str) -> anyhow::Result<Url> {
    Url::parse(text).with_context(|| format!("`{text}` is no URL"))
}

/// The hits of services that answered, in the order they were named, and what is to be told of
/// the rest.
pub fn hits(
    client: &Client,
    providers: &[Provider],
    query: &str,
    limit: usize,
    licence: Option<String>,
    should_stop: &(dyn Fn() -> bool + Sync),
) -> (Vec<Vec<Hit>>, Vec<String>) {
    let query = ImageQuery {
        limit,
        licence,
        ..ImageQuery::new(query)
    };
    let questions: Vec<_> = providers
        .iter()
        .map(|p| (p.clone(), query.clone()))
        .collect();
    let (mut lists, mut warnings) = (Vec::new(), Vec::new());
    for answer in ask(client, &questions, should_stop) {
        match answer.found {
            Ok(found) => {
                warnings.extend(found.note);
                let places = found.hits.len();
                let hits = found.hits.into_iter().enumerate();
                // Services give an order; scores of their own do not compare.
                lists.push(
                    hits.map(|(at, hit)| as_hit(hit, (places - at) as f64))
                        .collect(),
                );
            }
            Err(ProviderError::Fetch { provider, error }) => {
                let (what, help) = net::told(&error);
                warnings.push(format!("{provider}: {what}; {help}"));
            }
            Err(error) => warnings.push(error.to_string()),
        }
    }
    (lists, warnings)
}

fn as_hit(hit: ImageHit, score: f64) -> Hit {
    let record = ImageRecord {
        id: format!("{}:{}", hit.source, hit.id),
        url: Some(hit.url.to_string()),
        page: hit.page.map(|url| url.to_string()),
        caption: hit
            .caption
            .or_else(|| hit.title.clone())
            .unwrap_or_default(),
        title: hit.title.unwrap_or_default(),
        source: Some(hit.source),
        licence: hit.licence,
        width: hit.width,
        height: hit.height,
        ..ImageRecord::default()
    };
    Hit {
        record,
        score,
        rung: Rung(0),
    }
}
