use super::weights::{Collection, Feedback, Weights, heaviest, trust};

/// The query moves towards what is relevant and away from what is not (Rocchio 1971):
///
/// q′ = α·q / |q| + β / |R|·Σ_{d∈R} d / |d| − γ / |N|·Σ_{d∈N} d / |d|
///
/// with (1 + ln tf)·idf as the weights of a document d, and Euclidean lengths; the means are
/// weighted by exp(10·(s_d / s₁ − 1)) of the scores s. Weights that
/// end at 0 or below are dropped, and of stems that the query did not have the heaviest
/// `terms` are kept.
///
/// ```
/// use summ::feedback::{Collection, Feedback, Rocchio, Weights};
///
/// struct AsCommon;
/// impl Collection for AsCommon {
///     fn documents(&self) -> f64 { 100.0 }
///     fn document_frequency(&self, _: &str) -> f64 { 10.0 }
///     fn frequency(&self, _: &str) -> f64 { 10.0 }
/// }
/// let document = |stems: &[&str]| Feedback {
///     stems: stems.iter().map(|stem| (stem.to_string(), 1.0)).collect(),
///     score: 1.0,
/// };
/// let query = Weights::from([("jaguar".to_owned(), 1.0)]);
/// let better = Rocchio::default().expand(
///     &query,
///     &[document(&["jaguar", "cat"])],
///     &[document(&["jaguar", "car"])],
///     &AsCommon,
/// );
/// assert!(better["cat"] > 0.0 && !better.contains_key("car"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rocchio {
    /// Weight of the query.
    pub alpha: f64,
    /// Weight of what is relevant.
    pub beta: f64,
    /// Weight of what is not.
    pub gamma: f64,
    /// Stems that are added at most.
    pub terms: usize,
}

impl Default for Rocchio {
    /// α = 1, β = 0.75, γ = 0.15 as is usual (Manning, Raghavan & Schütze 2008): what is
    /// relevant says more than what is not, of which there are many kinds.
    fn default() -> Self {
        Rocchio {
            alpha: 1.0,
            beta: 0.75,
            gamma: 0.15,
            terms: 20,
        }
    }
}

impl Rocchio {
    /// The query after judgements.
    pub fn expand(
        &self,
        query: &Weights,
        relevant: &[Feedback],
        irrelevant: &[Feedback],
        collection: &dyn Collection,
    ) -> Weights {
        let mut moved = Weights::new();
        add(
            &mut moved,
            query.iter().map(|(stem, w)| (stem.as_str(), *w)),
            self.alpha,
        );
        for (judged, weight) in [(relevant, self.beta), (irrelevant, -self.gamma)] {
            let trust = trust(judged);
            let all: f64 = trust.iter().sum();
            for (document, trust) in judged.iter().zip(trust) {
                let weighted = document.stems.iter().map(|(stem, count)| {
                    (stem.as_str(), (1.0 + count.ln()) * collection.idf(stem))
                });
                add(&mut moved, weighted, weight * trust / all);
            }
        }
        let (mut kept, new): (Weights, Weights) = moved
            .into_iter()
            .filter(|(_, weight)| *weight > 0.0)
            .partition(|(stem, _)| query.contains_key(stem));
        kept.extend(heaviest(new, self.terms));
        kept
    }
}

/// Adds a vector of length 1 in the same direction, so heavy.
fn add<'a>(sum: &mut Weights, vector: impl Iterator<Item = (&'a str, f64)>, weight: f64) {
    let vector: Vec<(&str, f64)> = vector.collect();
    let length = vector.iter().map(|(_, w)| w * w).sum::<f64>().sqrt();
    if length > 0.0 {
        for (stem, entry) in vector {
            *sum.entry(stem.to_owned()).or_default() += weight * entry / length;
        }
    }
}
