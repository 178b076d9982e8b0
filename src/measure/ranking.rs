//! Lists against what is relevant. A list is given by the gain of each of its items, best
//! placed first: 1 for relevant and 0 for not, or grades.

/// P@k = relevant among the first k / k. A list shorter than k does not profit from it.
///
/// ```
/// use summ::measure::{f1_at, precision_at, recall_at};
/// let list = [1.0, 0.0, 1.0];
/// assert_eq!(precision_at(&list, 4), 0.5);
/// assert_eq!(recall_at(&list, 4, 8), 0.25);
/// assert_eq!(f1_at(&list, 4, 8), 1.0 / 3.0);
/// ```
pub fn precision_at(gains: &[f64], k: usize) -> f64 {
    share(hits(gains, k), k)
}

/// R@k = relevant among the first k / all that are relevant; 0 where none is.
pub fn recall_at(gains: &[f64], k: usize, relevant: usize) -> f64 {
    share(hits(gains, k), relevant)
}

/// F1@k = 2·P·R / (P + R); 0 where both are.
pub fn f1_at(gains: &[f64], k: usize, relevant: usize) -> f64 {
    let (p, r) = (precision_at(gains, k), recall_at(gains, k, relevant));
    if p + r > 0.0 {
        2.0 * p * r / (p + r)
    } else {
        0.0
    }
}

/// Average precision: the mean over all relevant items of the precision at their places,
/// 0 for those that the list lacks. Its mean over queries is MAP (trec_eval's `map`).
///
/// ```
/// use summ::measure::average_precision;
/// assert_eq!(average_precision(&[1.0, 0.0, 1.0], 3), (1.0 + 2.0 / 3.0) / 3.0);
/// ```
pub fn average_precision(gains: &[f64], relevant: usize) -> f64 {
    let mut found = 0.0;
    let mut sum = 0.0;
    for (at, &gain) in gains.iter().enumerate() {
        if gain > 0.0 {
            found += 1.0;
            sum += found / (at + 1) as f64;
        }
    }
    if relevant == 0 {
        0.0
    } else {
        sum / relevant as f64
    }
}

/// nDCG@k = DCG@k / the DCG@k of the best order, DCG@k = Σ_{i ≤ k} gain_i / log2(i + 1)
/// (Järvelin & Kekäläinen 2002 in trec_eval's form, `ndcg_cut`). `ideal` are the gains of
/// all that is relevant, in any order; 0 where there is none.
///
/// ```
/// use summ::measure::ndcg_at;
/// assert_eq!(ndcg_at(&[3.0, 2.0, 1.0], &[1.0, 2.0, 3.0], 3), 1.0);
/// assert!(ndcg_at(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0], 3) < 1.0);
/// ```
pub fn ndcg_at(gains: &[f64], ideal: &[f64], k: usize) -> f64 {
    let mut best = ideal.to_vec();
    best.sort_unstable_by(|a, b| b.total_cmp(a));
    let most = dcg(&best, k);
    if most > 0.0 {
        dcg(gains, k) / most
    } else {
        0.0
    }
}

/// 1 / the place of the first relevant item, from 1; 0 where there is none. Its mean over
/// queries is MRR.
///
/// ```
/// use summ::measure::reciprocal_rank;
/// assert_eq!(reciprocal_rank(&[0.0, 1.0]), 0.5);
/// assert_eq!(reciprocal_rank(&[0.0]), 0.0);
/// ```
pub fn reciprocal_rank(gains: &[f64]) -> f64 {
    let first = gains.iter().position(|&gain| gain > 0.0);
    first.map_or(0.0, |at| 1.0 / (at + 1) as f64)
}

fn hits(gains: &[f64], k: usize) -> usize {
    gains.iter().take(k).filter(|&&gain| gain > 0.0).count()
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}

fn dcg(gains: &[f64], k: usize) -> f64 {
    let places = gains.iter().take(k).enumerate();
    places
        .map(|(at, &gain)| gain / ((at + 2) as f64).log2())
        .sum()
}
