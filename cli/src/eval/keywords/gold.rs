use std::collections::HashMap;
use std::path::Path;

use anyhow::bail;
use frostem::{Algorithm, Stemmer};
use serde::Deserialize;
use summ::text::Document;

use crate::args::RunArgs;
use crate::eval::gold::records;
use crate::input::{Body, Problem, Raw};

/// A record with the keyphrases that people gave it.
pub struct Gold {
    pub document: Document,
    /// Distinct, in their normal form.
    pub phrases: Vec<String>,
    /// Whether each stands in the text or the title, word by word.
    pub present: Vec<bool>,
    pub language: String,
}

#[derive(Deserialize)]
struct Beside {
    keyphrases: Vec<String>,
    #[serde(default = "english")]
    lang: String,
}

fn english() -> String {
    "en".to_owned()
}

#[derive(Deserialize)]
struct Line {
    id: serde_json::Value,
    keyphrases: Vec<Phrase>,
}

/// A phrase, or an object that holds it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Phrase {
    Bare(String),
    Full { phrase: String },
}

/// The records of a file that have keyphrases, how many have none, and how many could not
/// be read.
pub fn read(path: &Path, run: &RunArgs) -> anyhow::Result<(Vec<Gold>, usize, usize)> {
    let gold = |mut raw: Raw| {
        let text = raw.text().unwrap_or_default();
        let document = raw.document(&mut Vec::new())?;
        let beside: Beside = serde_json::from_str(&text).map_err(|error| {
            let help = "`keyphrases` is a list of texts, `lang` a code such as en";
            Problem::new(error.to_string(), help)
        })?;
        let mut phrases: Vec<String> = Vec::new();
        for phrase in &beside.keyphrases {
            let phrase = normal_form(phrase, &beside.lang);
            if !phrase.is_empty() && !phrases.contains(&phrase) {
                phrases.push(phrase);
            }
        }
        let mut body = document.title.clone().unwrap_or_default();
        for review in &document.reviews {
            body.push(' ');
            body.push_str(&review.text);
        }
        let body = format!(" {} ", normal_form(&body, &beside.lang));
        let present = phrases.iter().map(|p| body.contains(&format!(" {p} ")));
        Ok(Gold {
            present: present.collect(),
            document,
            phrases,
            language: beside.lang,
        })
    };
    let errors = run.errors.as_deref();
    let (mut gold, failed) = records(path, errors, run.quiet, gold)?;
    let all = gold.len();
    gold.retain(|gold| !gold.phrases.is_empty());
    if gold.is_empty() {
        bail!("nothing to measure: no record has `keyphrases`, a list of texts");
    }
    let without = all - gold.len();
    Ok((gold, without, failed))
}

/// The lists of a system by id.
pub fn lists(path: &Path, run: &RunArgs) -> anyhow::Result<(HashMap<String, Vec<String>>, usize)> {
    let list = |raw: Raw| {
        if let Body::Broken(problem) = raw.body {
            return Err(problem);
        }
        let text = raw.text().unwrap_or_default();
        let line: Line = serde_json::from_str(&text).map_err(|error| {
            Problem::new(error.to_string(), "write {\"id\", \"keyphrases\": [\"…\"]}")
        })?;
        let id = match line.id {
            serde_json::Value::String(id) => id,
            other => other.to_string(),
        };
        let phrase = |phrase| match phrase {
            Phrase::Bare(phrase) | Phrase::Full { phrase } => phrase,
        };
        Ok((id, line.keyphrases.into_iter().map(phrase).collect()))
    };
    let (lists, failed) = records(path, None, run.quiet, list)?;
    Ok((lists.into_iter().collect(), failed))
}

/// The form in which phrases are compared: lower case, words (letters, digits and
/// underscores), stems by Porter for English and by Snowball for some others, Porter
/// for the rest, as keyphrase extraction is measured in the literature.
pub fn normal_form(phrase: &str, language: &str) -> String {
    let stemmer = Stemmer::new(match language {
        "fr" => Algorithm::French,
        "es" => Algorithm::Spanish,
        "pt" => Algorithm::Portuguese,
        "de" => Algorithm::German,
        _ => Algorithm::Porter,
    });
    let lower = phrase.to_lowercase();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let words = lower.split(|c| !is_word(c)).filter(|word| !word.is_empty());
    let stems: Vec<_> = words.map(|word| stemmer.stem(word)).collect();
    stems.join(" ")
}
