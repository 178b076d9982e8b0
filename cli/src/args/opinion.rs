use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::SettingsArgs;
use super::values::{self, name_of};
use crate::input::Kind;
use crate::output::Format;

/// Choose the sentences of a review, or of many, that say it all
///
/// Sentences are chosen so that they stand for the whole, do not repeat each other and
/// keep the balance of praise and complaint, within a budget. Each summary says how
/// close to the best possible it is known to be.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, next_help_heading = "Input")]
pub struct OpinionArgs {
    /// Files or folders; - or nothing for standard input
    ///
    /// Text, Markdown, HTML, JSON, JSON lines, CSV and TSV, also compressed with gzip or
    /// zstd. A record has `text`, or `reviews` (a list of texts or of {text, rating,
    /// id}), and may have `id` and `title`. Each file, line or row is a document.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the input is, whatever its name says
    #[arg(long, value_name = "KIND", value_parser = name_of::<Kind>())]
    pub input_format: Option<Kind>,
    /// Take all inputs for reviews of one thing and write one summary
    #[arg(long)]
    pub together: bool,

    #[command(flatten)]
    pub settings: SettingsArgs,

    /// How the summaries are written
    #[arg(short, long, value_name = "FORMAT", value_parser = name_of::<Format>(),
          default_value = "text", help_heading = "Output")]
    pub format: Format,
    /// Write to FILE, which is replaced in one go at the end
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Show why each sentence was chosen and what made its polarity
    #[arg(short, long, help_heading = "Output")]
    pub explain: bool,
    /// Colours
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        help_heading = "Output"
    )]
    pub color: ColorWhen,

    /// Documents at work at the same time [default: number of cores]
    #[arg(short, long, value_name = "N", value_parser = values::count, help_heading = "Run")]
    pub jobs: Option<usize>,
    /// Write records that failed to FILE, as JSON lines
    #[arg(long, value_name = "FILE", help_heading = "Run")]
    pub errors: Option<PathBuf>,
    /// No notes, warnings or progress; errors are still told
    #[arg(long, help_heading = "Run")]
    pub quiet: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// When the output is a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

const EXAMPLES: &str = "\
Examples:
  summ opinion film.txt                          a review in 100 words
  summ opinion --explain -b 3s film.txt          three sentences, and why these
  summ opinion hotel.jsonl --query breakfast     what guests say of breakfast
  summ opinion -f jsonl reviews.jsonl.gz --errors bad.jsonl > summaries.jsonl
  cat review.html | summ opinion --aspects film --most-per-aspect 2

Exit status: 0 done, 1 some records failed, 2 wrong use or nothing could be done,
130 interrupted.";
