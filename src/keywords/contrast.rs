//! How much more often than elsewhere?

/// In how many documents of a slice of a collection something occurs, and in how many of
/// the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// Documents of the slice in which it occurs.
    pub inside: u64,
    /// Documents of the slice.
    pub slice: u64,
    /// Documents of the rest in which it occurs.
    pub outside: u64,
    /// Documents of the rest.
    pub rest: u64,
}

impl Occurrence {
    /// Its share of the slice, in 0..=1.
    pub fn share(&self) -> f64 {
        self.inside as f64 / self.slice.max(1) as f64
    }

    /// Its share of the rest, in 0..=1.
    pub fn share_of_rest(&self) -> f64 {
        self.outside as f64 / self.rest.max(1) as f64
    }

    /// The log-likelihood ratio of independence (Dunning 1993): G² = 2·Σ O·ln(O / E) over the
    /// four cells of documents inside and outside, with and without it, where E is what the
    /// margins let expect; negative where it is rarer in the slice. Above 3.84 chance alone
    /// would do so once in 20 times.
    ///
    /// ```
    /// use summ::keywords::Occurrence;
    ///
    /// let often = Occurrence { inside: 30, slice: 100, outside: 10, rest: 900 };
    /// assert!(often.log_likelihood() > 3.84);
    /// let alike = Occurrence { inside: 10, slice: 100, outside: 90, rest: 900 };
    /// assert!(alike.log_likelihood().abs() < 1e-9);
    /// ```
    pub fn log_likelihood(&self) -> f64 {
        let all = (self.slice + self.rest) as f64;
        let with = (self.inside + self.outside) as f64;
        let cell = |observed: f64, margin: f64, of: u64| {
            let expected = margin * of as f64 / all;
            if observed > 0.0 {
                observed * (observed / expected).ln()
            } else {
                0.0
            }
        };
        let inside = cell(self.inside as f64, with, self.slice);
        let outside = cell(self.outside as f64, with, self.rest);
        let not_inside = cell((self.slice - self.inside) as f64, all - with, self.slice);
        let not_outside = cell((self.rest - self.outside) as f64, all - with, self.rest);
        let ratio = 2.0 * (inside + outside + not_inside + not_outside).max(0.0);
        if self.share() < self.share_of_rest() {
            -ratio
        } else {
            ratio
        }
    }

    /// The logarithm of the ratio of odds under an informative Dirichlet prior, in standard
    /// deviations (Monroe, Colaresi & Quinn 2008, eqs. 15 to 22): with y of n documents on a
    /// side, δ = Σ± ln((y + a) / (n + N − y − a)) and z = δ / √(1/(y₁ + a) + 1/(y₂ + a)). The
    /// prior is the whole collection: N its documents, a those in which it occurs.
    ///
    /// ```
    /// use summ::keywords::Occurrence;
    ///
    /// let often = Occurrence { inside: 30, slice: 100, outside: 10, rest: 900 };
    /// assert!(often.log_odds() > 1.96);
    /// ```
    pub fn log_odds(&self) -> f64 {
        let all = (self.slice + self.rest) as f64;
        let prior = (self.inside + self.outside) as f64;
        // Something that every document holds leaves no odds; half a document keeps them finite.
        let odds = |y: u64, n: u64| {
            let with = y as f64 + prior;
            with / (n as f64 + all - with).max(0.5)
        };
        let inside = odds(self.inside, self.slice);
        let outside = odds(self.outside, self.rest);
        if inside == 0.0 || outside == 0.0 {
            return 0.0;
        }
        let variance = 1.0 / (self.inside as f64 + prior) + 1.0 / (self.outside as f64 + prior);
        (inside.ln() - outside.ln()) / variance.sqrt()
    }
}
