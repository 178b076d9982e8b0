//! `summ images`: which images go with an article?

mod finder;
mod index;
mod judgements;
mod page;
mod providers;
mod query;
mod record;
mod search;
mod session;
mod variants;

use crate::args::{ImagesArgs, ImagesCommand};
use crate::exit::Exit;

pub use finder::{Finder, Found};
pub use judgements::Judgements;
pub use variants::{Variants, lead, title};

/// `summ images …`
pub fn run(typed: ImagesArgs) -> anyhow::Result<Exit> {
    match typed.what {
        ImagesCommand::Index(typed) => index::run(*typed),
        ImagesCommand::Search(typed) => search::run(*typed),
        ImagesCommand::Query(typed) => query::run(*typed),
    }
}
