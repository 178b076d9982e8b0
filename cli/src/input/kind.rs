use std::path::Path;

use crate::names::named;

named! {
    /// What an input is made of.
    Kind {
        Text = "text", "plain text, one document a file (.txt)";
        Markdown = "markdown", "Markdown, one document a file (.md, .markdown)";
        Html = "html", "a page, of which the article is read (.html, .htm)";
        Jsonl = "jsonl", "one JSON record a line (.jsonl, .ndjson)";
        Json = "json", "one JSON record or a list of them (.json)";
        Csv = "csv", "rows with a header: id, title, text or reviews (.csv)";
        Tsv = "tsv", "the same, separated by tabs (.tsv)";
        Parquet = "parquet", "rows of such columns (.parquet)";
        Feed = "feed", "RSS or Atom, each entry a document (.rss, .atom, .xml)";
    }
}

impl Kind {
    /// The kind that a file's name tells, compression apart.
    pub fn of_name(path: &Path) -> Option<Kind> {
        let mut name = path.file_name()?.to_string_lossy().to_lowercase();
        for packed in [".gz", ".zst"] {
            if let Some(inner) = name.strip_suffix(packed) {
                name = inner.to_owned();
            }
        }
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension {
            "txt" | "text" => Kind::Text,
            "md" | "markdown" => Kind::Markdown,
            "html" | "htm" | "xhtml" => Kind::Html,
            "jsonl" | "ndjson" => Kind::Jsonl,
            "json" => Kind::Json,
            "csv" => Kind::Csv,
            "tsv" => Kind::Tsv,
            "parquet" => Kind::Parquet,
            "rss" | "atom" | "xml" => Kind::Feed,
            _ => return None,
        })
    }

    /// The kind that the first bytes of a text look like.
    pub fn of_start(start: &[u8]) -> Kind {
        let start = start
            .strip_prefix(b"\xEF\xBB\xBF")
            .unwrap_or(start)
            .trim_ascii_start();
        let begins = |tag: &[u8]| {
            start
                .get(..tag.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(tag))
        };
        match start.first() {
            // a brace alone on its line opens a record of many lines
            Some(b'{') if start[1..].starts_with(b"\n") || start[1..].starts_with(b"\r\n") => {
                Kind::Json
            }
            Some(b'{') => Kind::Jsonl,
            Some(b'[') if start[1..].trim_ascii_start().starts_with(b"{") => Kind::Json,
            Some(b'<') if begins(b"<!doctype html") || begins(b"<html") => Kind::Html,
            Some(b'<') if begins(b"<rss") || begins(b"<feed") || begins(b"<rdf:rdf") => Kind::Feed,
            Some(b'<') if begins(b"<?xml") => {
                let page = start
                    .windows(5)
                    .any(|five| five.eq_ignore_ascii_case(b"<html"));
                if page { Kind::Html } else { Kind::Feed }
            }
            _ => of_header(start).unwrap_or(Kind::Text),
        }
    }
}

/// A table, where the first line of several names columns, one of which holds texts.
fn of_header(start: &[u8]) -> Option<Kind> {
    let end = start.iter().position(|&byte| byte == b'\n')?;
    let line = std::str::from_utf8(start[..end].trim_ascii_end()).ok()?;
    let kind = |separator| {
        let names = line.split(separator).map(|name| name.trim_matches('"'));
        let is_name = |name: &str| {
            let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
            !name.is_empty() && name.chars().all(part)
        };
        let holds_texts = |name: &str| {
            ["text", "reviews"]
                .iter()
                .any(|n| name.eq_ignore_ascii_case(n))
        };
        let table = line.contains(separator)
            && names.clone().all(is_name)
            && names.clone().any(holds_texts);
        table.then_some(if separator == '\t' {
            Kind::Tsv
        } else {
            Kind::Csv
        })
    };
    ['\t', ',', ';'].into_iter().find_map(kind)
}
