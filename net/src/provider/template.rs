use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// What needs no escape anywhere in a URL (RFC 3986, 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A URL with places to fill.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Place(Place),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Where the service is; only at the start.
    Base,
    Query,
    /// How many images are wanted.
    Limit,
    /// Counted from 1.
    Page,
    /// How many images stand on the pages before.
    Offset,
    Licence,
}

impl Place {
    const ALL: [(&'static str, Self); 6] = [
        ("base", Self::Base),
        ("query", Self::Query),
        ("limit", Self::Limit),
        ("page", Self::Page),
        ("offset", Self::Offset),
        ("licence", Self::Licence),
    ];
}

impl Template {
    pub fn has(&self, place: Place) -> bool {
        self.parts.contains(&Part::Place(place))
    }

    /// The URL with every place filled and escaped; parameters left empty are left out.
    pub fn fill(&self, value: impl Fn(Place) -> String) -> String {
        let filled: String = self
            .parts
            .iter()
            .fold(String::new(), |url, part| match part {
                Part::Text(text) => url + text,
                Part::Place(Place::Base) => url + value(Place::Base).trim_end_matches('/'),
                Part::Place(place) => {
                    url + &utf8_percent_encode(&value(*place), ESCAPED).to_string()
                }
            });
        let Some((front, query)) = filled.split_once('?') else {
            return filled;
        };
        let empty = |pair: &&str| pair.split_once('=').is_some_and(|(_, v)| v.is_empty());
        let kept: Vec<_> = query.split('&').filter(|pair| !empty(pair)).collect();
        format!("{front}?{}", kept.join("&"))
    }
}

impl TryFrom<String> for Template {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let closed = after.split_once('}');
            let (name, after) = closed.ok_or("`{` without `}`")?;
            let place = Place::ALL.iter().find(|(known, _)| *known == name);
            let Some((_, place)) = place else {
                let known = Place::ALL.map(|(name, _)| format!("{{{name}}}"));
                return Err(format!(
                    "no place is called {{{name}}}; there are {}",
                    known.join(", ")
                ));
            };
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            if *place == Place::Base && !parts.is_empty() {
                return Err("{base} can only be the start".to_owned());
            }
            parts.push(Part::Place(*place));
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        let template = Self { parts };
        if template.has(Place::Query) {
            Ok(template)
        } else {
            Err("the URL has no {query}".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(template: &str, query: &str) -> String {
        let template = Template::try_from(template.to_owned()).unwrap();
        template.fill(|place| match place {
            Place::Base => "https://example.org/".to_owned(),
            Place::Query => query.to_owned(),
            Place::Limit | Place::Page | Place::Offset => "2".to_owned(),
            Place::Licence => String::new(),
        })
    }

    #[test]
    fn places_are_filled_and_escaped() {
        assert_eq!(
            fill(
                "{base}/s?q={query}&n={limit}&l={licence}&x=y=",
                "a&b=c #ü/?"
            ),
            "https://example.org/s?q=a%26b%3Dc%20%23%C3%BC%2F%3F&n=2&x=y="
        );
        assert_eq!(
            fill("http://h/{query}/{page}", "a/../b"),
            "http://h/a%2F..%2Fb/2"
        );
    }

    #[test]
    fn what_cannot_be_filled_is_refused() {
        let refusal = |text: &str| Template::try_from(text.to_owned()).unwrap_err();
        assert!(refusal("http://h/{query").contains("without"));
        assert!(refusal("http://h/{querry}").contains("{querry}; there are {base}, {query}"));
        assert!(refusal("http://h/?q=x").contains("no {query}"));
        assert!(refusal("http://{base}/{query}").contains("only be the start"));
    }
}
