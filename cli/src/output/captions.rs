use ::csv::WriterBuilder;
use serde::Serialize;
use summ::caption::Captions;
use summ::text::Document;

use super::span::{self, Span};
use super::wrap::Flow;
use super::{Format, Look};

const HEADER: &[u8] = b"id,rank,caption,score,words\n";

/// Captions begin here, after the score.
const INDENT: usize = 10;

/// Writes lists of captions, in one format.
pub struct CaptionLists {
    format: Format,
    explain: bool,
    look: Look,
}

/// The keys are a contract with other programs; more may be added at the end.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    captions: Vec<One<'a>>,
    title: Option<&'a str>,
    language: &'a str,
}

#[derive(Serialize)]
struct One<'a> {
    caption: &'a str,
    score: f64,
    words: usize,
    /// None where the words come from all over.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    spans: Vec<Span<'a>>,
    reasons: Vec<Reason<'a>>,
    shortened: bool,
}

#[derive(Serialize)]
struct Reason<'a> {
    name: &'a str,
    value: f64,
    words: &'a str,
}

impl CaptionLists {
    pub fn new(format: Format, explain: bool, look: Look) -> CaptionLists {
        CaptionLists {
            format,
            explain,
            look,
        }
    }

    /// What stands before all results.
    pub fn opening(&self) -> &'static [u8] {
        match self.format {
            Format::Csv => HEADER,
            _ => b"",
        }
    }

    /// A document's list in full, with the end of its last line where lines end.
    pub fn render(&self, document: &Document, found: &Captions) -> Vec<u8> {
        let line = view(document, found);
        match self.format {
            Format::Json => super::json::element(&line),
            Format::Jsonl => super::json::one_line(&line),
            Format::Csv => rows(&line),
            _ => self.text(&line).into_bytes(),
        }
    }

    fn text(&self, line: &Line) -> String {
        let look = &self.look;
        let mut text = String::new();
        let mut flow = Flow::default();
        flow.add(line.title.unwrap_or(line.id), look.title);
        flow.lay_out("", 0, look.width, &mut text);
        for one in &line.captions {
            let mut flow = Flow::default();
            flow.add(one.caption, anstyle::Style::new());
            let score = format!("{:>8.3}  ", one.score);
            flow.lay_out(&score, INDENT, look.width, &mut text);
            if self.explain {
                let mut told = vec![reasons(one)];
                if !one.spans.is_empty() {
                    told.push(span::places("stands in", &one.spans));
                }
                for words in told {
                    let mut flow = Flow::default();
                    flow.add(&words, look.dim);
                    flow.lay_out(&" ".repeat(INDENT), INDENT, look.width, &mut text);
                }
            }
        }
        text
    }
}

fn view<'a>(document: &'a Document, found: &'a Captions) -> Line<'a> {
    let captions = found.captions.iter().map(|caption| {
        let spans = caption.spans.iter();
        let reasons = caption.reasons.iter().map(|reason| Reason {
            name: reason.name,
            value: reason.value,
            words: &reason.words,
        });
        One {
            caption: &caption.text,
            score: caption.score,
            words: caption.words,
            spans: spans.map(|place| Span::of(document, place)).collect(),
            reasons: reasons.collect(),
            shortened: caption.shortened,
        }
    });
    Line {
        id: &document.id,
        captions: captions.collect(),
        title: document.title.as_deref(),
        language: found.language.code(),
    }
}

/// "keyphrases 1.000 (heat pump); place 0.577 (sentence 3 of 5)"
fn reasons(one: &One) -> String {
    let told = one.reasons.iter().map(|reason| match reason.words {
        "" => format!("{} {:.3}", reason.name, reason.value),
        words => format!("{} {:.3} ({words})", reason.name, reason.value),
    });
    told.collect::<Vec<_>>().join("; ")
}

fn rows(line: &Line) -> Vec<u8> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    for (at, one) in line.captions.iter().enumerate() {
        // Writing to memory cannot fail.
        let _ = writer.write_record([
            line.id,
            &(at + 1).to_string(),
            one.caption,
            &one.score.to_string(),
            &one.words.to_string(),
        ]);
    }
    writer.into_inner().unwrap_or_default()
}
