use std::str::FromStr;
use std::time::Duration;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use summ::aggregate::Aggregation;
use summ::caption::Method as CaptionMethod;
use summ::keywords::Voter;
use summ::maximize::Method;
use summ::opinion::{
    Budget, FeatureShape, Mixing, PRESETS, Redundancy, Relevance, SentimentReward, Unmatched,
};
use summ::rank::Ranker;
use summ::text::Language;

use super::eval::Field;
use super::images::{FeedbackKind, Variant};
use super::keywords::{Contrast, Statistics};
use super::select::{Goal, Metric};
use super::sentiment::Grain;
use crate::input::Kind;
use crate::output::Format;

/// A parser of names out of a registry: help, completions and suggestions all come
/// from the one list.
pub trait Registered: Copy + Send + Sync + FromStr<Err: std::fmt::Debug> + 'static {
    fn rows() -> Vec<(&'static str, &'static str)>;
}

macro_rules! registered {
    ($($kind:ty),+) => { $(
        impl Registered for $kind {
            fn rows() -> Vec<(&'static str, &'static str)> {
                <$kind>::ALL.iter().map(|one| (one.name(), one.summary())).collect()
            }
        }
    )+ };
}

registered!(
    Aggregation,
    CaptionMethod,
    Contrast,
    FeedbackKind,
    Mixing,
    Relevance,
    Redundancy,
    SentimentReward,
    FeatureShape,
    Unmatched,
    Method,
    Field,
    Format,
    Goal,
    Grain,
    Kind,
    Metric
);

/// The names of a registry, each with its line of help.
pub fn name_of<T: Registered>() -> impl TypedValueParser<Value = T> {
    names(&T::rows()).map(|name| name.parse::<T>().expect("a name of the registry"))
}

/// The names of some of the formats, for a verb that does not write them all.
pub fn one_of(some: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let rows: Vec<_> = some.iter().map(|one| (one.name(), one.summary())).collect();
    names(&rows).map(|name| name.parse().expect("a name of the registry"))
}

fn names(rows: &[(&'static str, &'static str)]) -> PossibleValuesParser {
    let values = rows
        .iter()
        .map(|(name, help)| PossibleValue::new(*name).help(*help));
    PossibleValuesParser::new(values.collect::<Vec<_>>())
}

pub fn preset() -> PossibleValuesParser {
    names(&PRESETS)
}

/// A language by code or English name; `auto` stands for none.
pub fn language() -> impl TypedValueParser<Value = LanguageChoice> {
    let auto = PossibleValue::new("auto").help("detect it");
    let each = Language::ALL.iter().map(|language| {
        PossibleValue::new(language.code())
            .alias(language.name())
            .help(language.name())
    });
    let values: Vec<_> = std::iter::once(auto).chain(each).collect();
    PossibleValuesParser::new(values).map(|name| LanguageChoice(Language::parse(&name).ok()))
}

/// The language of the documents; none for one that is to be detected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LanguageChoice(pub Option<Language>);

pub fn budget(text: &str) -> Result<Budget, String> {
    text.parse()
        .map_err(|error: summ::opinion::BudgetError| error.to_string())
}

/// A number from 0 to 1.
pub fn share(text: &str) -> Result<f64, String> {
    let number = weight(text)?;
    let within = number <= 1.0;
    within
        .then_some(number)
        .ok_or_else(|| "write a number from 0 to 1".to_owned())
}

/// A number that is not below 0.
pub fn weight(text: &str) -> Result<f64, String> {
    let number = text
        .parse::<f64>()
        .ok()
        .filter(|n| n.is_finite() && *n >= 0.0);
    number.ok_or_else(|| "write a number that is not below 0".to_owned())
}

/// A time in seconds that is not below 0.
pub fn seconds(text: &str) -> Result<Duration, String> {
    Duration::try_from_secs_f64(weight(text)?).map_err(|error| error.to_string())
}

/// A whole number from 1.
pub fn count(text: &str) -> Result<usize, String> {
    let number = text.parse::<usize>().ok().filter(|n| *n > 0);
    number.ok_or_else(|| "write a whole number from 1".to_owned())
}

/// A ranker and the weight of its vote, such as `tfidf:2`.
pub fn vote(text: &str) -> Result<Voter, String> {
    let (name, number) = text.split_once(':').unwrap_or((text, "1"));
    let ranker: Ranker = name
        .parse()
        .map_err(|error: summ::rank::UnknownRanker| error.to_string())?;
    Ok(Voter::new(ranker, weight(number)?))
}

/// What a query is made of, and its weight, such as `title:0.5`.
pub fn variant(text: &str) -> Result<(Variant, f64), String> {
    let (name, number) = text.split_once(':').unwrap_or((text, "1"));
    let known = || {
        let names: Vec<&str> = Variant::ALL.iter().map(|one| one.name()).collect();
        format!(
            "there is no variant `{name}`; there are {}",
            names.join(", ")
        )
    };
    Ok((name.parse().map_err(|()| known())?, weight(number)?))
}

/// Where document frequencies come from.
pub fn statistics(text: &str) -> Result<Statistics, String> {
    match (text, text.split_once('=')) {
        ("background", _) => Ok(Statistics::Background),
        ("two-pass", _) => Ok(Statistics::TwoPass),
        (_, Some(("file", path))) if !path.is_empty() => Ok(Statistics::File(path.into())),
        _ => Err("write background, two-pass or file=FILE".to_owned()),
    }
}
