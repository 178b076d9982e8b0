use petgraph::graph::UnGraph;

/// An undirected graph with weights, in compressed sparse rows: row i holds the neighbours
/// of node i. They stand in order of their first pair and not of their numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::rank) struct SparseGraph {
    start: Vec<u32>,
    to: Vec<u32>,
    weights: Vec<f64>,
    /// Sum of the weights of each row.
    strength: Vec<f64>,
}

impl SparseGraph {
    /// The weight of an edge is how often its pair is named, either way round. A node with
    /// itself is no pair.
    pub fn from_pairs(nodes: usize, pairs: &[(u32, u32)]) -> Self {
        let proper = || pairs.iter().filter(|(a, b)| a != b);
        let mut start = vec![0u32; nodes + 1];
        for &(a, b) in proper() {
            start[a as usize + 1] += 1;
            start[b as usize + 1] += 1;
        }
        for i in 0..nodes {
            start[i + 1] += start[i];
        }
        let mut next = start.clone();
        let mut named = vec![0u32; start[nodes] as usize];
        let mut put = |row: u32, to: u32| {
            let at = &mut next[row as usize];
            named[*at as usize] = to;
            *at += 1;
        };
        for &(a, b) in proper() {
            put(a, b);
            put(b, a);
        }
        // Where the edge to each node stands, if not below the beginning of the row.
        let mut edge = vec![0u32; nodes];
        let mut graph = SparseGraph {
            start: vec![0],
            ..SparseGraph::default()
        };
        for row in start.windows(2) {
            let from = graph.to.len();
            for &to in &named[row[0] as usize..row[1] as usize] {
                let at = edge[to as usize] as usize;
                if at >= from && graph.to.get(at) == Some(&to) {
                    graph.weights[at] += 1.0;
                } else {
                    edge[to as usize] = graph.to.len() as u32;
                    graph.to.push(to);
                    graph.weights.push(1.0);
                }
            }
            graph.start.push(graph.to.len() as u32);
            graph.strength.push(f64::from(row[1] - row[0]));
        }
        graph
    }

    /// The same edges, each of weight 1.
    pub fn unweighted(mut self) -> Self {
        self.weights.fill(1.0);
        for (strength, row) in self.strength.iter_mut().zip(self.start.windows(2)) {
            *strength = f64::from(row[1] - row[0]);
        }
        self
    }

    /// Number of nodes.
    pub fn nodes(&self) -> usize {
        self.strength.len()
    }

    /// The sum of the weights of each node's edges.
    pub fn strength(&self) -> &[f64] {
        &self.strength
    }

    /// Neighbours of a node, with the weights of the edges.
    #[inline]
    pub fn row(&self, node: usize) -> impl Iterator<Item = (u32, f64)> {
        let range = self.start[node] as usize..self.start[node + 1] as usize;
        let weights = self.weights[range.clone()].iter().copied();
        self.to[range].iter().copied().zip(weights)
    }

    /// Σ_j w_ij·x_j over the neighbours j of node i, in four sums that do not wait for each other.
    #[inline]
    pub fn met(&self, node: usize, x: &[f64]) -> f64 {
        let range = self.start[node] as usize..self.start[node + 1] as usize;
        let (to, weights) = (&self.to[range.clone()], &self.weights[range]);
        let (to4, to_rest) = to.as_chunks::<4>();
        let (weights4, weights_rest) = weights.as_chunks::<4>();
        let mut sums = [0.0; 4];
        for (to, weights) in to4.iter().zip(weights4) {
            for ((sum, &to), weight) in sums.iter_mut().zip(to).zip(weights) {
                *sum += weight * x[to as usize];
            }
        }
        let rest = to_rest.iter().zip(weights_rest);
        let rest: f64 = rest.map(|(&to, weight)| weight * x[to as usize]).sum();
        (sums[0] + sums[1]) + (sums[2] + sums[3]) + rest
    }

    /// The same graph for whatever petgraph can do with one.
    pub fn to_petgraph<'a>(&self, labels: &[&'a str]) -> UnGraph<&'a str, f64> {
        let mut graph = UnGraph::with_capacity(self.nodes(), self.to.len() / 2);
        let nodes: Vec<_> = labels.iter().map(|&label| graph.add_node(label)).collect();
        for from in 0..self.nodes() {
            for (to, weight) in self.row(from).filter(|&(to, _)| from < to as usize) {
                graph.add_edge(nodes[from], nodes[to as usize], weight);
            }
        }
        graph
    }
}
