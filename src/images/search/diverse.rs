//! Ten hits shall be ten images, not one image ten times.

use std::collections::HashMap;

use super::top::Found;
use super::{ImageSearcher, read_row};
use crate::keywords::distinct_words;
use crate::maximize::{Constraints, Search, maximize};

impl ImageSearcher {
    /// Puts the best hits in the order in which they add most: F(S) = (1 − d)·Σ_{i∈S} r_i +
    /// d·Σ_t max_{i∈S, t∈i} r_i·h_it, r_i being the score and h_it the share of stem t in what
    /// is written about i; monotone submodular. A hit's score becomes what it adds.
    pub(super) fn spread(
        &self,
        best: &[Found],
        top: usize,
        diversity: f64,
    ) -> tantivy::Result<Vec<Found>> {
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut rows: Vec<Vec<u32>> = Vec::new();
        for found in best {
            let row = self.row_at(found.address())?;
            let terms = read_row(&row).map(|(_, _, stem)| {
                let next = numbers.len() as u32;
                *numbers.entry(stem.to_owned()).or_insert(next)
            });
            rows.push(terms.collect());
        }
        let items = best.iter().zip(&rows);
        let items = items.map(|(found, terms)| (found.score, terms.as_slice()));
        // Scores are finite and above 0, and d is a share: nothing that could be refused.
        let Ok(objective) = distinct_words(numbers.len(), items, diversity) else {
            return Ok(best.to_vec());
        };
        let room = top.min(best.len()) as f64;
        let constraints = Constraints::budget(vec![1.0; best.len()], room);
        let search = Search {
            bound: false,
            ..Search::default()
        };
        let Ok(chosen) = maximize(&objective, &constraints, &search, &|| false) else {
            return Ok(best.to_vec());
        };
        let found = chosen.picks.into_iter().map(|pick| Found {
            score: pick.gain,
            ..best[pick.item]
        });
        Ok(found.collect())
    }
}
