use std::ops::Range;

use serde::Serialize;
use summ::opinion::{ChosenSentence, GainParts};
use summ::score::{Applied, Evidence};
use summ::text::Document;

/// A word that carries sentiment, and what the rules made of it.
#[derive(Debug, Serialize)]
pub struct Word {
    pub term: String,
    /// As it stands in the text.
    pub text: String,
    pub start: usize,
    pub end: usize,
    pub base: f64,
    pub valence: f64,
    pub subjectivity: f64,
    pub rules: Vec<Rule>,
}

/// A rule, its factor and the words that called for it.
#[derive(Debug, Serialize)]
pub struct Rule {
    pub kind: String,
    pub factor: f64,
    pub trigger: String,
    pub start: usize,
    pub end: usize,
}

/// The words that made a chosen sentence's polarity.
pub fn words(document: &Document, chosen: &ChosenSentence) -> Vec<Word> {
    found(
        &document.reviews[chosen.review_index].text,
        &chosen.evidence,
    )
}

/// The same for any sentence of a review.
pub fn found(review: &str, evidence: &[Evidence]) -> Vec<Word> {
    let stands = |span: &Range<usize>| review.get(span.clone()).unwrap_or_default().to_owned();
    let word = |evidence: &Evidence| Word {
        term: evidence.term.clone(),
        text: stands(&evidence.span),
        start: evidence.span.start,
        end: evidence.span.end,
        base: evidence.base,
        valence: evidence.valence,
        subjectivity: evidence.subjectivity,
        rules: evidence
            .rules
            .iter()
            .map(|applied| rule(applied, &stands))
            .collect(),
    };
    evidence.iter().map(word).collect()
}

fn rule(applied: &Applied, stands: &dyn Fn(&Range<usize>) -> String) -> Rule {
    Rule {
        kind: kebab(&format!("{:?}", applied.kind)),
        factor: applied.factor,
        trigger: stands(&applied.trigger),
        start: applied.trigger.start,
        end: applied.trigger.end,
    }
}

/// The name of a variant as it is written in settings and results.
fn kebab(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !text.is_empty() {
            text.push('-');
        }
        text.extend(c.to_lowercase());
    }
    text
}

/// "relevance 0.102 + sentiment 0.079": the parts that gave something.
pub fn parts(parts: &GainParts) -> String {
    let named = [
        ("relevance", parts.relevance),
        ("redundancy", parts.redundancy),
        ("sentiment", parts.sentiment),
        ("focus", parts.focus),
    ];
    let mut text = String::new();
    for (name, part) in named.into_iter().filter(|(_, part)| *part != 0.0) {
        let sign = match (text.is_empty(), part < 0.0) {
            (true, false) => "",
            (true, true) => "−",
            (false, false) => " + ",
            (false, true) => " − ",
        };
        text.push_str(&format!("{sign}{name} {:.3}", part.abs()));
    }
    text
}

/// "+1.9", "−0.4"
pub fn signed(number: f64) -> String {
    format!("{number:+.1}").replace('-', "−")
}

/// The same with two places: "+0.69"
pub fn signed_fine(number: f64) -> String {
    format!("{number:+.2}").replace('-', "−")
}

/// "“good” +1.9 ×1.30 intensifier “very” = +2.5"
pub fn told(word: &Word) -> String {
    let shown = if word.text.is_empty() {
        &word.term
    } else {
        &word.text
    };
    let mut text = format!("“{shown}” {}", signed(word.base));
    for rule in &word.rules {
        let factor = format!("{:.2}", rule.factor).replace('-', "−");
        text.push_str(&format!(" ×{factor} {}", rule.kind));
        if !rule.trigger.is_empty() && rule.trigger != word.text {
            text.push_str(&format!(" “{}”", rule.trigger));
        }
    }
    if !word.rules.is_empty() {
        text.push_str(&format!(" = {}", signed(word.valence)));
    }
    text
}
