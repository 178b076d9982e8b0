use super::phrases::Occurrence;

/// How near phrases stand to each other: by pair the sum of the reciprocal distances of
/// their mentions in words, w_ab = Σ_{p ∈ a, q ∈ b} 1/|p − q| (Bougouin, Boudin & Daille
/// 2013), from the last word of the first to the first word of the second.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::rank) struct Proximity {
    n: usize,
    weights: Vec<f64>,
}

impl Proximity {
    /// Of mentions in reading order, of phrases below `phrases`.
    pub fn between(mentions: &[Occurrence], phrases: usize) -> Self {
        let span = match (mentions.first(), mentions.last()) {
            (Some(first), Some(last)) => (last.first - first.first) as usize,
            _ => 0,
        };
        // Pairs are many and distances few.
        let reciprocal: Vec<f64> = (0..=span).map(|d| 1.0 / d.max(1) as f64).collect();
        let mut graph = Proximity {
            n: phrases,
            weights: vec![0.0; phrases * phrases],
        };
        let known = mentions.iter().copied();
        let known: Vec<Occurrence> = known.filter(|m| (m.phrase as usize) < phrases).collect();
        for (at, first) in known.iter().enumerate() {
            let row = graph.row_mut(first.phrase as usize);
            for second in &known[at + 1..] {
                let distance = second.first - first.last;
                row[second.phrase as usize] += reciprocal[distance as usize];
            }
        }
        for a in 0..phrases {
            graph.weights[a * phrases + a] = 0.0;
            for b in 0..a {
                let (up, down) = (b * phrases + a, a * phrases + b);
                let sum = graph.weights[up] + graph.weights[down];
                graph.weights[up] = sum;
                graph.weights[down] = sum;
            }
        }
        graph
    }

    /// The sums of pairs of groups; pairs within a group are left out.
    pub fn grouped(&self, group: &[u32], groups: usize) -> Self {
        let mut weights = vec![0.0; groups * groups];
        for (a, &from) in group.iter().enumerate() {
            let row = &mut weights[from as usize * groups..][..groups];
            for (&to, weight) in group.iter().zip(self.row(a)) {
                row[to as usize] += weight;
            }
            row[from as usize] = 0.0;
        }
        Proximity { n: groups, weights }
    }

    /// The same without pairs within a group.
    pub fn between_groups(&self, group: &[u32]) -> Self {
        let mut between = self.clone();
        for (a, &from) in group.iter().enumerate() {
            for (weight, &to) in between.row_mut(a).iter_mut().zip(group) {
                if from == to {
                    *weight = 0.0;
                }
            }
        }
        between
    }

    /// The weights of the edges out of a node, by node.
    pub fn row(&self, node: usize) -> &[f64] {
        &self.weights[node * self.n..][..self.n]
    }

    /// The same, to be changed; edges have a direction then.
    pub fn row_mut(&mut self, node: usize) -> &mut [f64] {
        &mut self.weights[node * self.n..][..self.n]
    }

    /// The sum of the weights of the edges out of each node.
    pub fn strength(&self) -> Vec<f64> {
        (0..self.n)
            .map(|node| self.row(node).iter().sum())
            .collect()
    }

    /// Sets y to Wᵀ·x. Four rows are added at a time, in the order that one after the other
    /// would have: y is read and written a quarter as often.
    pub fn follow(&self, x: &[f64], y: &mut [f64]) {
        const ROWS: usize = 4;
        y.fill(0.0);
        let (fours, rest) = x.as_chunks::<ROWS>();
        for (at, [a, b, c, d]) in fours.iter().enumerate() {
            let row = |next: usize| self.row(ROWS * at + next);
            let rows = row(0).iter().zip(row(1)).zip(row(2)).zip(row(3));
            for (y, (((w, v), u), t)) in y.iter_mut().zip(rows) {
                *y = *y + a * w + b * v + c * u + d * t;
            }
        }
        for (x, node) in rest.iter().zip(ROWS * fours.len()..) {
            for (y, weight) in y.iter_mut().zip(self.row(node)) {
                *y += x * weight;
            }
        }
    }
}
