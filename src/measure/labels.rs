//! Scores against what people said.

use super::pearson;

/// Spearman's rank correlation: Pearson's of the ranks, equal values sharing the mean of
/// theirs. None where [`pearson`] is.
///
/// ```
/// use summ::measure::spearman;
/// let rho = spearman(&[1.0, 2.0, 9.0], &[-5.0, 0.0, 0.5]).unwrap();
/// assert!((rho - 1.0).abs() < 1e-12);
/// ```
pub fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    pearson(&ranks(x), &ranks(y))
}

/// The share of the pairs whose score has the sign of the label, among labels that have
/// one: mean 1\[sign xᵢ = sign yᵢ\] over yᵢ ≠ 0. A score of 0 has no sign and is wrong.
/// None where no label has a sign.
pub fn sign_accuracy(scores: &[f64], labels: &[f64]) -> Option<f64> {
    let signed = scores.iter().zip(labels).filter(|(_, y)| **y != 0.0);
    share(signed.map(|(x, y)| x * y > 0.0))
}

/// The mean of two recalls, so that a common side does not decide: ½·P(x > 0 | y > 0) +
/// ½·P(x < 0 | y < 0). None where one of the sides has no label.
pub fn balanced_accuracy(scores: &[f64], labels: &[f64]) -> Option<f64> {
    let pairs = || scores.iter().zip(labels);
    let above = share(pairs().filter(|(_, y)| **y > 0.0).map(|(x, _)| *x > 0.0))?;
    let below = share(pairs().filter(|(_, y)| **y < 0.0).map(|(x, _)| *x < 0.0))?;
    Some((above + below) / 2.0)
}

/// The area under the ROC curve for telling labels above 0 from those below: the chance
/// that one drawn from above scores higher than one drawn from below, equal scores
/// counting half. With R the sum of the ranks of those above (Mann & Whitney 1947),
/// AUC = (R − n₊(n₊ + 1)/2) / (n₊·n₋). None where one of the sides has no label.
///
/// ```
/// use summ::measure::auc;
/// assert_eq!(auc(&[0.1, 0.4, 0.4, 0.8], &[-1.0, -1.0, 1.0, 1.0]), Some(0.875));
/// ```
pub fn auc(scores: &[f64], labels: &[f64]) -> Option<f64> {
    let signed = scores.iter().zip(labels).filter(|(_, y)| **y != 0.0);
    let (scores, above): (Vec<f64>, Vec<bool>) = signed.map(|(x, y)| (*x, *y > 0.0)).unzip();
    let positive = above.iter().filter(|above| **above).count() as f64;
    let negative = above.len() as f64 - positive;
    if positive == 0.0 || negative == 0.0 {
        return None;
    }
    let ranks = ranks(&scores);
    let ranked = ranks.iter().zip(&above).filter(|(_, above)| **above);
    let sum: f64 = ranked.map(|(rank, _)| rank).sum();
    Some((sum - positive * (positive + 1.0) / 2.0) / (positive * negative))
}

/// Ranks from 1; equal values share the mean of theirs.
fn ranks(list: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by(|&a, &b| list[a].total_cmp(&list[b]));
    let mut ranks = vec![0.0; list.len()];
    let mut before = 0;
    for equal in order.chunk_by(|&a, &b| list[a] == list[b]) {
        let mean = before as f64 + (equal.len() + 1) as f64 / 2.0;
        for &i in equal {
            ranks[i] = mean;
        }
        before += equal.len();
    }
    ranks
}

fn share(hits: impl Iterator<Item = bool>) -> Option<f64> {
    let (mut hit, mut all) = (0usize, 0usize);
    for one in hits {
        hit += usize::from(one);
        all += 1;
    }
    (all > 0).then(|| hit as f64 / all as f64)
}
