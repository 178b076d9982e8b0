use std::collections::BTreeMap;

/// At most so many items of each group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// What is counted, for messages: "aspect", "review".
    pub name: &'static str,
    /// The group of each item; items without one are not counted.
    pub group: Vec<Option<u32>>,
    /// How many of one group may be chosen.
    pub most: usize,
}

/// One more budget: Σ_{i∈S} cost_i ≤ budget.
#[derive(Debug, Clone, PartialEq)]
pub struct Knapsack {
    /// What is counted, for messages: "characters", "sentences".
    pub name: &'static str,
    /// cost_i ≥ 0 of each item.
    pub costs: Vec<f64>,
    /// What they may add up to.
    pub budget: f64,
}

/// Which sets may be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraints {
    /// c_i ≥ 0 of each item.
    pub costs: Vec<f64>,
    /// B in Σ_{i∈S} c_i ≤ B; infinite for none.
    pub budget: f64,
    /// Further budgets that hold at the same time.
    pub knapsacks: Vec<Knapsack>,
    /// Partition matroids. Where the groups of each lie within groups of another they are
    /// one laminar matroid: at most 3 of an aspect, and 5 of what lies below a branch.
    pub partitions: Vec<Partition>,
    /// Items that every set holds.
    pub required: Vec<usize>,
    /// Items that no set holds.
    pub excluded: Vec<usize>,
}

/// Why constraints cannot be met.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ConstraintError {
    /// The lists do not fit the ground set.
    #[error("{what} has {got} entries for a ground set of {items}")]
    Size {
        /// Which list.
        what: &'static str,
        /// How long it is.
        got: usize,
        /// How long it must be.
        items: usize,
    },
    /// A cost is below 0 or not a number.
    #[error("the cost of item {item} must be finite and not below 0, got {cost}")]
    Cost {
        /// Which item.
        item: usize,
        /// Its cost.
        cost: f64,
    },
    /// The budget is below 0 or not a number.
    #[error("the budget must be a number that is not below 0, got {0}")]
    Budget(f64),
    /// An index outside the ground set.
    #[error("item {item} does not exist; the last of the ground set is {last}")]
    Unknown {
        /// Which index.
        item: usize,
        /// The highest one there is.
        last: isize,
    },
    /// An item is required and excluded.
    #[error("item {0} is both required and excluded")]
    Contradiction(usize),
    /// The required items alone cost too much.
    #[error("the required items cost {cost}, more than the budget of {budget}")]
    RequiredCost {
        /// Together.
        cost: f64,
        /// The limit.
        budget: f64,
    },
    /// The required items alone break a partition.
    #[error("more than {most} required items share one {name}")]
    RequiredGroup {
        /// What is counted.
        name: &'static str,
        /// The limit.
        most: usize,
    },
}

impl Constraints {
    /// A budget and nothing else.
    pub fn budget(costs: Vec<f64>, budget: f64) -> Self {
        Constraints {
            costs,
            budget,
            knapsacks: Vec::new(),
            partitions: Vec::new(),
            required: Vec::new(),
            excluded: Vec::new(),
        }
    }

    /// Whether gain / cost^r orders items by gain and the budget only counts them.
    pub(super) fn counts_items(&self, cost_exponent: f64) -> bool {
        let alike = self.costs.windows(2).all(|pair| pair[0] == pair[1]);
        alike || (self.budget.is_infinite() && cost_exponent == 0.0)
    }

    /// Whether of any two groups of the partitions one lies within the other, or they
    /// share nothing.
    pub(super) fn is_laminar(&self) -> bool {
        let sizes = |p: &Partition| {
            let mut sizes = BTreeMap::new();
            for &group in p.group.iter().flatten() {
                *sizes.entry(group).or_insert(0usize) += 1;
            }
            sizes
        };
        let pairs = self.partitions.iter().enumerate();
        let mut pairs = pairs.flat_map(|(at, a)| self.partitions[..at].iter().map(move |b| (a, b)));
        pairs.all(|(a, b)| {
            let (of_a, of_b) = (sizes(a), sizes(b));
            let mut common = BTreeMap::new();
            for (x, y) in a.group.iter().zip(&b.group) {
                if let (Some(x), Some(y)) = (x, y) {
                    *common.entry((*x, *y)).or_insert(0usize) += 1;
                }
            }
            let within = |(groups, &shared): (&(u32, u32), &usize)| {
                of_a.get(&groups.0) == Some(&shared) || of_b.get(&groups.1) == Some(&shared)
            };
            common.iter().all(within)
        })
    }

    pub(super) fn check(&self, items: usize) -> Result<(), ConstraintError> {
        let size = |what, got| {
            (got == items)
                .then_some(())
                .ok_or(ConstraintError::Size { what, got, items })
        };
        size("the list of costs", self.costs.len())?;
        if self.budget.is_nan() || self.budget < 0.0 {
            return Err(ConstraintError::Budget(self.budget));
        }
        let all_costs = self.knapsacks.iter().map(|knapsack| &knapsack.costs);
        for costs in std::iter::once(&self.costs).chain(all_costs) {
            for (item, &cost) in costs.iter().enumerate() {
                if !cost.is_finite() || cost < 0.0 {
                    return Err(ConstraintError::Cost { item, cost });
                }
            }
        }
        for knapsack in &self.knapsacks {
            size(knapsack.name, knapsack.costs.len())?;
            if knapsack.budget.is_nan() || knapsack.budget < 0.0 {
                return Err(ConstraintError::Budget(knapsack.budget));
            }
        }
        for partition in &self.partitions {
            size(partition.name, partition.group.len())?;
        }
        for &item in self.required.iter().chain(&self.excluded) {
            if item >= items {
                let last = items as isize - 1;
                return Err(ConstraintError::Unknown { item, last });
            }
        }
        if let Some(&both) = self.required.iter().find(|i| self.excluded.contains(i)) {
            return Err(ConstraintError::Contradiction(both));
        }
        let mut room = Room::new(self);
        for item in room.required.clone() {
            if let Some(partition) = room.full_partition(item) {
                return Err(ConstraintError::RequiredGroup {
                    name: partition.name,
                    most: partition.most,
                });
            }
            room.take(item);
        }
        if room.spent > self.budget {
            return Err(ConstraintError::RequiredCost {
                cost: room.spent,
                budget: self.budget,
            });
        }
        for (knapsack, &cost) in self.knapsacks.iter().zip(&room.also_spent) {
            if cost > knapsack.budget {
                let budget = knapsack.budget;
                return Err(ConstraintError::RequiredCost { cost, budget });
            }
        }
        Ok(())
    }
}

/// What room a growing set leaves.
#[derive(Clone)]
pub(super) struct Room<'a> {
    constraints: &'a Constraints,
    /// Without repetitions, in index order.
    pub required: Vec<usize>,
    pub spent: f64,
    /// Of each further budget.
    also_spent: Vec<f64>,
    count: Vec<Vec<usize>>,
}

impl<'a> Room<'a> {
    pub fn new(constraints: &'a Constraints) -> Self {
        let mut required = constraints.required.clone();
        required.sort_unstable();
        required.dedup();
        let groups = |p: &Partition| {
            let highest = p.group.iter().flatten().max();
            highest.map_or(0, |&g| g as usize + 1)
        };
        Room {
            constraints,
            required,
            spent: 0.0,
            also_spent: vec![0.0; constraints.knapsacks.len()],
            count: constraints
                .partitions
                .iter()
                .map(|p| vec![0; groups(p)])
                .collect(),
        }
    }

    pub fn fits(&self, item: usize) -> bool {
        self.spent + self.constraints.costs[item] <= self.constraints.budget
            && self.full_partition(item).is_none()
            && (self.constraints.knapsacks.iter().zip(&self.also_spent))
                .all(|(knapsack, spent)| spent + knapsack.costs[item] <= knapsack.budget)
    }

    pub fn take(&mut self, item: usize) {
        self.spent += self.constraints.costs[item];
        for (knapsack, spent) in self.constraints.knapsacks.iter().zip(&mut self.also_spent) {
            *spent += knapsack.costs[item];
        }
        for (partition, count) in self.constraints.partitions.iter().zip(&mut self.count) {
            if let Some(group) = partition.group[item] {
                count[group as usize] += 1;
            }
        }
    }

    fn full_partition(&self, item: usize) -> Option<&'a Partition> {
        self.constraints
            .partitions
            .iter()
            .zip(&self.count)
            .find(|(partition, count)| {
                partition.group[item].is_some_and(|group| count[group as usize] >= partition.most)
            })
            .map(|(partition, _)| partition)
    }
}
