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

    /// Calls `with` for each item of a ranking and what becomes of its score: best first where
    /// a sum is taken, which must not depend on how the items came.
    pub(super) fn each(self, ranking: &Ranking, mut with: impl FnMut(u32, f64)) {
        let Some((min, max)) = ranking.extremes() else {
            return;
        };
        let m = ranking.len() as f64;
        let scored = match self {
            Normalization::None | Normalization::Max => ranking.given(),
            _ => (ranking.items(), ranking.scores()),
        };
        let one_group = || ranking.groups().nth(1).is_none();
        match self {
            Normalization::None => to_all(scored, with, |s| s),
            Normalization::Max if max > 0.0 => to_all(scored, with, |s| s.max(0.0) / max),
            Normalization::Max => to_all(scored, with, |_| 0.0),
            Normalization::Rank => {
                for group in ranking.groups() {
                    let value = 1.0 - (super::ranking::mean_place(group.clone()) - 1.0) / m;
                    scored.0[group].iter().for_each(|&item| with(item, value));
                }
            }
            Normalization::MinMax if one_group() => to_all(scored, with, |_| 1.0),
            Normalization::Sum if one_group() => to_all(scored, with, |_| 1.0 / m),
            Normalization::Z if one_group() => to_all(scored, with, |_| 0.0),
            Normalization::MinMax => to_all(scored, with, |s| (s - min) / (max - min)),
            Normalization::Sum => {
                let sum: f64 = scored.1.iter().map(|s| s - min).sum();
                to_all(scored, with, |s| (s - min) / sum);
            }
            Normalization::Z => {
                let mean = scored.1.iter().sum::<f64>() / m;
                let variance = scored.1.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / m;
                to_all(scored, with, |s| (s - mean) / variance.sqrt());
            }
        }
    }
}

fn to_all(
    (items, scores): (&[u32], &[f64]),
    mut with: impl FnMut(u32, f64),
    normal: impl Fn(f64) -> f64,
) {
    for (&item, &score) in items.iter().zip(scores) {
        with(item, normal(score));
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
