//! Which sentences say the same thing? Rows of terms or of numbers, and how alike they
//! are.

mod cluster;
mod csr;
mod dense;
mod grams;
mod kernel;
mod similarity;
mod single;
mod terms;
#[cfg(test)]
mod tests;

pub use cluster::cluster_by_medoids;
pub use csr::Csr;
pub use dense::{Dense, MatrixError};
pub use grams::GramRows;
pub use kernel::Kernel;
pub use similarity::{
    Approximation, Similarity, SimilarityLimits, cosine_similarity, cosine_similarity_until,
    mean_cosines,
};
pub(crate) use single::Single;
pub use terms::TermRows;
