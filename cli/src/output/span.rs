use serde::Serialize;
use summ::keywords::Place;
use summ::text::Document;

/// Places that are told one by one; the rest are counted.
const FEW: usize = 8;

/// Bytes of the text, of one of the reviews, or of the title.
#[derive(Serialize)]
pub struct Span<'a> {
    #[serde(rename = "in")]
    field: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'a str>,
    start: usize,
    end: usize,
}

impl<'a> Span<'a> {
    pub fn of(document: &'a Document, place: &Place) -> Span<'a> {
        let review = place.review.map(|review| &document.reviews[review]);
        Span {
            field: match review {
                Some(_) => "text",
                None => "title",
            },
            review: review.and_then(|review| review.id.as_deref()),
            start: place.span.start,
            end: place.span.end,
        }
    }
}

/// "stands in title 0–9, text 12–21 40–49", where `what` is "stands in": bytes.
pub fn places(what: &str, spans: &[Span]) -> String {
    let mut told = String::from(what);
    let mut before = None;
    for span in spans.iter().take(FEW) {
        let text = (span.field, span.review);
        if before != Some(text) {
            let comma = if before.is_some() { "," } else { "" };
            let name = span
                .review
                .map_or_else(String::new, |id| format!(" of {id}"));
            told.push_str(&format!("{comma} {}{name}", span.field));
            before = Some(text);
        }
        told.push_str(&format!(" {}–{}", span.start, span.end));
    }
    if spans.len() > FEW {
        told.push_str(&format!(" and {} more places", spans.len() - FEW));
    }
    told
}
