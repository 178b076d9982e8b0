use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::common::RunArgs;
use super::eval_images::{EvalImagesArgs, EvalRetrievalArgs};
use super::keywords::KeywordSettingsArgs;
use super::settings::{SettingsArgs, WordsArgs};
use super::values::{self, name_of, one_of};
use crate::names::named;
use crate::output::Format;

/// Measure summaries and judgements against what people wrote
#[derive(Debug, Args)]
pub struct EvalArgs {
    #[command(subcommand)]
    pub what: EvalCommand,
}

#[derive(Debug, Subcommand)]
pub enum EvalCommand {
    Opinion(Box<EvalOpinionArgs>),
    Sentiment(Box<EvalSentimentArgs>),
    Keywords(Box<EvalKeywordsArgs>),
    Images(Box<EvalImagesArgs>),
    Retrieval(Box<EvalRetrievalArgs>),
}

/// How results of a measurement are written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct TableArgs {
    /// How the results are written
    #[arg(short, long, value_name = "FORMAT", default_value = "text",
          value_parser = one_of(&[Format::Text, Format::Json, Format::Csv]))]
    pub format: Format,
    /// Write to FILE, which is replaced in one go at the end
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How sure differences are.
#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = "Certainty")]
pub struct CertaintyArgs {
    /// Rounds of the bootstrap and of the randomisation test
    #[arg(long, value_name = "N", default_value_t = 5000, value_parser = values::count)]
    pub rounds: usize,
    /// Seed of both
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

/// Measure summaries: ROUGE against references, and how well sentiment is kept
///
/// A line of GOLD has `id`, `text` or `reviews`, and `references`, a list of summaries;
/// without references only sentiment is measured. Each record is summarised under the
/// settings given, or summaries of other systems are read. ROUGE is the mean over a
/// record's references, then over records. Sentiment is judged by summ's own scorer (with the words of --lexicon), for
/// source and summary alike: corr and slope compare their polarities, mix is the mean
/// |share of praise in the summary's words − in the source's|. Redundancy: repeat is the
/// share of a summary's word pairs that stand in it more than once, similar the mean over
/// its sentences of the highest TF-IDF cosine to another one. A summary that is missing
/// counts as empty.
#[derive(Debug, Args)]
#[command(after_help = OPINION_EXAMPLES)]
pub struct EvalOpinionArgs {
    /// The records, JSON lines; - for standard input
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// Summaries to measure instead, lines of {id, summary}; repeatable
    #[arg(long, value_name = "NAME=FILE|FILE", help_heading = "Systems")]
    pub system: Vec<String>,
    /// Measure a second settings file too, laid over the settings given
    #[arg(long, value_name = "FILE", help_heading = "Systems")]
    pub against_settings: Option<PathBuf>,
    /// Pair every other system with this one: difference in ROUGE-1 F, its interval and p
    #[arg(long, value_name = "NAME", help_heading = "Systems")]
    pub against: Option<String>,
    /// Measure α in 0, .2, … 1 with r in 0, .5, 1, the parts as they stand (D15-1017)
    #[arg(long, help_heading = "Systems", conflicts_with_all = ["system", "against", "against_settings"])]
    pub sweep: bool,
    /// Measure the parts of the objective alone, two by two and together
    ///
    /// L is the relevance, R the reward against redundancy, A the sentiment; a part that
    /// is left out has weight 0, all other settings stay as given. Each row is paired
    /// with that of all parts.
    #[arg(long, help_heading = "Systems", conflicts_with_all = ["system", "against", "against_settings", "sweep"])]
    pub ablation: bool,
    /// Draw the sweep into FILE, as SVG
    #[arg(
        long,
        value_name = "FILE",
        help_heading = "Systems",
        requires = "sweep"
    )]
    pub plot: Option<PathBuf>,
    /// Rounds of the bootstrap and of the randomisation test
    #[arg(long, value_name = "N", default_value_t = 5000, value_parser = values::count, help_heading = "Certainty")]
    pub rounds: usize,

    #[command(flatten)]
    pub table: TableArgs,
    #[command(flatten)]
    pub settings: SettingsArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

named! {
    /// What a judgement is measured on.
    Field {
        Polarity = "polarity", "good or bad; the sign of a label is its side";
        Subjectivity = "subjectivity", "opinion or fact; labels and scores are centred";
    }
}

/// Measure judgements against labels
///
/// A line of GOLD has `id`, `text` or `reviews`, and `label`, a number. 0 is neutral;
/// a scale that begins at 1 or above, such as stars, is centred first.
#[derive(Debug, Args)]
#[command(after_help = SENTIMENT_EXAMPLES)]
pub struct EvalSentimentArgs {
    /// The records, JSON lines; - for standard input
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// What is compared with the labels
    #[arg(long, value_name = "FIELD", value_parser = name_of::<Field>(), default_value = "polarity")]
    pub field: Field,

    #[command(flatten)]
    pub table: TableArgs,
    #[command(flatten)]
    pub words: WordsArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

/// Measure keyphrases against those that people gave
///
/// A line of GOLD has `id`, `text`, perhaps `title`, `keyphrases`, a list of texts, and
/// `lang`, a code (en when left out). Phrases are compared in lower case, stem by stem
/// (Porter's stems for English). P@k divides by k, so short lists do not profit; all
/// figures are means over documents, in hundredths. recall is the share of the gold phrases
/// anywhere in the list, present and absent that of those which stand in the text and which
/// do not: give --top 10000 --diversity 0 to see how far the candidates reach.
#[derive(Debug, Args)]
#[command(after_help = KEYWORDS_EXAMPLES)]
pub struct EvalKeywordsArgs {
    /// The records, JSON lines; - for standard input
    #[arg(value_name = "GOLD")]
    pub gold: PathBuf,
    /// Lists to measure instead, lines of {id, keyphrases}; repeatable
    #[arg(long, value_name = "NAME=FILE|FILE", help_heading = "Systems")]
    pub system: Vec<String>,
    /// Pair every other system with this one: difference in F1@10, its interval and p
    #[arg(long, value_name = "NAME", help_heading = "Systems")]
    pub against: Option<String>,
    /// Measure each ranker alone, and the same votes under each aggregation
    #[arg(long, help_heading = "Systems")]
    pub each: bool,
    #[command(flatten)]
    pub certainty: CertaintyArgs,

    #[command(flatten)]
    pub table: TableArgs,
    #[command(flatten)]
    pub settings: KeywordSettingsArgs,
    #[command(flatten)]
    pub run: RunArgs,
}

const KEYWORDS_EXAMPLES: &str = "\
Examples:
  summ eval keywords gold.jsonl
  summ eval keywords gold.jsonl --each
  summ eval keywords gold.jsonl --ranker yake --top 1000
  summ eval keywords gold.jsonl --system yake=yake.jsonl --against summ";

const OPINION_EXAMPLES: &str = "\
Examples:
  summ eval opinion gold.jsonl -b 200w
  summ eval opinion gold.jsonl --system lead=lead.jsonl --system a5=a5.jsonl --against a5
  summ eval opinion gold.jsonl --preset d15-1017-a5 --against-settings mine.toml
  summ eval opinion gold.jsonl -b 60w --ablation
  summ eval opinion gold.jsonl --sentiment a5 -b 200w --sweep --plot sweep.svg";

const SENTIMENT_EXAMPLES: &str = "\
Examples:
  summ eval sentiment rated.jsonl
  summ eval sentiment facts.jsonl --field subjectivity --format json";
