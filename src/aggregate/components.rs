//! Which candidates stand in a circle of majorities?

use super::majority::Majorities;

/// The strongly connected components of "a majority places a above b", in an order in which
/// none stands after one it loses to. Candidates and, where either may come first,
/// components are in the order `preferred`.
///
/// In the best order of all (Kemeny) no pair of two components disagrees with the
/// majority, since this order of components has none that does (Truchon 1998).
pub(super) fn components(majorities: &Majorities, preferred: &[u32]) -> Vec<Vec<u32>> {
    let n = preferred.len();
    let beaten: Vec<Vec<u32>> = (0..n as u32)
        .map(|a| (0..n as u32).filter(|&b| majorities.beats(a, b)).collect())
        .collect();
    let component = tarjan(&beaten);
    let count = component.iter().max().map_or(0, |&last| last + 1);
    let mut members = vec![Vec::new(); count];
    for &candidate in preferred {
        members[component[candidate as usize]].push(candidate);
    }
    // How many still to be placed stand above each component.
    let mut above = vec![0usize; count];
    let leaves = |a: u32, b: u32| component[a as usize] != component[b as usize];
    for &a in preferred {
        for &b in beaten[a as usize].iter().filter(|&&b| leaves(a, b)) {
            above[component[b as usize]] += 1;
        }
    }
    let mut placed = vec![false; count];
    let mut order = Vec::with_capacity(count);
    while order.len() < count {
        let free = preferred
            .iter()
            .map(|&candidate| component[candidate as usize])
            .find(|&c| !placed[c] && above[c] == 0);
        // Components have no circles, so one is always free.
        let Some(next) = free else { break };
        placed[next] = true;
        for &a in &members[next] {
            for &b in beaten[a as usize].iter().filter(|&&b| leaves(a, b)) {
                above[component[b as usize]] -= 1;
            }
        }
        order.push(std::mem::take(&mut members[next]));
    }
    order
}

/// The number of each node's strongly connected component (Tarjan 1972), without recursion.
fn tarjan(next: &[Vec<u32>]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let n = next.len();
    let (mut found, mut low) = (vec![NONE; n], vec![0; n]);
    let mut component = vec![NONE; n];
    let (mut path, mut open) = (Vec::new(), Vec::new());
    let (mut clock, mut count) = (0, 0);
    for root in 0..n {
        if found[root] != NONE {
            continue;
        }
        path.push((root, 0));
        while let Some(&mut (node, ref mut edge)) = path.last_mut() {
            if *edge == 0 {
                (found[node], low[node]) = (clock, clock);
                clock += 1;
                open.push(node);
            }
            if let Some(&to) = next[node].get(*edge) {
                *edge += 1;
                let to = to as usize;
                if found[to] == NONE {
                    path.push((to, 0));
                } else if component[to] == NONE {
                    low[node] = low[node].min(found[to]);
                }
                continue;
            }
            path.pop();
            if low[node] == found[node] {
                while let Some(member) = open.pop() {
                    component[member] = count;
                    if member == node {
                        break;
                    }
                }
                count += 1;
            }
            if let Some(&(parent, _)) = path.last() {
                low[parent] = low[parent].min(low[node]);
            }
        }
    }
    component
}
