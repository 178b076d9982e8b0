//! Which sentences say the same thing? Sparse rows of terms, and how alike they are.

mod cluster;
mod csr;
mod grams;
mod similarity;
mod terms;
#[cfg(test)]
mod tests;

pub use cluster::cluster_by_medoids;
pub use csr::Csr;
pub use grams::GramRows;
pub use similarity::{Approximation, Similarity, SimilarityLimits, cosine_similarity};
pub use terms::TermRows;
