//! A corpus on one page: what sets its slices apart, and what was written about when.

use maud::{Markup, html};
use summ::keywords::Slice;

use super::super::corpus::{CorpusView, share};
use super::figures::{counted, percent};
use super::{page, trend};

/// The page in full.
pub fn page(view: &CorpusView) -> String {
    let lead = html! {
        "The phrases that set each " (view.by) " apart from the rest of "
        (counted(view.documents as usize, "document", "documents")) ", by " (view.contrast) "."
        @if view.outside > 0 { " " (view.outside) " of them belong to no slice." }
        @if view.shortfall > 0 { " Counts may be too low by " (view.shortfall) "." }
    };
    let body = html! {
        @for slice in &view.slices { (article(slice)) }
        @if !view.trend.months.is_empty() {
            article {
                header { h2 { "Over time" } }
                (trend::figure(&view.trend))
                (table(view))
            }
        }
    };
    page::whole("What a corpus is about", &lead, &body)
}

fn article(slice: &Slice) -> Markup {
    html! {
        article {
            header {
                h2 dir="auto" { (slice.name) }
                p.facts { (counted(slice.documents as usize, "document", "documents")) }
            }
            @if slice.phrases.is_empty() {
                p.small { "Nothing sets it apart." }
            } @else {
                table.figures {
                    thead { tr { th { "phrase" } th { "score" } th { "here" } th { "elsewhere" } } }
                    tbody {
                        @for apart in &slice.phrases {
                            @let o = &apart.occurrence;
                            tr {
                                th dir="auto" { (apart.phrase) }
                                td { (format!("{:.1}", apart.score)) }
                                td { (o.inside) " · " (percent(o.share())) }
                                td { (o.outside) " · " (percent(o.share_of_rest())) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn table(view: &CorpusView) -> Markup {
    let trend = &view.trend;
    html! {
        table.figures {
            thead {
                tr {
                    th { "month" } th { "documents" }
                    @for (phrase, _) in &trend.phrases { th dir="auto" { (phrase) } }
                }
            }
            tbody {
                @for (at, (month, documents)) in trend.months.iter().enumerate() {
                    tr {
                        th { (month) } td { (documents) }
                        @for (_, counts) in &trend.phrases {
                            td { (counts[at]) " · " (percent(share(counts[at], *documents))) }
                        }
                    }
                }
            }
        }
    }
}
