//! Which part of speech is each word?

mod tagset;

pub use tagset::{Tag, UnknownTag};
