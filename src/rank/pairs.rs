//! How often does one word follow another?

use super::words::Words;

/// Counts of words side by side, by stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pairs {
    /// Where the pairs of each left stem begin.
    starts: Vec<u32>,
    /// The right stem and how often it follows, by number of the stem.
    rights: Vec<(u32, u32)>,
    /// How often each stem stands on the left of a pair, and on the right.
    pub as_left: Vec<u32>,
    pub as_right: Vec<u32>,
    /// All pairs.
    pub total: u32,
}

impl Pairs {
    pub fn new(words: &Words, terms: usize) -> Self {
        let met = || {
            let pairs = words.list.windows(2).filter(|pair| pair[1].joined);
            pairs.map(|pair| (pair[0].term as usize, pair[1].term as usize))
        };
        let (mut as_left, mut as_right) = (vec![0u32; terms], vec![0u32; terms]);
        for (left, right) in met() {
            as_left[left] += 1;
            as_right[right] += 1;
        }
        let mut total = 0;
        let ends = as_left.iter().map(|count| {
            total += count;
            total
        });
        let ends: Vec<u32> = ends.collect();
        let mut all = vec![0u32; total as usize];
        let mut free: Vec<u32> = ends.iter().zip(&as_left).map(|(end, n)| end - n).collect();
        for (left, right) in met() {
            all[free[left] as usize] = right as u32;
            free[left] += 1;
        }
        let mut starts = Vec::with_capacity(terms + 1);
        let mut rights: Vec<(u32, u32)> = Vec::with_capacity(all.len());
        for (end, count) in ends.iter().zip(&as_left) {
            starts.push(rights.len() as u32);
            let row = &mut all[(end - count) as usize..*end as usize];
            row.sort_unstable();
            let equal = row.chunk_by(|a, b| a == b);
            rights.extend(equal.map(|same| (same[0], same.len() as u32)));
        }
        starts.push(rights.len() as u32);
        Pairs {
            starts,
            rights,
            as_left,
            as_right,
            total,
        }
    }

    /// The distinct stems that follow one, each with how often it does.
    pub fn after(&self, left: u32) -> &[(u32, u32)] {
        let row = self.starts[left as usize] as usize..self.starts[left as usize + 1] as usize;
        &self.rights[row]
    }

    /// How often one follows the other.
    pub fn count(&self, left: u32, right: u32) -> u32 {
        let row = self.after(left);
        let found = row.binary_search_by_key(&right, |&(term, _)| term);
        found.map_or(0, |at| row[at].1)
    }
}
