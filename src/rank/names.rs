/// One idea of what makes a phrase a keyphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ranker {
    /// How often it is mentioned.
    Frequency,
    /// How often its words stand here and how rarely elsewhere.
    TfIdf,
    /// TextRank: its words stand beside important words.
    TextRank,
    /// It stands beside important phrases, or another name for it does.
    PhraseRank,
    /// SingleRank: its words often stand near important words.
    SingleRank,
    /// PositionRank: SingleRank that prefers words that stand early.
    PositionRank,
    /// TopicRank: it is the first to name an important topic.
    TopicRank,
    /// MultipartiteRank: it is near phrases of other topics, the first of its own.
    MultipartiteRank,
}

impl Ranker {
    /// All rankers.
    pub const ALL: [Ranker; 8] = [
        Ranker::Frequency,
        Ranker::TfIdf,
        Ranker::TextRank,
        Ranker::PhraseRank,
        Ranker::SingleRank,
        Ranker::PositionRank,
        Ranker::TopicRank,
        Ranker::MultipartiteRank,
    ];

    /// The name used in settings and results.
    pub fn name(self) -> &'static str {
        match self {
            Ranker::Frequency => "frequency",
            Ranker::TfIdf => "tfidf",
            Ranker::TextRank => "textrank",
            Ranker::PhraseRank => "phraserank",
            Ranker::SingleRank => "singlerank",
            Ranker::PositionRank => "positionrank",
            Ranker::TopicRank => "topicrank",
            Ranker::MultipartiteRank => "multipartiterank",
        }
    }

    /// One line for help pages.
    pub fn summary(self) -> &'static str {
        match self {
            Ranker::Frequency => "how often it is mentioned, early mentions first",
            Ranker::TfIdf => "how often its words stand here and how rarely elsewhere",
            Ranker::TextRank => "its words stand beside important words",
            Ranker::PhraseRank => "it stands beside important phrases",
            Ranker::SingleRank => "its words often stand near important words",
            Ranker::PositionRank => "as singlerank, early words first",
            Ranker::TopicRank => "it is the first to name an important topic",
            Ranker::MultipartiteRank => "it is near phrases of other topics, the first of its own",
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
