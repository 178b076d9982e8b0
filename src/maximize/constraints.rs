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

/// Which sets may be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraints {
    /// c_i ≥ 0 of each item.
    pub costs: Vec<f64>,
    /// B in Σ_{i∈S} c_i ≤ B; infinite for none.
    pub budget: f64,
    /// Partition matroids.
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
        for (item, &cost) in self.costs.iter().enumerate() {
            if !cost.is_finite() || cost < 0.0 {
                return Err(ConstraintError::Cost { item, cost });
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
    }

    pub fn take(&mut self, item: usize) {
        self.spent += self.constraints.costs[item];
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
