use serde::Serialize;
use url::Url;

/// Which images are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageQuery {
    /// Words; what a service makes of quotes and operators is its affair.
    pub text: String,
    /// Images wanted, at most; many services give less at once.
    pub limit: usize,
    /// The page of results, counted from 1.
    pub page: usize,
    /// Licences that will do, such as `cc0,by,by-sa`; all, if `None`.
    pub licence: Option<String>,
}

impl ImageQuery {
    /// A query for the first 20 images of any licence.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            // A page of results at most services.
            limit: 20,
            page: 1,
            licence: None,
        }
    }

    /// The words that are sent to a service that takes so many.
    pub(super) fn terms(&self, most: Option<usize>) -> String {
        let words = self
            .text
            .split_whitespace()
            .take(most.unwrap_or(usize::MAX));
        let mut terms = words.collect::<Vec<_>>().join(" ");
        // A phrase cut in two is none any more.
        if terms.matches('"').count() % 2 == 1
            && let Some(open) = terms.rfind('"')
        {
            terms.remove(open);
        }
        terms
    }
}

/// An image that was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImageHit {
    /// As the service calls it.
    pub id: String,
    /// The image itself.
    pub url: Url,
    /// A small form of it.
    pub thumbnail: Option<Url>,
    /// The page that it stands on.
    pub page: Option<Url>,
    /// Its title.
    pub title: Option<String>,
    /// What is to be seen, in the words of who put it there.
    pub caption: Option<String>,
    /// The licence, as the service writes it.
    pub licence: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// In pixels.
    pub width: Option<u32>,
    /// In pixels.
    pub height: Option<u32>,
    /// The service.
    pub source: String,
    /// The service's own score; scores of two services do not compare.
    pub provider_score: Option<f64>,
}

/// What a service found, best first.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Found {
    /// The images.
    pub hits: Vec<ImageHit>,
    /// Items without an id or a URL of the web.
    pub skipped: usize,
    /// Items of another licence than wanted, or none, from a service that does not choose.
    pub unlicensed: usize,
    /// Whether nothing was asked, since the cache knew.
    pub from_cache: bool,
    /// What went wrong on the side.
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_queries_are_cut_to_whole_words_and_phrases() {
        let terms = |text: &str, most| ImageQuery::new(text).terms(most);
        assert_eq!(terms("  a  b c ", Some(2)), "a b");
        assert_eq!(terms("a \"b c\" d", Some(3)), "a \"b c\"");
        assert_eq!(terms("a \"b c\" d", Some(2)), "a b");
        assert_eq!(terms("a b c", None), "a b c");
    }
}
