//! How good was it? Overlap with references, agreement of sentiment, redundancy, and
//! how sure a difference is.

mod redundancy;
mod rouge;
mod statistics;
#[cfg(test)]
mod tests;

pub use redundancy::repeated_pairs;
pub use rouge::{Overlap, RougeTokens, rouge_l, rouge_n, rouge_su4};
pub use statistics::{Interval, bootstrap_mean, paired_randomisation, pearson, slope};
