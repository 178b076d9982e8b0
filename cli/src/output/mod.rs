//! How does a result look? To people, and to programs.

mod csv;
mod explain;
mod json;
mod judgement;
mod look;
mod markdown;
mod target;
mod text;
mod words;
mod wrap;

use summ::opinion::{Settings, Summary};
use summ::text::Document;

pub use judgement::Judgements;
pub use look::Look;
pub use target::Target;

use crate::names::named;

named! {
    /// How results are written.
    Format {
        Text = "text", "for people to read";
        Json = "json", "one list of objects";
        Jsonl = "jsonl", "one object a line";
        Csv = "csv", "a table with a header";
        Markdown = "markdown", "a heading and a list for each document";
    }
}

impl Format {
    /// What stands before a result.
    pub fn separator(self, between: bool) -> &'static [u8] {
        match (self, between) {
            (Format::Json, false) => b"[\n",
            (Format::Json, true) => b",\n",
            (Format::Text | Format::Markdown, true) => b"\n",
            _ => b"",
        }
    }

    /// What stands after all results.
    pub fn closing(self, any: bool) -> &'static [u8] {
        match (self, any) {
            (Format::Json, false) => b"[]\n",
            (Format::Json, true) => b"\n]\n",
            _ => b"",
        }
    }
}

/// Writes summaries in one format.
pub struct Renderer {
    format: Format,
    explain: bool,
    look: Look,
    words: words::Words,
}

impl Renderer {
    pub fn new(format: Format, explain: bool, look: Look, settings: &Settings) -> Renderer {
        Renderer {
            format,
            explain,
            look,
            words: words::Words::new(settings),
        }
    }

    pub fn format(&self) -> Format {
        self.format
    }

    /// What stands before all summaries.
    pub fn opening(&self) -> &'static [u8] {
        match self.format {
            Format::Csv => csv::HEADER,
            _ => b"",
        }
    }

    /// The summary in full, with the end of its last line where lines end.
    pub fn render(&self, document: &Document, summary: &Summary) -> Vec<u8> {
        match self.format {
            Format::Text => text::render(self, document, summary).into_bytes(),
            Format::Json => json::pretty(document, summary, self.explain),
            Format::Jsonl => json::line(document, summary, self.explain),
            Format::Csv => csv::rows(summary),
            Format::Markdown => markdown::render(self, document, summary).into_bytes(),
        }
    }
}
