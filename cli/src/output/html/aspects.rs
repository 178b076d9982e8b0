use maud::{Markup, html};
use summ::opinion::{AspectBalance, Balance};

use super::bar;
use super::figures::{neither, percent, words_of};
use super::view::View;

/// What is said of each aspect, in the source and in the summary.
pub fn section(view: &View) -> Markup {
    let heading = view.id("-aspects");
    html! {
        section aria-labelledby=(heading) {
            h3 id=(heading) { "Sentiment by aspect" }
            @if view.summary.aspects.is_some() {
                (table(view, &heading))
            } @else {
                p { "No aspects were told apart: no tree of aspects was asked for or fits the text." }
            }
        }
    }
}

fn table(view: &View, heading: &str) -> Markup {
    let summary = view.summary;
    let wholes = [summary.source_balance.words, summary.balance.words];
    let share = |of: &Balance, whole: usize| of.words as f64 / whole.max(1) as f64;
    // The longest bar fills the width; all others are to its scale.
    let each = summary.by_aspect.iter();
    let shares = each.flat_map(|a| [share(&a.source, wholes[0]), share(&a.summary, wholes[1])]);
    let longest = shares.fold(f64::MIN_POSITIVE, f64::max);
    let bars = |of: &Balance, whole: usize| bar::balance(of, share(of, whole) / longest);
    let said = by_words(&summary.by_aspect);
    html! {
        p.small {
            "A bar is as long as the share of all words that speak of the aspect: "
            span.key.praise {} " praise, "
            span.key.neutral {} " neither, "
            span.key.complaint {} " complaint. The last columns count words."
        }
        table.figures.aspects aria-labelledby=(heading) {
            thead {
                tr {
                    th scope="col" { "Aspect" }
                    th.whose scope="col" { span.unseen { "Text" } }
                    th.share scope="col" { "share" }
                    td.bars {}
                    th scope="col" { "praise" }
                    th.neither scope="col" { "neither" }
                    th scope="col" { "complaint" }
                }
            }
            @for said in said.iter().filter(|a| a.summary.words > 0) {
                tbody {
                    tr { (name(said, 2)) (row("source", &said.source, wholes[0], &bars)) }
                    tr { (row("summary", &said.summary, wholes[1], &bars)) }
                }
            }
            @if said.iter().any(|a| a.summary.words == 0) {
                tbody.silent {
                    tr { th scope="rowgroup" colspan="3" { "Not in the summary" } }
                    @for said in said.iter().filter(|a| a.summary.words == 0) {
                        tr { (name(said, 1)) (row("source", &said.source, wholes[0], &bars)) }
                    }
                }
            }
        }
    }
}

/// What is spoken of most comes first, what is of no aspect last.
fn by_words(list: &[AspectBalance]) -> Vec<&AspectBalance> {
    let mut sorted: Vec<_> = list.iter().collect();
    // Stable: equals stay in the order of the tree.
    sorted.sort_by_key(|a| (a.aspect.is_none(), std::cmp::Reverse(a.source.words)));
    sorted
}

fn name(of: &AspectBalance, rows: usize) -> Markup {
    html! {
        th.name scope="row" rowspan=(rows) {
            @if let Some(name) = &of.aspect { bdi { (name) } } @else { "none of them" }
        }
    }
}

fn row(name: &str, of: &Balance, whole: usize, bars: &dyn Fn(&Balance, usize) -> Markup) -> Markup {
    html! {
        th scope="row" { (name) }
        td.share { (percent(of.words as f64 / whole.max(1) as f64)) }
        td.bars { (bars(of, whole)) }
        td { (words_of(of, of.praise)) }
        td.neither { (words_of(of, neither(of))) }
        td { (words_of(of, of.complaint)) }
    }
}
