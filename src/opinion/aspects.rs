use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::lexicon::AspectTree;

/// What the sentences of a document may speak of.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Aspects {
    /// The built-in tree that fits the document; where none does what the caller induces
    /// from it (see [`Summarizer::summarize_inducing`](super::Summarizer::summarize_inducing)),
    /// or none.
    #[default]
    Auto,
    /// What the caller induces from each document, or none.
    Induced,
    /// Nothing is told apart.
    None,
    /// A built-in tree by its name.
    Named(String),
    /// A tree of the caller's own.
    Own(Arc<AspectTree>),
}

impl FromStr for Aspects {
    type Err = Infallible;

    fn from_str(name: &str) -> Result<Self, Infallible> {
        Ok(match name {
            "auto" => Aspects::Auto,
            "induced" => Aspects::Induced,
            "none" => Aspects::None,
            name => Aspects::Named(name.to_owned()),
        })
    }
}

impl fmt::Display for Aspects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Aspects::Auto => "auto",
            Aspects::Induced => "induced",
            Aspects::None => "none",
            Aspects::Named(name) => name,
            Aspects::Own(tree) => tree.name(),
        })
    }
}
