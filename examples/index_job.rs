//! Keyphrases as a facet: documents are indexed with their keyphrases, and a search says
//! which keyphrases its hits have.
//!
//! ```sh
//! cargo run --example index_job --features search
//! ```

use std::error::Error;

use serde_json::Value as Json;
use summ::keywords::{Extractor, Settings};
use summ::text::Document;
use tantivy::collector::{Count, FacetCollector, TopDocs};
use tantivy::query::{AllQuery, Query, QueryParser, TermQuery};
use tantivy::schema::{
    FacetOptions, Field, IndexRecordOption, STORED, STRING, Schema, TEXT, Value,
};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term, doc, schema::Facet};

/// Bytes that the index may hold before it writes a segment; the least there may be.
const BUFFER: usize = 15_000_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut schema = Schema::builder();
    let id = schema.add_text_field("id", STRING | STORED);
    let title = schema.add_text_field("title", TEXT | STORED);
    let text = schema.add_text_field("text", TEXT);
    let facet = schema.add_facet_field("keyphrase", FacetOptions::default());
    let index = Index::create_in_ram(schema.build());
    let mut writer: IndexWriter = index.writer(BUFFER)?;

    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/news.jsonl");
    let extractor = Extractor::new(Settings::default())?;
    for line in std::fs::read_to_string(corpus)?.lines() {
        let record: Json = serde_json::from_str(line)?;
        let said = |key: &str| record[key].as_str().unwrap_or_default().to_owned();

        // All that it takes of summ.
        let mut document = Document::new(said("id"), said("text"));
        document.title = Some(said("title"));
        let keyphrases = extractor.extract(&document).phrases;

        let mut row = doc!(id => said("id"), title => said("title"), text => said("text"));
        for keyphrase in keyphrases {
            row.add_facet(
                facet,
                Facet::from_path(["keyphrase", &keyphrase.phrase.to_lowercase()]),
            );
        }
        writer.add_document(row)?;
    }
    writer.commit()?;

    let searcher = index.reader()?.searcher();
    println!("keyphrases of all documents");
    counts(&searcher, &AllQuery)?;
    let water = QueryParser::for_index(&index, vec![title, text]).parse_query("water")?;
    println!("\nkeyphrases of what speaks of water");
    counts(&searcher, &*water)?;
    println!("\ndocuments under /keyphrase/heat pump");
    titles(
        &searcher,
        title,
        Facet::from_path(["keyphrase", "heat pump"]),
        facet,
    )
}

/// The facets of the documents found, the most common first.
fn counts(searcher: &Searcher, query: &dyn Query) -> Result<(), Box<dyn Error>> {
    let mut facets = FacetCollector::for_field("keyphrase");
    facets.add_facet("/keyphrase");
    let found = searcher.search(query, &facets)?;
    for (facet, count) in found.top_k("/keyphrase", 6) {
        println!(
            "  {count}  {}",
            facet.to_path().last().copied().unwrap_or_default()
        );
    }
    Ok(())
}

/// The documents that have a keyphrase.
fn titles(
    searcher: &Searcher,
    title: Field,
    wanted: Facet,
    field: Field,
) -> Result<(), Box<dyn Error>> {
    let query = TermQuery::new(Term::from_facet(field, &wanted), IndexRecordOption::Basic);
    let (hits, count) =
        searcher.search(&query, &(TopDocs::with_limit(10).order_by_score(), Count))?;
    for (_, address) in hits {
        let found: TantivyDocument = searcher.doc(address)?;
        let shown = found.get_first(title).and_then(|value| value.as_str());
        println!("  {}", shown.unwrap_or_default());
    }
    println!("  {count} in all");
    Ok(())
}
