use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use summ::text::Document;
use url::Url;

use super::table::Columns;
use super::{Kind, decode, fields, html, markdown, record};

/// What a file is called.
#[derive(Debug, PartialEq, Eq)]
pub struct Name {
    /// In messages: as it was typed, or found below what was typed.
    pub shown: String,
    /// In ids: without the folders above what was typed.
    pub short: String,
}

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub source: Arc<Name>,
    /// The line it begins on, from 1; none where the file as a whole is meant.
    pub line: Option<u64>,
    /// It is all there is in the file.
    pub whole: bool,
}

impl Origin {
    pub fn file(source: &Arc<Name>) -> Origin {
        Origin {
            source: source.clone(),
            line: None,
            whole: true,
        }
    }

    pub fn line(source: &Arc<Name>, line: u64) -> Origin {
        Origin {
            source: source.clone(),
            line: Some(line),
            whole: false,
        }
    }

    /// The id of a document that brings none.
    pub fn id(&self) -> String {
        match self.line {
            Some(line) if !self.whole => format!("{}:{line}", self.source.short),
            _ => self.source.short.clone(),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.source.shown),
            None => f.write_str(&self.source.shown),
        }
    }
}

/// Why a record cannot be used, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub what: String,
    pub help: Cow<'static, str>,
    /// Lines after the first, and the column, from 1; where they are known.
    pub place: Option<(u64, usize)>,
}

impl Problem {
    pub fn new(what: impl Into<String>, help: impl Into<Cow<'static, str>>) -> Problem {
        Problem {
            what: what.into(),
            help: help.into(),
            place: None,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.what, self.help)
    }
}

/// What a record says beside its document, by the names in small letters.
pub type Fields = Vec<(String, String)>;

/// A record as it was read; what it means is found out by whoever works on it.
#[derive(Debug)]
pub struct Raw {
    pub origin: Origin,
    pub body: Body,
}

#[derive(Debug)]
pub enum Body {
    Json(Vec<u8>),
    Row(Arc<Columns>, csv::ByteRecord),
    /// A text as a whole, and where it was fetched from.
    Page(Kind, Vec<u8>, Option<Url>),
    Ready(Box<Document>, Fields),
    /// It could not even be read.
    Broken(Problem),
    /// No record, but something to be told where it happened.
    Warning(String),
}

impl Raw {
    /// Its length in bytes, as far as memory is concerned.
    pub fn size(&self) -> usize {
        match &self.body {
            Body::Json(bytes) | Body::Page(_, bytes, _) => bytes.len(),
            Body::Row(_, row) => row.as_slice().len(),
            Body::Ready(document, _) => document.reviews.iter().map(|r| r.text.len()).sum(),
            Body::Broken(_) | Body::Warning(_) => 0,
        }
    }

    /// The document it stands for; what was odd about it goes to `warnings`.
    pub fn document(&mut self, warnings: &mut Vec<String>) -> Result<Document, Problem> {
        let id = self.origin.id();
        match &mut self.body {
            Body::Json(bytes) => record::document(bytes, id),
            Body::Row(columns, row) => columns.document(row, id),
            Body::Page(kind, bytes, address) => {
                let (text, warning) = decode::text(std::mem::take(bytes), *kind);
                warnings.extend(warning);
                Ok(match kind {
                    Kind::Markdown => markdown::document(&text, id),
                    Kind::Html => html::document(text, id, address.as_ref()),
                    _ => Document::new(id, text),
                })
            }
            Body::Ready(document, _) => Ok(std::mem::take(document)),
            Body::Broken(problem) => Err(problem.clone()),
            Body::Warning(_) => unreachable!("a warning is no record"),
        }
    }

    /// What it says in other fields, by their names in small letters; none where it does not
    /// say it, or not in a word or a number.
    pub fn fields(&self, asked: &[String]) -> Vec<Option<String>> {
        match &self.body {
            _ if asked.is_empty() => Vec::new(),
            Body::Json(bytes) => fields::of_json(bytes, asked),
            Body::Row(columns, row) => asked.iter().map(|name| columns.field(row, name)).collect(),
            Body::Ready(_, fields) => {
                let of = |name: &String| fields.iter().find(|(known, _)| known == name);
                asked.iter().map(|name| Some(of(name)?.1.clone())).collect()
            }
            Body::Page(Kind::Html, bytes, address) => {
                let page = decode::text(bytes.clone(), Kind::Html).0;
                html::fields(&page, address.as_ref(), asked)
            }
            _ => vec![None; asked.len()],
        }
    }

    /// The record as it stands in the file, as far as it is text.
    pub fn text(&self) -> Option<String> {
        match &self.body {
            Body::Json(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            Body::Row(columns, row) => Some(columns.line(row)),
            _ => None,
        }
    }
}
