use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use super::pairs::Pairs;
use super::sweep::Sweep;
use crate::objective::{Objective, Partial, Promise};
use crate::parallel;
use crate::vector::Kernel;
use crate::vector::Single;

/// `facility-location` over a [`Kernel`]: F(S) = Σ_j max(0, max_{i∈S} w_ij), monotone
/// submodular (Cornuejols, Fisher & Nemhauser 1977; Lin & Bilmes 2011).
///
/// The matrix is never held. Gains at ∅ are Σ_j max(0, w_ij). After the first choice one
/// pass over all similarities, in single precision, finds the pairs that can still add
/// something, w_ij > max_{k∈S} w_kj, which are kept as soon as they fit a limit of memory:
/// after t choices that is about 1/(t + 1) of all pairs where similarities are without
/// order, and far fewer where a few items are like most others. What is kept bounds every
/// gain from above to some four digits ([`Partial::gain_at_most`]); a gain itself is
/// computed in double precision from the vectors, for the few items that need it. Until
/// the pairs fit, a pass leaves the bounds only, and a gain costs one row.
///
/// ```
/// use summ::objective::{DenseFacilityLocation, Objective};
/// use summ::vector::{Dense, Kernel};
///
/// let rows = Dense::new(2, vec![1.0, 0.0, 3.0, 4.0, 0.0, 2.0])?;
/// let facility = DenseFacilityLocation::new(Kernel::cosine(rows).into());
/// // the second row is like the three by .6, 1 and .8
/// assert!((facility.value_of(&[1]) - 2.4).abs() < 1e-12);
/// # Ok::<(), summ::vector::MatrixError>(())
/// ```
#[derive(Debug, Clone)]
pub struct DenseFacilityLocation {
    kernel: Arc<Kernel>,
    /// The gains at ∅.
    first: Vec<f64>,
    /// As many pairs as fit the memory.
    most_pairs: usize,
}

/// 128 MB: an eighth of what similarities in double precision take for 11,000 items.
const MEMORY: usize = 128 << 20;

/// Gains are computed by threads in runs of so many.
const RUN: usize = 64;

/// A pass over all costs as much as n divided by this of single rows: it computes half of
/// each, and many at once in single precision sixteen times as fast.
const ROWS_OF_A_PASS: usize = 32;

impl DenseFacilityLocation {
    /// Over all pairs of a kernel. A w_ij below 0 counts as 0. Costs
    /// [`Kernel::positive_sums`].
    pub fn new(kernel: Arc<Kernel>) -> Self {
        DenseFacilityLocation {
            first: kernel.positive_sums(),
            most_pairs: Pairs::fitting(MEMORY),
            kernel,
        }
    }

    /// The same with another limit of memory for the pairs of one cursor.
    pub fn with_memory(self, bytes: usize) -> Self {
        DenseFacilityLocation {
            most_pairs: Pairs::fitting(bytes),
            ..self
        }
    }
}

impl Objective for DenseFacilityLocation {
    fn len(&self) -> usize {
        self.kernel.len()
    }

    fn promise(&self) -> Promise {
        Promise::MONOTONE_SUBMODULAR
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        let n = self.len();
        Box::new(DenseFacilityPartial {
            recipe: self,
            best: vec![0.0; n],
            chosen: vec![false; n],
            count: 0,
            value: 0.0,
            found: OnceLock::new(),
            bounds: OnceLock::new(),
            asked: AtomicUsize::new(0),
            pairs: None,
            levels: Vec::new(),
            tidied_at: 0,
        })
    }
}

struct DenseFacilityPartial<'a> {
    recipe: &'a DenseFacilityLocation,
    /// max(0, max_{i∈S} w_ij) of each item j.
    best: Vec<f64>,
    chosen: Vec<bool>,
    /// Number of items in S.
    count: usize,
    value: f64,
    /// What a search for the pairs at S found, if they fit; made when the first gain is
    /// asked for.
    found: OnceLock<Option<Found>>,
    /// Upper bounds of all gains at S, where that was worth a pass.
    bounds: OnceLock<Vec<f64>>,
    /// How many single rows were asked for since the last pass.
    asked: AtomicUsize,
    /// What is left of the matrix, once that fits.
    pairs: Option<Arc<Pairs>>,
    /// `best` as levels of the pairs, rounded down.
    levels: Vec<u16>,
    /// How large S was when pairs were dropped last.
    tidied_at: usize,
}

#[derive(Clone)]
struct Found {
    pairs: Arc<Pairs>,
    levels: Vec<u16>,
}

impl DenseFacilityPartial<'_> {
    fn sweep(&self) -> Sweep<'_> {
        Sweep::new(Single::new(&self.recipe.kernel), &self.best)
    }

    /// The pairs that are left, and what clients have as their levels.
    fn known(&self) -> Option<(&Pairs, &[u16])> {
        if let Some(pairs) = &self.pairs {
            return Some((pairs, &self.levels));
        }
        let found = self.found.get_or_init(|| {
            let pairs = Arc::new(self.sweep().pairs(self.recipe.most_pairs)?);
            let levels = self
                .best
                .iter()
                .map(|&best| pairs.scale().rounded_down(best));
            Some(Found {
                levels: levels.collect(),
                pairs,
            })
        });
        let found = found.as_ref()?;
        Some((&found.pairs, &found.levels))
    }

    fn row(&self, item: usize) -> Vec<f64> {
        let mut row = vec![0.0; self.recipe.len()];
        self.recipe.kernel.row(item, &mut row);
        row
    }

    fn added(&self, from: usize, piece: &[f64]) -> f64 {
        let best = &self.best[from..from + piece.len()];
        let better = piece.iter().zip(best).map(|(w, best)| w - best);
        better.filter(|better| *better > 0.0).sum()
    }

    /// The gain of an item that is not in S ≠ ∅.
    fn fresh_gain(&self, item: usize) -> f64 {
        let Some((pairs, levels)) = self.known() else {
            return self.added(0, &self.row(item));
        };
        let clients = pairs.improvable(item, levels);
        let better = clients.map(|j| self.recipe.kernel.entry(item, j) - self.best[j]);
        better.filter(|better| *better > 0.0).sum()
    }

    /// Improves `best` by what the item offers one client.
    fn offer(&mut self, client: usize, benefit: f64) {
        let better = benefit - self.best[client];
        if better > 0.0 {
            self.best[client] = benefit;
            self.value += better;
            if let Some(pairs) = &self.pairs {
                self.levels[client] = pairs.scale().rounded_down(benefit);
            }
        }
    }
}

impl Partial for DenseFacilityPartial<'_> {
    fn value(&self) -> f64 {
        self.value
    }

    fn gain(&self, item: usize) -> f64 {
        if self.chosen[item] {
            0.0
        } else if self.count == 0 {
            self.recipe.first[item]
        } else {
            self.fresh_gain(item)
        }
    }

    fn gain_at_most(&self, item: usize) -> Option<f64> {
        if self.chosen[item] || self.count == 0 {
            return None;
        }
        if let Some((pairs, levels)) = self.known() {
            return Some(pairs.gain_at_most(item, levels));
        }
        if self.bounds.get().is_none() {
            // The bounds at ∅ say little; later ones are renewed once that costs no more
            // than the rows that were computed one by one.
            let rows = self.asked.fetch_add(1, Ordering::Relaxed);
            if self.count > 1 && rows * ROWS_OF_A_PASS < self.recipe.len() {
                return None;
            }
        }
        let bounds = self.bounds.get_or_init(|| self.sweep().gains_at_most());
        Some(bounds[item])
    }

    fn gains(&self, items: &[usize], gains: &mut [f64]) {
        if self.count == 0 || self.known().is_some() {
            parallel::fill(gains, RUN, |from, part| {
                for (gain, &item) in part.iter_mut().zip(&items[from..]) {
                    *gain = self.gain(item);
                }
            });
            return;
        }
        self.recipe.kernel.sums(items, gains, |item, from, piece| {
            if self.chosen[item] {
                0.0
            } else {
                self.added(from, piece)
            }
        });
    }

    fn add(&mut self, item: usize) {
        if self.chosen[item] {
            return;
        }
        if let Some(found) = self.found.take().flatten() {
            self.pairs = Some(found.pairs);
            self.levels = found.levels;
        }
        if self.bounds.take().is_some() {
            self.asked = AtomicUsize::new(0);
        }
        if let Some(pairs) = &self.pairs {
            let clients: Vec<usize> = pairs.improvable(item, &self.levels).collect();
            for client in clients {
                self.offer(client, self.recipe.kernel.entry(item, client));
            }
        } else {
            for (client, w) in self.row(item).into_iter().enumerate() {
                self.offer(client, w);
            }
        }
        self.chosen[item] = true;
        self.count += 1;
        // Each pass over the pairs is paid for by as many choices as were made before it.
        if let Some(pairs) = &mut self.pairs
            && self.count >= 2 * self.tidied_at
        {
            Arc::make_mut(pairs).retain_above(&self.levels);
            self.tidied_at = self.count;
        }
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(DenseFacilityPartial {
            recipe: self.recipe,
            best: self.best.clone(),
            chosen: self.chosen.clone(),
            count: self.count,
            value: self.value,
            found: self.found.clone(),
            bounds: self.bounds.clone(),
            asked: AtomicUsize::new(self.asked.load(Ordering::Relaxed)),
            pairs: self.pairs.clone(),
            levels: self.levels.clone(),
            tidied_at: self.tidied_at,
        })
    }
}
