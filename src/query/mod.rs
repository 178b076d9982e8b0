//! What shall be looked for? From an article to a weighted query.

mod builder;
mod phrases;
mod rarity;
mod settings;
mod term;
#[cfg(test)]
mod tests;
mod words;

pub use builder::QueryBuilder;
pub use rarity::{everyday, rarity};
pub use settings::{MOST_WORDS, QuerySettings, QuerySettingsError};
pub use term::{Query, QueryTerm, QueryWord};
