use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::lexicon::AspectTree;

/// What the sentences of a document may speak of.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Aspects {
    /// The built-in tree that fits the document, or none.
    #[default]
    Auto,
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
            "none" => Aspects::None,
            name => Aspects::Named(name.to_owned()),
        })
    }
}

impl fmt::Display for Aspects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Aspects::Auto => "auto",
            Aspects::None => "none",
            Aspects::Named(name) => name,
            Aspects::Own(tree) => tree.name(),
        })
    }
}
