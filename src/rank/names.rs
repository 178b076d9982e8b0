/// One idea of what makes a phrase a keyphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ranker {
    /// How often it is mentioned.
    Frequency,
    /// How often its words stand here and how rarely elsewhere.
    TfIdf,
}

impl Ranker {
    /// All rankers.
    pub const ALL: [Ranker; 2] = [Ranker::Frequency, Ranker::TfIdf];

    /// The name used in settings and results.
    pub fn name(self) -> &'static str {
        match self {
            Ranker::Frequency => "frequency",
            Ranker::TfIdf => "tfidf",
        }
    }

    /// One line for help pages.
    pub fn summary(self) -> &'static str {
        match self {
            Ranker::Frequency => "how often it is mentioned, early mentions first",
            Ranker::TfIdf => "how often its words stand here and how rarely elsewhere",
        }
    }
}

impl std::fmt::Display for Ranker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no ranker has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no ranker `{0}`; there is {names}", names = Ranker::ALL.map(Ranker::name).join(", "))]
pub struct UnknownRanker(String);

impl std::str::FromStr for Ranker {
    type Err = UnknownRanker;

    fn from_str(name: &str) -> Result<Self, UnknownRanker> {
        let known = Ranker::ALL.into_iter().find(|ranker| ranker.name() == name);
        known.ok_or_else(|| UnknownRanker(name.to_owned()))
    }
}
