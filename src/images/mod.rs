//! Which images go with a text? A tantivy index of what is written about images, on disk.
//!
//! The folder is named by the caller, and nothing else of the machine is touched. Index,
//! queries and feedback share one analysis: the stems of [`text`](crate::text), without stop
//! words, accents folded.

mod date;
mod error;
mod field;
mod filter;
mod index;
mod record;
mod schema;
mod search;
#[cfg(test)]
mod tests;
mod words;
mod writer;

pub use date::{Date, NoDate};
pub use error::ImagesError;
pub use field::ImageField;
pub use filter::Filter;
pub use index::ImageIndex;
pub use record::ImageRecord;
pub use search::{
    Explanation, Hit, Hits, ImageSearcher, Judged, Matched, Part, PartKind, Rung, RungUsed,
    SearchSettings, fuse,
};
pub use writer::{ImageWriter, Maker, Prepared};
