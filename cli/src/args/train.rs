use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::common::RunArgs;
use super::settings::SettingsArgs;
use super::values;

/// Learn settings from what people wrote
#[derive(Debug, Args)]
pub struct TrainArgs {
    #[command(subcommand)]
    pub what: TrainCommand,
}

#[derive(Debug, Subcommand)]
pub enum TrainCommand {
    Opinion(Box<TrainOpinionArgs>),
}

/// Learn the weights of relevance, redundancy and sentiment, and write a settings file
///
/// A line of GOLD has `id`, `text` or `reviews`, and `references`, a list of summaries, or
/// `extract`, a list of sentence indices as `summ opinion -f json` prints them. From
/// references the sentences are taken that together have the best ROUGE-1 F. The weights
/// are learned by large margin with those as the right answer (Lin & Bilmes 2012; Sipos et
/// al. 2012); r and γ are those of the lists that do best on the records learned from.
/// What it is worth is told by folds: weights learned on the others, ROUGE-1 F measured on
/// the fold, against the settings begun with. The file is learned on all records; --settings
/// reads it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct TrainOpinionArgs {
    /// The records, JSON lines; - for standard input
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// Write the settings to FILE, which is replaced in one go at the end
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Values of r to choose from, such as 0.5,1
    #[arg(
        long,
        value_name = "NUMBERS",
        value_delimiter = ',',
        help_heading = "Learning"
    )]
    pub cost_exponents: Vec<f64>,
    /// Values of γ to choose from, such as 0.05,0.1,0.2
    #[arg(
        long,
        value_name = "NUMBERS",
        value_delimiter = ',',
        help_heading = "Learning"
    )]
    pub gammas: Vec<f64>,
    /// Steps over all records
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = values::count, help_heading = "Learning")]
    pub steps: usize,
    /// Parts into which the records are cut to tell what the learning is worth
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = values::count, help_heading = "Learning")]
    pub folds: usize,

    #[command(flatten)]
    pub settings: SettingsArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

const EXAMPLES: &str = "\
Examples:
  summ train opinion gold.jsonl -b 60w -o mine.toml
  summ train opinion gold.jsonl -b 60w --cost-exponents 0.5,1 -o mine.toml
  summ opinion reviews.jsonl --settings mine.toml";
