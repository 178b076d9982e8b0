use clap::Args;

use super::common::{EXIT_STATUS, InputArgs, OutputArgs, RunArgs};
use super::settings::WordsArgs;
use super::values::{name_of, one_of};
use crate::names::named;
use crate::output::Format;

named! {
    /// What is judged.
    Grain {
        Document = "document", "each document as a whole";
        Sentence = "sentence", "its sentences too";
    }
}

/// Judge how good documents, or their sentences, say something is
///
/// Polarity is from −1 (bad) to 1 (good), subjectivity from 0 (facts) to 1 (surely
/// opinion), intensity grows with the words of sentiment. All reviews of a document
/// count.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_STATUS}"))]
pub struct SentimentArgs {
    #[command(flatten)]
    pub input: InputArgs,

    #[command(flatten)]
    pub words: WordsArgs,
    /// What is judged
    #[arg(long, value_name = "WHAT", value_parser = name_of::<Grain>(),
          default_value = "document", help_heading = "Sentiment")]
    pub by: Grain,

    /// How the results are written
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output",
          value_parser = one_of(&[Format::Text, Format::Json, Format::Jsonl, Format::Csv]))]
    pub format: Format,
    /// Show the words and rules that made each sentence's polarity; implies --by sentence
    #[arg(short, long, help_heading = "Output")]
    pub explain: bool,
    #[command(flatten)]
    pub target: OutputArgs,

    #[command(flatten)]
    pub run: RunArgs,
}

const EXAMPLES: &str = "\
Examples:
  summ sentiment film.txt                        a line for the whole review
  summ sentiment --explain film.txt              each sentence, and what made it so
  summ sentiment -f jsonl reviews.jsonl.gz > scores.jsonl
  summ sentiment --by sentence -f csv hotel.jsonl --aspects hotel
  echo \"Not bad at all!\" | summ sentiment";
