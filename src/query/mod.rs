//! What shall be looked for? From an article to a weighted query.

mod term;

pub use term::{Query, QueryTerm};
