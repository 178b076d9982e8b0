use dom_query::Document;
use serde_json::Value;
use url::Url;

/// What a page says of itself, in its head and to search engines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: Option<String>,
    /// As it stands there.
    pub date: Option<String>,
    /// The address it wants to be known by.
    pub url: Option<Url>,
}

const TITLES: [(&str, &str); 1] = [("meta[property='og:title']", "content")];

const ADDRESSES: [(&str, &str); 2] = [
    ("link[rel=canonical]", "href"),
    ("meta[property='og:url']", "content"),
];

/// The surest first: names that mean the day of publication and no other.
const DATES: [(&str, &str); 9] = [
    ("meta[property='article:published_time']", "content"),
    ("meta[itemprop=datePublished]", "content"),
    ("time[itemprop=datePublished]", "datetime"),
    ("meta[name='dcterms.created']", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("meta[name='parsely-pub-date']", "content"),
    ("meta[name=pubdate]", "content"),
    ("meta[name=date]", "content"),
    ("time[pubdate]", "datetime"),
];

/// Of times on a page the first in its article is most often that of the article.
const TIMES: [(&str, &str); 2] = [("article time", "datetime"), ("main time", "datetime")];

impl About {
    /// Reads a page; `address` is where it was fetched from.
    pub fn of(dom: &Document, address: Option<&Url>) -> About {
        let first = |places: &[(&str, &str)]| {
            let said = |(place, attribute): &(&str, &str)| {
                let value = dom.select(place).iter().find_map(|tag| tag.attr(attribute));
                written(&value?)
            };
            places.iter().find_map(said)
        };
        let title = || written(&dom.select("title").first().text());
        let url = first(&ADDRESSES).and_then(|url| match address {
            Some(address) => address.join(&url).ok(),
            None => Url::parse(&url).ok(),
        });
        About {
            title: first(&TITLES).or_else(title),
            date: first(&DATES)
                .or_else(|| linked(dom))
                .or_else(|| first(&TIMES)),
            url: url.filter(|url| matches!(url.scheme(), "http" | "https")),
        }
    }
}

fn written(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(text).filter(|text| !text.is_empty())
}

/// The date in JSON-LD, where most newspapers have it.
fn linked(dom: &Document) -> Option<String> {
    fn published(value: &Value) -> Option<String> {
        match value {
            Value::Array(list) => list.iter().find_map(published),
            Value::Object(object) => match object.get("datePublished") {
                Some(Value::String(date)) => written(date),
                _ => published(object.get("@graph")?),
            },
            _ => None,
        }
    }
    let scripts = dom.select("script[type='application/ld+json']");
    let mut values = scripts
        .iter()
        .filter_map(|script| serde_json::from_str(&script.text()).ok());
    values.find_map(|value: Value| published(&value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(page: &str) -> About {
        let address = Url::parse("https://example.org/news/17?from=feed").unwrap();
        About::of(&Document::from(page), Some(&address))
    }

    #[test]
    fn what_is_meant_to_be_known_comes_first() {
        let about = of("<html><head><title>Harbour opens | The Paper</title>\
            <meta property='og:title' content='Harbour  opens'>\
            <meta name=date content='2026-03-10'>\
            <meta property='article:published_time' content='2026-03-09T10:00:00Z'>\
            <link rel=canonical href='/news/17'></head></html>");
        assert_eq!(about.title.as_deref(), Some("Harbour opens"));
        assert_eq!(about.date.as_deref(), Some("2026-03-09T10:00:00Z"));
        assert_eq!(about.url.unwrap().as_str(), "https://example.org/news/17");
    }

    #[test]
    fn dates_stand_in_json_ld_and_in_the_article() {
        let page = "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"Person\"},\
            {\"@type\": \"NewsArticle\", \"datePublished\": \"2026-03-09\"}]}</script>\
            <article><time datetime='2026-01-01'>New Year</time></article>";
        assert_eq!(of(page).date.as_deref(), Some("2026-03-09"));
        let page = "<time datetime='2025-01-01'></time>\
            <article><time datetime='2026-01-01'>New Year</time></article>";
        assert_eq!(of(page).date.as_deref(), Some("2026-01-01"));
        let broken = "<script type='application/ld+json'>{\"datePublished\"</script>";
        assert_eq!(of(broken), About::default());
    }

    #[test]
    fn addresses_that_are_none_are_not_taken() {
        assert_eq!(of("<link rel=canonical href='mailto:a@b.c'>").url, None);
        let dom = Document::from("<link rel=canonical href='/news/17'>");
        assert_eq!(About::of(&dom, None).url, None);
    }
}
