use super::Voter;
use crate::aggregate::{Aggregation, Normalization};
use crate::candidate::{CandidateLimits, LimitsError};
use crate::rank::Ranker;
use crate::text::Language;

/// Who votes by default: what a phrase is made of, where and how often it stands, how rare
/// and how long its words are, and what a walk over the words that stand together finds central.
/// The first weight is that on an abstract, the second that on a report. Both were chosen by
/// hand, looking at the keyphrases of five sets of abstracts and news, and at which phrases of
/// news come back in its summaries and captions (corpora/SCORES.md says how, and how many were
/// tried).
const FUSION: [Voter; 13] = [
    Voter::new(Ranker::NounPhrase, 1.0),
    Voter::new(Ranker::Length, 1.0),
    Voter::by_kind(Ranker::Informativeness, 1.5, 4.0),
    Voter::by_kind(Ranker::TfIdf, 2.0, 1.0),
    Voter::by_kind(Ranker::Frequency, 0.5, 6.0),
    Voter::by_kind(Ranker::TextRank, 1.0, 0.0),
    Voter::new(Ranker::PositionRank, 1.0),
    Voter::by_kind(Ranker::PhraseRank, 0.0, 3.0),
    Voter::by_kind(Ranker::MultipartiteRank, 1.0, 4.0),
    Voter::by_kind(Ranker::Rake, 0.75, 0.0),
    Voter::by_kind(Ranker::Phraseness, 0.25, 0.0),
    Voter::by_kind(Ranker::Position, 0.5, 4.0),
    Voter::by_kind(Ranker::Title, 0.3, 1.0),
];

/// Who votes on languages without a tagger: a phrase may hold a verb, and how rare its words are
/// is not known either, so that what is said again, early and in many sentences counts most.
/// Chosen by hand on French news and Spanish abstracts.
const UNTAGGED: [Voter; 8] = [
    Voter::by_kind(Ranker::Frequency, 1.0, 6.0),
    Voter::by_kind(Ranker::KpMiner, 3.0, 2.0),
    Voter::by_kind(Ranker::Yake, 2.0, 0.0),
    Voter::by_kind(Ranker::Informativeness, 2.0, 3.0),
    Voter::new(Ranker::Phraseness, 1.0),
    Voter::by_kind(Ranker::Length, 1.0, 0.5),
    Voter::by_kind(Ranker::Position, 0.5, 2.0),
    Voter::by_kind(Ranker::Title, 0.3, 1.0),
];

/// Who votes on English without parts of speech and graphs.
const FAST: [Voter; 7] = [
    Voter::new(Ranker::Phraseness, 1.0),
    Voter::new(Ranker::Length, 1.0),
    Voter::by_kind(Ranker::Informativeness, 1.0, 2.0),
    Voter::new(Ranker::TfIdf, 2.0),
    Voter::by_kind(Ranker::Frequency, 1.0, 6.0),
    Voter::by_kind(Ranker::Position, 0.5, 2.0),
    Voter::by_kind(Ranker::Title, 0.5, 1.0),
];

/// How keyphrases are chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How many keyphrases at most.
    pub top: usize,
    /// How long they may be.
    pub limits: CandidateLimits,
    /// Who votes, each with the weight of its vote.
    pub voters: Vec<Voter>,
    /// Who votes instead on languages without a tagger; the same where it is `None`.
    pub untagged: Option<Vec<Voter>>,
    /// How votes become one ranking.
    pub aggregation: Aggregation,
    /// What `comb-*` makes of the scores of a vote before it adds them up.
    pub normalization: Normalization,
    /// d in 0..=1: the share of a phrase's score that the words it has in common with
    /// chosen ones take away. At 0 the list is the consensus as it is; above it what stands only
    /// within a longer phrase of the list is not listed beside it either.
    pub diversity: f64,
    /// Of all documents; detected for each where it is `None`.
    pub language: Option<Language>,
    /// Tag parts of speech where the language has a tagger, and look for noun phrases.
    pub tagging: bool,
    /// Phrases that come first wherever the text has them, be they of what words they may; beyond
    /// `top` as well.
    pub must: Vec<String>,
    /// No keyphrase holds any of these sequences of words.
    pub ban: Vec<String>,
    /// Tell the place that each ranker gave a keyphrase, which takes a tenth of the time, and
    /// what stands for it.
    pub places: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            top: 10,
            limits: CandidateLimits::default(),
            voters: FUSION.to_vec(),
            untagged: Some(UNTAGGED.to_vec()),
            aggregation: Aggregation::CombSum,
            normalization: Normalization::Max,
            diversity: 0.2,
            language: None,
            tagging: true,
            must: Vec::new(),
            ban: Vec::new(),
            places: true,
        }
    }
}

impl Settings {
    /// Statistics only, no parts of speech: several times faster.
    pub fn fast() -> Self {
        Settings {
            voters: FAST.to_vec(),
            tagging: false,
            ..Settings::default()
        }
    }

    pub(super) fn check(&self) -> Result<(), SettingsError> {
        self.limits.check()?;
        if self.top == 0 {
            return Err(SettingsError::Top);
        }
        let untagged = self.untagged.as_ref().unwrap_or(&self.voters);
        for voters in [&self.voters, untagged] {
            check_voters(voters)?;
        }
        let banned = |must: &&String| self.ban.iter().any(|ban| ban.eq_ignore_ascii_case(must));
        if let Some(phrase) = self.must.iter().find(banned) {
            return Err(SettingsError::Contradiction(phrase.clone()));
        }
        if !(0.0..=1.0).contains(&self.diversity) {
            return Err(SettingsError::Diversity(self.diversity));
        }
        Ok(())
    }

    /// Who votes on a text.
    pub(super) fn voters_on(&self, language: Language) -> &[Voter] {
        match &self.untagged {
            Some(untagged) if language != Language::English => untagged,
            _ => &self.voters,
        }
    }
}

fn check_voters(voters: &[Voter]) -> Result<(), SettingsError> {
    for voter in voters {
        for weight in [voter.short, voter.long] {
            if !weight.is_finite() || weight < 0.0 {
                let ranker = voter.ranker;
                return Err(SettingsError::Weight { ranker, weight });
            }
        }
    }
    if voters.iter().all(|v| v.short == 0.0 && v.long == 0.0) {
        return Err(SettingsError::NoRanker);
    }
    Ok(())
}

/// Why settings make no sense.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SettingsError {
    /// At least one keyphrase must be asked for.
    #[error("top must be at least 1")]
    Top,
    /// Nobody votes.
    #[error("there is no ranker with a weight above 0")]
    NoRanker,
    /// A vote has no such weight.
    #[error("the weight of {ranker} must be finite and not below 0, got {weight}")]
    Weight {
        /// Whose vote.
        ranker: Ranker,
        /// Its weight.
        weight: f64,
    },
    /// d is a share.
    #[error("diversity must lie between 0 and 1, got {0}")]
    Diversity(f64),
    /// The lengths of phrases do not fit.
    #[error(transparent)]
    Limits(#[from] LimitsError),
    /// A seed must not be listed either.
    #[error("`{0}` must be listed and is banned; leave one of them out")]
    Contradiction(String),
    /// A seed or a ban has no word in it.
    #[error("`{0}` is no phrase: there is no word in it")]
    NoPhrase(String),
}
