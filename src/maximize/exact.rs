//! Branch and bound.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;

use super::origin::Origin;
use super::relaxed::Tangents;
use super::search::Stop;

/// A bound within this share of the best value found cannot hide a better set that is
/// worth telling from it; ties of scores are settled at the same share.
pub(super) const PROVEN: f64 = 1e-9;

/// Whether no better set can hide under a bound.
pub(super) fn closes(bound: f64, value: f64) -> bool {
    bound <= value + PROVEN * value.abs()
}

/// Tangents at the root, where the bound decides how much is searched.
const AT_ROOT: usize = 60;

/// Tangents at a node: its parent's point is close to its own best one.
const AT_NODE: usize = 6;

/// Numbers that open nodes may hold, two for each item: a gigabyte. A thousand items leave
/// room for 67,000 nodes.
const NUMBERS: usize = 1 << 27;

/// What a search ended with.
pub(super) struct Outcome {
    /// The best set beside the required items, when it is better than the one at the
    /// start.
    pub better: Option<Vec<usize>>,
    /// No feasible set is worth more.
    pub bound: f64,
    /// Nodes looked at.
    pub nodes: usize,
    /// `should_stop` said yes.
    pub interrupted: bool,
}

/// A part of the feasible sets: those that hold some items beside the required ones and
/// lack others.
struct Node {
    bound: f64,
    /// Of two with the same bound the one that came later is deeper.
    number: usize,
    held: Vec<usize>,
    free: Vec<usize>,
    /// Where the parent's relaxation was largest.
    z: Arc<[f64]>,
}

/// Land & Doig 1960, best bound first. The bound of a node is the least of a few tangents
/// of the concave relaxation; where none is known, F(V) if F is monotone, else ∞.
pub(super) fn search(origin: &Origin<'_>, start: (&[usize], f64), should_stop: Stop) -> Outcome {
    let objective = origin.objective;
    let n = objective.len();
    let mut search = Branching {
        origin,
        should_stop,
        tangents: objective
            .relaxation()
            .map(|relaxation| Tangents::new(relaxation, &origin.constraints.costs)),
        best: start.1,
        better: None,
        open: BinaryHeap::new(),
        numbered: 0,
    };
    let mut z = vec![0.0; n];
    start.0.iter().for_each(|&i| z[i] = 1.0);
    let free = origin.eligible.clone();
    search.bound_node(Vec::new(), free, z, f64::INFINITY, AT_ROOT);
    let most_nodes = origin.search.nodes.min(NUMBERS / (2 * n.max(1)));
    let mut nodes = 1;
    let mut interrupted = false;
    while let Some(top) = search.open.peek() {
        if top.bound <= search.enough() {
            search.open.clear();
            break;
        }
        interrupted = should_stop();
        if interrupted || nodes >= most_nodes {
            break;
        }
        if let Some(node) = search.open.pop() {
            nodes += search.branch(node);
        }
    }
    Outcome {
        bound: search
            .open
            .peek()
            .map_or(search.best, |top| top.bound.max(search.best)),
        better: search.better,
        nodes,
        interrupted,
    }
}

struct Branching<'a> {
    origin: &'a Origin<'a>,
    should_stop: Stop<'a>,
    tangents: Option<Tangents<'a>>,
    best: f64,
    better: Option<Vec<usize>>,
    open: BinaryHeap<Node>,
    numbered: usize,
}

impl<'a> Branching<'a> {
    /// Bounds up to this need no search.
    fn enough(&self) -> f64 {
        self.best + PROVEN * self.best.abs()
    }

    /// The required items and these.
    fn whole(&self, held: &[usize]) -> Vec<usize> {
        [&self.origin.room.required[..], held].concat()
    }

    /// Splits a node by the item whose share is the least decided.
    fn branch(&mut self, node: Node) -> usize {
        let undecided = |&i: &usize| {
            let share = node.z[i].min(1.0 - node.z[i]);
            share * self.origin.constraints.costs[i]
        };
        // The first of the largest.
        let mut split = None;
        for &item in &node.free {
            let doubt = undecided(&item);
            if split.is_none_or(|(_, most)| doubt > most) {
                split = Some((item, doubt));
            }
        }
        let Some((item, _)) = split else {
            return 0;
        };
        let free: Vec<usize> = node.free.iter().copied().filter(|&i| i != item).collect();
        let mut held = node.held.clone();
        held.push(item);
        self.bound_node(held, free.clone(), node.z.to_vec(), node.bound, AT_NODE);
        self.bound_node(node.held, free, node.z.to_vec(), node.bound, AT_NODE);
        2
    }

    /// Looks at the sets that hold `held` and the required items, and beside them only items of
    /// `free`.
    fn bound_node(
        &mut self,
        mut held: Vec<usize>,
        mut free: Vec<usize>,
        mut z: Vec<f64>,
        parent: f64,
        most: usize,
    ) {
        loop {
            let room = self.origin.room_beside(&held);
            free.retain(|&i| room.fits(i));
            if free.is_empty() {
                self.offer(&held);
                return;
            }
            let whole = self.whole(&held);
            let Some(tangents) = &mut self.tangents else {
                self.offer(&held);
                let bound = if self.origin.objective.promise().monotone {
                    let all = self.whole(&[&held[..], &free[..]].concat());
                    self.origin.objective.value_of(&all)
                } else {
                    f64::INFINITY
                };
                self.keep(bound.min(parent), held, free, z);
                return;
            };
            let enough = self.best + PROVEN * self.best.abs();
            tangents.fix(&whole);
            let budget = self.origin.constraints.budget - room.spent;
            let cut = tangents.least(&free, &mut z, budget, most, enough, self.should_stop);
            let bound = cut.bound.min(parent);
            if bound <= enough {
                return;
            }
            self.round(&held, &free, &z);
            // What the cut itself rules out on one side is decided: an item with much more
            // to gain than the budget is worth must be in, one with much less out.
            let enough = self.enough();
            let mut decided = false;
            let mut rest = Vec::new();
            for &i in &free {
                let excess = cut.slope[i] - cut.density * self.origin.constraints.costs[i];
                if cut.bound - excess.abs() > enough {
                    rest.push(i);
                } else if excess > 0.0 {
                    held.push(i);
                    decided = true;
                }
            }
            // Two items that must both be in and do not fit together: nothing is here.
            if !self.feasible(&held) {
                return;
            }
            free = rest;
            if free.is_empty() || decided {
                continue;
            }
            self.keep(bound, held, free, z);
            return;
        }
    }

    fn feasible(&self, held: &[usize]) -> bool {
        let mut room = self.origin.room.clone();
        held.iter().all(|&item| {
            let fits = room.fits(item);
            room.take(item);
            fits
        })
    }

    fn keep(&mut self, bound: f64, held: Vec<usize>, free: Vec<usize>, z: Vec<f64>) {
        self.numbered += 1;
        self.open.push(Node {
            bound,
            number: self.numbered,
            held,
            free,
            z: z.into(),
        });
    }

    /// A set made from the shares: the largest first, as far as they fit.
    fn round(&mut self, held: &[usize], free: &[usize], z: &[f64]) {
        let mut order: Vec<usize> = free.to_vec();
        order.sort_by(|&a, &b| z[b].total_cmp(&z[a]));
        let mut room = self.origin.room_beside(held);
        let mut set = held.to_vec();
        for item in order {
            if z[item] > 0.0 && room.fits(item) {
                room.take(item);
                set.push(item);
            }
        }
        self.offer(&set);
    }

    fn offer(&mut self, set: &[usize]) {
        let value = self.origin.objective.value_of(&self.whole(set));
        if value > self.enough() {
            self.best = value;
            self.better = Some(set.to_vec());
        }
    }
}

impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound
            .total_cmp(&other.bound)
            .then(self.number.cmp(&other.number))
    }
}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Node {}
