use super::weights::{Feedback, Weights, distribution, heaviest, mixed, trust};

/// A relevance model, mixed with the query (RM1 of Lavrenko & Croft 2001; Abdul-Jaleel et al.
/// 2004):
///
/// P(t|R) = Σ_d P(d|q)·tf_td / |d|, the `terms` heaviest of them made a distribution again,
///
/// P′(t) = o·P(t|q) + (1 − o)·P(t|R), where P(d|q) ∝ exp(10·(s_d / s₁ − 1)) of the scores s,
/// the likelihood of a query being steep in its logarithm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rm3 {
    /// o, the share of the query as it was.
    pub original: f64,
    /// Stems of the model.
    pub terms: usize,
}

impl Default for Rm3 {
    fn default() -> Self {
        Rm3 {
            original: 0.5,
            terms: 30,
        }
    }
}

impl Rm3 {
    /// The query mixed with what stands in documents.
    pub fn expand(&self, query: &Weights, documents: &[Feedback]) -> Weights {
        let trust = trust(documents);
        let all: f64 = trust.iter().sum();
        let mut model = Weights::new();
        for (document, trust) in documents.iter().zip(trust) {
            let length = document.length();
            if length > 0.0 {
                let weight = trust / all / length;
                for (stem, count) in &document.stems {
                    *model.entry(stem.clone()).or_default() += weight * count;
                }
            }
        }
        let model = distribution(&heaviest(model, self.terms));
        let query = distribution(query);
        if model.is_empty() {
            return query;
        }
        mixed(&query, self.original, &model, 1.0 - self.original)
    }
}
