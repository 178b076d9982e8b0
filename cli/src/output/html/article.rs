use maud::{Markup, html};

use super::figures::counted;
use super::view::View;
use super::{aspects, chosen, compare, curve, source, why};

/// All that is told of one document, the most wanted first.
pub fn article(view: &View) -> Markup {
    let title = view.id("-title");
    html! {
        article id=(view.id("")) aria-labelledby=(title) {
            header {
                h2 id=(title) dir="auto" { (name(view)) }
                (facts(view))
            }
            (notes(view))
            (chosen::section(view))
            @if !view.summary.sentences.is_empty() {
                div.pair {
                    (compare::section(view))
                    (curve::section(view))
                }
                (aspects::section(view))
                (why::section(view))
            }
            (source::section(view))
        }
    }
}

fn name<'a>(view: &View<'a>) -> &'a str {
    view.summary.title.as_deref().unwrap_or(&view.summary.id)
}

/// What was summarised, in a line.
fn facts(view: &View) -> Markup {
    let summary = view.summary;
    let reviews = view.record.document.reviews.len();
    let balance = &summary.source_balance;
    html! {
        p.facts {
            @if summary.title.is_some() { span { bdi { (summary.id) } } }
            @if reviews != 1 { span { (counted(reviews, "review", "reviews")) } }
            span { (counted(balance.sentences, "sentence", "sentences")) }
            span { (counted(balance.words, "word", "words")) }
            @if view.lang().is_some() { span { (summary.language.name()) } }
            @if let Some(tree) = &summary.aspects {
                span { "aspects of the tree “" bdi { (tree) } "”" }
            }
        }
    }
}

/// What the reader should know before trusting the rest.
fn notes(view: &View) -> Markup {
    let notes = view.summary.notes.iter().map(ToString::to_string);
    let all: Vec<String> = notes.chain(view.record.warnings.iter().cloned()).collect();
    html! {
        @if !all.is_empty() {
            ul.notes aria-label="Notes" {
                @for note in all { li { (note) } }
            }
        }
    }
}
