use super::{SparseGraph, Words};

/// Words from the first to the last of a window: Wan & Xiao (2008) and Florescu & Caragea
/// (2017) did best with 10.
pub(in crate::rank) const WINDOW: u32 = 10;

/// Nodes that stand in a window of so many words of the text, of whatever kind, share an
/// edge that weighs how often they do. Windows reach over the ends of sentences and texts:
/// what follows belongs to the same document.
pub(in crate::rank) fn cooccurrence(words: &Words, window: u32) -> SparseGraph {
    let mut pairs = Vec::with_capacity(words.occurrences.len() * window as usize / 2);
    for (at, first) in words.occurrences.iter().enumerate() {
        let near = words.occurrences[at + 1..]
            .iter()
            .take_while(|second| second.position - first.position < window);
        pairs.extend(near.map(|second| (first.node, second.node)));
    }
    SparseGraph::from_pairs(words.nodes(), &pairs)
}
