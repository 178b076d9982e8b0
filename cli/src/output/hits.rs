use std::ops::Range;

use ::csv::WriterBuilder;
use serde::Serialize;
use summ::images::{Explanation, Hit, Part, PartKind, RungUsed};
use summ::query::{Query, QueryTerm};
use summ::text::Document;

use super::wrap::Flow;
use super::{Format, Look};

const HEADER: &[u8] = b"id,rank,image,score,caption,url\n";

/// Hits begin here, after place and score.
const INDENT: usize = 12;

/// Terms and parts that are told to people; there may be hundreds.
const FEW: usize = 10;

/// What was looked for, and found.
pub struct Answer {
    pub query: Query,
    pub rungs: Vec<RungUsed>,
    pub hits: Vec<Hit>,
    /// Of each hit what its score is made of, if that was asked for, and where words of the
    /// query stand in its caption.
    pub parts: Vec<(Option<Explanation>, Vec<Range<usize>>)>,
}

/// Writes lists of hits, in one format.
pub struct HitLists {
    format: Format,
    look: Look,
}

/// The keys up to `hits` are a contract with other programs; more may be added at the end.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    query: String,
    terms: Vec<Term<'a>>,
    rungs: Vec<Rung>,
    hits: Vec<Found<'a>>,
    title: Option<&'a str>,
}

#[derive(Serialize)]
struct Term<'a> {
    term: &'a str,
    weight: f64,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
}

#[derive(Serialize)]
struct Rung {
    rung: String,
    matched: usize,
}

#[derive(Serialize)]
struct Found<'a> {
    id: &'a str,
    score: f64,
    caption: &'a str,
    rung: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    /// Bytes of the caption where words of the query stand.
    matched: Vec<[usize; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Vec<Why>>,
}

#[derive(Serialize)]
struct Why {
    what: &'static str,
    stems: String,
    score: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rarity: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    saturation: Option<f64>,
    #[serde(rename = "in")]
    fields: Vec<&'static str>,
}

impl HitLists {
    pub fn new(format: Format, look: Look) -> HitLists {
        HitLists { format, look }
    }

    /// What stands before all results.
    pub fn opening(&self) -> &'static [u8] {
        match self.format {
            Format::Csv => HEADER,
            _ => b"",
        }
    }

    /// An article's hits in full, with the end of its last line where lines end.
    pub fn render(&self, article: &Document, answer: &Answer) -> Vec<u8> {
        match self.format {
            Format::Json => super::json::element(&line(article, answer)),
            Format::Jsonl => super::json::one_line(&line(article, answer)),
            Format::Csv => rows(article, answer),
            _ => self.text(article, answer).into_bytes(),
        }
    }

    fn text(&self, article: &Document, answer: &Answer) -> String {
        let look = &self.look;
        let mut text = String::new();
        let mut lay = |first: &str, indent: usize, parts: &[(&str, anstyle::Style)]| {
            let mut flow = Flow::default();
            parts
                .iter()
                .for_each(|(words, style)| flow.add(words, *style));
            flow.lay_out(first, indent, look.width, &mut text);
        };
        let title = article.title.as_deref().unwrap_or(&article.id);
        lay("", 0, &[(title, look.title)]);
        lay("", 2, &[(&told(&answer.query, &answer.rungs), look.dim)]);
        let hits = answer.hits.iter().zip(&answer.parts).zip(1..);
        for ((hit, (explanation, matched)), place) in hits {
            let first = format!("{place:>4}  {:.3} ", hit.score);
            let caption = pieces(shown(hit), matched, look);
            lay(&first, INDENT, &caption);
            let spaces = " ".repeat(INDENT);
            lay(&spaces, INDENT, &[(&about(hit), look.dim)]);
            if let Some(explanation) = explanation {
                lay(&spaces, INDENT, &[(&why(explanation), look.dim)]);
            }
        }
        if answer.hits.is_empty() {
            lay("  ", 2, &[("no image matches", look.dim)]);
        }
        text
    }
}

/// What is shown of an image: its caption, or what it has instead.
fn shown(hit: &Hit) -> &str {
    let record = &hit.record;
    let texts = [&record.caption, &record.alt, &record.title, &record.context];
    let said = texts.into_iter().find(|text| !text.trim().is_empty());
    said.map_or("", String::as_str)
}

/// The caption, word by word, those with a word of the query in another style.
fn pieces<'a>(
    caption: &'a str,
    matched: &[Range<usize>],
    look: &Look,
) -> Vec<(&'a str, anstyle::Style)> {
    let start = |word: &str| word.as_ptr() as usize - caption.as_ptr() as usize;
    let style = |word: &'a str| {
        let span = start(word)..start(word) + word.len();
        let holds = |found: &Range<usize>| found.start < span.end && span.start < found.end;
        match matched.iter().any(holds) {
            true => (word, look.praise),
            false => (word, anstyle::Style::new()),
        }
    };
    caption.split_whitespace().map(style).collect()
}

/// "id, url, licence"
fn about(hit: &Hit) -> String {
    let record = &hit.record;
    let told = [
        Some(record.id.clone()),
        record.url.clone(),
        record.source.clone(),
        record.licence.clone(),
        record.date.map(|date| date.to_string()),
    ];
    told.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "storm, New York and 12 more; 80%: 3, any: 40"
fn told(query: &Query, rungs: &[RungUsed]) -> String {
    let terms: Vec<&str> = query
        .terms
        .iter()
        .take(FEW)
        .map(|term| &*term.text)
        .collect();
    let mut told = format!("query: {}", terms.join(", "));
    if query.terms.len() > FEW {
        told += &format!(" and {} more", query.terms.len() - FEW);
    }
    if terms.is_empty() {
        return "no word of it stands in the index".to_owned();
    }
    let rungs: Vec<String> = rungs
        .iter()
        .map(|used| format!("{} {}", used.rung, used.matched))
        .collect();
    format!("{told}; matched: {}", rungs.join(", "))
}

fn why(explanation: &Explanation) -> String {
    let parts: Vec<String> = explanation
        .parts
        .iter()
        .take(FEW)
        .map(|part| format!("{} {:.3}", named(part), part.score))
        .collect();
    let rest = explanation.parts.iter().skip(FEW).map(|part| part.score);
    let rest: f64 = rest.sum();
    match rest > 0.0 {
        true => format!("{} + others {rest:.3}", parts.join(" + ")),
        false => parts.join(" + "),
    }
}

fn named(part: &Part) -> String {
    match part.kind {
        PartKind::Word(_) => part.stems.clone(),
        PartKind::Phrase(_) => format!("\"{}\"", part.stems),
        PartKind::Pair => format!("{} together", part.stems),
        PartKind::Passages => "alike to the article".to_owned(),
    }
}

/// The query as one line: phrases in quotation marks.
pub fn one_line(query: &Query) -> String {
    let term = |term: &QueryTerm| match term.is_phrase() {
        true => format!("\"{}\"", term.text.replace('"', " ")),
        false => term.text.clone(),
    };
    query.terms.iter().map(term).collect::<Vec<_>>().join(" ")
}

fn line<'a>(article: &'a Document, answer: &'a Answer) -> Line<'a> {
    let term = |term: &'a QueryTerm| Term {
        term: &term.text,
        weight: term.weight(),
        required: term.required,
    };
    let rung = |used: &RungUsed| Rung {
        rung: used.rung.to_string(),
        matched: used.matched,
    };
    let hits = answer.hits.iter().zip(&answer.parts);
    let found =
        |(hit, (explanation, matched)): (&'a Hit, &(Option<Explanation>, Vec<Range<usize>>))| {
            Found {
                id: &hit.record.id,
                score: hit.score,
                caption: &hit.record.caption,
                rung: hit.rung.to_string(),
                url: hit.record.url.as_deref(),
                page: hit.record.page.as_deref(),
                licence: hit.record.licence.as_deref(),
                source: hit.record.source.as_deref(),
                matched: matched.iter().map(|span| [span.start, span.end]).collect(),
                why: explanation
                    .as_ref()
                    .map(|explanation| explanation.parts.iter().map(reason).collect()),
            }
        };
    Line {
        id: &article.id,
        query: one_line(&answer.query),
        terms: answer.query.terms.iter().map(term).collect(),
        rungs: answer.rungs.iter().map(rung).collect(),
        hits: hits.map(found).collect(),
        title: article.title.as_deref(),
    }
}

fn reason(part: &Part) -> Why {
    let (what, matched) = match part.kind {
        PartKind::Word(matched) => ("word", Some(matched)),
        PartKind::Phrase(matched) => ("phrase", Some(matched)),
        PartKind::Pair => ("pair", None),
        PartKind::Passages => ("passages", None),
    };
    Why {
        what,
        stems: part.stems.clone(),
        score: part.score,
        weight: matched.map(|m| m.weight),
        rarity: matched.map(|m| m.rarity),
        saturation: matched.map(|m| m.saturation),
        fields: part.fields.iter().map(|field| field.name()).collect(),
    }
}

fn rows(article: &Document, answer: &Answer) -> Vec<u8> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    for (hit, place) in answer.hits.iter().zip(1..) {
        // Writing to memory cannot fail.
        let _ = writer.write_record([
            &article.id,
            &format!("{place}"),
            &hit.record.id,
            &hit.score.to_string(),
            &hit.record.caption,
            hit.record.url.as_deref().unwrap_or_default(),
        ]);
    }
    writer.into_inner().unwrap_or_default()
}
