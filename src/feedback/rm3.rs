use super::weights::{Feedback, Weights, distribution, heaviest, mixed};

/// A relevance model, mixed with the query (RM1 of Lavrenko & Croft 2001; Abdul-Jaleel et al.
/// 2004):
///
/// P(t|R) = Σ_d P(d|q)·tf_td / |d|, the `terms` heaviest of them made a distribution again,
///
/// P′(t) = o·P(t|q) + (1 − o)·P(t|R), P(d|q) the share of d in the scores of the documents.
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
            terms: 20,
        }
    }
}

impl Rm3 {
    /// The query mixed with what stands in documents; their scores are not below 0.
    pub fn expand(&self, query: &Weights, documents: &[Feedback]) -> Weights {
        let all: f64 = documents.iter().map(|document| document.score).sum();
        let mut model = Weights::new();
        for document in documents {
            let length = document.length();
            if all > 0.0 && length > 0.0 {
                let weight = document.score / all / length;
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
