use ::csv::WriterBuilder;
use serde::{Serialize, Serializer};
use summ::keywords::Keyphrases;
use summ::text::Document;

use super::span::{self, Span};
use super::wrap::Flow;
use super::{Format, Look};

const HEADER: &[u8] = b"id,rank,phrase,score,count\n";

/// Phrases begin here, after the score.
const INDENT: usize = 9;

/// Writes lists of keyphrases, in one format.
pub struct KeyphraseLists {
    format: Format,
    explain: bool,
    look: Look,
}

/// The keys are a contract with other programs; more may be added at the end.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    keyphrases: Vec<Phrase<'a>>,
    title: Option<&'a str>,
    language: &'a str,
}

#[derive(Serialize)]
struct Phrase<'a> {
    phrase: &'a str,
    score: f64,
    count: usize,
    spans: Vec<Span<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Why>,
}

#[derive(Serialize)]
struct Why {
    /// What the rankers agree on, before what other phrases say is taken off.
    consensus: f64,
    #[serde(serialize_with = "as_map")]
    places: Vec<(&'static str, Option<f64>)>,
}

fn as_map<S: Serializer>(places: &[(&'static str, Option<f64>)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(places.iter().copied())
}

impl KeyphraseLists {
    pub fn new(format: Format, explain: bool, look: Look) -> KeyphraseLists {
        KeyphraseLists {
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
    pub fn render(&self, document: &Document, found: &Keyphrases) -> Vec<u8> {
        let line = self.view(document, found);
        match self.format {
            Format::Json => super::json::element(&line),
            Format::Csv => rows(&line),
            Format::Text | Format::Markdown | Format::Html => self.text(&line).into_bytes(),
            Format::Jsonl | Format::Parquet => super::json::one_line(&line),
        }
    }

    fn view<'a>(&self, document: &'a Document, found: &'a Keyphrases) -> Line<'a> {
        let phrase = |phrase: &'a summ::keywords::Keyphrase| Phrase {
            phrase: &phrase.phrase,
            score: phrase.score,
            count: phrase.mentions.len(),
            spans: phrase
                .mentions
                .iter()
                .map(|p| Span::of(document, p))
                .collect(),
            why: self.explain.then(|| Why {
                consensus: phrase.consensus,
                places: found
                    .rankers
                    .iter()
                    .map(|ranker| ranker.name())
                    .zip(phrase.votes.iter().copied())
                    .collect(),
            }),
        };
        Line {
            id: &document.id,
            keyphrases: found.phrases.iter().map(phrase).collect(),
            title: document.title.as_deref(),
            language: found.language.code(),
        }
    }

    fn text(&self, line: &Line) -> String {
        let look = &self.look;
        let mut text = String::new();
        let mut flow = Flow::default();
        flow.add(line.title.unwrap_or(line.id), look.title);
        flow.lay_out("", 0, look.width, &mut text);
        for phrase in &line.keyphrases {
            let mut flow = Flow::default();
            flow.add(phrase.phrase, anstyle::Style::new());
            flow.add(&format!("× {}", phrase.count), look.dim);
            flow.lay_out(
                &format!("  {:.3}  ", phrase.score),
                INDENT,
                look.width,
                &mut text,
            );
            if let Some(why) = &phrase.why {
                for told in [votes(why), span::places(&phrase.spans)] {
                    let mut flow = Flow::default();
                    flow.add(&told, look.dim);
                    flow.lay_out(&" ".repeat(INDENT), INDENT, look.width, &mut text);
                }
            }
        }
        text
    }
}

/// "consensus 0.873; place by frequency 1, tfidf 3, rake –"
fn votes(why: &Why) -> String {
    let place = |(name, place): &(&str, Option<f64>)| match place {
        Some(place) => format!("{name} {place}"),
        None => format!("{name} –"),
    };
    let places: Vec<String> = why.places.iter().map(place).collect();
    format!(
        "consensus {:.3}; place by {}",
        why.consensus,
        places.join(", ")
    )
}

fn rows(line: &Line) -> Vec<u8> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    for (at, phrase) in line.keyphrases.iter().enumerate() {
        // Writing to memory cannot fail.
        let _ = writer.write_record([
            line.id,
            &(at + 1).to_string(),
            phrase.phrase,
            &phrase.score.to_string(),
            &phrase.count.to_string(),
        ]);
    }
    writer.into_inner().unwrap_or_default()
}
