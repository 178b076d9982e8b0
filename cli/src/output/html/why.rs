use maud::{Markup, html};
use summ::opinion::ChosenSentence;

use super::super::explain::{self, signed_fine};
use super::bar;
use super::view::{Place, View, class, mark};

/// Why each sentence stands in the summary, in the order of choice.
pub fn section(view: &View) -> Markup {
    let heading = view.id("-why");
    let choices = view.by_choice();
    let full = choices.iter().map(|(_, s)| s.gain).fold(0.0, f64::max);
    html! {
        section aria-labelledby=(heading) {
            h3 id=(heading) { "Why these sentences" }
            p.small {
                "In the order of choice. A gain is what the sentence added to the value of "
                "those chosen before it."
            }
            ol.why {
                @for (number, sentence) in choices { (item(view, number, sentence, full)) }
            }
        }
    }
}

fn item(view: &View, number: usize, sentence: &ChosenSentence, full: f64) -> Markup {
    let words = explain::words(&view.record.document, sentence);
    let fine = |number: f64| format!("{number:.3}").replace('-', "−");
    html! {
        li id=(view.sentence_id(Place::Why, number)) {
            p.quote lang=[view.lang()] dir="auto" {
                (mark(sentence.side()))
                a href=(view.link(Place::Summary, number)) { (sentence.text) }
            }
            div.gain {
                (bar::gain(&sentence.parts, full))
                p.parts {
                    strong { "gain " (fine(sentence.gain)) }
                    " for " (view.words.cost(sentence.cost)) " = "
                    @for (at, (name, part)) in bar::named(&sentence.parts)
                        .into_iter().filter(|(_, part)| *part != 0.0).enumerate() {
                        @if at > 0 { " + " }
                        span.part { span.key.(name) {} (name) " " (fine(part)) }
                    }
                }
            }
            @if words.is_empty() {
                p.small { "No word of sentiment." }
            } @else {
                p.small.words {
                    "Polarity " (signed_fine(sentence.polarity)) " from "
                    @for word in &words {
                        span.word.(class(summ::opinion::Side::of(word.valence))) {
                            (explain::told(word))
                        }
                    }
                }
            }
        }
    }
}
