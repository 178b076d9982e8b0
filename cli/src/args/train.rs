use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::common::RunArgs;
use super::settings::SettingsArgs;
use super::values;

/// Learn from what people wrote
#[derive(Debug, Args)]
pub struct TrainArgs {
    #[command(subcommand)]
    pub what: TrainCommand,
}

#[derive(Debug, Subcommand)]
pub enum TrainCommand {
    Opinion(Box<TrainOpinionArgs>),
    Tagger(TrainTaggerArgs),
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

/// Learn the weights of the part-of-speech tagger from a treebank
///
/// A line of TREEBANK has a word, a tab and its universal part of speech; what follows a
/// second tab is not read. An empty line ends a sentence, and `# text = …` before it says
/// how it was written. The same treebank and numbers make the same bytes.
#[derive(Debug, Args)]
#[command(after_help = TAGGER_EXAMPLES)]
pub struct TrainTaggerArgs {
    /// The sentences to learn from
    #[arg(value_name = "TREEBANK")]
    pub treebank: PathBuf,
    /// Write the weights to FILE, which is replaced in one go at the end
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Tell what share of these sentences' words gets the right tag
    #[arg(long, value_name = "TREEBANK")]
    pub dev: Option<PathBuf>,
    /// Where the treebank comes from, to be kept with the weights [default: its file's name]
    #[arg(long, value_name = "TEXT")]
    pub origin: Option<String>,
    /// Under what licence it is, to be kept with the weights
    #[arg(long, value_name = "TEXT")]
    pub licence: Option<String>,
    /// Times that each sentence is seen
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = values::count, help_heading = "Learning")]
    pub epochs: usize,
    /// Seed of the order of the sentences and of the capitals of their copies
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Learning")]
    pub seed: u64,
    /// Binary logarithm of the number of rows of weights; a row is 18 bytes
    #[arg(long, value_name = "N", default_value_t = 16, value_parser = clap::value_parser!(u32).range(1..=18), help_heading = "Learning")]
    pub bits: u32,
    /// Do not tell how good it is
    #[arg(long, help_heading = "Run")]
    pub quiet: bool,
}

const TAGGER_EXAMPLES: &str = "\
Examples:
  summ train tagger train.tsv --dev dev.tsv -o mine.bin
  summ train tagger train.tsv --origin \"UD English EWT\" --licence \"CC BY-SA 4.0\" -o mine.bin";

const EXAMPLES: &str = "\
Examples:
  summ train opinion gold.jsonl -b 60w -o mine.toml
  summ train opinion gold.jsonl -b 60w --cost-exponents 0.5,1 -o mine.toml
  summ opinion reviews.jsonl --settings mine.toml";
