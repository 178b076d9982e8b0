use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::values::{self, name_of};
use crate::input::Kind;

/// What is read.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Input")]
pub struct InputArgs {
    /// Files, folders or addresses of the web; - or nothing for standard input
    ///
    /// Text, Markdown, HTML, JSON, JSON lines, CSV and TSV, also compressed with gzip or
    /// zstd, Parquet, RSS and Atom. A record has `text`, or `reviews` (a list of texts or of {text, rating,
    /// id}), and may have `id` and `title`. Each file, line or row is a document.
    /// What begins with http:// or https:// is fetched: pages, of which the article is read,
    /// feeds, and all else that is read from files.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// What the input is, whatever its name says
    #[arg(long, value_name = "KIND", value_parser = name_of::<Kind>())]
    pub input_format: Option<Kind>,
    /// Take all inputs for reviews of one thing: one document
    #[arg(long)]
    pub together: bool,
    /// A page of HTML, whatever its name says; may be given again
    #[arg(long, value_name = "FILE")]
    pub html: Vec<PathBuf>,

    #[command(flatten)]
    pub net: NetArgs,
}

impl InputArgs {
    /// Nothing was named; it is standard input that is read.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.html.is_empty()
    }
}

/// How many documents are worked on at once, and what is told meanwhile.
#[derive(Debug, Args)]
#[command(next_help_heading = "Run")]
pub struct RunArgs {
    /// Documents at work at the same time [default: number of cores]
    #[arg(short, long, value_name = "N", value_parser = values::count)]
    pub jobs: Option<usize>,
    /// Write records that failed to FILE, as JSON lines
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
    /// No notes, warnings or progress; errors are still told
    #[arg(long)]
    pub quiet: bool,
}

/// How far the network is trusted.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Network")]
pub struct NetArgs {
    /// Seconds that an answer may take
    #[arg(long, value_name = "SECONDS", default_value = "10", value_parser = values::seconds)]
    pub timeout: Duration,
    /// Ask also addresses that are not public: this machine, the local net
    #[arg(long)]
    pub allow_private: bool,
    /// Keep answers in DIR
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
    /// Hours that a kept answer is good for
    #[arg(long, value_name = "HOURS", default_value = "24", value_parser = values::weight, requires = "cache")]
    pub cache_age: f64,
}

/// Where results go, and how they look.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// Write to FILE, which is replaced in one go at the end
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub color: ColorWhen,
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

/// What an exit status means, for every verb that reads documents.
pub const EXIT_STATUS: &str = "\
Exit status: 0 done, 1 some records failed, 2 wrong use or nothing could be done,
130 interrupted.";
