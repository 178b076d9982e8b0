use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::common::{InputArgs, RunArgs};
use super::settings::SettingsArgs;
use super::values::{self, LanguageChoice};

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
    Keywords(Box<TrainKeywordsArgs>),
    Df(Box<TrainDfArgs>),
    Caption(Box<TrainCaptionArgs>),
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

/// Learn the ranker `naive-bayes` from documents with keyphrases, and write its model
///
/// A line of GOLD has `text` and `keyphrases`, a list, and may have `title` and `id`. Of the
/// phrases of each document those are keyphrases that have the stems of one in the list.
/// Features are tf·idf, likeness to the title, place of the first mention, parts of speech
/// and words (Frank et al. 1999).
#[derive(Debug, Args)]
#[command(after_help = KEYWORDS_EXAMPLES)]
pub struct TrainKeywordsArgs {
    /// The records, JSON lines; a file is a set
    #[arg(value_name = "GOLD", required = true)]
    pub gold: Vec<PathBuf>,
    /// Write the model to FILE, which is replaced in one go at the end
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write no model, but a table of each set's F1@10 when learned from the others
    #[arg(long)]
    pub leave_one_out: bool,
    /// The language of the documents [default: detect it for each]
    #[arg(long, value_name = "CODE", value_parser = values::language())]
    pub lang: Option<LanguageChoice>,

    #[command(flatten)]
    pub run: RunArgs,
}

const KEYWORDS_EXAMPLES: &str = "\
Examples:
  summ train keywords inspec.jsonl semeval.jsonl -o bayes.toml
  summ train keywords --leave-one-out inspec.jsonl semeval.jsonl kpcrowd.jsonl";

/// Learn captions from articles that have some, and write a model
///
/// A line of PAIRS has `text` and `captions`, a list, and may have `title` and `id`. It is
/// learned which words captions take from their article, which words follow one another,
/// and how long captions are. --folds tells what that is worth on articles that were not
/// learned from: mean ROUGE F against the best and over all captions of an article.
#[derive(Debug, Args)]
#[command(after_help = CAPTION_EXAMPLES)]
pub struct TrainCaptionArgs {
    /// The records, JSON lines
    #[arg(value_name = "PAIRS", required = true)]
    pub pairs: Vec<PathBuf>,
    /// Write the model to FILE, which is replaced in one go at the end
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Print a table of figures on each of N parts, learned from the others; which part an
    /// article is in depends on its id alone
    #[arg(long, value_name = "N", value_parser = values::count)]
    pub folds: Option<usize>,
    /// Words of a caption at most, in the table
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = values::count)]
    pub words: usize,
    /// The language of the documents [default: detect it for each]
    #[arg(long, value_name = "CODE", value_parser = values::language())]
    pub lang: Option<LanguageChoice>,

    #[command(flatten)]
    pub run: RunArgs,
}

const CAPTION_EXAMPLES: &str = "\
Examples:
  summ train caption pairs.jsonl -o captions.toml
  summ train caption pairs.jsonl --folds 5
  summ caption --method probabilistic --model captions.toml article.txt";

/// Count in how many documents each stem occurs, and write a table
///
/// The table has `stem<TAB>df` a line under a head that says how it was made.
#[derive(Debug, Args)]
#[command(after_help = DF_EXAMPLES)]
pub struct TrainDfArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Write the table to FILE, which is replaced in one go at the end
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Leave stems out that fewer documents hold
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = values::count)]
    pub least: usize,
    /// Only stems of letters, of 20 of them at most
    #[arg(long)]
    pub words: bool,
    /// What is said of the origin in the head of the table
    #[arg(long, value_name = "TEXT")]
    pub note: Vec<String>,
    /// The language of the documents [default: detect it for each]
    #[arg(long, value_name = "CODE", value_parser = values::language())]
    pub lang: Option<LanguageChoice>,

    #[command(flatten)]
    pub run: RunArgs,
}

const DF_EXAMPLES: &str = "\
Examples:
  summ train df news/ -o df.tsv
  summ train df --words --least 3 --lang en news.jsonl.gz -o en.tsv";
