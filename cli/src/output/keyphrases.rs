use ::csv::WriterBuilder;
use serde::{Serialize, Serializer};
use summ::keywords::{Keyphrases, Place};
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
    why: Option<Why<'a>>,
}

#[derive(Serialize)]
struct Why<'a> {
    /// What the rankers agree on, before what other phrases say is taken off.
    consensus: f64,
    #[serde(serialize_with = "as_map")]
    places: Vec<(&'static str, Option<f64>)>,
    /// What the phrases before it say already.
    repeated: f64,
    /// How much each vote counts on this text.
    #[serde(serialize_with = "as_map")]
    weights: Vec<(&'static str, f64)>,
    /// How many phrases the places are among.
    candidates: usize,
    /// Where another name stands for it.
    stand_ins: Vec<Span<'a>>,
}

fn as_map<S: Serializer, T: Serialize + Copy>(
    by_ranker: &[(&'static str, T)],
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_map(by_ranker.iter().copied())
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
        let names = || found.rankers.iter().map(|ranker| ranker.name());
        let spans = |places: &[Place]| places.iter().map(|p| Span::of(document, p)).collect();
        let phrase = |phrase: &'a summ::keywords::Keyphrase| Phrase {
            phrase: &phrase.phrase,
            score: phrase.score,
            count: phrase.mentions.len(),
            spans: spans(&phrase.mentions),
            why: self.explain.then(|| Why {
                consensus: phrase.consensus,
                places: names().zip(phrase.votes.iter().copied()).collect(),
                repeated: (phrase.consensus - phrase.score).max(0.0),
                weights: names().zip(found.weights.iter().copied()).collect(),
                candidates: found.candidates,
                stand_ins: spans(&phrase.stand_ins),
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
                let mut all = vec![score(why), votes(why)];
                all.push(span::places("stands in", &phrase.spans));
                if !why.stand_ins.is_empty() {
                    all.push(span::places("another name for it in", &why.stand_ins));
                }
                for told in all {
                    let mut flow = Flow::default();
                    flow.add(&told, look.dim);
                    flow.lay_out(&" ".repeat(INDENT), INDENT, look.width, &mut text);
                }
            }
        }
        text
    }
}

/// "consensus 0.873, less 0.102 for what stands above".
fn score(why: &Why) -> String {
    let consensus = why.consensus;
    match why.repeated < 0.0005 {
        true => format!("consensus {consensus:.3}"),
        false => format!(
            "consensus {consensus:.3}, less {:.3} for what stands above",
            why.repeated
        ),
    }
}

/// "place of 57 by frequency 1 (weight 4.3), tfidf 3 (1.2), rake – (0.4)": the heaviest vote
/// first, and none without weight.
fn votes(why: &Why) -> String {
    let weights = why.weights.iter().map(|(_, weight)| *weight);
    let mut votes: Vec<_> = why.places.iter().zip(weights).collect();
    votes.retain(|(_, weight)| *weight > 0.0);
    votes.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut unit = "weight ";
    let told = votes.iter().map(|((name, place), weight)| {
        let place = place.map_or_else(|| "–".to_owned(), |place| place.to_string());
        let unit = std::mem::take(&mut unit);
        format!("{name} {place} ({unit}{weight:.1})")
    });
    let told: Vec<String> = told.collect();
    format!("place of {} by {}", why.candidates, told.join(", "))
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
