//! What was typed? Nothing here opens a file.

mod caption;
mod common;
mod defaults;
mod eval;
mod eval_images;
mod images;
mod keywords;
mod opinion;
mod select;
mod sentiment;
mod settings;
mod train;
mod values;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

pub use caption::{CaptionArgs, CaptionSettingsArgs};
pub use common::{ColorWhen, InputArgs, NetArgs, RunArgs};
pub use eval::{
    CertaintyArgs, EvalArgs, EvalCommand, EvalKeywordsArgs, EvalOpinionArgs, EvalSentimentArgs,
    Field,
};
pub use eval_images::{EvalImagesArgs, EvalRetrievalArgs};
pub use images::{
    FeedbackArgs, FeedbackKind, FilterArgs, ImagesArgs, ImagesCommand, ImagesIndexArgs,
    ImagesQueryArgs, ImagesSearchArgs, ProviderArgs, QueryArgs, Variant,
};
pub use keywords::{Contrast, KeywordSettingsArgs, KeywordsArgs, Statistics};
pub use opinion::OpinionArgs;
pub use select::{Goal, Metric, SelectArgs};
pub use sentiment::{Grain, SentimentArgs};
pub use settings::{LexiconArgs, SettingsArgs, WordsArgs};
pub use train::{
    TrainArgs, TrainCaptionArgs, TrainCommand, TrainDfArgs, TrainKeywordsArgs, TrainOpinionArgs,
    TrainTaggerArgs,
};

/// Short, faithful summaries of opinionated text.
#[derive(Debug, Parser)]
#[command(
    name = "summ",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Opinion(Box<OpinionArgs>),
    Sentiment(Box<SentimentArgs>),
    Keywords(Box<KeywordsArgs>),
    Caption(Box<CaptionArgs>),
    Images(ImagesArgs),
    Select(Box<SelectArgs>),
    Eval(EvalArgs),
    Train(TrainArgs),
    /// Print the completions of a shell
    Completions(CompletionsArgs),
    /// Print a manual page, to be read with `man -l -`
    Man(ManArgs),
}

#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// The command whose page is wanted; `summ` itself when left out
    pub command: Option<String>,
}

/// The whole command line, as help, completions and manual pages show it.
pub fn command() -> clap::Command {
    Cli::command()
        .mut_subcommand("opinion", defaults::show)
        .mut_subcommand("sentiment", defaults::show)
        .mut_subcommand("eval", |eval| {
            eval.mut_subcommand("opinion", defaults::show)
                .mut_subcommand("sentiment", defaults::show)
        })
        .mut_subcommand("train", |train| {
            train.mut_subcommand("opinion", defaults::show)
        })
}

/// Reads the command line; wrong use ends the process here with status 2.
pub fn parse() -> Cli {
    let matches = command().get_matches();
    Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}
