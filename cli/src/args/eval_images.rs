use std::path::PathBuf;

use clap::Args;

use super::common::RunArgs;
use super::eval::{CertaintyArgs, TableArgs};
use super::values;

/// Measure how well images are found: by the captions of articles
///
/// A line of ARTICLES has `id`, `title`, `text` and `captions`, a list. Every caption is an
/// image of its own, put into an index together with those of --distractors; relevant to an
/// article are its own. Each row is another query: the article as it is searched by default
/// and without parts of that, its title, lead, words, keyphrases and caption, few terms with and
/// without the ladder, feedback, and BM25 as it is usually tried. Feedback by judgements is measured on what is
/// left when the judged images are taken out, against the same without feedback.
#[derive(Debug, Args)]
#[command(after_help = IMAGES_EXAMPLES)]
pub struct EvalImagesArgs {
    /// The articles with captions, JSON lines; - for standard input
    #[arg(value_name = "ARTICLES")]
    pub articles: PathBuf,
    /// More captions, lines of {id, caption}, that are relevant to none; may be given again
    #[arg(long, value_name = "FILE")]
    pub distractors: Vec<PathBuf>,
    /// Hits of other systems, lines of {id, hits: [{id}]}, a caption's id being the article's
    /// with # and its number from 0; repeatable
    #[arg(long, value_name = "NAME=FILE|FILE")]
    pub system: Vec<String>,
    /// Pair every other system with this one: difference in MRR, its interval and p
    #[arg(long, value_name = "NAME")]
    pub against: Option<String>,
    /// Also the ten keyphrases of each ranker as a query
    #[arg(long)]
    pub each: bool,
    /// Hits that are looked at
    #[arg(long, value_name = "N", default_value = "100", value_parser = values::count)]
    pub depth: usize,
    /// Hits that are judged before feedback
    #[arg(long, value_name = "N", default_value = "5", value_parser = values::count)]
    pub judge_top: usize,
    #[command(flatten)]
    pub certainty: CertaintyArgs,
    #[command(flatten)]
    pub table: TableArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// Measure search and pseudo feedback: documents, queries and relevance judgements
///
/// DOCS are lines of {id, title, text}, queries lines of {id, text}. Rows are BM25 (k1 1.2, b
/// 0.75, stems, no stop words) and the same with RM3, Rocchio and Bo1 on its first ten hits.
/// Measures are those of trec_eval: a query without a relevant document is left out, one
/// without hits counts 0.
#[derive(Debug, Args)]
#[command(after_help = RETRIEVAL_EXAMPLES)]
pub struct EvalRetrievalArgs {
    /// The documents, JSON lines
    #[arg(value_name = "DOCS", required_unless_present = "trec_run")]
    pub documents: Option<PathBuf>,
    /// The queries, JSON lines
    #[arg(long, value_name = "FILE", required_unless_present = "trec_run")]
    pub queries: Option<PathBuf>,
    /// The judgements: query, document and grade with tabs, or trec_eval's four columns
    #[arg(long, value_name = "FILE")]
    pub qrels: PathBuf,
    /// Runs of other systems in TREC's six columns: query Q0 document rank score name; repeatable
    #[arg(long = "system", value_name = "NAME=FILE|FILE", id = "trec_run")]
    pub system: Vec<String>,
    /// Pair every other system with this one: difference in MAP, its interval and p
    #[arg(long, value_name = "NAME")]
    pub against: Option<String>,
    /// Hits that are looked at
    #[arg(long, value_name = "N", default_value = "1000", value_parser = values::count)]
    pub depth: usize,
    #[command(flatten)]
    pub certainty: CertaintyArgs,
    #[command(flatten)]
    pub table: TableArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

const IMAGES_EXAMPLES: &str = "\
Examples:
  summ eval images articles.jsonl --distractors more.jsonl
  summ eval images articles.jsonl --system other=hits.jsonl --against other";

const RETRIEVAL_EXAMPLES: &str = "\
Examples:
  summ eval retrieval docs.jsonl --queries queries.jsonl --qrels qrels.tsv
  summ eval retrieval --qrels qrels.tsv --system bm25=run.txt";
