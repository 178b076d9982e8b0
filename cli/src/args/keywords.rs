use std::path::PathBuf;

use clap::Args;
use summ::aggregate::Aggregation;
use summ::keywords::{Settings, Voter};
use summ::rank::Ranker;

use super::common::{EXIT_STATUS, InputArgs, OutputArgs, RunArgs};
use super::values::{self, LanguageChoice, name_of, one_of};
use crate::names::named;
use crate::output::Format;

/// Find the phrases that say what a text is about
///
/// Several rankers vote on the phrases of each document; from their consensus a list is
/// chosen that does not say the same thing twice. A title is read as the first sentence.
#[derive(Debug, Args)]
#[command(after_help = format!("{}\n\n{EXAMPLES}\n\n{EXIT_STATUS}", who_votes()))]
pub struct KeywordsArgs {
    #[command(flatten)]
    pub input: InputArgs,

    #[command(flatten)]
    pub settings: KeywordSettingsArgs,

    /// How the keyphrases are written
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output",
          value_parser = one_of(Format::OF_KEYPHRASES))]
    pub format: Format,
    /// Show the place each ranker gave a phrase, and where it stands
    #[arg(short, long, help_heading = "Output")]
    pub explain: bool,
    #[command(flatten)]
    pub target: OutputArgs,

    #[command(flatten)]
    pub corpus: CorpusArgs,

    #[command(flatten)]
    pub run: RunArgs,
    /// Go on where a run with the same --output was killed or interrupted
    #[arg(long, help_heading = "Run", requires = "output")]
    pub resume: bool,
}

/// The documents together.
#[derive(Debug, Args)]
#[command(next_help_heading = "Corpus")]
pub struct CorpusArgs {
    /// How common words are: `background` (built in, the same for every corpus), `two-pass` (in
    /// these documents, which are read twice) or `file=FILE` (a table of `summ train df`)
    #[arg(long, value_name = "WHENCE", default_value = "background", value_parser = values::statistics)]
    pub corpus_stats: Statistics,
    /// In place of lists for each document: what sets the slices of the corpus apart from
    /// the rest, and what was written about when, by the documents that mention a phrase; it is
    /// among the ten keyphrases of one in ten of them at least, and --top are shown
    #[arg(long, conflicts_with_all = ["resume", "explain"])]
    pub corpus: bool,
    /// What the corpus is sliced by: a field, such as category, or month (of `date` or
    /// `published`)
    #[arg(
        long,
        value_name = "FIELD",
        default_value = "category",
        requires = "corpus"
    )]
    pub by: String,
    /// How it is measured how far a phrase sets a slice apart
    #[arg(long, value_name = "NAME", default_value = "log-likelihood", requires = "corpus",
          value_parser = name_of::<Contrast>())]
    pub contrast: Contrast,
    /// Phrases in the table over time
    #[arg(long, value_name = "N", default_value = "10", requires = "corpus",
          value_parser = values::count)]
    pub trends: usize,
}

named! {
    /// How far a phrase sets a slice apart.
    Contrast {
        LogLikelihood = "log-likelihood", "the log-likelihood ratio (Dunning 1993): how sure it is";
        LogOdds = "log-odds", "log-odds with the corpus as prior (Monroe et al. 2008), in standard deviations";
    }
}

/// Where it is known from how common words are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statistics {
    Background,
    TwoPass,
    File(PathBuf),
}

/// How keyphrases are chosen; left out, the defaults of the library hold.
#[derive(Debug, Args)]
#[command(next_help_heading = "Keyphrases")]
pub struct KeywordSettingsArgs {
    /// How many keyphrases a document gets at most [default: 10; 15 where lists are measured]
    #[arg(short, long, value_name = "N", value_parser = values::count)]
    pub top: Option<usize>,
    /// Words of the shortest [default: 1]
    #[arg(long, value_name = "N", value_parser = values::count)]
    pub min_words: Option<usize>,
    /// Words of the longest [default: 7]
    #[arg(long, value_name = "N", value_parser = values::count)]
    pub max_words: Option<usize>,
    /// Who votes, with what weight; may be given again [default: below the options of `summ
    /// keywords --help`, with all rankers]
    #[arg(short, long = "ranker", value_name = "NAME[:WEIGHT]", value_parser = values::vote)]
    pub rankers: Vec<Voter>,
    /// How the votes become one ranking
    #[arg(long, value_name = "NAME", value_parser = name_of::<Aggregation>())]
    pub aggregate: Option<Aggregation>,
    /// From 0 (best scores, whatever they repeat: all candidates as they are ranked) to 1 (words of chosen phrases count for
    /// nothing any more)
    #[arg(long, value_name = "SHARE", value_parser = values::share)]
    pub diversity: Option<f64>,
    /// Statistics only, no parts of speech: several times faster
    #[arg(long)]
    pub fast: bool,
    /// A phrase that comes first wherever a text has it, by stems; may be given again, also
    /// beyond --top
    #[arg(long, value_name = "PHRASE")]
    pub must: Vec<String>,
    /// Words that no keyphrase shall hold in this order; may be given again
    #[arg(long, value_name = "PHRASE")]
    pub ban: Vec<String>,
    /// What `naive-bayes` knows: a file of `summ train keywords`
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// The language of the documents [default: detect it for each]
    #[arg(long, value_name = "CODE", value_parser = values::language())]
    pub lang: Option<LanguageChoice>,
}

/// All rankers, and who votes where none is named.
fn who_votes() -> String {
    let row = |ranker: &Ranker| format!("  {:<17} {}", ranker.name(), ranker.summary());
    let rows: Vec<String> = Ranker::ALL.iter().map(row).collect();
    let vote = |voter: &Voter| match voter.short == voter.long {
        true => format!("{} {}", voter.ranker, voter.short),
        false => format!("{} {} to {}", voter.ranker, voter.short, voter.long),
    };
    let votes = |voters: &[Voter]| voters.iter().map(vote).collect::<Vec<_>>().join(", ");
    let settings = Settings::default();
    format!(
        "Rankers:\n{}\n\nBy default these vote, with weights from that on an abstract to that on a long \
         report of people and places: {}; with --fast {}; on languages other than English {}, with \
         --fast or without.",
        rows.join("\n"),
        votes(&settings.voters),
        votes(&Settings::fast().voters),
        votes(&settings.untagged.unwrap_or_default())
    )
}

const EXAMPLES: &str = "\
Examples:
  summ keywords article.txt                      ten phrases, best first
  summ keywords --explain article.txt            who voted for them, and where they stand
  summ keywords news.jsonl.gz -t 20 -f jsonl > keyphrases.jsonl
  summ keywords news.jsonl --ranker textrank --ranker tfidf:2 --aggregate borda
  summ keywords --fast --jobs 2 -f jsonl corpus/ -o keyphrases.jsonl
  summ keywords --fast --jobs 2 -f jsonl corpus/ -o keyphrases.jsonl --resume
  summ keywords --corpus --by month news.parquet -f html -o months.html";
