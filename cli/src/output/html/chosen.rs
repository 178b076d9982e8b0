use maud::{Markup, html};
use summ::maximize::Guarantee;
use summ::opinion::{ChosenSentence, Summary};

use super::bar;
use super::figures::percent;
use super::view::{Place, View, class, mark};

/// The summary itself, and how far it can be trusted.
pub fn section(view: &View) -> Markup {
    let heading = view.id("-summary");
    html! {
        section.gist aria-labelledby=(heading) {
            h3 id=(heading) { "Summary" }
            @if view.summary.sentences.is_empty() {
                p { "No sentence was chosen." }
            } @else {
                ol.chosen {
                    @for (number, sentence) in view.chosen() { (item(view, number, sentence)) }
                }
                dl.tiles {
                    (length(view))
                    (balance(view.summary))
                    (certainty(view))
                }
            }
        }
    }
}

fn item(view: &View, number: usize, sentence: &ChosenSentence) -> Markup {
    let many = view.record.document.reviews.len() > 1;
    html! {
        li.(class(sentence.side())) id=(view.sentence_id(Place::Summary, number)) {
            (mark(sentence.side()))
            div {
                p.quote lang=[view.lang()] dir="auto" { (sentence.text) }
                p.about {
                    @if let Some(aspect) = &sentence.aspect { span.tag { bdi { (aspect) } } }
                    a href=(view.link(Place::Source, number)) {
                        @if many { bdi { (view.review_name(sentence.review_index)) } }
                        @else { "In the source" }
                    }
                    a href=(view.link(Place::Why, number)) { "Choice " (sentence.choice) ": why?" }
                }
            }
        }
    }
}

fn length(view: &View) -> Markup {
    let summary = view.summary;
    let costs: Vec<f64> = summary.sentences.iter().map(|s| s.cost).collect();
    let share = view.words.spent(&costs) / summary.budget.max(1.0);
    let (from, to) = (summary.source_balance.words, summary.balance.words);
    html! {
        div {
            dt { "Length" }
            dd {
                strong { (view.words.used(summary)) }
                (bar::stacked(&[("used", share)]))
                p {
                    "From " (from) " words to " (to) ": "
                    (percent(to as f64 / from.max(1) as f64)) " of the source."
                }
            }
        }
    }
}

fn balance(summary: &Summary) -> Markup {
    let (from, to) = (&summary.source_balance, &summary.balance);
    html! {
        div {
            dt { "Praise and complaint" }
            dd {
                @for (name, of) in [("source", from), ("summary", to)] {
                    p.shares {
                        span { (name) }
                        span { "+\u{2009}" (percent(of.praise)) }
                        span { "−\u{2009}" (percent(of.complaint)) }
                    }
                    (bar::balance(of, 1.0))
                }
            }
        }
    }
}

/// The certificate and the guarantee in plain words.
fn certainty(view: &View) -> Markup {
    let summary = view.summary;
    let within = view.words.cost(summary.budget);
    html! {
        div {
            dt { "Certainty" }
            dd {
                @match (summary.certificate(), &summary.bound) {
                    _ if summary.optimal => {
                        strong { "Optimal" }
                        p { (at_best(1.0, &within)) }
                    }
                    (Some(share), _) => {
                        // Rounded to the safe side, both: the claim must hold.
                        @let percent = (100.0 * share + 1e-9).floor();
                        strong { @if percent < 100.0 { "≥ " } (percent) "\u{a0}%" }
                        " of the best possible"
                        @if share > 0.0 { p { (at_best(share, &within)) } }
                    }
                    (None, Err(reason)) => {
                        strong { "Not known" }
                        p { "How close this is to the best possible cannot be told: " (reason) "." }
                    }
                    (None, Ok(_)) => { strong { "Not known" } }
                }
                p { (guarantee(summary)) }
            }
        }
    }
}

/// What the certificate says of all other choices.
fn at_best(share: f64, within: &str) -> Markup {
    let times = 1.0 / share;
    html! {
        "No choice of sentences allowed within " (within) " is worth more"
        @if times > 1.0 + 1e-9 {
            " than " (format!("{:.2}", (100.0 * times - 1e-7).ceil() / 100.0)) " times this one."
        } @else {
            ": this is a best one."
        }
    }
}

fn guarantee(summary: &Summary) -> Markup {
    html! {
        @match summary.guarantee {
            _ if summary.optimal => {
                "Nothing better is hidden: the method, " (method(summary)) ", proved it on this text."
            }
            Guarantee::OnAverage { share, source } => {
                "The method, " (method(summary)) ", is proven to reach "
                (format!("{:.1}", (1000.0 * share).floor() / 10.0))
                "\u{a0}% on any text on average over its coins (" (source) ")."
            }
            Guarantee::Share { share, source } => {
                "The method, " (method(summary)) ", is proven to reach "
                (format!("{:.1}", (1000.0 * share).floor() / 10.0)) "\u{a0}% on any text ("
                (source) ")."
            }
            Guarantee::None(reason) => {
                "The method, " (method(summary)) ", comes without a guarantee here: " (reason) "."
            }
        }
    }
}

fn method(summary: &Summary) -> &str {
    match summary.method {
        "lazy" => "lazy greedy",
        other => other,
    }
}
