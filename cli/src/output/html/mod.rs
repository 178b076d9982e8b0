//! How does a summary look in a browser? All summaries of a run stand on one page, in
//! one file that needs no script and nothing from outside.

mod article;
mod aspects;
mod bar;
mod chosen;
mod compare;
mod corpus;
mod curve;
mod figures;
mod page;
mod source;
mod trend;
mod view;
mod why;

use summ::opinion::Summary;

pub use corpus::page as corpus;
pub use page::{Entry, closing, opening};

use super::words::Words;
use crate::batch::Record;
use view::View;

/// A document with its summary: one article of the page.
pub fn render(words: &Words, record: &Record, summary: &Summary) -> Vec<u8> {
    let view = View {
        words,
        record,
        summary,
    };
    let mut text = article::article(&view).into_string();
    text.push('\n');
    text.into_bytes()
}
