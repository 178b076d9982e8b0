use crate::objective::{Objective, Partial, Promise};
use crate::parallel;
use crate::vector::Csr;

/// F̂(S) = n/m·Σ_{j∈J} g_j(S), an estimate of Σ_{j∈V} g_j(S) from a sample J of m sentences
/// (as objectives are evaluated on samples in Badanidiyuru et al. 2014, section 5.3): how
/// well S covers each, by its most alike or up to a cap. Monotone submodular as F is.
///
/// The cosines with the sample are worked out each time they are needed, through an index
/// of the sample's terms: held for a million sentences they would be gigabytes.
#[derive(Debug)]
pub(super) struct SampledCoverage {
    /// n × terms, rows of length 1.
    rows: Csr,
    /// How far each sentence is heard.
    standing: Vec<f64>,
    /// J, ascending.
    sample: Vec<u32>,
    /// Terms × m.
    postings: Csr,
    shape: Shape,
    /// n/m
    weight: f64,
}

#[derive(Debug)]
enum Shape {
    /// max_{i∈S} h_i·w_ij
    Best,
    /// min{ Σ_{i∈S} h_i·w_ij, cap_j }
    Capped(Vec<f64>),
}

impl SampledCoverage {
    /// As facility location.
    pub fn best(rows: Csr, standing: &[f64], sample: Vec<u32>) -> SampledCoverage {
        let mut of_sample = Csr::with_columns(rows.columns());
        for &j in &sample {
            let (terms, weights) = rows.row(j as usize);
            of_sample.push_row(terms.iter().copied().zip(weights.iter().copied()));
        }
        SampledCoverage {
            postings: of_sample.transposed(),
            weight: rows.rows() as f64 / sample.len().max(1) as f64,
            standing: standing.to_vec(),
            shape: Shape::Best,
            rows,
            sample,
        }
    }

    /// As saturated coverage, with a cap for each sentence of the whole.
    pub fn capped(rows: Csr, standing: &[f64], sample: Vec<u32>, caps: &[f64]) -> SampledCoverage {
        let caps = sample.iter().map(|&j| caps[j as usize]).collect();
        SampledCoverage {
            shape: Shape::Capped(caps),
            ..SampledCoverage::best(rows, standing, sample)
        }
    }

    /// h_i·w_ij for the sentences j of the sample that are like i, added up in `dot`,
    /// which is 0 elsewhere and must be so again; their places in the sample.
    fn cosines(&self, item: usize, scratch: &mut Scratch) {
        let Scratch { dot, touched } = scratch;
        touched.clear();
        let (terms, weights) = self.rows.row(item);
        for (&t, &weight) in terms.iter().zip(weights) {
            let (places, values) = self.postings.row(t as usize);
            for (&place, &value) in places.iter().zip(values) {
                let sum = &mut dot[place as usize];
                if *sum == 0.0 {
                    touched.push(place);
                }
                *sum += weight * value;
            }
        }
        if let Ok(place) = self.sample.binary_search(&(item as u32)) {
            if dot[place] == 0.0 {
                touched.push(place as u32);
            }
            dot[place] = 1.0;
        }
        let heard = self.standing[item];
        for &place in &*touched {
            dot[place as usize] = heard * dot[place as usize].min(1.0);
        }
    }
}

/// Room for the cosines of one sentence with the sample.
struct Scratch {
    dot: Vec<f64>,
    touched: Vec<u32>,
}

impl Scratch {
    fn new(sample: usize) -> Scratch {
        Scratch {
            dot: vec![0.0; sample],
            touched: Vec::new(),
        }
    }
}

impl Objective for SampledCoverage {
    fn len(&self) -> usize {
        self.rows.rows()
    }

    fn promise(&self) -> Promise {
        Promise::MONOTONE_SUBMODULAR
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(SampledPartial {
            recipe: self,
            reached: vec![0.0; self.sample.len()],
            value: 0.0,
        })
    }
}

#[derive(Clone)]
struct SampledPartial<'a> {
    recipe: &'a SampledCoverage,
    /// The largest h_i·w_ij of each sentence of the sample, or their sum.
    reached: Vec<f64>,
    value: f64,
}

impl SampledPartial<'_> {
    fn gain_by(&self, item: usize, scratch: &mut Scratch) -> f64 {
        let recipe = self.recipe;
        recipe.cosines(item, scratch);
        let mut gain = 0.0;
        for &place in &scratch.touched {
            let place = place as usize;
            let more = std::mem::take(&mut scratch.dot[place]);
            let before = self.reached[place];
            gain += match &recipe.shape {
                Shape::Best => (more - before).max(0.0),
                Shape::Capped(caps) => {
                    let cap = caps[place];
                    ((before + more).min(cap) - before.min(cap)).max(0.0)
                }
            };
        }
        recipe.weight * gain
    }
}

/// Gains computed by one thread in one go: some hundredths of a second.
const BATCH: usize = 1 << 14;

impl Partial for SampledPartial<'_> {
    fn value(&self) -> f64 {
        self.value
    }

    fn gain(&self, item: usize) -> f64 {
        self.gain_by(item, &mut Scratch::new(self.reached.len()))
    }

    fn gains(&self, items: &[usize], gains: &mut [f64]) {
        parallel::fill(gains, BATCH, |from, part| {
            let mut scratch = Scratch::new(self.reached.len());
            for (gain, &item) in part.iter_mut().zip(&items[from..]) {
                *gain = self.gain_by(item, &mut scratch);
            }
        });
    }

    fn add(&mut self, item: usize) {
        let mut scratch = Scratch::new(self.reached.len());
        self.value += self.gain_by(item, &mut scratch);
        self.recipe.cosines(item, &mut scratch);
        for &place in &scratch.touched {
            let place = place as usize;
            let reached = &mut self.reached[place];
            match self.recipe.shape {
                Shape::Best => *reached = reached.max(scratch.dot[place]),
                Shape::Capped(_) => *reached += scratch.dot[place],
            }
        }
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(self.clone())
    }
}

/// m of n places by chance, ascending; the same for the same seed.
pub(in super::super) fn sample(n: usize, m: usize, seed: u64) -> Vec<u32> {
    let mut places: Vec<(u64, u32)> = (0..n as u32)
        .map(|i| (mixed(u64::from(i) ^ mixed(seed)), i))
        .collect();
    if m < n {
        places.select_nth_unstable(m);
        places.truncate(m);
    }
    let mut places: Vec<u32> = places.into_iter().map(|(_, place)| place).collect();
    places.sort_unstable();
    places
}

/// The output function of SplitMix64 (Steele, Lea & Flood 2014): neighbouring numbers
/// become unrelated ones.
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
