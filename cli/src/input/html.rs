use dom_smoothie::{Config, Readability, TextMode};
use summ::text::Document;
use url::Url;

use super::about::About;

/// What is on a page but is not read.
const UNREAD: &str = "script, style, noscript, template, nav, header nav, footer, aside, form, \
    iframe, svg, button, select, h1, h2, h3, h4, h5, h6, [hidden], [aria-hidden=true]";

/// An article shorter than this share of the visible text is not the article: pages of
/// several short reviews have no single best block.
const LEAST_SHARE: f64 = 0.5;

/// The article of a page; where none stands out, all visible text of its body. One that was
/// fetched from an address is called as it wants to be known.
pub fn document(page: String, id: String, address: Option<&Url>) -> Document {
    let dom = dom_query::Document::from(page.as_str());
    let about = About::of(&dom, address);
    dom.select(UNREAD).remove();
    let body = dom.select("body").formatted_text().to_string();
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let article = Readability::with_document(dom, None, Some(config))
        .and_then(|mut page| page.parse())
        .ok()
        .map(|article| article.text_content.to_string())
        .filter(|text| text.len() as f64 >= LEAST_SHARE * body.len() as f64);
    let known = about.url.filter(|_| address.is_some());
    let id = known.map_or(id, String::from);
    let mut document = Document::new(id, article.unwrap_or(body));
    document.title = about.title;
    document
}

/// What a page says beside its article, of what is asked for.
pub fn fields(page: &str, address: Option<&Url>, asked: &[String]) -> Vec<Option<String>> {
    let about = About::of(&dom_query::Document::from(page), address);
    let url = about.url.as_ref().or(address);
    let field = |name: &String| match name.as_str() {
        "date" | "published" => about.date.clone(),
        "url" | "link" => url.map(Url::to_string),
        _ => None,
    };
    asked.iter().map(field).collect()
}

/// What a reader sees of a piece of markup.
pub fn visible(markup: &str) -> String {
    let dom = dom_query::Document::from(markup);
    dom.select("script, style, template").remove();
    dom.select("body").formatted_text().trim().to_owned()
}
