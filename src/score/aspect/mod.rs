//! What is a sentence about, and which tree of aspects fits a text?

mod clues;
mod detect;
mod matcher;

#[cfg(test)]
mod tests;

pub use detect::AspectDetector;
pub use matcher::{AspectMatcher, assign};
