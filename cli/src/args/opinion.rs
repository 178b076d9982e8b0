use std::time::Duration;

use clap::Args;

use super::SettingsArgs;
use super::common::{EXIT_STATUS, InputArgs, OutputArgs, RunArgs};
use super::values::{one_of, seconds};
use crate::output::Format;

/// Choose the sentences of a review, or of many, that say it all
///
/// Sentences are chosen so that they stand for the whole, do not repeat each other and
/// keep the balance of praise and complaint, within a budget. Each summary says how
/// close to the best possible it is known to be.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_STATUS}"))]
pub struct OpinionArgs {
    #[command(flatten)]
    pub input: InputArgs,

    #[command(flatten)]
    pub settings: SettingsArgs,

    /// How the summaries are written
    #[arg(short, long, value_name = "FORMAT", value_parser = one_of(Format::OF_SUMMARIES),
          default_value = "text", help_heading = "Output")]
    pub format: Format,
    /// Show why each sentence was chosen and what made its polarity
    #[arg(short, long, help_heading = "Output")]
    pub explain: bool,
    #[command(flatten)]
    pub target: OutputArgs,

    #[command(flatten)]
    pub run: RunArgs,
    /// Search no longer than this for one document; the best so far is its summary
    #[arg(long, value_name = "SECONDS", value_parser = seconds, help_heading = "Run")]
    pub time_limit: Option<Duration>,
}

const EXAMPLES: &str = "\
Examples:
  summ opinion film.txt                          a review in 100 words
  summ opinion --explain -b 3s film.txt          three sentences, and why these
  summ opinion hotel.jsonl --query breakfast     what guests say of breakfast
  summ opinion -f jsonl reviews.jsonl.gz --errors bad.jsonl > summaries.jsonl
  summ opinion -f html hotel.jsonl -o out.html   a page with reasons and source
  cat review.html | summ opinion --aspects film --most-per-aspect 2";
