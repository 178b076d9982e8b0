use std::collections::HashMap;
use std::hash::Hash;

/// Precision, recall and their harmonic mean.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Overlap {
    /// Share of the candidate's units that the reference holds, 0..=1.
    pub precision: f64,
    /// Share of the reference's units that the candidate holds, 0..=1.
    pub recall: f64,
    /// 2PR / (P + R), 0 where both are 0.
    pub f1: f64,
}

impl Overlap {
    fn of(common: usize, candidate: usize, reference: usize) -> Overlap {
        let share = |of: usize| common as f64 / of.max(1) as f64;
        let (precision, recall) = (share(candidate), share(reference));
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        Overlap {
            precision,
            recall,
            f1,
        }
    }
}

/// A text as ROUGE sees it: lower case, maximal runs of a–z and 0–9, nothing else; no
/// stemming, no stop words removed. The same tokens as PyPI's rouge-score with
/// `use_stemmer=False`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RougeTokens(Vec<String>);

impl RougeTokens {
    /// The tokens of a text.
    pub fn new(text: &str) -> Self {
        let lower = text.to_lowercase();
        let runs = lower.split(|c: char| !c.is_ascii_alphanumeric());
        let runs = runs.filter(|run| !run.is_empty());
        RougeTokens(runs.map(str::to_owned).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Neighbouring tokens, two by two.
    pub(super) fn pairs(&self) -> impl Iterator<Item = &[String]> {
        self.0.windows(2)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn counts<T: Hash + Eq>(units: impl Iterator<Item = T>) -> HashMap<T, usize> {
    let mut counts = HashMap::new();
    for unit in units {
        *counts.entry(unit).or_insert(0) += 1;
    }
    counts
}

fn overlap<T: Hash + Eq>(candidate: HashMap<T, usize>, reference: HashMap<T, usize>) -> Overlap {
    let both = candidate
        .iter()
        .map(|(unit, &count)| count.min(reference.get(unit).copied().unwrap_or(0)));
    let common = both.sum();
    Overlap::of(common, candidate.values().sum(), reference.values().sum())
}

/// ROUGE-N (Lin 2004): overlap of runs of n tokens, each counted as often as it stands
/// in the text that has fewer of it.
///
/// ```
/// use summ::measure::{RougeTokens, rouge_n};
/// let candidate = RougeTokens::new("The lamp is bright.");
/// let reference = RougeTokens::new("A bright lamp!");
/// assert_eq!(rouge_n(&candidate, &reference, 1).recall, 2.0 / 3.0);
/// ```
pub fn rouge_n(candidate: &RougeTokens, reference: &RougeTokens, n: usize) -> Overlap {
    if n == 0 {
        return Overlap::default();
    }
    let runs = |tokens: &'_ RougeTokens| -> HashMap<Vec<String>, usize> {
        counts(tokens.0.windows(n).map(<[String]>::to_vec))
    };
    overlap(runs(candidate), runs(reference))
}

/// ROUGE-L (Lin 2004) over whole texts: the longest common subsequence of tokens.
///
/// O(|candidate| · |reference|) time, O(|reference|) memory.
pub fn rouge_l(candidate: &RougeTokens, reference: &RougeTokens) -> Overlap {
    let (a, b) = (&candidate.0, &reference.0);
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y {
                diagonal + 1
            } else {
                above.max(row[j])
            };
            diagonal = above;
        }
    }
    Overlap::of(row[b.len()], a.len(), b.len())
}

/// ROUGE-SU4 (Lin 2004): single tokens, and ordered pairs of tokens with at most four
/// others between them.
pub fn rouge_su4(candidate: &RougeTokens, reference: &RougeTokens) -> Overlap {
    /// At most four tokens between the two of a pair.
    const REACH: usize = 5;
    fn units(tokens: &RougeTokens) -> HashMap<(&str, Option<&str>), usize> {
        let t = &tokens.0;
        counts((0..t.len()).flat_map(move |i| {
            let last = (i + REACH).min(t.len().saturating_sub(1));
            let pairs = (i + 1..=last).map(move |j| (t[i].as_str(), Some(t[j].as_str())));
            std::iter::once((t[i].as_str(), None)).chain(pairs)
        }))
    }
    overlap(units(candidate), units(reference))
}
