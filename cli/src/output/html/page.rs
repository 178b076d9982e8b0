//! What stands around the articles.
//!
//! Articles are written as they come, so that a run of any size needs no memory for
//! them. Only what the list of contents needs is kept, a line a document; the list is
//! written last, and style.css shows it first. Whoever reads in the order of the file
//! finds a link to it at the top.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use summ::opinion::{Budget, Settings, Summary};

use super::super::End;
use super::bar;
use super::figures::{counted, percent};
use super::view::article_id;

const STYLE: &str = include_str!("style.css");

/// Longer titles are cut in the list of contents, which is kept in memory.
const TITLE: usize = 80;

/// As many inputs are named at the top.
const NAMED: usize = 4;

/// A line of the list of contents.
pub struct Entry {
    place: usize,
    title: Box<str>,
    balance: summ::opinion::Balance,
}

impl Entry {
    pub fn new(place: usize, summary: &Summary) -> Entry {
        let whole = summary.title.as_deref().unwrap_or(&summary.id);
        let mut title: String = whole.chars().take(TITLE).collect();
        if title.len() < whole.len() {
            title.push('…');
        }
        Entry {
            place,
            title: title.into(),
            balance: summary.balance,
        }
    }
}

/// The page up to its first article.
pub fn opening(settings: &Settings, sources: &[String]) -> Vec<u8> {
    let named = named(sources);
    let head = head(&format!("{named} · opinion summaries"));
    let top = html! {
        header.top {
            a.skip href="#contents" { "Contents" }
            p.brand { "summ" }
            h1 { "What they say, in short" }
            p {
                "Sentences of " bdi { (named) } ", chosen to stand for the whole, not to repeat "
                "each other, and to keep the balance of praise and complaint, in at most "
                (length(settings.budget)) "."
            }
        }
    };
    // The elements opened here are closed at the end.
    let text = format!(
        "{}\n<html lang=\"en\">\n{}\n<body>\n{}\n<div class=\"page\">\n<main>\n",
        DOCTYPE.into_string(),
        head.into_string(),
        top.into_string()
    );
    text.into_bytes()
}

/// A page of its own, without articles.
pub fn whole(title: &str, lead: &Markup, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            (head(title))
            body {
                header.top {
                    p.brand { "summ" }
                    h1 { (title) }
                    p { (lead) }
                }
                div.alone { main { (body) } }
                footer { p { "Made by summ." } }
            }
        }
    };
    page.into_string() + "\n"
}

fn head(title: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            // Nothing may be loaded or run, whatever a text tries.
            meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
            meta name="generator" content={ "summ " (env!("CARGO_PKG_VERSION")) };
            title { (title) }
            style { (PreEscaped(STYLE)) }
        }
    }
}

/// The page from its last article on.
pub fn closing(end: &End) -> Vec<u8> {
    let contents = contents(end).into_string();
    let foot = foot().into_string();
    format!("</main>\n{contents}\n</div>\n{foot}\n</body>\n</html>\n").into_bytes()
}

fn named(sources: &[String]) -> String {
    let shown = sources.len().min(NAMED);
    let more = sources.len() - shown;
    let list = sources[..shown].join(", ");
    match more {
        0 => list,
        more => format!("{list} and {more} more"),
    }
}

fn length(budget: Budget) -> String {
    match budget {
        Budget::Words(n) => counted(n, "word", "words"),
        Budget::Sentences(n) => counted(n, "sentence", "sentences"),
        Budget::Characters(n) => counted(n, "character", "characters"),
        Budget::Percent(share) => format!("{share}\u{a0}% of the words"),
    }
}

fn contents(end: &End) -> Markup {
    let entries = &end.contents;
    html! {
        nav #contents aria-labelledby="contents-title" {
            h2 #contents-title { "Contents" }
            @if end.interrupted {
                p.missing { "The run was interrupted. What came later in the input is missing." }
            }
            @if end.failed > 0 {
                p.missing {
                    (counted(end.failed, "record", "records"))
                    " could not be used and " @if end.failed == 1 { "is" } @else { "are" } " missing."
                }
            }
            @if entries.is_empty() { p { "There is no document." } }
            @if entries.len() > 1 {
                p.small { "Shares of praise (+) and complaint (−) in each summary." }
            }
            ol.contents {
                @for entry in entries { (line(entry, entries.len() == 1)) }
            }
        }
    }
}

/// A document; the only one with its parts.
fn line(entry: &Entry, alone: bool) -> Markup {
    let id = article_id(entry.place);
    let balance = &entry.balance;
    html! {
        li.entry {
            a href={ "#" (id) } dir="auto" { (entry.title) }
            @if balance.sentences == 0 {
                p.shares { "nothing chosen" }
            } @else {
                p.shares {
                    span { "+\u{2009}" (percent(balance.praise)) }
                    span { "−\u{2009}" (percent(balance.complaint)) }
                }
                (bar::balance(balance, 1.0))
            }
            @if alone && balance.sentences > 0 {
                ul.within {
                    @for (part, name) in PARTS {
                        li { a href={ "#" (id) (part) } { (name) } }
                    }
                }
            }
        }
    }
}

const PARTS: [(&str, &str); 6] = [
    ("-summary", "Summary"),
    ("-compared", "Source against summary"),
    ("-curve", "Value after each choice"),
    ("-aspects", "Sentiment by aspect"),
    ("-why", "Why these sentences"),
    ("-source", "Source"),
];

fn foot() -> Markup {
    html! {
        footer {
            p {
                "The value of a summary adds up relevance (how much of the source its sentences are like), "
                "redundancy (a reward for sentences that differ), sentiment (praise and complaint in the "
                "proportions of the source) and, where focus words were given, focus."
            }
            p { "Every sentence is quoted as it stands in the source. Made by summ." }
        }
    }
}
