use super::Csr;
use crate::text::Analysis;

/// Sentences as rows of stem counts, without stop words.
///
/// `counts[i, t]` = tf of stem t in sentence i (raw count);
/// `idf[t]` = ln(N / df_t) + 1 over the document's own N sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct TermRows {
    /// Sentences × stems.
    pub counts: Csr,
    /// Inverse document frequency of each stem; 0 for a stem that no row holds.
    pub idf: Vec<f64>,
}

impl TermRows {
    /// Counts the stems of each sentence.
    pub fn new(analysis: &Analysis) -> Self {
        let columns = analysis.terms.len();
        let mut counts = Csr::with_columns(columns);
        let mut frequency = vec![0usize; columns];
        let mut row: Vec<u32> = Vec::new();
        for sentence in &analysis.sentences {
            let tokens = analysis.tokens_of(sentence).iter();
            let words = tokens.map(|token| analysis.word(token));
            row.clear();
            row.extend(words.filter(|word| !word.stop).filter_map(|word| word.term));
            counts.push_counts(&mut row);
            for &term in counts.row(counts.rows() - 1).0 {
                frequency[term as usize] += 1;
            }
        }
        let n = counts.rows() as f64;
        let idf = frequency
            .iter()
            .map(|&df| {
                if df == 0 {
                    0.0
                } else {
                    (n / df as f64).ln() + 1.0
                }
            })
            .collect();
        TermRows { counts, idf }
    }

    /// TF-IDF rows of length 1: tf·idf divided by the row's Euclidean norm.
    pub fn unit_rows(&self) -> Csr {
        let mut unit = Csr::with_columns(self.counts.columns());
        for i in 0..self.counts.rows() {
            let (terms, counts) = self.counts.row(i);
            let weight = |(&t, &c): (&u32, &f64)| (t, c * self.idf[t as usize]);
            let norm = terms
                .iter()
                .zip(counts)
                .map(weight)
                .map(|(_, w)| w * w)
                .sum::<f64>()
                .sqrt();
            unit.push_row(
                terms
                    .iter()
                    .zip(counts)
                    .map(weight)
                    .map(|(t, w)| (t, w / norm)),
            );
        }
        unit
    }

    /// u_t = tf(t)·idf(t), tf over the whole document: the weight of a concept.
    pub fn concept_weights(&self) -> Vec<f64> {
        let totals = self.counts.column_sums();
        totals.iter().zip(&self.idf).map(|(tf, i)| tf * i).collect()
    }
}
