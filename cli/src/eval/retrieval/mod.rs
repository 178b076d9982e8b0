//! How well is found? Lists of hits against what is relevant.

mod collection;
mod images;
mod lists;
mod rows;
mod worth;

pub use collection::run as retrieval;
pub use images::run as images;
