//! `summ images query`: what would be looked for, in the words of several engines.

use anyhow::bail;
use serde::Serialize;
use summ::images::{ImageIndex, ImageSearcher};
use summ::query::{Query, QueryTerm, everyday};
use summ::text::{Document, Language, detect};
use summ_net::{ImageQuery, Provider};

use super::{Variants, providers};
use crate::args::ImagesQueryArgs;
use crate::batch::{Done, Record, Task};
use crate::exit::Exit;
use crate::input::Problem;
use crate::output::{Format, element, json_line, one_line};
use crate::plan::Plan;
use crate::stream::{self, Tally};

/// Reads articles, prints their queries.
pub fn run(typed: ImagesQueryArgs) -> anyhow::Result<Exit> {
    let searcher = match &typed.index {
        Some(folder) => Some(ImageIndex::open(folder)?.searcher()?),
        None => None,
    };
    let asked = typed.lang.and_then(|choice| choice.0);
    let language = searcher.as_ref().map(ImageSearcher::language);
    if let (Some(has), Some(asked)) = (language, asked)
        && has != asked
    {
        bail!("--lang {}: the index is in {}", asked.code(), has.code());
    }
    let task = Box::new(Asking {
        variants: Variants::new(&typed.query, language.or(asked))?,
        language: language.or(asked),
        searcher,
        providers: providers::providers(&typed.providers)?,
        format: typed.format,
    });
    let output = typed.target.output.as_deref();
    let plan = Plan::open("images query", typed.input, &typed.run, output)?;
    stream::run(plan, typed.format, b"", task)?.exit(why_nothing)
}

fn why_nothing(tally: &Tally) -> String {
    match tally.done {
        0 => "no query: there is no article in the input".to_owned(),
        _ => "no query: there is no word in the input that could be looked for".to_owned(),
    }
}

struct Asking {
    variants: Variants,
    language: Option<Language>,
    searcher: Option<ImageSearcher>,
    providers: Vec<Provider>,
    format: Format,
}

/// The keys are a contract with other programs; more may be added at the end.
#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    queries: Vec<Shown<'a>>,
}

#[derive(Serialize)]
struct Shown<'a> {
    variant: &'static str,
    terms: Vec<Term<'a>>,
    text: String,
    lucene: String,
    urls: Vec<Address>,
}

#[derive(Serialize)]
struct Term<'a> {
    term: &'a str,
    stems: Vec<&'a str>,
    weight: f64,
    required: bool,
}

#[derive(Serialize)]
struct Address {
    provider: String,
    url: String,
}

impl Asking {
    fn queries(&self, article: &Document) -> Vec<Query> {
        let language = self.language.or_else(|| {
            let text = article.reviews.iter().map(|review| review.text.as_str());
            text.filter_map(detect).next()
        });
        let language = language.unwrap_or(Language::English);
        let rarity = |stem: &str| match &self.searcher {
            Some(searcher) => {
                let frequency = searcher.document_frequency(stem).ok()?;
                (frequency > 0).then(|| searcher.idf(stem).ok()).flatten()
            }
            None => everyday(stem, language),
        };
        let queries = self.variants.build(article, &rarity);
        queries.into_iter().map(|(_, query)| query).collect()
    }

    fn shown<'a>(&self, variant: &'static str, query: &'a Query) -> Shown<'a> {
        let term = |term: &'a QueryTerm| Term {
            term: &term.text,
            stems: term.words.iter().map(|word| &*word.stem).collect(),
            weight: term.weight(),
            required: term.required,
        };
        let text = one_line(query);
        let address = |provider: &Provider| Address {
            provider: provider.name().to_owned(),
            url: provider.url(&ImageQuery::new(&text)).to_string(),
        };
        Shown {
            variant,
            terms: query.terms.iter().map(term).collect(),
            lucene: lucene(query),
            urls: self.providers.iter().map(address).collect(),
            text,
        }
    }

    fn render(&self, article: &Document, queries: &[Query]) -> Vec<u8> {
        let kinds = self.variants.kinds().iter().map(|(kind, _)| kind.name());
        let queries = kinds
            .zip(queries)
            .map(|(kind, query)| self.shown(kind, query));
        let line = Line {
            id: &article.id,
            queries: queries.collect(),
        };
        match self.format {
            Format::Json => element(&line),
            Format::Jsonl => json_line(&line),
            _ => text(&line).into_bytes(),
        }
    }
}

fn text(line: &Line) -> String {
    let mut text = format!("{}\n", line.id);
    for query in &line.queries {
        text += &format!(
            "  {}\n    text    {}\n    lucene  {}\n",
            query.variant, query.text, query.lucene
        );
        for Address { provider, url } in &query.urls {
            text += &format!("    {provider}  {url}\n");
        }
    }
    text
}

/// What has a meaning in the syntax that tantivy and Lucene share.
const SPECIAL: &str = "+-&|!(){}[]^\"~*?:\\/<>=";

/// A query as tantivy's and Lucene's parsers read it: `+must "a phrase"~1^2.50 word^1.20`.
fn lucene(query: &Query) -> String {
    let term = |term: &QueryTerm| {
        let must = if term.required { "+" } else { "" };
        let said = if term.is_phrase() {
            let words = term.text.replace(['"', '\\'], " ");
            let slop = if term.slop > 0 {
                format!("~{}", term.slop)
            } else {
                String::new()
            };
            format!("\"{words}\"{slop}")
        } else {
            let mut word = String::new();
            for c in term.text.chars() {
                if SPECIAL.contains(c) {
                    word.push('\\');
                }
                word.push(c);
            }
            word
        };
        format!("{must}{said}^{:.3}", term.weight())
    };
    query.terms.iter().map(term).collect::<Vec<_>>().join(" ")
}

impl Task for Asking {
    fn on(&self, record: &Record, _: &(dyn Fn() -> bool + Sync)) -> Result<Done, Problem> {
        let article = &record.document;
        let queries = self.queries(article);
        Ok(Done {
            text: self.render(article, &queries),
            entry: None,
            empty: queries.iter().all(|query| query.terms.is_empty()),
            interrupted: false,
            id: article.id.clone(),
            notes: Vec::new(),
            warnings: Vec::new(),
        })
    }
}
