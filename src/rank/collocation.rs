//! Words that attract each other, by two measures of one table.
//!
//! Of two words side by side the table counts their pair, the pairs with the one on the
//! left, those with the other on the right, and all pairs of the document. A longer phrase
//! holds together as its loosest seam; a single word has none and is not ranked.

use super::Context;

/// Normalised pointwise mutual information (Bouma 2009), −1..=1:
/// ln(p(xy) / (p(x)·p(y))) / −ln p(xy).
pub(super) fn npmi(context: &Context<'_>) -> Vec<f64> {
    loosest(context, |both, left, right, all| {
        let p = both / all;
        if p < 1.0 {
            (both * all / (left * right)).ln() / -p.ln()
        } else {
            1.0
        }
    })
}

/// Log-likelihood ratio (Dunning 1993): −2 ln λ of the hypothesis that the second word is
/// as likely behind the first as elsewhere, 2·Σ k·ln(k / expected k) over the four cells of
/// the table; below 0 where the pair is rarer than by chance.
pub(super) fn log_likelihood(context: &Context<'_>) -> Vec<f64> {
    loosest(context, |both, left, right, all| {
        let part = |count: f64, row: f64, column: f64| {
            if count > 0.0 {
                count * (count * all / (row * column)).ln()
            } else {
                0.0
            }
        };
        let (no_left, no_right) = (all - left, all - right);
        let cells = [
            part(both, left, right),
            part(left - both, left, no_right),
            part(right - both, no_left, right),
            part(no_left - (right - both), no_left, no_right),
        ];
        let ratio = 2.0 * cells.iter().sum::<f64>();
        if both * all < left * right {
            -ratio
        } else {
            ratio
        }
    })
}

/// The least measure of the seams of each phrase.
fn loosest(context: &Context<'_>, measure: impl Fn(f64, f64, f64, f64) -> f64) -> Vec<f64> {
    let pairs = context.pairs();
    context.score_each(|candidate| {
        let seams = context.candidates.terms(candidate).windows(2).map(|pair| {
            let (left, right) = (pair[0], pair[1]);
            measure(
                pairs.count(left, right).into(),
                pairs.as_left[left as usize].into(),
                pairs.as_right[right as usize].into(),
                pairs.total.into(),
            )
        });
        seams.fold(f64::NAN, f64::min)
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::rank::tests::ranked;

    /// With pairs "a b" k times: hand-worked on the four cells.
    #[test]
    fn pairs_that_come_together_attract_each_other() {
        let text = "Prime minister spoke. Prime minister left. Old minister stayed. Old car.";
        let scores = ranked(text, None, npmi);
        let of = |phrase: &str| scores.iter().find(|(p, _)| p == phrase).map(|(_, s)| *s);
        // 7 pairs: prime minister 2, minister spoke, minister left, old minister,
        // minister stayed, old car 1 each.
        let near = |found: Option<f64>, expected: f64| {
            let found = found.unwrap_or(f64::NAN);
            assert!((found - expected).abs() < 1e-12, "{found} {expected}");
        };
        near(
            of("Prime minister"),
            (2.0f64 * 7.0 / (2.0 * 3.0)).ln() / (7.0f64 / 2.0).ln(),
        );
        near(of("Old car"), (7.0f64 / 2.0).ln() / 7.0f64.ln());
        assert!(of("car").is_some_and(f64::is_nan));
        let scores = ranked(text, None, log_likelihood);
        let of = |phrase: &str| scores.iter().find(|(p, _)| p == phrase).map(|(_, s)| *s);
        // Cells 2, 0, 1, 4 of rows 2 and 5, columns 3 and 4.
        let cell = |k: f64, row: f64, column: f64| k * (k * 7.0 / (row * column)).ln();
        let expected = 2.0 * (cell(2.0, 2.0, 3.0) + cell(1.0, 5.0, 3.0) + cell(4.0, 5.0, 4.0));
        near(of("Prime minister"), expected);
    }
}
