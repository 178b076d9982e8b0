//! What rankers are called.

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
    /// Tf·idf of what is seen early and often enough.
    KpMiner,
    /// Company of its words in phrases.
    Rake,
    /// Case, place, frequency and company of its words.
    Yake,
    /// Mutual information of its words.
    Npmi,
    /// Log-likelihood ratio of its words.
    LogLikelihood,
    /// Similarity to the title.
    Title,
    /// First mention.
    Position,
    /// Mentions by itself.
    Phraseness,
    /// Mentions as a noun phrase.
    NounPhrase,
    /// Number of words.
    Length,
    /// Rarity and length of its words.
    Informativeness,
    /// Learned from keyphrases.
    NaiveBayes,
}

impl Ranker {
    /// All rankers.
    pub const ALL: [Ranker; 20] = [
        Ranker::Frequency,
        Ranker::TfIdf,
        Ranker::KpMiner,
        Ranker::Position,
        Ranker::Title,
        Ranker::NounPhrase,
        Ranker::Length,
        Ranker::Informativeness,
        Ranker::Phraseness,
        Ranker::SingleRank,
        Ranker::PositionRank,
        Ranker::TextRank,
        Ranker::PhraseRank,
        Ranker::TopicRank,
        Ranker::MultipartiteRank,
        Ranker::Yake,
        Ranker::Rake,
        Ranker::Npmi,
        Ranker::LogLikelihood,
        Ranker::NaiveBayes,
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
            Ranker::KpMiner => "kpminer",
            Ranker::Rake => "rake",
            Ranker::Yake => "yake",
            Ranker::Npmi => "npmi",
            Ranker::LogLikelihood => "log-likelihood",
            Ranker::Title => "title",
            Ranker::Position => "position",
            Ranker::Phraseness => "phraseness",
            Ranker::NounPhrase => "noun-phrase",
            Ranker::Length => "length",
            Ranker::Informativeness => "informativeness",
            Ranker::NaiveBayes => "naive-bayes",
        }
    }

    /// One line for help pages.
    pub fn summary(self) -> &'static str {
        match self {
            Ranker::TextRank => "its words stand beside important words",
            Ranker::PhraseRank => "it stands beside important phrases",
            Ranker::SingleRank => "its words often stand near important words",
            Ranker::PositionRank => "as singlerank, early words first",
            Ranker::TopicRank => "it is the first to name an important topic",
            Ranker::MultipartiteRank => "it is near phrases of other topics, the first of its own",
            Ranker::Frequency => "how often it is mentioned or stood for, early mentions first",
            Ranker::TfIdf => "how often it stands here and how rarely its words do elsewhere",
            Ranker::KpMiner => "tf·idf of what is seen early and often, phrases above words",
            Ranker::Rake => "how much company its words keep between stop words",
            Ranker::Yake => "capitals, place, frequency, spread and company of its words",
            Ranker::Npmi => "mutual information of its words, single words not ranked",
            Ranker::LogLikelihood => "how surely its words attract each other, not single ones",
            Ranker::Title => "how like the title it is",
            Ranker::Position => "how early it is first mentioned",
            Ranker::Phraseness => "how often it stands by itself, not within a longer phrase",
            Ranker::NounPhrase => "how often it is a noun phrase, by parts of speech",
            Ranker::Length => "two words first, then three in an abstract and one in a report",
            Ranker::Informativeness => "how rare and how long its words are",
            Ranker::NaiveBayes => "what was learned from keyphrases, not ranked without a model",
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
        let is_it = |ranker: &Ranker| ranker.name().eq_ignore_ascii_case(name);
        let known = Ranker::ALL.into_iter().find(is_it);
        known.ok_or_else(|| UnknownRanker(name.to_owned()))
    }
}
