//! How does a result look? To people, and to programs.

mod captions;
mod corpus;
mod csv;
mod explain;
mod hits;
mod html;
mod json;
mod judgement;
mod keyphrases;
mod look;
mod markdown;
mod parquet;
mod span;
mod target;
mod text;
mod words;
mod wrap;

use std::borrow::Cow;

use summ::opinion::{Settings, Summary};

pub use captions::CaptionLists;
pub use corpus::CorpusView;
pub use hits::{Answer, HitLists, one_line};
pub use html::Entry;
pub use json::{element, one_line as json_line};
pub use judgement::Judgements;
pub use keyphrases::KeyphraseLists;
pub use look::Look;
pub use target::{Target, is_ordinary};

use crate::batch::Record;
use crate::names::named;

named! {
    /// How results are written.
    Format {
        Text = "text", "for people to read";
        Json = "json", "one list of objects";
        Jsonl = "jsonl", "one object a line";
        Csv = "csv", "a table with a header";
        Markdown = "markdown", "a heading and a list for each document";
        Html = "html", "one page for a browser: reasons, charts and the source";
        Parquet = "parquet", "a table of columns for other programs, into a file";
    }
}

/// How a run ended, for formats that tell it.
#[derive(Default)]
pub struct End {
    /// Something was written.
    pub any: bool,
    pub contents: Vec<Entry>,
    /// Records that failed.
    pub failed: usize,
    pub interrupted: bool,
}

impl Format {
    /// What summaries are written in.
    pub const OF_SUMMARIES: &'static [Format] = &[
        Format::Text,
        Format::Json,
        Format::Jsonl,
        Format::Csv,
        Format::Markdown,
        Format::Html,
    ];

    /// What keyphrases are written in.
    pub const OF_KEYPHRASES: &'static [Format] = &[
        Format::Text,
        Format::Json,
        Format::Jsonl,
        Format::Csv,
        Format::Html,
        Format::Parquet,
    ];

    /// What captions and hits are written in.
    pub const OF_LISTS: &'static [Format] =
        &[Format::Text, Format::Json, Format::Jsonl, Format::Csv];

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
    pub fn closing(self, end: &End) -> Cow<'static, [u8]> {
        match self {
            Format::Json if end.any => b"\n]\n".into(),
            Format::Json => b"[]\n".into(),
            Format::Html => html::closing(end).into(),
            _ => b"".into(),
        }
    }
}

/// Writes summaries in one format.
pub struct Renderer {
    format: Format,
    explain: bool,
    look: Look,
    words: words::Words,
    settings: Settings,
}

impl Renderer {
    pub fn new(format: Format, explain: bool, look: Look, settings: &Settings) -> Renderer {
        Renderer {
            format,
            explain,
            look,
            words: words::Words::new(settings),
            settings: settings.clone(),
        }
    }

    pub fn format(&self) -> Format {
        self.format
    }

    /// What stands before all summaries; `sources` is what is read.
    pub fn opening(&self, sources: &[String]) -> Cow<'static, [u8]> {
        match self.format {
            Format::Csv => csv::HEADER.into(),
            Format::Html => html::opening(&self.settings, sources).into(),
            _ => b"".into(),
        }
    }

    /// The line in the list of contents, where the format has one.
    pub fn entry(&self, record: &Record, summary: &Summary) -> Option<Entry> {
        (self.format == Format::Html).then(|| Entry::new(record.place, summary))
    }

    /// The summary in full, with the end of its last line where lines end.
    pub fn render(&self, record: &Record, summary: &Summary) -> Vec<u8> {
        let document = &record.document;
        match self.format {
            Format::Text => text::render(self, document, summary).into_bytes(),
            Format::Json => json::pretty(document, summary, self.explain),
            Format::Jsonl | Format::Parquet => json::line(document, summary, self.explain),
            Format::Csv => csv::rows(summary),
            Format::Markdown => markdown::render(self, document, summary).into_bytes(),
            Format::Html => html::render(&self.words, record, summary),
        }
    }
}
