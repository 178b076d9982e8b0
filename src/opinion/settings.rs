use serde::{Deserialize, Serialize};

use super::{
    Aspects, Budget, FeatureShape, Mixing, Redundancy, Relevance, SentimentReward, Unmatched,
};
use crate::maximize::{Method, Search};
use crate::text::Language;

/// Everything that decides a summary. Plain data: [`Summarizer::new`](super::Summarizer::new)
/// checks it once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// How long the summary may be.
    #[serde(with = "as_text")]
    pub budget: Budget,
    /// How the parts are added up.
    pub objective: Mixing,
    /// The relevance L.
    pub relevance: Relevance,
    /// The reward against redundancy R.
    pub redundancy: Redundancy,
    /// The sentiment reward A.
    pub sentiment: SentimentReward,
    /// λ_L ≥ 0.
    pub lambda_relevance: f64,
    /// λ_R ≥ 0. Scaled, the dispersion is worth this much at as many average sentences as
    /// the budget buys, not at V (see [`Dispersion`](crate::objective::Dispersion)).
    pub lambda_redundancy: f64,
    /// λ_A ≥ 0.
    pub lambda_sentiment: f64,
    /// λ_Q ≥ 0, the weight of the query; without a query nothing is weighed.
    pub lambda_focus: f64,
    /// γ in 0..=1: the share of a sentence's similarity that saturates it.
    pub gamma: f64,
    /// K, the number of clusters; ⌈n/5⌉ when not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clusters: Option<usize>,
    /// λ ≥ 0 of the graph cut.
    pub graph_cut_lambda: f64,
    /// g of the feature-based relevance.
    pub feature_shape: FeatureShape,
    /// Hear fragments, questions and sentences that lean on the one before less
    /// (see [`standing`](crate::score::standing)): what a sentence covers, and its
    /// sentiment, is multiplied by how well it stands by itself.
    pub standing: bool,
    /// How to search.
    #[serde(with = "as_text")]
    pub method: Method,
    /// r ≥ 0 in gain / cost^r.
    pub cost_exponent: f64,
    /// Go on while something fits, even when nothing is gained any more.
    pub fill: bool,
    /// How many nodes the method `exact` may look at before it says what gap is left.
    pub nodes: usize,
    /// k ≥ 1: how many sentences the method `enumerate` tries as seeds, at most.
    pub guesses: usize,
    /// Of the methods that toss coins: the same seed gives the same summary.
    pub search_seed: u64,
    /// What the sentences may speak of.
    #[serde(with = "as_text")]
    pub aspects: Aspects,
    /// What a sentence weighs that speaks of none of them.
    pub unmatched: Unmatched,
    /// The language of the documents; detected when not given.
    #[serde(with = "language", skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// At most so many sentences about one aspect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_per_aspect: Option<usize>,
    /// At most so many sentences of one polarity: praise, complaint, neutral.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_per_polarity: Option<usize>,
    /// At most so many sentences from one review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most_per_review: Option<usize>,
    /// Sentences that must be in: an index of the ground set, or a regular
    /// expression that is looked for without regard to case.
    pub must_include: Vec<String>,
    /// Sentences that must not be in, said the same way.
    pub must_exclude: Vec<String>,
    /// Words that the summary should speak of, each of one word or more.
    ///
    /// They add a query-focused relevance, monotone submodular,
    /// Q(S) = c·Σ_q √( C_q(S)/C_q(V) ), C_q(S) = Σ_j r_jq·max_{i∈S} h_i·r_iq·w_ij,
    /// c the mean of C_q(V): a sentence stands for another as far as both speak of q and
    /// are alike. The root is what covers every word before it repeats one (as in the
    /// query-dependent reward of Lin & Bilmes 2011, and the relevance of Wang, Raghavan,
    /// Cardie & Castelli 2014). r_jq in 0..=1 is the largest of: s², s the share of q's
    /// stems in sentence j, weighed by idf; ½ where j speaks of the aspect that q names or is a
    /// clue of; ½·w_ij·r_iq for a sentence i that is like it. h is how well a sentence
    /// [stands](Settings::standing) by itself.
    pub query: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            budget: Budget::Words(100),
            objective: Mixing::Scaled,
            relevance: Relevance::NGrams,
            redundancy: Redundancy::ClusterReward,
            sentiment: SentimentReward::Calibrated,
            lambda_relevance: 1.0,
            lambda_redundancy: 0.1,
            lambda_sentiment: 0.5,
            lambda_focus: 2.0,
            gamma: 0.1,
            clusters: None,
            // Above 1 a graph cut is usually no longer monotone; below it hardly
            // punishes redundancy. 3 is where repeated sentences start to cost.
            graph_cut_lambda: 3.0,
            feature_shape: FeatureShape::Sqrt,
            standing: true,
            method: Method::Lazy,
            cost_exponent: 1.0,
            fill: false,
            nodes: Search::default().nodes,
            guesses: Search::default().guesses,
            search_seed: Search::default().seed,
            aspects: Aspects::Auto,
            unmatched: Unmatched::Below,
            language: None,
            most_per_aspect: None,
            most_per_polarity: None,
            most_per_review: None,
            must_include: Vec::new(),
            must_exclude: Vec::new(),
            query: Vec::new(),
        }
    }
}

/// The names of [`Settings::preset`].
pub const PRESETS: [(&str, &str); 5] = [
    ("d15-1017-a1", "modular sentiment; α = .6, r = 0"),
    ("d15-1017-a2", "budgeted sentiment; α = 0, r = .5"),
    ("d15-1017-a3", "polarity-budgeted sentiment; α = 0, r = .5"),
    ("d15-1017-a4", "facility sentiment; α = .6, r = 1"),
    ("d15-1017-a5", "polarity-facility sentiment; α = .2, r = 1"),
];

impl Settings {
    /// The functions of Jayanth, Sundararaj & Bhattacharyya, *Monotone Submodularity
    /// in Opinion Summaries*, EMNLP 2015 (D15-1017): α·L(S) + (1−α)·A(S), unscaled,
    /// saturated coverage with γ = .1, ω = β = 1/level, 200 words.
    ///
    /// # Errors
    /// When the name is not one of [`PRESETS`].
    pub fn preset(name: &str) -> Result<Settings, SettingsError> {
        let (sentiment, alpha, r) = match name {
            "d15-1017-a1" => (SentimentReward::Modular, 0.6, 0.0),
            "d15-1017-a2" => (SentimentReward::Budgeted, 0.0, 0.5),
            "d15-1017-a3" => (SentimentReward::PolarityBudgeted, 0.0, 0.5),
            "d15-1017-a4" => (SentimentReward::Facility, 0.6, 1.0),
            "d15-1017-a5" => (SentimentReward::PolarityFacility, 0.2, 1.0),
            _ => {
                return Err(SettingsError::UnknownName {
                    what: "preset",
                    name: name.to_owned(),
                    known: PRESETS.map(|(name, _)| name).join(", "),
                });
            }
        };
        Ok(Settings {
            budget: Budget::Words(200),
            objective: Mixing::Raw,
            relevance: Relevance::SaturatedCoverage,
            sentiment,
            lambda_relevance: alpha,
            lambda_redundancy: 0.0,
            lambda_sentiment: 1.0 - alpha,
            gamma: 0.1,
            cost_exponent: r,
            unmatched: Unmatched::Leaf,
            standing: false,
            // the original goes on until no sentence fits
            fill: true,
            ..Settings::default()
        })
    }

    /// What makes no sense is refused with the setting's name, value and limit.
    pub(super) fn check(&self) -> Result<(), SettingsError> {
        let range = |name, value: f64, high: f64| {
            ((0.0..=high).contains(&value) && value.is_finite())
                .then_some(())
                .ok_or(SettingsError::Range { name, value, high })
        };
        range("lambda-relevance", self.lambda_relevance, f64::INFINITY)?;
        range("lambda-redundancy", self.lambda_redundancy, f64::INFINITY)?;
        range("lambda-sentiment", self.lambda_sentiment, f64::INFINITY)?;
        range("lambda-focus", self.lambda_focus, f64::INFINITY)?;
        range("gamma", self.gamma, 1.0)?;
        range("graph-cut-lambda", self.graph_cut_lambda, f64::INFINITY)?;
        range("cost-exponent", self.cost_exponent, f64::INFINITY)?;
        let sum = self.lambda_relevance + self.lambda_redundancy + self.lambda_sentiment;
        let focus = if self.query.is_empty() {
            0.0
        } else {
            self.lambda_focus
        };
        if sum + focus == 0.0 {
            return Err(SettingsError::NothingToMaximise);
        }
        if self.clusters == Some(0) {
            return Err(SettingsError::Zero("clusters"));
        }
        for (name, least) in [("nodes", self.nodes), ("guesses", self.guesses)] {
            if least == 0 {
                return Err(SettingsError::Least(name));
            }
        }
        for (name, most) in [
            ("most-per-aspect", self.most_per_aspect),
            ("most-per-polarity", self.most_per_polarity),
            ("most-per-review", self.most_per_review),
        ] {
            if most == Some(0) {
                return Err(SettingsError::Zero(name));
            }
        }
        Ok(())
    }
}

/// Why settings were refused.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SettingsError {
    /// A name that nothing has.
    #[error("there is no {what} `{name}`; there is {known}")]
    UnknownName {
        /// Of which family.
        what: &'static str,
        /// What was asked for.
        name: String,
        /// What could have been asked for.
        known: String,
    },
    /// A number out of range.
    #[error("{name} must be from 0 to {high}, got {value}")]
    Range {
        /// Of the setting.
        name: &'static str,
        /// What was given.
        value: f64,
        /// The highest that makes sense.
        high: f64,
    },
    /// A limit of nothing at all.
    #[error("{0} must be at least 1; leave it out for no limit")]
    Zero(&'static str),
    /// A number of steps that allows none.
    #[error("{0} must be at least 1")]
    Least(&'static str),
    /// All weights are 0.
    #[error("all lambdas are 0: give at least one part of the objective a weight")]
    NothingToMaximise,
    /// A regular expression that cannot be read.
    #[error("`{pattern}` is no regular expression: {reason}")]
    Pattern {
        /// As given.
        pattern: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// Values written as their text.
mod as_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};
    use std::{fmt::Display, str::FromStr};

    pub fn serialize<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(value)
    }

    pub fn deserialize<'de, T, D>(from: D) -> Result<T, D::Error>
    where
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    {
        let text = std::borrow::Cow::<str>::deserialize(from)?;
        text.parse().map_err(Error::custom)
    }
}

/// A language by its code or name.
mod language {
    use super::Language;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(value: &Option<Language>, to: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(language) => to.serialize_str(language.code()),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Language>, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(from)?;
        if text == "auto" {
            return Ok(None);
        }
        Language::parse(&text).map(Some).map_err(Error::custom)
    }
}
