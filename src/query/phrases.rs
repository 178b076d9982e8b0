//! Which words of an article stand together so often that one means the other too?

use std::collections::BTreeMap;

use super::words::Article;

/// Words of the longest phrase.
const LONGEST: usize = 3;

/// Words belong together where at least this share of the rarer one's occurrences stand
/// beside the other: rather together than not.
const TOGETHER: f64 = 0.5;

/// Grows words into phrases.
pub(super) struct Grower {
    /// Words that belong together, in their order, with how often they stand so.
    pairs: Vec<((usize, usize), f64)>,
}

impl Grower {
    pub fn new(article: &Article) -> Grower {
        let mut counts: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for sentence in &article.sentences {
            for neighbours in sentence.windows(2) {
                let ((a, at), (b, next)) = (neighbours[0], neighbours[1]);
                if next == at + 1 {
                    *counts.entry((a, b)).or_default() += 1.0;
                }
            }
        }
        let often = |word: usize| article.words[word].count + article.words[word].titled;
        let name = |word: usize| article.words[word].is_name() > 0.5;
        let belong = |&((a, b), count): &((usize, usize), f64)| {
            // What stands together once may do so by chance, unless both are names.
            let seen = count >= 2.0 || (name(a) && name(b));
            seen && count >= TOGETHER * often(a).min(often(b))
        };
        let mut pairs: Vec<_> = counts.into_iter().filter(belong).collect();
        pairs.sort_by(|a, b| b.1.total_cmp(&a.1));
        Grower { pairs }
    }

    /// A word with the neighbours that belong to it, as far as they are free, the most
    /// frequent first; and how many words stand before each.
    pub fn grow(&self, word: usize, free: &dyn Fn(usize) -> bool) -> Vec<(usize, u32)> {
        let mut phrase = vec![word];
        while phrase.len() < LONGEST {
            let (first, last) = (phrase[0], phrase[phrase.len() - 1]);
            let fits = |other: usize| free(other) && !phrase.contains(&other);
            let next = self.pairs.iter().find_map(|&((a, b), _)| {
                if a == last && fits(b) {
                    Some((phrase.len(), b))
                } else {
                    (b == first && fits(a)).then_some((0, a))
                }
            });
            let Some((place, other)) = next else { break };
            phrase.insert(place, other);
        }
        phrase.into_iter().zip(0..).collect()
    }
}
