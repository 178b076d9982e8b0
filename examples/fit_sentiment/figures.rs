//! How good the scores are.

use crate::data::{Kind, Set};

pub fn compare(set: &Set, hand: &[(f64, f64)], fitted: &[(f64, f64)]) -> String {
    let labels: Vec<f64> = set.items.iter().map(|item| item.label).collect();
    let polarity = |scores: &[(f64, f64)]| scores.iter().map(|score| score.0).collect::<Vec<_>>();
    let subjectivity =
        |scores: &[(f64, f64)]| scores.iter().map(|score| score.1).collect::<Vec<_>>();
    if set.kind == Kind::Subjective {
        let (before, after) = (subjectivity(hand), subjectivity(fitted));
        return format!(
            "{}: subjectivity AUC {:.3} -> {:.3}",
            set.name,
            auc(&before, &labels),
            auc(&after, &labels)
        );
    }
    let (before, after) = (polarity(hand), polarity(fitted));
    format!(
        "{}: polarity r {:.3} -> {:.3}, balanced accuracy {:.3} -> {:.3}",
        set.name,
        correlation(&before, &labels),
        correlation(&after, &labels),
        balanced(&before, &labels),
        balanced(&after, &labels)
    )
}

fn correlation(x: &[f64], y: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mx, my) = (mean(x), mean(y));
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        xy += (x - mx) * (y - my);
        xx += (x - mx) * (x - mx);
        yy += (y - my) * (y - my);
    }
    xy / (xx * yy).sqrt()
}

fn balanced(x: &[f64], y: &[f64]) -> f64 {
    let share = |sign: f64| {
        let of = x.iter().zip(y).filter(|(_, y)| **y * sign > 0.0);
        let right = of.clone().filter(|(x, _)| **x * sign > 0.0).count();
        right as f64 / of.count() as f64
    };
    (share(1.0) + share(-1.0)) / 2.0
}

/// The chance that an opinion scores above a fact.
fn auc(x: &[f64], y: &[f64]) -> f64 {
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|a, b| x[*a].total_cmp(&x[*b]));
    let positives = y.iter().filter(|y| **y > 0.0).count() as f64;
    let (mut ranks, mut at) = (0.0, 0);
    while at < order.len() {
        let end = (at..order.len())
            .find(|end| x[order[*end]] > x[order[at]])
            .unwrap_or(order.len());
        // Ties share their ranks.
        let rank = (at + end + 1) as f64 / 2.0;
        ranks += rank * order[at..end].iter().filter(|i| y[**i] > 0.0).count() as f64;
        at = end;
    }
    (ranks - positives * (positives + 1.0) / 2.0) / (positives * (x.len() as f64 - positives))
}
