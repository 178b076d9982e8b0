/// The pairs (i, j) with w_ij above what client j has already: the only ones that can
/// still add to a gain, and ever fewer as the set grows.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs {
    start: Vec<usize>,
    client: Vec<u32>,
    benefit: Vec<f64>,
}

/// What a pair takes in memory.
const BYTES: usize = size_of::<u32>() + size_of::<f64>();

impl Pairs {
    /// No rows yet.
    pub fn new() -> Pairs {
        Pairs {
            start: vec![0],
            ..Pairs::default()
        }
    }

    /// How many of them fit into so many bytes.
    pub fn fitting(bytes: usize) -> usize {
        bytes / BYTES
    }

    /// How many pairs there are.
    pub fn len(&self) -> usize {
        self.client.len()
    }

    /// Adds the row of the next item.
    pub fn push_row(&mut self, row: &[(u32, f64)]) {
        self.client.extend(row.iter().map(|entry| entry.0));
        self.benefit.extend(row.iter().map(|entry| entry.1));
        self.start.push(self.client.len());
    }

    /// The pairs of one item, clients ascending.
    pub fn row(&self, item: usize) -> impl Iterator<Item = (usize, f64)> {
        let range = self.start[item]..self.start[item + 1];
        let clients = self.client[range.clone()].iter().map(|&j| j as usize);
        clients.zip(self.benefit[range].iter().copied())
    }

    /// Drops the pairs that add nothing any more.
    pub fn retain_above(&mut self, best: &[f64]) {
        let (mut kept, mut from) = (0, 0);
        for row in 1..self.start.len() {
            let to = self.start[row];
            for at in from..to {
                // Written in any case, and counted where it stays: no branch to guess.
                let (client, benefit) = (self.client[at], self.benefit[at]);
                self.client[kept] = client;
                self.benefit[kept] = benefit;
                kept += usize::from(benefit > best[client as usize]);
            }
            from = to;
            self.start[row] = kept;
        }
        self.client.truncate(kept);
        self.benefit.truncate(kept);
    }
}
