//! How good was it? Overlap with references, agreement of sentiment, redundancy, and
//! how sure a difference is.

mod labels;
mod ranking;
mod redundancy;
mod rouge;
mod statistics;
#[cfg(test)]
mod tests;

pub use labels::{auc, balanced_accuracy, sign_accuracy, spearman};
pub use ranking::{average_precision, f1_at, ndcg_at, precision_at, recall_at, reciprocal_rank};
pub use redundancy::{mean_highest_cosine, repeated_pairs};
pub use rouge::{Overlap, RougeTokens, rouge_l, rouge_n, rouge_su4};
pub use statistics::{
    Interval, bootstrap, bootstrap_mean, paired_randomisation, paired_randomisation_of, pearson,
    slope,
};
