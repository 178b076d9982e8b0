/// Weights of voters that follow what they were worth (Freund & Schapire 1997): after each
/// round w_v ← w_v·exp(−η·loss_v), and all are divided by their sum.
///
/// ```
/// use summ::feedback::Hedge;
/// let mut hedge = Hedge::new(3, 0.5)?;
/// hedge.update(&[0.0, 0.5, 1.0])?;
/// assert!(hedge.weights()[0] > hedge.weights()[1] && hedge.weights()[1] > hedge.weights()[2]);
/// # Ok::<(), summ::feedback::HedgeError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Hedge {
    weights: Vec<f64>,
    rate: f64,
}

/// Weights never fall below this share of an equal one, so that who was bad for long can come
/// back when the articles change (fixed share, Herbster & Warmuth 1998).
const LEAST_SHARE: f64 = 0.05;

/// Numbers that cannot be learned from.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum HedgeError {
    /// No voter, a weight that is not above 0, or a rate that is none.
    #[error("weights and rate must be finite and above 0, and there must be one voter at least")]
    Weights,
    /// A loss a voter.
    #[error("{given} losses for {voters} voters")]
    Count {
        /// How many there are.
        given: usize,
        /// How many there should be.
        voters: usize,
    },
    /// Losses are shares.
    #[error("a loss lies between 0 and 1, got {0}")]
    Loss(f64),
}

impl Hedge {
    /// So many voters of the same weight; η is the rate.
    ///
    /// # Errors
    /// No voter; a rate that is not above 0.
    pub fn new(voters: usize, rate: f64) -> Result<Hedge, HedgeError> {
        Hedge::from_weights(vec![1.0; voters], rate)
    }

    /// Voters with weights from an earlier time.
    ///
    /// # Errors
    /// No voter; a weight or a rate that is not above 0.
    pub fn from_weights(weights: Vec<f64>, rate: f64) -> Result<Hedge, HedgeError> {
        let fine = |number: &f64| number.is_finite() && *number > 0.0;
        if weights.is_empty() || !weights.iter().all(fine) || !fine(&rate) {
            return Err(HedgeError::Weights);
        }
        let mut hedge = Hedge { weights, rate };
        hedge.settle();
        Ok(hedge)
    }

    /// They add up to 1.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// What each voter missed in a round, from 0 (nothing) to 1.
    ///
    /// # Errors
    /// Not a loss a voter; a loss outside 0..=1. Then nothing has changed.
    pub fn update(&mut self, losses: &[f64]) -> Result<(), HedgeError> {
        if losses.len() != self.weights.len() {
            return Err(HedgeError::Count {
                given: losses.len(),
                voters: self.weights.len(),
            });
        }
        if let Some(&wrong) = losses.iter().find(|loss| !(0.0..=1.0).contains(*loss)) {
            return Err(HedgeError::Loss(wrong));
        }
        for (weight, loss) in self.weights.iter_mut().zip(losses) {
            *weight *= (-self.rate * loss).exp();
        }
        self.settle();
        Ok(())
    }

    fn settle(&mut self) {
        let equal = 1.0 / self.weights.len() as f64;
        let sum: f64 = self.weights.iter().sum();
        for weight in &mut self.weights {
            *weight = (1.0 - LEAST_SHARE) * *weight / sum + LEAST_SHARE * equal;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_misses_least_ends_heaviest_and_none_is_lost() {
        let mut hedge = Hedge::new(2, 1.0).unwrap();
        for _ in 0..100 {
            hedge.update(&[0.1, 0.9]).unwrap();
        }
        let [good, bad] = *hedge.weights() else {
            panic!("two voters");
        };
        assert!((good + bad - 1.0).abs() < 1e-12);
        assert!(bad >= LEAST_SHARE / 2.0 && good > 0.9);
        for _ in 0..10 {
            hedge.update(&[1.0, 0.0]).unwrap();
        }
        assert!(hedge.weights()[1] > 0.5, "it came back");
    }

    #[test]
    fn what_cannot_be_learned_from_is_refused() {
        assert_eq!(Hedge::new(0, 1.0), Err(HedgeError::Weights));
        assert_eq!(Hedge::new(2, f64::NAN), Err(HedgeError::Weights));
        let mut hedge = Hedge::new(2, 1.0).unwrap();
        let before = hedge.clone();
        assert!(matches!(
            hedge.update(&[0.0]),
            Err(HedgeError::Count { .. })
        ));
        assert!(matches!(
            hedge.update(&[0.0, 2.0]),
            Err(HedgeError::Loss(_))
        ));
        assert_eq!(hedge, before);
    }
}
