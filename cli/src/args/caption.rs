use std::path::PathBuf;

use clap::Args;
use summ::caption::Method;

use super::common::{EXIT_STATUS, InputArgs, OutputArgs, RunArgs};
use super::values::{self, LanguageChoice, name_of, one_of};
use crate::output::Format;

/// Write a line that could stand below a picture of what a text is about
///
/// By default the best short sentence or clause; with a model of `summ train caption` also
/// words of the text in an order of their own.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_STATUS}"))]
pub struct CaptionArgs {
    #[command(flatten)]
    pub input: InputArgs,

    #[command(flatten)]
    pub settings: CaptionSettingsArgs,

    /// How the captions are written
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output",
          value_parser = one_of(Format::OF_LISTS))]
    pub format: Format,
    /// Show what made the score of each caption, and where it stands
    #[arg(short, long, help_heading = "Output")]
    pub explain: bool,
    #[command(flatten)]
    pub target: OutputArgs,

    #[command(flatten)]
    pub run: RunArgs,
    /// Go on where a run with the same --output was killed or interrupted
    #[arg(long, help_heading = "Run", requires = "output")]
    pub resume: bool,
}

/// How captions are made; left out, the defaults of the library hold.
#[derive(Debug, Args)]
#[command(next_help_heading = "Captions")]
pub struct CaptionSettingsArgs {
    /// Words of a caption at most [default: 20]
    #[arg(short, long, value_name = "N", value_parser = values::count)]
    pub words: Option<usize>,
    /// Words of a caption at least, where the text allows it [default: 5]
    #[arg(long, value_name = "N", value_parser = values::count)]
    pub min_words: Option<usize>,
    /// How many captions a document gets at most [default: 3]
    #[arg(short, long, value_name = "N", value_parser = values::count)]
    pub best: Option<usize>,
    /// How they are made
    #[arg(short, long, value_name = "NAME", value_parser = name_of::<Method>(),
          default_value = "extractive")]
    pub method: Method,
    /// What `probabilistic` knows: a file of `summ train caption`
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// From 0 (best scores, whatever they repeat) to 1 (words of better captions count for
    /// nothing any more) [default: 0.7]
    #[arg(long, value_name = "SHARE", value_parser = values::share)]
    pub diversity: Option<f64>,
    /// The language of the documents [default: detect it for each]
    #[arg(long, value_name = "CODE", value_parser = values::language())]
    pub lang: Option<LanguageChoice>,
}

const EXAMPLES: &str = "\
Examples:
  summ caption article.txt                       three captions, best first
  summ caption --best 1 --words 12 news.jsonl    one of 12 words a document
  summ caption --explain article.html            what made the scores
  summ caption news.jsonl.gz -f jsonl -o captions.jsonl
  summ caption news.jsonl.gz -f jsonl -o captions.jsonl --resume
  summ caption -m probabilistic --model captions.toml news.jsonl";
