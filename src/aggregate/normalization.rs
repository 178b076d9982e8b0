use super::Ranking;

/// What a vote's scores are turned into before `comb-*` adds them up.
///
/// Scores of different rankers have different units; only what they say about the items
/// of their own list can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Normalization {
    /// (s − min) / (max − min) (Lee 1997); 1 where all scores are equal.
    #[default]
    MinMax,
    /// s / max, the share of the best score, for scores that count from 0; those below it
    /// count as 0, and so do all where none is above it.
    Max,
    /// (s − min) / Σ(s − min), so that the scores of a list sum to 1 (Montague & Aslam
    /// 2001); 1/m for each of m items where all scores are equal.
    Sum,
    /// (s − mean) / standard deviation (Montague & Aslam 2001); 0 where all scores are
    /// equal. An item that is not ranked counts as one of the mean.
    Z,
    /// 1 − (place − 1) / m for m ranked items, tied ones at the mean of their places.
    Rank,
    /// The scores as they are.
    None,
}

impl Normalization {
    /// All of them.
    pub const ALL: [Normalization; 6] = [
        Normalization::MinMax,
        Normalization::Max,
        Normalization::Sum,
        Normalization::Z,
        Normalization::Rank,
        Normalization::None,
    ];

    /// The name used in settings and results.
    pub fn name(self) -> &'static str {
        match self {
            Normalization::MinMax => "min-max",
            Normalization::Max => "max",
            Normalization::Sum => "sum",
            Normalization::Z => "z",
            Normalization::Rank => "rank",
            Normalization::None => "none",
        }
    }

    /// One line for help pages.
    pub fn summary(self) -> &'static str {
        match self {
            Normalization::MinMax => "the best score of a list is 1, the worst 0",
            Normalization::Max => "the share of the best score of the list",
            Normalization::Sum => "the worst score is 0, and the scores of a list sum to 1",
            Normalization::Z => "standard deviations above the mean of the list",
            Normalization::Rank => "evenly from 1 down, by place alone",
            Normalization::None => "the scores as they are",
        }
    }

    /// The scores of a ranking, best first, into `into`.
    pub(super) fn apply(self, ranking: &Ranking, into: &mut Vec<f64>) {
        into.clear();
        let scores = ranking.scores();
        let m = scores.len() as f64;
        // A group of ties may put its highest score second.
        let max = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let min = scores.iter().copied().fold(f64::INFINITY, f64::min);
        let one_group = ranking.groups().nth(1).is_none();
        match self {
            Normalization::None => into.extend(scores),
            Normalization::Rank => into.extend(ranking.groups().flat_map(|group| {
                let value = 1.0 - (super::ranking::mean_place(group.clone()) - 1.0) / m;
                group.map(move |_| value)
            })),
            Normalization::Max if max > 0.0 => {
                into.extend(scores.iter().map(|s| s.max(0.0) / max));
            }
            Normalization::Max => into.extend(scores.iter().map(|_| 0.0)),
            Normalization::MinMax if one_group => into.extend(scores.iter().map(|_| 1.0)),
            Normalization::Sum if one_group => into.extend(scores.iter().map(|_| 1.0 / m)),
            Normalization::Z if one_group => into.extend(scores.iter().map(|_| 0.0)),
            Normalization::MinMax => into.extend(scores.iter().map(|s| (s - min) / (max - min))),
            Normalization::Sum => {
                let sum: f64 = scores.iter().map(|s| s - min).sum();
                into.extend(scores.iter().map(|s| (s - min) / sum));
            }
            Normalization::Z => {
                let mean = scores.iter().sum::<f64>() / m;
                let variance = scores.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / m;
                into.extend(scores.iter().map(|s| (s - mean) / variance.sqrt()));
            }
        }
    }
}

impl std::fmt::Display for Normalization {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A name that no normalisation has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no normalisation `{0}`; there is {names}",
    names = Normalization::ALL.map(Normalization::name).join(", ")
)]
pub struct UnknownNormalization(String);

impl std::str::FromStr for Normalization {
    type Err = UnknownNormalization;

    fn from_str(name: &str) -> Result<Self, UnknownNormalization> {
        let known = Normalization::ALL
            .into_iter()
            .find(|known| known.name() == name);
        known.ok_or_else(|| UnknownNormalization(name.to_owned()))
    }
}
