use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use summ::maximize::Method;
use summ::opinion::FeatureShape;

use super::values::{self, name_of, one_of};
use crate::names::named;
use crate::output::Format;

named! {
    /// What is maximised.
    Goal {
        FacilityLocation = "facility-location", "Σ_j max_{i∈S} w_ij: each item has one like it in S";
        SaturatedCoverage = "saturated-coverage", "Σ_j min{ Σ_{i∈S} w_ij, γ·Σ_{i∈V} w_ij }";
        GraphCut = "graph-cut", "Σ_{i∈V} Σ_{j∈S} w_ij − λ·Σ_{i<j∈S} w_ij";
        FeatureBased = "feature-based", "Σ_t g( Σ_{i∈S} x_it ) of rows that are not below 0";
        LogDeterminant = "log-det", "ln det(I + σ·W_S): items that differ";
    }
}

named! {
    /// How alike two vectors are.
    Metric {
        Cosine = "cosine", "x_i·x_j / (‖x_i‖‖x_j‖)";
        Dot = "dot", "x_i·x_j";
        Euclidean = "euclidean-similarity", "1 / (1 + ‖x_i − x_j‖)";
    }
}

/// Choose rows of a matrix that stand for all of them
///
/// Rows are vectors, such as embeddings of documents or images; or with --similarity the
/// matrix says how alike the items are. The answer says how close to the best possible it
/// is known to be.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct SelectArgs {
    /// .npy (numpy.save), .npz (scipy.sparse.save_npz), .csv, .tsv or .mtx, also
    /// compressed; the rows of several stand one below the other
    #[arg(value_name = "MATRIX", required = true, help_heading = "Input")]
    pub files: Vec<PathBuf>,
    /// The matrix says how alike the items are: w_ij in row i, column j
    #[arg(long, help_heading = "Input")]
    pub similarity: bool,
    /// A name for each row, one a line
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub labels: Option<PathBuf>,

    /// Choose at most K rows
    #[arg(short, long, value_name = "K", value_parser = values::count,
          required_unless_present = "budget", help_heading = "Limits")]
    pub k: Option<usize>,
    /// Choose rows that cost at most so much together
    #[arg(short, long, value_name = "COST", value_parser = values::weight,
          requires = "costs", help_heading = "Limits")]
    pub budget: Option<f64>,
    /// What each row costs, a number a line
    #[arg(
        long,
        value_name = "FILE",
        requires = "budget",
        help_heading = "Limits"
    )]
    pub costs: Option<PathBuf>,
    /// The group of each row, a name a line; an empty line for none
    #[arg(
        long,
        value_name = "FILE",
        requires = "most_per_group",
        help_heading = "Limits"
    )]
    pub groups: Option<PathBuf>,
    /// Choose at most M rows of one group
    #[arg(long, value_name = "M", value_parser = values::count,
          requires = "groups", help_heading = "Limits")]
    pub most_per_group: Option<usize>,
    /// Rows that must be chosen, counted from 0
    #[arg(
        long,
        value_name = "ROW,…",
        value_delimiter = ',',
        help_heading = "Limits"
    )]
    pub must_include: Vec<usize>,
    /// Rows that must not be chosen
    #[arg(
        long,
        value_name = "ROW,…",
        value_delimiter = ',',
        help_heading = "Limits"
    )]
    pub must_exclude: Vec<usize>,

    /// What is maximised
    #[arg(long, value_name = "NAME", value_parser = name_of::<Goal>(),
          default_value = "facility-location", help_heading = "Objective")]
    pub objective: Goal,
    /// How alike two vectors are
    #[arg(long, value_name = "NAME", value_parser = name_of::<Metric>(),
          default_value = "cosine", help_heading = "Objective", conflicts_with = "similarity")]
    pub metric: Metric,
    /// Look only at the N that each row is most like, itself counted: less memory and time
    #[arg(long, value_name = "N", value_parser = values::count, help_heading = "Objective")]
    pub neighbours: Option<usize>,
    /// γ of saturated-coverage: the share of its similarities at which a row is covered
    #[arg(long, value_name = "SHARE", value_parser = values::share,
          default_value_t = 0.1, help_heading = "Objective")]
    pub gamma: f64,
    /// λ of graph-cut: what likeness among the chosen costs; above 1 often not monotone
    #[arg(long, value_name = "WEIGHT", value_parser = values::weight,
          default_value_t = 0.5, help_heading = "Objective")]
    pub lambda: f64,
    /// σ of log-det
    #[arg(long, value_name = "WEIGHT", value_parser = values::weight,
          default_value_t = 1.0, help_heading = "Objective")]
    pub sigma: f64,
    /// g of feature-based
    #[arg(long, value_name = "NAME", value_parser = name_of::<FeatureShape>(),
          default_value = "sqrt", help_heading = "Objective")]
    pub shape: FeatureShape,
    /// How to search
    #[arg(long, value_name = "NAME", value_parser = name_of::<Method>(),
          default_value = "lazy", help_heading = "Search")]
    pub method: Method,
    /// Rows to begin with, an earlier answer say; they may be exchanged for better ones by
    /// methods that exchange, and the answer is never worth less than they are
    #[arg(
        long,
        value_name = "ROW,…",
        value_delimiter = ',',
        help_heading = "Search"
    )]
    pub start: Vec<usize>,
    /// Search no longer than this; the best so far is written, with what is known of it
    #[arg(long, value_name = "SECONDS", value_parser = values::seconds, help_heading = "Search")]
    pub time_limit: Option<Duration>,
    /// Threads; their number changes no result [default: number of cores]
    #[arg(long, value_name = "N", value_parser = values::count, help_heading = "Search")]
    pub threads: Option<usize>,

    /// How the result is written
    #[arg(short, long, value_name = "FORMAT", default_value = "text", help_heading = "Output",
          value_parser = one_of(&[Format::Text, Format::Json, Format::Csv]))]
    pub format: Format,
    /// Write to FILE, which is replaced in one go at the end
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  summ select vectors.npy -k 100                 rows that the others are like
  summ select vectors.csv -k 5 --labels names.txt
  summ select counts.npz -k 20 --objective feature-based
  summ select w.mtx --similarity -k 10 --objective graph-cut -f json
  summ select vectors.npy --budget 500 --costs words.txt --objective log-det
  summ select vectors.npy -k 100 --groups authors.txt --most-per-group 3
  summ select vectors.npy -k 100 --method swap --start 4,17,9 --time-limit 60

Exit status: 0 done, also when the time was up; 2 wrong use or nothing could be done;
130 ended by Ctrl-C: the best so far was written. A second Ctrl-C ends at once.";
