use std::fmt;
use std::str::FromStr;

use super::{Bo1, Collection, Feedback, Rm3, Rocchio, Weights};

/// How a query learns from documents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Expansion {
    /// Towards what is relevant, away from what is not.
    Rocchio(Rocchio),
    /// A model of what is relevant, mixed with the query.
    Rm3(Rm3),
    /// What stands there more often than by chance.
    Bo1(Bo1),
}

/// A name that no expansion has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no kind of feedback; there are rocchio, rm3 and bo1")]
pub struct UnknownExpansion(pub String);

impl Expansion {
    /// All of them, with their defaults.
    pub fn all() -> [Expansion; 3] {
        [
            Expansion::Rocchio(Rocchio::default()),
            Expansion::Rm3(Rm3::default()),
            Expansion::Bo1(Bo1::default()),
        ]
    }

    /// The name used in settings.
    pub fn name(&self) -> &'static str {
        match self {
            Expansion::Rocchio(_) => "rocchio",
            Expansion::Rm3(_) => "rm3",
            Expansion::Bo1(_) => "bo1",
        }
    }

    /// One line for help pages.
    pub fn summary(&self) -> &'static str {
        match self {
            Expansion::Rocchio(_) => "towards what is relevant, away from what is not",
            Expansion::Rm3(_) => "a model of what is relevant, mixed with the query",
            Expansion::Bo1(_) => "what stands there more often than by chance",
        }
    }

    /// The query after feedback; only Rocchio learns from what is not relevant.
    pub fn expand(
        &self,
        query: &Weights,
        relevant: &[Feedback],
        irrelevant: &[Feedback],
        collection: &dyn Collection,
    ) -> Weights {
        match self {
            Expansion::Rocchio(rocchio) => rocchio.expand(query, relevant, irrelevant, collection),
            Expansion::Rm3(rm3) => rm3.expand(query, relevant),
            Expansion::Bo1(bo1) => bo1.expand(query, relevant, collection),
        }
    }
}

impl fmt::Display for Expansion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Expansion {
    type Err = UnknownExpansion;

    fn from_str(name: &str) -> Result<Expansion, UnknownExpansion> {
        let found = Expansion::all().into_iter().find(|one| one.name() == name);
        found.ok_or_else(|| UnknownExpansion(name.to_owned()))
    }
}
