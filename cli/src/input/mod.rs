//! Where do the documents come from? Files, folders and streams, and what is in them.

mod about;
mod columns;
mod decode;
mod feed;
mod fields;
pub mod folder;
mod html;
mod json;
mod kind;
mod lines;
mod markdown;
pub mod open;
mod parquet;
mod raw;
mod read;
mod record;
mod sniff;
mod table;
mod together;
mod web;

pub use kind::Kind;

/// A page as text; what was odd about its encoding goes to `warnings`.
pub fn page_text(bytes: Vec<u8>, warnings: &mut Vec<String>) -> String {
    let (text, warning) = decode::text(bytes, Kind::Html);
    warnings.extend(warning);
    text
}

pub use open::raw as open_raw;
pub use raw::{Body, Fields, Name, Origin, Problem, Raw};
pub use read::{Reading, Source};
