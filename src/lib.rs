//! Short, faithful summaries of opinionated text.
//!
//! Sentences are chosen by maximising a monotone submodular function of
//! relevance, redundancy and sentiment under a budget; every summary carries
//! the value reached, an upper bound on the best possible value, and the
//! guarantee of the method that chose it.

pub mod aggregate;
pub mod candidate;
pub mod caption;
pub mod feedback;
#[cfg(feature = "search")]
pub mod images;
pub mod keywords;
pub mod lexicon;
pub mod maximize;
pub mod measure;
pub mod objective;
pub mod opinion;
mod parallel;
pub mod query;
pub mod rank;
pub mod score;
pub mod text;
pub mod vector;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
