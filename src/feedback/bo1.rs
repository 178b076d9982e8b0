use super::weights::{Collection, Feedback, Weights, heaviest, mixed, trust};

/// Divergence from randomness by Bose-Einstein statistics (Amati 2003): a stem is worth as
/// much as its count in the documents would surprise who expects it to be spread over all.
///
/// w(t) = tf_x·log₂((1 + λ) / λ) + log₂(1 + λ), λ = F_t / N,
///
/// tf_x being its occurrences in the documents, each counted exp(10·(s_d / s₁ − 1)) times by
/// the scores s, and F_t those in the collection. Of the
/// `terms` heaviest: q′(t) = q(t) / max q + weight·w(t) / max w.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bo1 {
    /// How much a new stem can count beside the heaviest of the query.
    pub weight: f64,
    /// Stems taken from the documents.
    pub terms: usize,
}

impl Default for Bo1 {
    /// Rocchio's β of Amati's experiments is 0.4.
    fn default() -> Self {
        Bo1 {
            weight: 0.4,
            terms: 20,
        }
    }
}

impl Bo1 {
    /// The query and what stands in documents more often than elsewhere.
    pub fn expand(
        &self,
        query: &Weights,
        documents: &[Feedback],
        collection: &dyn Collection,
    ) -> Weights {
        let mut counts = Weights::new();
        for (document, trust) in documents.iter().zip(trust(documents)) {
            for (stem, count) in &document.stems {
                *counts.entry(stem.clone()).or_default() += trust * count;
            }
        }
        let informative = counts.into_iter().map(|(stem, count)| {
            // A stem of a document that the collection does not count stands once at least.
            let spread = collection.frequency(&stem).max(1.0) / collection.documents().max(1.0);
            let bits = count * ((1.0 + spread) / spread).log2() + (1.0 + spread).log2();
            (stem, bits)
        });
        let added = heaviest(informative.collect(), self.terms);
        let most = |weights: &Weights| weights.values().copied().fold(0.0, f64::max);
        let scale = |most: f64| if most > 0.0 { 1.0 / most } else { 0.0 };
        mixed(
            query,
            scale(most(query)),
            &added,
            self.weight * scale(most(&added)),
        )
    }
}
