use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

use feed_rs::model::{Entry, Feed};
use feed_rs::parser;
use summ::text::Document;

use super::lines::{LONGEST, too_long};
use super::record::missing_text;
use super::{Body, Fields, Name, Origin, Problem, Raw, html};

/// Reads the entries of an RSS or Atom feed, each a document. A feed is one XML tree and
/// read whole; it is no longer than a record may be.
pub fn read(
    reader: &mut dyn BufRead,
    source: &Arc<Name>,
    take: &mut dyn FnMut(Raw) -> ControlFlow<()>,
) -> io::Result<ControlFlow<()>> {
    let mut bytes = Vec::new();
    reader.take(LONGEST + 1).read_to_end(&mut bytes)?;
    let broken = |problem| Raw {
        origin: Origin::file(source),
        body: Body::Broken(problem),
    };
    if bytes.len() as u64 > LONGEST {
        return Ok(take(broken(too_long())));
    }
    if bytes.trim_ascii().is_empty() {
        return Ok(ControlFlow::Continue(()));
    }
    let feed = match parse(&bytes) {
        Ok(feed) => feed,
        Err(problem) => return Ok(take(broken(problem))),
    };
    drop(bytes);
    for (number, entry) in (1..).zip(feed.entries) {
        let origin = Origin::line(source, number);
        let body = document(entry, origin.id());
        let body = body.map_or_else(Body::Broken, |(document, fields)| {
            Body::Ready(Box::new(document), fields)
        });
        // An entry has no line of its own in the tree.
        let shown = Name {
            shown: format!("{}, entry {number}", source.shown),
            short: source.short.clone(),
        };
        let origin = Origin::file(&Arc::new(shown));
        if take(Raw { origin, body }).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

fn parse(bytes: &[u8]) -> Result<Feed, Problem> {
    let parser = parser::Builder::new()
        // What is shown is text; there is no markup left to be made safe.
        .sanitize_content(false)
        // The parser's own would be another one in every run.
        .id_generator(|links, _, _| links.first().map_or(String::new(), |l| l.href.clone()))
        .build();
    parser.parse(bytes).map_err(|error| {
        Problem::new(
            format!("neither an RSS nor an Atom feed that can be read ({error})"),
            "check the file, or say what it is with --input-format",
        )
    })
}

/// The text of an entry, or else its summary; both without their tags.
fn document(entry: Entry, default_id: String) -> Result<(Document, Fields), Problem> {
    let mut fields = Fields::new();
    let published = entry.published.or(entry.updated);
    if let Some(date) = published {
        fields.push(("date".to_owned(), date.to_rfc3339()));
        fields.push(("published".to_owned(), date.to_rfc3339()));
    }
    if let Some(category) = entry.categories.first() {
        let name = category.label.as_ref().unwrap_or(&category.term);
        fields.push(("category".to_owned(), name.clone()));
    }
    if let Some(author) = entry.authors.into_iter().find_map(|author| author.name) {
        fields.push(("author".to_owned(), author));
    }
    if let Some(link) = entry.links.first() {
        fields.push(("link".to_owned(), link.href.clone()));
        fields.push(("url".to_owned(), link.href.clone()));
    }
    let body = entry.content.and_then(|content| content.body);
    let bodies = [body, entry.summary.map(|summary| summary.content)];
    let mut texts = bodies
        .into_iter()
        .flatten()
        .map(|text| html::visible(&text));
    let text = texts.find(|text| !text.trim().is_empty());
    let id = Some(entry.id).filter(|id| !id.is_empty());
    let title = entry.title.map(|title| html::visible(&title.content));
    let mut document = Document::new(id.unwrap_or(default_id), text.ok_or_else(missing_text)?);
    document.title = title.filter(|title| !title.trim().is_empty());
    Ok((document, fields))
}
