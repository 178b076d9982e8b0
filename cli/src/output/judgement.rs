use ::csv::WriterBuilder;
use serde::Serialize;
use summ::opinion::Side;
use summ::text::Document;

use super::explain::{self, Word};
use super::wrap::Flow;
use super::{Format, Look, words};
use crate::judge::Judged;

const BY_DOCUMENT: &[u8] = b"id,polarity,subjectivity,intensity,praise,complaint,language,domain\n";
const BY_SENTENCE: &[u8] = b"id,review,start,end,polarity,subjectivity,intensity,text\n";

/// Writes what documents say, in one format.
pub struct Judgements {
    format: Format,
    sentences: bool,
    explain: bool,
    look: Look,
}

/// The keys are a contract with other programs; more may be added at the end.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    polarity: f64,
    subjectivity: f64,
    intensity: f64,
    praise: f64,
    complaint: f64,
    language: &'a str,
    domain: Option<&'a str>,
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<Sentence<'a>>>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    review: Option<&'a str>,
    start: usize,
    end: usize,
    text: &'a str,
    polarity: f64,
    subjectivity: f64,
    intensity: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<Word>>,
}

impl Judgements {
    pub fn new(format: Format, sentences: bool, explain: bool, look: Look) -> Judgements {
        Judgements {
            format,
            sentences,
            explain,
            look,
        }
    }

    /// What stands before all results.
    pub fn opening(&self) -> &'static [u8] {
        match (self.format, self.sentences) {
            (Format::Csv, false) => BY_DOCUMENT,
            (Format::Csv, true) => BY_SENTENCE,
            _ => b"",
        }
    }

    /// A document in full, with the end of its last line where lines end.
    pub fn render(&self, document: &Document, judged: &Judged) -> Vec<u8> {
        let line = self.view(document, judged);
        match self.format {
            Format::Json => super::json::element(&line),
            Format::Csv => rows(&line),
            Format::Text | Format::Markdown | Format::Html => self.text(&line).into_bytes(),
            Format::Jsonl | Format::Parquet => super::json::one_line(&line),
        }
    }

    fn view<'a>(&self, document: &'a Document, judged: &'a Judged) -> Line<'a> {
        let whole = &judged.whole;
        let sentences = || {
            let each = judged.analysis.sentences.iter().zip(&judged.sentences);
            each.map(|(at, found)| {
                let review = &document.reviews[at.review];
                Sentence {
                    review: review.id.as_deref(),
                    start: at.span.start,
                    end: at.span.end,
                    text: &review.text[at.span.clone()],
                    polarity: found.polarity,
                    subjectivity: found.subjectivity,
                    intensity: found.intensity,
                    evidence: self
                        .explain
                        .then(|| explain::found(&review.text, &found.evidence)),
                }
            })
            .collect()
        };
        Line {
            id: &document.id,
            polarity: whole.polarity,
            subjectivity: whole.subjectivity,
            intensity: whole.intensity,
            praise: whole.praise,
            complaint: whole.complaint,
            language: judged.analysis.language.code(),
            domain: judged.domain.as_deref(),
            title: document.title.as_deref(),
            sentences: self.sentences.then(sentences),
        }
    }

    /// `+0.62 film.txt  subjectivity 0.40 …`, and its sentences below.
    fn text(&self, line: &Line) -> String {
        let look = &self.look;
        let percent = |share: f64| (100.0 * share).round();
        let mut flow = Flow::default();
        flow.add(line.title.unwrap_or(line.id), look.title);
        if line.title.is_some() {
            flow.add(&format!("({})", line.id), look.dim);
        }
        let facts = format!(
            "subjectivity {:.2} · intensity {:.2} · praise {} %, complaint {} % · {}{}",
            line.subjectivity,
            line.intensity,
            percent(line.praise),
            percent(line.complaint),
            line.language,
            line.domain
                .map_or(String::new(), |name| format!(" · {name}")),
        );
        flow.add(&facts, look.dim);
        let mut text = String::new();
        self.lay_out(&flow, "", line.polarity, &mut text);
        for sentence in line.sentences.iter().flatten() {
            let mut flow = Flow::default();
            flow.add(sentence.text, self.style(sentence.polarity));
            if let Some(review) = sentence.review {
                flow.add(&format!("[{review}]"), look.dim);
            }
            self.lay_out(&flow, "  ", sentence.polarity, &mut text);
            if let Some(evidence) = &sentence.evidence {
                let words: Vec<String> = evidence.iter().map(explain::told).collect();
                let mut flow = Flow::default();
                flow.add(
                    match &words[..] {
                        [] => "no word of sentiment".to_owned(),
                        words => words.join(", "),
                    }
                    .as_str(),
                    look.dim,
                );
                flow.lay_out("           ", 11, look.width, &mut text);
            }
        }
        text
    }

    /// A line that begins with its polarity.
    fn lay_out(&self, flow: &Flow, indent: &str, polarity: f64, text: &mut String) {
        let style = self.style(polarity);
        let sign = words::sign(Side::of(polarity));
        let number = explain::signed_fine(polarity);
        let start = format!("{indent}{style}{sign} {number}{style:#} ");
        flow.lay_out(&start, indent.len() + 8, self.look.width, text);
    }

    fn style(&self, polarity: f64) -> anstyle::Style {
        self.look.side(Side::of(polarity))
    }
}

fn rows(line: &Line) -> Vec<u8> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let number = |n: f64| n.to_string();
    let text = |t: Option<&str>| t.unwrap_or_default().to_owned();
    // Writing to memory cannot fail.
    match &line.sentences {
        None => {
            let _ = writer.write_record([
                line.id.to_owned(),
                number(line.polarity),
                number(line.subjectivity),
                number(line.intensity),
                number(line.praise),
                number(line.complaint),
                line.language.to_owned(),
                text(line.domain),
            ]);
        }
        Some(sentences) => {
            for s in sentences {
                let _ = writer.write_record([
                    line.id.to_owned(),
                    text(s.review),
                    s.start.to_string(),
                    s.end.to_string(),
                    number(s.polarity),
                    number(s.subjectivity),
                    number(s.intensity),
                    s.text.to_owned(),
                ]);
            }
        }
    }
    writer.into_inner().unwrap_or_default()
}
