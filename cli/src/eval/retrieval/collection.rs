//! `summ eval retrieval`: documents, queries and relevance judgements.

use std::path::Path;

use anyhow::{Context, bail};
use serde::Serialize;
use summ::feedback::Expansion;
use summ::images::{ImageIndex, ImageRecord, ImageSearcher, ImagesError, Judged, SearchSettings};
use summ::query::Query;
use summ::text::{Document, Language};

use super::lists;
use super::worth::{Difference, Row, System, differences, table, told};
use crate::args::{EvalRetrievalArgs, RunArgs};
use crate::eval::{each, finish, gold, table as written};
use crate::exit::Exit;
use crate::images::Judgements;
use crate::output::Format;
use crate::plan;

/// Hits that pseudo feedback takes for relevant.
const PSEUDO: usize = 10;

#[derive(Serialize)]
struct Found {
    documents: usize,
    queries: usize,
    systems: Vec<System>,
    differences: Vec<Difference>,
}

/// Indexes the documents, asks the queries in several ways, and says how good the lists are.
pub fn run(typed: EvalRetrievalArgs) -> anyhow::Result<Exit> {
    let judgements = Judgements::read(&typed.qrels)?;
    let (mut systems, mut failed, mut documents) = (Vec::new(), 0, 0);
    let mut asked = judgements.queries();
    if let (Some(docs), Some(queries)) = (&typed.documents, &typed.queries) {
        let (docs, broken) = read(docs, &typed.run)?;
        let (queries, wrong) = read(queries, &typed.run)?;
        failed = broken + wrong;
        documents = docs.len();
        let judged = |query: &Document| !judgements.relevant(&query.id).is_empty();
        let queries: Vec<Document> = queries.into_iter().filter(judged).collect();
        if queries.is_empty() {
            bail!(
                "nothing to measure: no query has a relevant document in {}",
                typed.qrels.display()
            );
        }
        asked = queries.iter().map(|query| query.id.clone()).collect();
        systems = own(&docs, &queries, &judgements, &typed)?;
    }
    asked.retain(|query| !judgements.relevant(query).is_empty());
    for system in &typed.system {
        let (name, path) = lists::named(system);
        let found = lists::trec(path)?;
        let row = |query: &String| {
            let ids = found.get(query).cloned().unwrap_or_default();
            Row::new(query, &ids, &judgements)
        };
        systems.push(System::new(name, asked.iter().map(row).collect()));
    }
    if let Some(against) = &typed.against
        && !systems.iter().any(|system| system.system == *against)
    {
        bail!("--against {against}: there is no such system");
    }
    let against = typed
        .against
        .as_deref()
        .or_else(|| systems.first().map(|s| &*s.system));
    let found = Found {
        documents,
        queries: asked.len(),
        differences: differences(&systems, against, ("MAP", |row| row.ap), typed.certainty),
        systems,
    };
    let text = match typed.table.format {
        Format::Json => written::json(&found),
        Format::Csv => table(&found.systems, None).csv(),
        _ => format!(
            "{} documents, {} queries\n\n{}\n{}",
            found.documents,
            found.queries,
            table(&found.systems, Some(4)).text(),
            told(&found.differences)
        ),
    };
    finish(typed.table.output.as_deref(), &text, failed)
}

fn read(path: &Path, run: &RunArgs) -> anyhow::Result<(Vec<Document>, usize)> {
    gold::records(path, run.errors.as_deref(), run.quiet, |mut raw| {
        raw.document(&mut Vec::new())
    })
}

fn own(
    documents: &[Document],
    queries: &[Document],
    judgements: &Judgements,
    typed: &EvalRetrievalArgs,
) -> anyhow::Result<Vec<System>> {
    let folder = tempfile::tempdir().context("no place for an index")?;
    let index = ImageIndex::create(folder.path(), Language::English)?;
    let mut writer = index.writer(1)?;
    for document in documents {
        writer.put(&ImageRecord::new(document.id.clone(), whole(document)))?;
    }
    writer.merge()?;
    // The usual BM25, so that it can be compared: stems as rare as they are here.
    let searcher = index.searcher()?.without_background();
    let settings = SearchSettings {
        top: typed.depth,
        ..SearchSettings::default()
    };
    let jobs = plan::jobs(&typed.run);
    let mut systems = Vec::new();
    let ways = Expansion::all().map(Some);
    for way in [None].into_iter().chain(ways) {
        let rows = each(queries, jobs, |query| -> Result<Row, ImagesError> {
            let ids = ask(&searcher, &whole(query), way.as_ref(), &settings)?;
            Ok(Row::new(&query.id, &ids, judgements))
        });
        let rows = rows.into_iter().collect::<Result<Vec<Row>, _>>()?;
        let name = way.map_or("bm25".to_owned(), |way| format!("bm25+{way}"));
        systems.push(System::new(&name, rows));
    }
    Ok(systems)
}

/// Title and text as one.
fn whole(document: &Document) -> String {
    let reviews = document.reviews.iter().map(|review| review.text.as_str());
    let texts: Vec<&str> = document
        .title
        .as_deref()
        .into_iter()
        .chain(reviews)
        .collect();
    texts.join("\n")
}

fn ask(
    searcher: &ImageSearcher,
    text: &str,
    way: Option<&Expansion>,
    settings: &SearchSettings,
) -> Result<Vec<String>, ImagesError> {
    let mut query = Query::of_words(text, Language::English);
    if let Some(expansion) = way {
        let first = SearchSettings {
            top: PSEUDO,
            ..settings.clone()
        };
        let hits = searcher.search(&query, &first)?.hits.into_iter();
        let judged = hits.map(|hit| Judged {
            id: hit.record.id,
            score: Some(hit.score),
        });
        query = searcher.learn(&query, expansion, &judged.collect::<Vec<_>>(), &[])?;
    }
    let hits = searcher.search(&query, settings)?.hits;
    Ok(hits.into_iter().map(|hit| hit.record.id).collect())
}
