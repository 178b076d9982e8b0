use std::sync::{Arc, OnceLock};

use super::pairs::Pairs;
use crate::objective::{Objective, Partial, Promise};
use crate::vector::Kernel;

/// `facility-location` over a [`Kernel`]: F(S) = Σ_j max(0, max_{i∈S} w_ij), monotone
/// submodular (Cornuejols, Fisher & Nemhauser 1977; Lin & Bilmes 2011).
///
/// The matrix is never held. Gains at ∅ are Σ_j max(0, w_ij). After the first choice all
/// gains are computed in blocks; then only the pairs that can still add something,
/// w_ij > max_{k∈S} w_kj, are kept, as soon as they fit a limit of memory: after t
/// choices that is about 1/(t + 1) of all pairs where similarities are without order,
/// and far fewer where a few items are like most others. Until they fit, a gain costs
/// one row.
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

/// Rows from which the share of pairs left is estimated; ± 12 % are good enough, as the
/// count is checked again while pairs are gathered.
const SAMPLE: usize = 64;

/// Items whose pairs are gathered before they are stored, and numbers looked at in one
/// go: their places fit a byte.
const BLOCK: usize = 256;

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
            swept: OnceLock::new(),
            ever_swept: false,
            pairs: None,
            tidied_at: 0,
        })
    }
}

#[derive(Clone)]
struct DenseFacilityPartial<'a> {
    recipe: &'a DenseFacilityLocation,
    /// max(0, max_{i∈S} w_ij) of each item j.
    best: Vec<f64>,
    chosen: Vec<bool>,
    /// Number of items in S.
    count: usize,
    value: f64,
    /// All gains at S, where it was worth it; found out when the first gain is asked for.
    swept: OnceLock<Option<Sweep>>,
    /// All gains were computed at some S ≠ ∅ before this one.
    ever_swept: bool,
    /// What is left of the matrix, once that fits.
    pairs: Option<Arc<Pairs>>,
    /// How large S was when pairs were dropped last.
    tidied_at: usize,
}

/// All gains at one set, and the pairs they are made of, if they fit.
#[derive(Clone)]
struct Sweep {
    gains: Vec<f64>,
    pairs: Option<Arc<Pairs>>,
}

impl DenseFacilityPartial<'_> {
    /// Computes all gains where that pays: when none are known but those at ∅, or when
    /// the pairs that are left probably fit.
    fn sweep_if_worth_it(&self) -> Option<Sweep> {
        let n = self.recipe.len();
        let fits = || {
            let step = n.div_ceil(SAMPLE);
            let sample: Vec<usize> = (0..n).step_by(step).collect();
            self.recipe.most_pairs >= self.count_pairs(&sample) * n / sample.len()
        };
        (!self.ever_swept || fits()).then(|| self.sweep())
    }

    fn count_pairs(&self, items: &[usize]) -> usize {
        let mut count = 0;
        let all = 0..self.recipe.len();
        self.recipe.kernel.visit(items, all, |_, from, piece| {
            let best = &self.best[from..from + piece.len()];
            count += piece.iter().zip(best).filter(|(w, best)| w > best).count();
        });
        count
    }

    /// Every product is computed once and looked at from both sides.
    fn sweep(&self) -> Sweep {
        let n = self.recipe.len();
        let all: Vec<usize> = (0..n).collect();
        let mut gains = Vec::with_capacity(n);
        let mut pairs = Some(Pairs::new());
        let mut rows: Vec<Vec<(u32, f64)>> = vec![Vec::new(); BLOCK];
        // What earlier blocks found out about the rows of later ones.
        let mut later: Vec<Vec<(u32, u32, f64)>> = vec![Vec::new(); n.div_ceil(BLOCK)];
        for (block, some) in all.chunks(BLOCK).enumerate() {
            let (start, end) = (some[0], some[0] + some.len());
            for (row, client, w) in std::mem::take(&mut later[block]) {
                rows[row as usize - start].push((client, w));
            }
            self.recipe.kernel.visit(some, start..n, |k, from, piece| {
                let item = start + k;
                let best = &self.best[from..from + piece.len()];
                above(piece, best, |j, w| rows[k].push(((from + j) as u32, w)));
                let after = &piece[end.saturating_sub(from).min(piece.len())..];
                let from = from.max(end);
                above(after, &[self.best[item]], |j, w| {
                    let row = from + j;
                    later[row / BLOCK].push((row as u32, item as u32, w));
                });
            });
            for row in &mut rows[..some.len()] {
                let better = row.iter().map(|&(j, w)| w - self.best[j as usize]);
                gains.push(better.sum());
                if let Some(pairs) = &mut pairs {
                    pairs.push_row(row);
                }
                row.clear();
            }
            pairs.take_if(|pairs| pairs.len() > self.recipe.most_pairs);
        }
        let pairs = pairs.map(Arc::new);
        Sweep { gains, pairs }
    }

    fn row_gain(&self, item: usize) -> f64 {
        let mut row = vec![0.0; self.recipe.len()];
        self.recipe.kernel.row(item, &mut row);
        let better = row.iter().zip(&self.best).map(|(w, best)| w - best);
        better.filter(|better| *better > 0.0).sum()
    }

    /// Improves `best` by what the item offers one client.
    fn offer(&mut self, client: usize, benefit: f64) {
        let better = benefit - self.best[client];
        if better > 0.0 {
            self.best[client] = benefit;
            self.value += better;
        }
    }
}

/// Finds the numbers above their limit; one limit stands for all.
fn above(numbers: &[f64], limits: &[f64], mut found: impl FnMut(usize, f64)) {
    let mut places = [0u8; BLOCK];
    for (at, some) in numbers.chunks(BLOCK).enumerate() {
        let mut count = 0;
        // Written in any case, and counted where it is above: no branch to guess. Before
        // the last number is looked at, fewer than BLOCK are counted.
        let mut note = |j: usize, is_above: bool| {
            places[count % BLOCK] = j as u8;
            count += usize::from(is_above);
        };
        match limits {
            [limit] => (some.iter().enumerate()).for_each(|(j, x)| note(j, x > limit)),
            _ => {
                let pairs = some.iter().zip(&limits[at * BLOCK..]).enumerate();
                pairs.for_each(|(j, (x, limit))| note(j, x > limit));
            }
        }
        for &j in &places[..count] {
            found(at * BLOCK + usize::from(j), some[usize::from(j)]);
        }
    }
}

impl Partial for DenseFacilityPartial<'_> {
    fn value(&self) -> f64 {
        self.value
    }

    fn gain(&self, item: usize) -> f64 {
        if self.chosen[item] {
            return 0.0;
        }
        if self.count == 0 {
            return self.recipe.first[item];
        }
        if let Some(pairs) = &self.pairs {
            let better = pairs.row(item).map(|(j, w)| w - self.best[j]);
            return better.filter(|better| *better > 0.0).sum();
        }
        match self.swept.get_or_init(|| self.sweep_if_worth_it()) {
            Some(sweep) => sweep.gains[item],
            None => self.row_gain(item),
        }
    }

    fn add(&mut self, item: usize) {
        if self.chosen[item] {
            return;
        }
        if let Some(sweep) = self.swept.take().flatten() {
            self.ever_swept = true;
            self.pairs = sweep.pairs;
        }
        if let Some(pairs) = self.pairs.clone() {
            pairs.row(item).for_each(|(j, w)| self.offer(j, w));
        } else {
            let mut row = vec![0.0; self.recipe.len()];
            self.recipe.kernel.row(item, &mut row);
            row.iter().enumerate().for_each(|(j, &w)| self.offer(j, w));
        }
        self.chosen[item] = true;
        self.count += 1;
        // Each pass over the pairs is paid for by as many choices as were made before it.
        if let Some(pairs) = &mut self.pairs
            && self.count >= 2 * self.tidied_at
        {
            Arc::make_mut(pairs).retain_above(&self.best);
            self.tidied_at = self.count;
        }
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}
