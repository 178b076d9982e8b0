//! Which images stand on a page, and what is written about them there?

use dom_query::{Document, Selection};
use summ::images::ImageRecord;
use url::Url;

/// Blocks of text that an image may stand in.
const BLOCKS: [&str; 8] = [
    "p", "figure", "li", "td", "article", "section", "div", "body",
];

/// A block says something about its image if it has so many characters.
const LEAST_CONTEXT: usize = 40;

/// Characters of it that are kept.
const MOST_CONTEXT: usize = 1500;

/// The images of a page that something is written about; their ids are the page's with their
/// number, or their address where they have one. `from` is where the page was fetched.
pub fn images(page: &str, id: &str, from: Option<&Url>) -> Vec<ImageRecord> {
    let dom = Document::from(page);
    dom.select("script, style, noscript, template, svg, nav")
        .remove();
    let title = squeezed(&dom.select("title").first().text());
    let canonical = dom.select("link[rel=canonical], meta[property='og:url']");
    let address = |name: &str| canonical.iter().find_map(|link| link.attr(name));
    let page_url = address("href")
        .or_else(|| address("content"))
        .map(|url| absolute(&url, from))
        .or_else(|| from.map(Url::to_string));
    let named = page_url.as_deref().and_then(|url| Url::parse(url).ok());
    let base = from.cloned().or(named);
    let mut found: Vec<ImageRecord> = Vec::new();
    for (number, image) in dom.select("img").iter().enumerate() {
        let attribute = |name: &str| {
            let value = image.attr(name)?;
            Some(squeezed(&value)).filter(|value| !value.is_empty())
        };
        let url = attribute("src").filter(|url| !url.starts_with("data:"));
        let url = url.or_else(|| attribute("data-src"));
        let record = ImageRecord {
            id: match &url {
                Some(url) => format!("{id}#{url}"),
                None => format!("{id}#{number}"),
            },
            url: url.map(|url| absolute(&url, base.as_ref())),
            page: page_url.clone(),
            caption: caption(&image),
            alt: attribute("alt").unwrap_or_default(),
            title: attribute("title").unwrap_or_else(|| title.clone()),
            context: context(&image),
            width: attribute("width").and_then(|width| width.parse().ok()),
            height: attribute("height").and_then(|height| height.parse().ok()),
            ..ImageRecord::default()
        };
        let named = |texts: [&str; 3]| texts.iter().any(|text| !text.is_empty());
        let new = found.iter().all(|known| known.id != record.id);
        // The page's title alone says nothing about a logo, nor the text around it about a
        // pixel that is written into the page to count its readers.
        let around = record.context.as_str();
        let around = if record.url.is_some() { around } else { "" };
        if new && named([&record.caption, &record.alt, around]) {
            found.push(record);
        }
    }
    found
}

/// An address that a page names, with what it leaves out because it stands there.
fn absolute(url: &str, from: Option<&Url>) -> String {
    let whole = from.and_then(|from| from.join(url).ok());
    whole.map_or_else(|| url.to_owned(), String::from)
}

/// What the figure around it says below it.
fn caption(image: &Selection) -> String {
    let mut around = image.parent();
    for _ in 0..4 {
        if around.is("figure") {
            return squeezed(&around.select("figcaption").first().text());
        }
        around = around.parent();
    }
    String::new()
}

/// The text of the smallest block around it that has any.
fn context(image: &Selection) -> String {
    let mut around = image.parent();
    while around.exists() {
        if BLOCKS.iter().any(|block| around.is(block)) {
            let text = squeezed(&around.formatted_text());
            if text.chars().count() >= LEAST_CONTEXT {
                return text.chars().take(MOST_CONTEXT).collect();
            }
        }
        if around.is("body") {
            break;
        }
        around = around.parent();
    }
    String::new()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_come_with_what_is_written_about_them() {
        let page = r#"<html><head><title>Harbour days</title>
            <link rel="canonical" href="https://example.org/harbour"></head><body>
            <nav><img src="logo.png" alt="Logo"></nav>
            <figure><a href="x"><img src="boat.jpg" alt="A boat" width="640" height="480"></a>
            <figcaption>Fishing boats <b>at dawn</b></figcaption></figure>
            <div><p>The nets are mended every morning before the market opens.
            <img src="nets.jpg"></p></div>
            <img src="data:image/gif;base64,R0" alt="">
            <img src="boat.jpg" alt="The same boat"></body></html>"#;
        let found = images(page, "page.html", None);
        let ids: Vec<&str> = found.iter().map(|image| &*image.id).collect();
        assert_eq!(ids, ["page.html#boat.jpg", "page.html#nets.jpg"]);
        assert_eq!(found[0].caption, "Fishing boats at dawn");
        assert_eq!(found[0].alt, "A boat");
        assert_eq!((found[0].width, found[0].height), (Some(640), Some(480)));
        assert_eq!(
            found[0].page.as_deref(),
            Some("https://example.org/harbour")
        );
        assert_eq!(found[1].caption, "");
        assert!(found[1].context.starts_with("The nets are mended"));
        assert_eq!(found[1].title, "Harbour days");
    }

    #[test]
    fn a_page_without_images_has_none() {
        assert!(images("<p>Words</p>", "a", None).is_empty());
        assert!(images("", "a", None).is_empty());
    }

    #[test]
    fn addresses_are_whole_where_the_page_was_fetched() {
        let from = Url::parse("https://example.org/news/1").unwrap();
        let found = images("<img src='../boat.jpg' alt='A boat'>", "a", Some(&from));
        assert_eq!(
            found[0].url.as_deref(),
            Some("https://example.org/boat.jpg")
        );
        assert_eq!(
            found[0].url.as_deref(),
            Some("https://example.org/boat.jpg")
        );
        assert_eq!(found[0].page.as_deref(), Some("https://example.org/news/1"));
        assert_eq!(found[0].id, "a#../boat.jpg");
    }
}
