use serde::{Serialize, Serializer};
use summ::opinion::{Balance, ChosenSentence, Summary};
use summ::text::Document;

use super::explain::{self, Word};

/// The keys up to `method` are a contract with other programs; later ones may be added to.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    summary: String,
    sentences: Vec<Sentence<'a>>,
    value: f64,
    bound: Option<f64>,
    certificate: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound_reason: Option<String>,
    guarantee: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    guarantee_reason: Option<&'static str>,
    method: &'a str,
    optimal: bool,
    bound_by: Option<&'static str>,
    title: Option<&'a str>,
    language: &'a str,
    aspects: Option<&'a str>,
    #[serde(serialize_with = "whole")]
    budget: f64,
    evaluations: usize,
    balance: BothBalances,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Sentence<'a> {
    review: Option<&'a str>,
    index: usize,
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(serialize_with = "whole")]
    cost: f64,
    gain: f64,
    polarity: f64,
    subjectivity: f64,
    intensity: f64,
    aspect: Option<&'a str>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    why: Option<Why>,
}

#[derive(Serialize)]
struct Why {
    choice: usize,
    parts: Parts,
    evidence: Vec<Word>,
}

#[derive(Serialize)]
struct Parts {
    relevance: f64,
    redundancy: f64,
    sentiment: f64,
    focus: f64,
}

#[derive(Serialize)]
struct BothBalances {
    source: OneBalance,
    summary: OneBalance,
}

#[derive(Serialize)]
struct OneBalance {
    sentences: usize,
    words: usize,
    polarity: f64,
    praise: f64,
    complaint: f64,
}

/// A summary as one line of JSON, with its end.
pub fn line(document: &Document, summary: &Summary, explain: bool) -> Vec<u8> {
    one_line(&view(document, summary, explain))
}

/// A summary as an element of a list that is written over many lines.
pub fn pretty(document: &Document, summary: &Summary, explain: bool) -> Vec<u8> {
    element(&view(document, summary, explain))
}

/// One line of JSON, with its end.
pub fn one_line(view: &impl Serialize) -> Vec<u8> {
    // Strings and finite numbers: writing them to memory cannot fail.
    let mut bytes = serde_json::to_vec(view).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// An element of a list that is written over many lines.
pub fn element(view: &impl Serialize) -> Vec<u8> {
    let text = serde_json::to_string_pretty(view).unwrap_or_default();
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n").into_bytes()
}

fn view<'a>(document: &'a Document, summary: &'a Summary, explain: bool) -> Line<'a> {
    let sentences = summary.sentences.iter();
    Line {
        id: &summary.id,
        summary: summary.text(),
        sentences: sentences.map(|s| sentence(document, s, explain)).collect(),
        // an empty sum is −0
        value: summary.value + 0.0,
        bound: summary.bound.as_ref().ok().copied(),
        certificate: summary.certificate(),
        bound_reason: summary.bound.as_ref().err().map(ToString::to_string),
        guarantee: summary.guarantee.to_string(),
        guarantee_reason: summary.guarantee.missing(),
        method: summary.method,
        optimal: summary.optimal,
        bound_by: summary.bound_by.map(|by| by.name()),
        title: summary.title.as_deref(),
        language: summary.language.code(),
        aspects: summary.aspects.as_deref(),
        budget: summary.budget,
        evaluations: summary.evaluations,
        balance: BothBalances {
            source: balance(&summary.source_balance),
            summary: balance(&summary.balance),
        },
        notes: summary.notes.iter().map(ToString::to_string).collect(),
    }
}

fn sentence<'a>(document: &Document, chosen: &'a ChosenSentence, explain: bool) -> Sentence<'a> {
    Sentence {
        review: chosen.review.as_deref(),
        index: chosen.index,
        start: chosen.span.start,
        end: chosen.span.end,
        text: &chosen.text,
        cost: chosen.cost,
        gain: chosen.gain,
        polarity: chosen.polarity,
        subjectivity: chosen.subjectivity,
        intensity: chosen.intensity,
        aspect: chosen.aspect.as_deref(),
        why: explain.then(|| Why {
            choice: chosen.choice,
            parts: Parts {
                relevance: chosen.parts.relevance,
                redundancy: chosen.parts.redundancy,
                sentiment: chosen.parts.sentiment,
                focus: chosen.parts.focus,
            },
            evidence: explain::words(document, chosen),
        }),
    }
}

fn balance(balance: &Balance) -> OneBalance {
    let Balance {
        sentences,
        words,
        polarity,
        praise,
        complaint,
    } = *balance;
    OneBalance {
        sentences,
        words,
        polarity,
        praise,
        complaint,
    }
}

/// A whole number without ".0".
fn whole<S: Serializer>(number: &f64, to: S) -> Result<S::Ok, S::Error> {
    // 2^53, up to which every whole number is a float of its own
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.fract() == 0.0 && number.abs() <= EXACT {
        to.serialize_i64(*number as i64)
    } else {
        to.serialize_f64(*number)
    }
}
