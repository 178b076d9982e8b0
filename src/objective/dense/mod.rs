//! Objectives over similarities that are computed when they are needed.

mod coverage;
mod facility;
mod graph_cut;
mod log_determinant;
mod pairs;
mod sweep;
#[cfg(test)]
mod tests;
mod tile;

pub use coverage::DenseCoverage;
pub use facility::DenseFacilityLocation;
pub use graph_cut::DenseGraphCut;
pub use log_determinant::LogDeterminant;
