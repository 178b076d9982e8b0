use std::path::PathBuf;

use clap::{Args, Subcommand};
use summ::images::Date;

use super::common::{EXIT_STATUS, InputArgs, OutputArgs, RunArgs};
use super::values::{self, LanguageChoice, name_of, one_of};
use crate::names::named;
use crate::output::Format;

/// Index images by what is written about them, and find those that go with an article
#[derive(Debug, Args)]
pub struct ImagesArgs {
    #[command(subcommand)]
    pub what: ImagesCommand,
}

#[derive(Debug, Subcommand)]
pub enum ImagesCommand {
    Index(Box<ImagesIndexArgs>),
    Search(Box<ImagesSearchArgs>),
    Query(Box<ImagesQueryArgs>),
}

/// Put images into an index: what is written about them, on disk
///
/// A record has `id` and any of `caption`, `alt`, `tags`, `title` and `context` (the text
/// around it), and may have `url`, `page`, `source`, `date`, `width`, `height` and `licence`.
/// Of HTML pages the images are taken with their captions and the text around them. A record
/// of an id that is there already replaces it. What was committed survives whatever happens.
#[derive(Debug, Args)]
#[command(after_help = format!("{INDEX_EXAMPLES}\n\n{EXIT_STATUS}"))]
pub struct ImagesIndexArgs {
    #[command(flatten)]
    pub input: InputArgs,

    /// The folder of the index; made where there is none
    #[arg(long, value_name = "DIR", help_heading = "Index")]
    pub index: PathBuf,
    /// The language of the captions [default: that of the index, en for a new one]
    #[arg(long, value_name = "CODE", help_heading = "Index", value_parser = values::language())]
    pub lang: Option<LanguageChoice>,
    /// Take the image of an id out of the index; may be given again
    #[arg(long, value_name = "ID", help_heading = "Index")]
    pub delete: Vec<String>,
    /// At the end make one segment of all, which is the fastest to search
    #[arg(long, help_heading = "Index")]
    pub merge: bool,
    /// Commit after so many records
    #[arg(long, value_name = "N", default_value = "100000", help_heading = "Index", value_parser = values::count)]
    pub commit_every: usize,

    #[command(flatten)]
    pub run: RunArgs,
}

/// Find the images that go with articles
///
/// A query is made of each article: its words by how often and how early they are said, and
/// how rare they are among the images; the best hits are compared with the article sentence by
/// sentence.
#[derive(Debug, Args)]
#[command(after_help = format!("{SEARCH_EXAMPLES}\n\n{EXIT_STATUS}"))]
pub struct ImagesSearchArgs {
    #[command(flatten)]
    pub input: InputArgs,

    /// The folder of the index; may be left out where providers are asked
    #[arg(
        long,
        value_name = "DIR",
        help_heading = "Search",
        required_unless_present = "providers"
    )]
    pub index: Option<PathBuf>,
    /// Hits at most for each article
    #[arg(short, long, value_name = "N", default_value = "10", help_heading = "Search", value_parser = values::count)]
    pub top: usize,
    #[command(flatten)]
    pub query: QueryArgs,
    /// Let a hit match less and less of the query, until so many images match; without it any
    /// word is enough
    #[arg(long, value_name = "N", help_heading = "Search", value_parser = values::count)]
    pub ladder: Option<usize>,

    /// From 0 (the best, whatever they repeat) to 1 (words that better hits have count for
    /// nothing any more)
    #[arg(long, value_name = "SHARE", default_value = "0", help_heading = "Search", value_parser = values::share)]
    pub diversity: f64,
    #[command(flatten)]
    pub providers: ProviderArgs,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub feedback: FeedbackArgs,

    /// How the hits are written
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output",
          value_parser = one_of(Format::OF_LISTS))]
    pub format: Format,
    /// Show what each score is made of
    #[arg(short, long, help_heading = "Output")]
    pub explain: bool,
    #[command(flatten)]
    pub target: OutputArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// How a query is made of an article.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Query")]
pub struct QueryArgs {
    /// Terms at most: words, or phrases of words that belong together
    #[arg(long, value_name = "N", value_parser = values::count)]
    pub max_terms: Option<usize>,
    /// Make terms of single words only
    #[arg(long)]
    pub no_phrases: bool,
    /// What a hit must have, all its words; may be given again
    #[arg(long, value_name = "PHRASE")]
    pub require: Vec<String>,
    #[arg(long = "variant", value_name = "NAME[:WEIGHT]", value_parser = values::variant,
          help = variants())]
    pub variants: Vec<(Variant, f64)>,
    /// How the hits of several queries become one list
    #[arg(long, value_name = "NAME", default_value = "comb-sum", value_parser = name_of::<summ::aggregate::Aggregation>())]
    pub aggregate: summ::aggregate::Aggregation,
}

/// Help for `--variant`, from the registry.
fn variants() -> String {
    let one = |kind: &Variant| format!("{} ({})", kind.name(), kind.summary());
    let all: Vec<String> = Variant::ALL.iter().map(one).collect();
    format!(
        "What the query is made of, with what weight; given again, the hits of several queries \
         are fused [default: article]: {}",
        all.join(", ")
    )
}

named! {
    /// What a query is made of.
    Variant {
        Article = "article", "the whole article";
        Title = "title", "its title alone";
        Lead = "lead", "its first 50 words";
        Words = "words", "the ten words that say most";
        Keyphrases = "keyphrases", "ten keyphrases";
        Caption = "caption", "the caption that would be written for it";
    }
}

/// Which images may be hits.
#[derive(Debug, Args)]
#[command(next_help_heading = "Filters")]
pub struct FilterArgs {
    /// Images under this licence; `cc-by-*` for all that begin so; may be given again
    #[arg(long = "licence", value_name = "NAME")]
    pub licences: Vec<String>,
    /// Images of this source; may be given again
    #[arg(long = "source", value_name = "NAME")]
    pub sources: Vec<String>,
    /// Pixels at least
    #[arg(long, value_name = "N")]
    pub min_width: Option<u32>,
    /// Pixels at least
    #[arg(long, value_name = "N")]
    pub min_height: Option<u32>,
    /// Made then or later: 2026, 2026-03 or 2026-03-09
    #[arg(long, value_name = "DATE")]
    pub since: Option<Date>,
    /// Made then or before
    #[arg(long, value_name = "DATE")]
    pub until: Option<Date>,
}

/// What is learned from hits.
#[derive(Debug, Args)]
#[command(next_help_heading = "Feedback")]
pub struct FeedbackArgs {
    /// How the query learns from its first hits, taken for relevant, or from those judged
    /// [default: none; rocchio where hits are judged]
    #[arg(long, value_name = "NAME", value_parser = name_of::<FeedbackKind>())]
    pub feedback: Option<FeedbackKind>,
    /// An image that goes with the article; may be given again
    #[arg(long, value_name = "ID")]
    pub relevant: Vec<String>,
    /// An image that does not; may be given again
    #[arg(long, value_name = "ID")]
    pub irrelevant: Vec<String>,
    /// Judgements of a batch: lines of article, image and grade with tabs, or trec_eval's four columns
    #[arg(long, value_name = "FILE")]
    pub judgements: Option<PathBuf>,
    /// Judge so many of the first hits by --judgements and search again
    #[arg(
        long,
        value_name = "N",
        default_value = "5",
        requires = "judgements",
        value_parser = values::count
    )]
    pub judge_top: usize,
    /// Leave images that were judged out of the list that is searched again
    #[arg(long)]
    pub residual: bool,
    /// Keep queries and judgements in FILE, and go on with those it has
    #[arg(long, value_name = "FILE")]
    pub session: Option<PathBuf>,
    /// Ask for judgements at the terminal, and search again
    #[arg(long, conflicts_with = "judgements")]
    pub interactive: bool,
}

named! {
    /// How a query learns.
    FeedbackKind {
        None = "none", "not at all";
        Rm3 = "rm3", "a relevance model, mixed with the query";
        Rocchio = "rocchio", "towards what is relevant, away from what is not";
        Bo1 = "bo1", "what stands there more often than by chance";
    }
}

/// Print the query of an article, as several engines take it
#[derive(Debug, Args)]
#[command(after_help = QUERY_EXAMPLES)]
pub struct ImagesQueryArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// An index whose words are counted; without it words are as rare as in news
    #[arg(long, value_name = "DIR", help_heading = "Query")]
    pub index: Option<PathBuf>,
    #[command(flatten)]
    pub query: QueryArgs,
    /// The language of the articles [default: that of the index, or detect it]
    #[arg(long, value_name = "CODE", help_heading = "Query", value_parser = values::language())]
    pub lang: Option<LanguageChoice>,
    #[command(flatten)]
    pub providers: ProviderArgs,
    /// How the query is written
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output",
          value_parser = one_of(&[Format::Text, Format::Json, Format::Jsonl]))]
    pub format: Format,
    #[command(flatten)]
    pub target: OutputArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// Who is asked besides the index.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Providers")]
pub struct ProviderArgs {
    /// openverse, commons, searxng=URL, or a TOML file that describes an API; may be given again
    #[arg(long = "provider", value_name = "NAME|FILE")]
    pub providers: Vec<String>,
    /// Another address of a provider, such as a mirror: NAME=URL; may be given again
    #[arg(long, value_name = "NAME=URL")]
    pub provider_url: Vec<String>,
}

const INDEX_EXAMPLES: &str = "\
Examples:
  summ images index captions.jsonl --index images/
  summ images index pages/ --index images/ --merge
  summ images index --index images/ --delete img-17 new.csv";

const SEARCH_EXAMPLES: &str = "\
Examples:
  summ images search article.txt --index images/
  summ images search articles.jsonl --index images/ --top 100 -f jsonl > hits.jsonl
  summ images search article.txt --index images/ --max-terms 10 --ladder 10 --explain
  summ images search article.txt --index images/ --licence 'cc-by*' --min-width 1200
  summ images search article.txt --index images/ --relevant img-4 --irrelevant img-9
  summ images search articles.jsonl --index images/ --judgements qrels.tsv --judge-top 5
  summ images search article.txt --index images/ --provider openverse --provider commons";

const QUERY_EXAMPLES: &str = "\
Examples:
  summ images query article.txt --max-terms 10
  summ images query article.txt --index images/ --provider openverse --provider commons";
