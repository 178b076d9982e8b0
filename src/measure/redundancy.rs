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
