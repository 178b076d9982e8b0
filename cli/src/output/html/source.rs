use maud::{Markup, html};
use summ::opinion::{Side, SourceSentence};
use summ::text::Review;

use super::figures::counted;
use super::view::{Place, View, class};

/// As many reviews are laid open; of more, only those that a sentence was taken from.
const LAID_OPEN: usize = 8;

/// The text as it was given, with what was taken from it.
pub fn section(view: &View) -> Markup {
    let heading = view.id("-source");
    let reviews = &view.record.document.reviews;
    let sentences = &view.summary.source;
    html! {
        section.source aria-labelledby=(heading) {
            h3 id=(heading) { "Source" }
            p.small {
                "Sentences of the summary are highlighted and lead back to it. Of the others, "
                span.said.praise { "praise is underlined" } " and "
                span.said.complaint { "complaint is dotted" } "."
            }
            @for (index, review) in reviews.iter().enumerate() {
                @let before = sentences.partition_point(|s| s.review_index < index);
                @let after = sentences.partition_point(|s| s.review_index <= index);
                @let text = paragraphs(view, &review.text, &sentences[before..after], before);
                @if reviews.len() == 1 && review.id.is_none() && review.rating.is_none() {
                    div.text lang=[view.lang()] { (text) }
                } @else {
                    (folded(view, index, review, &text))
                }
            }
        }
    }
}

fn folded(view: &View, index: usize, review: &Review, text: &Markup) -> Markup {
    let taken = view
        .summary
        .sentences
        .iter()
        .filter(|s| s.review_index == index)
        .count();
    let open = taken > 0 || view.record.document.reviews.len() <= LAID_OPEN;
    html! {
        details.review open[open] {
            summary {
                h4 { bdi { (view.review_name(index)) } }
                @if let Some(rating) = review.rating { span { "rated " (rating) } }
                @if taken > 0 { span { (counted(taken, "sentence", "sentences")) " chosen" } }
            }
            div.text lang=[view.lang()] { (text) }
        }
    }
}

/// The text of a review, every character of it, cut into paragraphs where an empty line
/// stands between two sentences. `before` sentences stand in the reviews above.
fn paragraphs(view: &View, text: &str, sentences: &[SourceSentence], before: usize) -> Markup {
    let mut whole: Vec<Markup> = Vec::new();
    let mut pieces: Vec<Markup> = Vec::new();
    let mut at = 0;
    for (index, sentence) in (before..).zip(sentences) {
        let between = text.get(at..sentence.span.start).unwrap_or_default();
        let cut = paragraph_end(between).unwrap_or(0);
        pieces.push(html! { (between[..cut]) });
        if cut > 0 {
            whole.push(paragraph(&pieces));
            pieces.clear();
        }
        pieces.push(html! { (between[cut..]) });
        let said = text.get(sentence.span.clone()).unwrap_or_default();
        pieces.push(piece(view, index, sentence.side(), said));
        at = sentence.span.end.max(at);
    }
    pieces.push(html! { (text.get(at..).unwrap_or_default()) });
    whole.push(paragraph(&pieces));
    html! { @for paragraph in whole { (paragraph) } }
}

fn paragraph(pieces: &[Markup]) -> Markup {
    html! { p dir="auto" { @for piece in pieces { (piece) } } }
}

/// Where the next paragraph begins: behind the last line end, if there are two.
fn paragraph_end(between: &str) -> Option<usize> {
    let ends = || between.match_indices('\n');
    let (last, _) = ends().next_back()?;
    (ends().count() > 1).then_some(last + 1)
}

fn piece(view: &View, index: usize, side: Side, said: &str) -> Markup {
    let chosen = &view.summary.sentences;
    html! {
        @if let Ok(at) = chosen.binary_search_by_key(&index, |sentence| sentence.index) {
            mark.(class(side)) id=(view.sentence_id(Place::Source, at + 1)) {
                a href=(view.link(Place::Summary, at + 1)) { (said) }
            }
        } @else if side == Side::Neutral {
            (said)
        } @else {
            span.said.(class(side)) { (said) }
        }
    }
}
