use serde_json::Value;
use url::Url;

use super::description::{Description, Paths};
use super::path::JsonPath;
use super::{Found, ImageHit, licence, markup};

/// What an answer says.
pub enum Reading {
    Items(Found),
    /// No list of items, and perhaps a reason.
    None(Option<String>),
}

/// Takes the answer of a service apart. `licence`: what the service could not choose by.
pub fn read(
    description: &Description,
    answer: &Value,
    base: &Url,
    licence: Option<&str>,
) -> Reading {
    let paths = &description.paths;
    let items = match paths.items.find(answer) {
        Some(Value::Array(items)) => items,
        _ => return none(paths, answer),
    };
    let mut items: Vec<&Value> = items.iter().collect();
    if let Some(order) = &paths.order {
        let rank = |item: &&Value| number(Some(order), item).unwrap_or(f64::INFINITY);
        items.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
    }
    let mut found = Found::default();
    for item in items {
        match hit(description, item, base) {
            None => found.skipped += 1,
            Some(hit) if !wanted(&hit, licence) => found.unlicensed += 1,
            Some(hit) => found.hits.push(hit),
        }
    }
    Reading::Items(found)
}

fn none(paths: &Paths, answer: &Value) -> Reading {
    let at = |path: &Option<JsonPath>| path.as_ref().and_then(|path| path.find(answer));
    match (at(&paths.error), at(&paths.empty)) {
        (Some(error), _) => Reading::None(Some(printed(error))),
        (None, Some(_)) => Reading::Items(Found::default()),
        (None, None) => Reading::None(None),
    }
}

fn wanted(hit: &ImageHit, licence: Option<&str>) -> bool {
    licence.is_none_or(|wanted| {
        let own = hit.licence.as_deref();
        own.is_some_and(|own| licence::fits(own, wanted))
    })
}

fn hit(description: &Description, item: &Value, base: &Url) -> Option<ImageHit> {
    let paths = &description.paths;
    let text = |path: &Option<JsonPath>| {
        let text = scalar(path.as_ref()?.find(item)?)?;
        let text = match description.markup {
            true => markup::words(&text),
            false => text.trim().to_owned(),
        };
        (!text.is_empty()).then_some(text)
    };
    // Some write `//host/path`, or a path of their own.
    let url = |path: &JsonPath| {
        let url = base.join(path.find(item)?.as_str()?.trim()).ok()?;
        matches!(url.scheme(), "http" | "https").then_some(url)
    };
    let (wide, high) = resolution(text(&paths.resolution).as_deref());
    Some(ImageHit {
        id: scalar(paths.id.find(item)?)?,
        url: url(&paths.url)?,
        thumbnail: paths.thumbnail.as_ref().and_then(url),
        page: paths.page.as_ref().and_then(url),
        title: text(&paths.title),
        caption: text(&paths.caption),
        licence: text(&paths.licence),
        author: text(&paths.author),
        width: pixels(paths.width.as_ref(), item).or(wide),
        height: pixels(paths.height.as_ref(), item).or(high),
        source: description.name.clone(),
        provider_score: number(paths.score.as_ref(), item),
    })
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn printed(value: &Value) -> String {
    scalar(value).unwrap_or_else(|| value.to_string())
}

/// A number, also one that is written as a text.
fn number(path: Option<&JsonPath>, item: &Value) -> Option<f64> {
    let value = path?.find(item)?;
    let text = || value.as_str()?.trim().parse().ok();
    value.as_f64().or_else(text).filter(|n| n.is_finite())
}

fn pixels(path: Option<&JsonPath>, item: &Value) -> Option<u32> {
    let number = number(path, item)?;
    (number >= 1.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

fn resolution(text: Option<&str>) -> (Option<u32>, Option<u32>) {
    let numbers = text
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_digit());
    let mut numbers = numbers.filter_map(|n| n.parse().ok());
    match (numbers.next(), numbers.next()) {
        (Some(width), Some(height)) => (Some(width), Some(height)),
        _ => (None, None),
    }
}
