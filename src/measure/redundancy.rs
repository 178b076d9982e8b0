use std::collections::HashMap;

use super::RougeTokens;

/// Share of a text's pairs of neighbouring tokens that stand in it more than once,
/// 0..=1; 0 for a text of fewer than two tokens.
pub fn repeated_pairs(text: &str) -> f64 {
    let tokens = RougeTokens::new(text);
    let mut counts: HashMap<&[String], usize> = HashMap::new();
    for pair in tokens.pairs() {
        *counts.entry(pair).or_insert(0) += 1;
    }
    let all: usize = counts.values().sum();
    let again: usize = counts.values().filter(|&&count| count > 1).sum();
    again as f64 / all.max(1) as f64
}

/// How alike the sentences of a text are: for each row of term weights the highest cosine
/// with another row, mean over the rows, 0..=1; 0 for fewer than two.
///
/// (1/n)·Σ_i max_{j≠i} x_i·x_j / (‖x_i‖·‖x_j‖). A row is a sentence: (term, weight ≥ 0) in
/// ascending order of terms. One without terms is like no other.
///
/// ```
/// use summ::measure::mean_highest_cosine;
/// let rows = [vec![(0, 1.0), (1, 1.0)], vec![(1, 2.0)], vec![(7, 1.0)]];
/// let expected = (0.5f64.sqrt() + 0.5f64.sqrt() + 0.0) / 3.0;
/// assert!((mean_highest_cosine(&rows) - expected).abs() < 1e-12);
/// ```
pub fn mean_highest_cosine(rows: &[Vec<(u32, f64)>]) -> f64 {
    let norms: Vec<f64> = rows.iter().map(|row| dot(row, row).sqrt()).collect();
    let highest = |i: usize| {
        let others = (0..rows.len()).filter(|&j| j != i && norms[i] * norms[j] > 0.0);
        let cosines = others.map(|j| dot(&rows[i], &rows[j]) / (norms[i] * norms[j]));
        cosines.fold(0.0, f64::max).min(1.0)
    };
    let sum: f64 = (0..rows.len()).map(highest).sum();
    sum / rows.len().max(1) as f64
}

fn dot(a: &[(u32, f64)], b: &[(u32, f64)]) -> f64 {
    let at = |term: u32| b.binary_search_by_key(&term, |entry| entry.0);
    let shared = a
        .iter()
        .filter_map(|&(term, x)| Some(x * b[at(term).ok()?].1));
    shared.sum()
}
