//! Phrases that name one topic, by the stems they share (Bougouin, Boudin & Daille 2013).

use petgraph::unionfind::UnionFind;

use super::{Phrases, Proximity};
use crate::candidate::Candidates;

/// Clusters are one topic when their phrases share a quarter of their stems on average:
/// the threshold of Bougouin, Boudin & Daille.
const OVERLAP: f64 = 0.25;

/// Clusters are compared pair by pair and distances are kept for each pair, so phrases
/// beyond the first so many stay unranked. A page of news has 100, an abstract 30.
const MOST_PHRASES: usize = 300;

/// All pairs of mentions are looked at, so mentions beyond the first so many are not: half
/// a million pairs take a millisecond.
const MOST_MENTIONS: usize = 1000;

/// Phrases by topic, and how near they stand to each other.
#[derive(Debug)]
pub(in crate::rank) struct Topics {
    /// By phrase, in order of first occurrence: its topic, by number in the same order. As
    /// many as are looked at.
    pub of: Vec<u32>,
    /// How many topics there are.
    pub count: usize,
    /// Between phrases.
    pub proximity: Proximity,
}

impl Topics {
    pub fn of(candidates: &Candidates, phrases: &Phrases) -> Self {
        let seen = &phrases.occurrences[..phrases.occurrences.len().min(MOST_MENTIONS)];
        let last = seen.iter().map(|o| o.phrase as usize + 1).max();
        let count = last.unwrap_or(0).min(MOST_PHRASES);
        let mut stems: Vec<Vec<u32>> = Vec::with_capacity(count);
        for &candidate in &phrases.candidates[..count] {
            let mut set = candidates.terms(candidate as usize).to_vec();
            set.sort_unstable();
            set.dedup();
            stems.push(set);
        }
        let of = cluster(&stems);
        Topics {
            count: of
                .iter()
                .map(|&topic| topic as usize + 1)
                .max()
                .unwrap_or(0),
            of,
            proximity: Proximity::between(seen, count),
        }
    }

    /// By topic: its phrase that occurs first.
    pub fn first(&self) -> Vec<usize> {
        let mut first = Vec::with_capacity(self.count);
        for (phrase, &topic) in self.of.iter().enumerate() {
            if topic as usize == first.len() {
                first.push(phrase);
            }
        }
        first
    }
}

/// The cluster of each set of stems, numbered in order of first appearance: average
/// linkage by the Jaccard similarity of sets, down to [`OVERLAP`].
pub(super) fn cluster(stems: &[Vec<u32>]) -> Vec<u32> {
    // Sets that share no stem, not even by way of others, are never merged, so that each
    // component is clustered alone.
    let mut holders: Vec<(u32, u32)> = Vec::with_capacity(stems.len() * 2);
    for (set, terms) in stems.iter().enumerate() {
        holders.extend(terms.iter().map(|&term| (term, set as u32)));
    }
    holders.sort_unstable();
    let mut components = UnionFind::<u32>::new(stems.len());
    for pair in holders.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        components.union(pair[0].1, pair[1].1);
    }
    let labels = components.into_labeling();
    let mut members: Vec<u32> = (0..stems.len() as u32).collect();
    members.sort_by_key(|&set| labels[set as usize]);
    // The first set of the cluster of each.
    let mut leader: Vec<u32> = (0..stems.len() as u32).collect();
    for component in members.chunk_by(|&a, &b| labels[a as usize] == labels[b as usize]) {
        if component.len() > 1 {
            Linkage::of(component, stems).merge(component, &mut leader);
        }
    }
    let mut number = vec![u32::MAX; stems.len()];
    let mut next = 0;
    leader
        .iter()
        .map(|&leader| {
            let number = &mut number[leader as usize];
            if *number == u32::MAX {
                *number = next;
                next += 1;
            }
            *number
        })
        .collect()
}

/// Average linkage of one component.
struct Linkage {
    n: usize,
    /// By pair of clusters: the sum of the similarities of their members.
    sums: Vec<f64>,
    /// By cluster: how many members it has; none once it is part of another.
    sizes: Vec<f64>,
    /// By cluster: the most similar of those after it, and the average similarity.
    nearest: Vec<(usize, f64)>,
}

impl Linkage {
    fn of(component: &[u32], stems: &[Vec<u32>]) -> Self {
        let n = component.len();
        let mut sums = vec![0.0; n * n];
        for (a, &first) in component.iter().enumerate() {
            for (b, &second) in component.iter().enumerate().skip(a + 1) {
                let similarity = jaccard(&stems[first as usize], &stems[second as usize]);
                sums[a * n + b] = similarity;
                sums[b * n + a] = similarity;
            }
        }
        let mut linkage = Linkage {
            n,
            sums,
            sizes: vec![1.0; n],
            nearest: vec![(0, 0.0); n],
        };
        for a in 0..n {
            linkage.look(a);
        }
        linkage
    }

    /// Finds the nearest of the clusters after one; the first of several.
    fn look(&mut self, a: usize) {
        let row = &self.sums[a * self.n..(a + 1) * self.n];
        let mut nearest = (a, 0.0);
        for (b, &sum) in row.iter().enumerate().skip(a + 1) {
            if self.sizes[b] > 0.0 {
                let similarity = sum / (self.sizes[a] * self.sizes[b]);
                if similarity > nearest.1 {
                    nearest = (b, similarity);
                }
            }
        }
        self.nearest[a] = nearest;
    }

    /// Merges the most similar clusters as long as they are similar enough.
    fn merge(mut self, component: &[u32], leader: &mut [u32]) {
        let n = self.n;
        loop {
            let mut best = (0, 0, 0.0);
            for (a, &(b, similarity)) in self.nearest.iter().enumerate() {
                if self.sizes[a] > 0.0 && similarity > best.2 {
                    best = (a, b, similarity);
                }
            }
            let (a, b, similarity) = best;
            if similarity < OVERLAP || a == b {
                return;
            }
            let (into, from) = (component[a], component[b]);
            for &member in component {
                if leader[member as usize] == from {
                    leader[member as usize] = into;
                }
            }
            for k in 0..n {
                self.sums[a * n + k] += self.sums[b * n + k];
                self.sums[k * n + a] += self.sums[k * n + b];
            }
            self.sizes[a] += self.sizes[b];
            self.sizes[b] = 0.0;
            // An average lies between the two it comes from, so that no other cluster can
            // find a nearer one than it had.
            for k in 0..n {
                let lost = self.nearest[k].0 == a || self.nearest[k].0 == b;
                if self.sizes[k] > 0.0 && (k == a || lost) {
                    self.look(k);
                }
            }
        }
    }
}

/// |A ∩ B| / |A ∪ B| of ascending lists.
fn jaccard(a: &[u32], b: &[u32]) -> f64 {
    let shared = a.iter().filter(|term| b.contains(term)).count();
    shared as f64 / (a.len() + b.len() - shared) as f64
}
