use std::path::PathBuf;

use clap::Args;
use summ::maximize::Method;
use summ::opinion::{
    Budget, FeatureShape, Mixing, Redundancy, Relevance, SentimentReward, Settings, Unmatched,
};

use super::values::{self, LanguageChoice, name_of};

/// What decides how words are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words")]
pub struct WordsArgs {
    /// What the sentences may speak of
    #[arg(long, value_name = "NAME|FILE", help = aspects_help())]
    pub aspects: Option<String>,
    /// The language of the documents
    #[arg(long, value_name = "CODE", value_parser = values::language(), ignore_case = true, hide_possible_values = true, help = language_help())]
    pub lang: Option<LanguageChoice>,
    #[command(flatten)]
    pub lexicons: LexiconArgs,
}

/// Whose words of sentiment are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Words")]
pub struct LexiconArgs {
    /// Words of sentiment from FILE instead of the built-in ones; repeatable
    ///
    /// The lists of VADER, AFINN, SentiWordNet 3.0, Hu and Liu (a positive and a negative
    /// file), MPQA, or lines of `term<TAB>valence` from -4 to 4; the format is told
    /// from the content. Of several files the last that has a word decides. Rules
    /// ("not", "very"), emoji and emoticons stay built in. Texts of any language are
    /// read: in other languages than English words are found by their stems, and the
    /// rules, which are English, keep silent.
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Words of sentiment from FILE over the built-in ones; repeatable
    ///
    /// Files as for --lexicon. A word that both know has the valence of FILE. Together
    /// with --lexicon they are added to its words; alone to the built-in ones, for English texts.
    #[arg(long, value_name = "FILE")]
    pub add_lexicon: Vec<PathBuf>,
}

/// The settings of a summary, as far as they were typed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Summary")]
pub struct SettingsArgs {
    /// How long: 200w words, 5s sentences, 600c characters, 20% of the words
    #[arg(short, long, value_name = "LENGTH", value_parser = values::budget)]
    pub budget: Option<Budget>,
    /// Words that the summary should speak of, such as battery,"front desk"
    #[arg(short, long, value_name = "WORDS", value_delimiter = ',')]
    pub query: Vec<String>,
    #[command(flatten)]
    pub words: WordsArgs,
    /// Functions of the literature, ready made
    #[arg(help_heading = "Summary", long, value_name = "NAME", value_parser = values::preset())]
    pub preset: Option<String>,
    /// Settings in TOML: the keys are the names of these options, and `language`; files named
    /// there are looked for beside it
    #[arg(help_heading = "Summary", long, value_name = "FILE")]
    pub settings: Option<PathBuf>,

    /// How the parts are added up
    #[arg(long, value_name = "NAME", value_parser = name_of::<Mixing>(), help_heading = "Objective")]
    pub objective: Option<Mixing>,
    /// Relevance: how well the sentences stand for the whole
    #[arg(long, value_name = "NAME", value_parser = name_of::<Relevance>(), help_heading = "Objective")]
    pub relevance: Option<Relevance>,
    /// What is done against saying things twice
    #[arg(long, value_name = "NAME", value_parser = name_of::<Redundancy>(), help_heading = "Objective")]
    pub redundancy: Option<Redundancy>,
    /// Sentiment: what opinions are worth
    #[arg(long, value_name = "NAME", value_parser = name_of::<SentimentReward>(), help_heading = "Objective")]
    pub sentiment: Option<SentimentReward>,
    /// What a sentence weighs that speaks of none of the aspects
    #[arg(long, value_name = "NAME", value_parser = name_of::<Unmatched>(), help_heading = "Objective")]
    pub unmatched: Option<Unmatched>,
    /// Hear fragments, and sentences that lean on others, less
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true,
          default_missing_value = "true", hide_possible_values = true, help_heading = "Objective")]
    pub standing: Option<bool>,
    /// Weight of the relevance
    #[arg(long, value_name = "X", value_parser = values::weight, help_heading = "Objective")]
    pub lambda_relevance: Option<f64>,
    /// Weight of the redundancy
    #[arg(long, value_name = "X", value_parser = values::weight, help_heading = "Objective")]
    pub lambda_redundancy: Option<f64>,
    /// Weight of the sentiment
    #[arg(long, value_name = "X", value_parser = values::weight, help_heading = "Objective")]
    pub lambda_sentiment: Option<f64>,
    /// Weight of the relevance to --query
    #[arg(long, value_name = "X", value_parser = values::weight, help_heading = "Objective")]
    pub lambda_focus: Option<f64>,
    /// Short for --lambda-relevance X --lambda-sentiment 1−X
    #[arg(long, value_name = "X", value_parser = values::share, help_heading = "Objective",
          conflicts_with_all = ["lambda_relevance", "lambda_sentiment"])]
    pub alpha: Option<f64>,
    /// Share of a sentence's similarity that saturates it
    #[arg(long, value_name = "X", value_parser = values::share, help_heading = "Objective")]
    pub gamma: Option<f64>,
    /// Number of clusters of the cluster reward; a fifth of the sentences when left out
    #[arg(long, value_name = "N", value_parser = values::count, help_heading = "Objective")]
    pub clusters: Option<usize>,
    /// λ of the graph cut
    #[arg(long, value_name = "X", value_parser = values::weight, help_heading = "Objective")]
    pub graph_cut_lambda: Option<f64>,
    /// g of the feature-based relevance
    #[arg(long, value_name = "NAME", value_parser = name_of::<FeatureShape>(), help_heading = "Objective")]
    pub feature_shape: Option<FeatureShape>,

    /// How to search
    #[arg(long, value_name = "NAME", value_parser = name_of::<Method>(), help_heading = "Search")]
    pub method: Option<Method>,
    /// r in gain / cost^r: 0 looks at the gain alone, 1 at the gain per word
    #[arg(long, value_name = "R", value_parser = values::weight, help_heading = "Search")]
    pub cost_exponent: Option<f64>,
    /// How many nodes `exact` may look at before it says what gap is left
    #[arg(long, value_name = "N", value_parser = values::count, help_heading = "Search")]
    pub nodes: Option<usize>,
    /// How many sentences `enumerate` tries as seeds, at most
    #[arg(long, value_name = "K", value_parser = values::count, help_heading = "Search")]
    pub guesses: Option<usize>,
    /// Where random numbers begin: of methods that toss coins, of folds and of intervals
    #[arg(long, value_name = "N", help_heading = "Search")]
    pub seed: Option<u64>,
    /// Go on while something fits, even when nothing is gained any more
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true,
          default_missing_value = "true", hide_possible_values = true, help_heading = "Search")]
    pub fill: Option<bool>,

    /// At most N sentences about one aspect
    #[arg(long, value_name = "N", value_parser = values::count, help_heading = "Limits")]
    pub most_per_aspect: Option<usize>,
    /// At most N sentences of praise, of complaint and of neither
    #[arg(long, value_name = "N", value_parser = values::count, help_heading = "Limits")]
    pub most_per_polarity: Option<usize>,
    /// At most N sentences from one review
    #[arg(long, value_name = "N", value_parser = values::count, help_heading = "Limits")]
    pub most_per_review: Option<usize>,
    /// A sentence that must be in: its index, or a pattern in it; repeatable
    #[arg(long, value_name = "INDEX|REGEX", help_heading = "Limits")]
    pub must_include: Vec<String>,
    /// A sentence that must not be in; repeatable
    #[arg(long, value_name = "INDEX|REGEX", help_heading = "Limits")]
    pub must_exclude: Vec<String>,
}

fn aspects_help() -> String {
    let trees = summ::lexicon::AspectTree::BUILTIN_NAMES.join(", ");
    format!(
        "What the sentences may speak of: auto (the tree that fits; where none does, the document's \
         keyphrases), induced (its keyphrases), none, {trees}, or a tree of your own (TOML)"
    )
}

fn language_help() -> String {
    let codes: Vec<_> = summ::text::Language::ALL
        .iter()
        .map(|language| language.code())
        .collect();
    format!(
        "The language of the documents: auto, {} [default: auto]",
        codes.join(", ")
    )
}

impl SettingsArgs {
    /// Where random numbers of a measurement begin.
    pub fn seed(&self) -> u64 {
        self.seed.unwrap_or_else(|| Settings::default().seed)
    }
}
