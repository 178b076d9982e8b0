/// Pearson's correlation of two lists of the same length; None where one of them does
/// not vary, or there are fewer than two pairs.
pub fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let (xx, yy, xy) = moments(x, y)?;
    (xx > 0.0 && yy > 0.0).then(|| xy / (xx.sqrt() * yy.sqrt()))
}

/// The slope of the least-squares line of y on x; None where x does not vary.
pub fn slope(x: &[f64], y: &[f64]) -> Option<f64> {
    let (xx, _, xy) = moments(x, y)?;
    (xx > 0.0).then(|| xy / xx)
}

/// Σ(x−x̄)², Σ(y−ȳ)², Σ(x−x̄)(y−ȳ).
fn moments(x: &[f64], y: &[f64]) -> Option<(f64, f64, f64)> {
    if x.len() != y.len() || x.len() < 2 {
        return None;
    }
    let (mx, my) = (mean(x), mean(y));
    let mut sums = (0.0, 0.0, 0.0);
    for (&a, &b) in x.iter().zip(y) {
        let (a, b) = (a - mx, b - my);
        sums = (sums.0 + a * a, sums.1 + b * b, sums.2 + a * b);
    }
    Some(sums)
}

fn mean(list: &[f64]) -> f64 {
    list.iter().sum::<f64>() / list.len().max(1) as f64
}

/// A mean, or another statistic, with the interval that holds 95 of 100 resampled ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Of the list itself.
    pub mean: f64,
    /// The 2.5th percentile of the resampled ones.
    pub low: f64,
    /// The 97.5th percentile.
    pub high: f64,
}

/// The percentile bootstrap of a mean (Efron 1979): `rounds` lists of the same length
/// are drawn with replacement by a generator that starts at `seed`.
pub fn bootstrap_mean(list: &[f64], rounds: usize, seed: u64) -> Interval {
    let of =
        |drawn: &[usize]| Some(drawn.iter().map(|&i| list[i]).sum::<f64>() / list.len() as f64);
    bootstrap(list.len(), rounds, seed, of).unwrap_or(Interval {
        mean: 0.0,
        low: 0.0,
        high: 0.0,
    })
}

/// The same for any statistic of `n` cases: `of` takes the indices of the cases drawn.
/// Rounds in which it has no value are left out. None where it has none for the cases
/// themselves, or there are none.
///
/// ```
/// use summ::measure::{bootstrap, pearson};
/// let (x, y) = ([1.0, 2.0, 3.0, 4.0], [1.0, 3.0, 2.0, 4.0]);
/// let interval = bootstrap(4, 1000, 1, |drawn| {
///     let of = |list: &[f64]| drawn.iter().map(|&i| list[i]).collect::<Vec<_>>();
///     pearson(&of(&x), &of(&y))
/// }).unwrap();
/// assert!(interval.low < interval.mean && (interval.mean - 0.8).abs() < 1e-12);
/// ```
pub fn bootstrap(
    n: usize,
    rounds: usize,
    seed: u64,
    of: impl Fn(&[usize]) -> Option<f64>,
) -> Option<Interval> {
    let mut drawn: Vec<usize> = (0..n).collect();
    let seen = of(&drawn).filter(|_| n > 0)?;
    let mut generator = SplitMix(seed);
    let mut found: Vec<f64> = Vec::new();
    // One case drawn again and again says nothing of how much it could vary.
    for _ in 0..if n < 2 { 0 } else { rounds } {
        drawn.fill_with(|| generator.below(n));
        found.extend(of(&drawn));
    }
    found.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| {
        let last = found.len().saturating_sub(1) as f64;
        found
            .get((last * share).round() as usize)
            .copied()
            .unwrap_or(seen)
    };
    Some(Interval {
        mean: seen,
        low: at(0.025),
        high: at(0.975),
    })
}

/// The paired randomisation test (Fisher 1935): how likely a mean difference at least
/// as large as the one seen is, were each pair's sign a coin's. Two-sided.
///
/// p = (1 + number of rounds at least as extreme) / (1 + rounds), so it is never 0.
pub fn paired_randomisation(differences: &[f64], rounds: usize, seed: u64) -> f64 {
    let n = differences.len();
    paired_randomisation_of(n, rounds, seed, |swapped| {
        let flipped = differences.iter().zip(swapped);
        let sum: f64 = flipped.map(|(&d, &swap)| if swap { -d } else { d }).sum();
        sum / n.max(1) as f64
    })
}

/// The same for any difference between two systems over `n` cases: `of` is told in which
/// cases the two are swapped. Rounds in which it has no value (NaN) count as extreme.
pub fn paired_randomisation_of(
    n: usize,
    rounds: usize,
    seed: u64,
    of: impl Fn(&[bool]) -> f64,
) -> f64 {
    let mut swapped = vec![false; n];
    // Sums in another order differ in the last bits; they are as extreme all the same.
    let as_extreme = of(&swapped).abs() * (1.0 - 1e-12);
    if as_extreme.is_nan() {
        return 1.0;
    }
    let mut generator = SplitMix(seed);
    let extreme = (0..rounds)
        .filter(|_| {
            swapped.fill_with(|| generator.next() >> 63 != 0);
            let difference = of(&swapped).abs();
            difference.is_nan() || difference >= as_extreme
        })
        .count();
    (1 + extreme) as f64 / (1 + rounds) as f64
}

/// SplitMix64 (Steele, Lea & Flood 2014): small, seeded, the same on every machine.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`, by multiplication (Lemire 2019); the bias of 1 in 2⁶⁴/n is
    /// far below what a resampling could show.
    fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }
}
