use maud::{Markup, html};
use summ::opinion::Balance;

use super::super::explain::signed_fine;
use super::figures::{neither, percent};
use super::view::View;

/// Source against summary, in numbers.
pub fn section(view: &View) -> Markup {
    let heading = view.id("-compared");
    let (source, summary) = (&view.summary.source_balance, &view.summary.balance);
    let kept = percent(summary.words as f64 / source.words.max(1) as f64);
    let row = |name: &str, of: &dyn Fn(&Balance) -> String| {
        html! {
            tr {
                th scope="row" { (name) }
                td { (of(source)) }
                td { (of(summary)) }
            }
        }
    };
    html! {
        section aria-labelledby=(heading) {
            h3 id=(heading) { "Source against summary" }
            table.figures aria-labelledby=(heading) {
                thead {
                    tr { td {} th scope="col" { "source" } th scope="col" { "summary" } }
                }
                tbody {
                    (row("Sentences", &|b| b.sentences.to_string()))
                    (row("Words", &|b| b.words.to_string()))
                    tr { th scope="row" { "Length" } td { (percent(1.0)) } td { (kept) } }
                    (row("Praise", &|b| percent(b.praise)))
                    (row("Complaint", &|b| percent(b.complaint)))
                    (row("Neither", &|b| percent(neither(b))))
                    (row("Polarity, −1 to 1", &|b| signed_fine(b.polarity)))
                }
            }
            p.small { "Praise and complaint are shares of the words, by the sentence they stand in." }
        }
    }
}
