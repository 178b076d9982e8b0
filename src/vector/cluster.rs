use super::Csr;

/// Parts the rows of a similarity matrix into at most `clusters` clusters, plus one
/// for rows that are like no medoid, when there are any.
///
/// The medoids are chosen by the greedy facility-location rule: each next medoid is
/// the row that most raises Σ_j max_{m} w_mj (ties: the lower index). Every other row
/// joins the medoid it is most like. Deterministic; returns the cluster of each row,
/// numbered from 0 in order of first appearance.
pub fn cluster_by_medoids(similarity: &Csr, clusters: usize) -> Vec<u32> {
    let n = similarity.rows();
    let mut best = vec![0.0f64; n];
    let mut medoid_of: Vec<Option<u32>> = vec![None; n];
    // Gains only fall as medoids are added, so an old gain is an upper bound (Minoux 1978).
    let mut upper: Vec<(f64, u32)> = (0..n).map(|i| (similarity.row_sum(i), i as u32)).collect();
    let mut heap: std::collections::BinaryHeap<Candidate> = upper
        .drain(..)
        .map(|(gain, row)| Candidate { gain, row })
        .collect();
    let mut chosen = 0;
    while chosen < clusters
        && let Some(top) = heap.pop()
    {
        let (columns, values) = similarity.row(top.row as usize);
        let gain: f64 = columns
            .iter()
            .zip(values)
            .map(|(&j, &w)| (w - best[j as usize]).max(0.0))
            .sum();
        let fresh = Candidate { gain, row: top.row };
        if heap.peek().is_some_and(|next| *next > fresh) {
            heap.push(fresh);
            continue;
        }
        for (&j, &w) in columns.iter().zip(values) {
            if w > best[j as usize] {
                best[j as usize] = w;
                medoid_of[j as usize] = Some(top.row);
            }
        }
        medoid_of[top.row as usize] = Some(top.row);
        chosen += 1;
    }
    let mut number = vec![None; n + 1];
    let mut next = 0u32;
    medoid_of
        .iter()
        .map(|medoid| {
            let slot = medoid.map_or(n, |m| m as usize);
            *number[slot].get_or_insert_with(|| {
                next += 1;
                next - 1
            })
        })
        .collect()
}

#[derive(PartialEq)]
struct Candidate {
    gain: f64,
    row: u32,
}

impl Eq for Candidate {}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.gain
            .total_cmp(&other.gain)
            .then(other.row.cmp(&self.row))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
