use std::sync::Arc;

use super::relaxation::Gains;
use super::{Concave, Objective, ObjectiveError, Partial, Promise, Relaxation, not_negative};

/// F(S) = g( f(S) ), g concave and not falling: the first of f is worth more than the
/// last.
///
/// Monotone when f is, and submodular when f is monotone submodular: the difference of
/// f falls as S grows, and so does the slope of g (Lin & Bilmes 2011).
///
/// ```
/// use std::sync::Arc;
/// use summ::objective::{Concave, ConcaveOver, ConcaveOverModular, Objective};
///
/// let modular = ConcaveOverModular::modular(&[1.0, 3.0])?;
/// let bent = ConcaveOver::new(Arc::new(modular), Concave::Sqrt)?;
/// assert_eq!(bent.value_of_all(), 2.0);
/// # Ok::<(), summ::objective::ObjectiveError>(())
/// ```
#[derive(Debug, Clone)]
pub struct ConcaveOver {
    inner: Arc<dyn Objective>,
    shape: Concave,
}

impl ConcaveOver {
    /// g over f; f must not be below 0, as every monotone f is not.
    ///
    /// # Errors
    /// When a cap is below 0 or not finite.
    pub fn new(inner: Arc<dyn Objective>, shape: Concave) -> Result<Self, ObjectiveError> {
        if let Concave::Cap(cap) = shape {
            not_negative("caps", &[cap])?;
        }
        Ok(ConcaveOver { inner, shape })
    }
}

impl Objective for ConcaveOver {
    fn len(&self) -> usize {
        self.inner.len()
    }

    fn promise(&self) -> Promise {
        let inner = self.inner.promise();
        if inner.monotone && inner.submodular {
            return Promise::MONOTONE_SUBMODULAR;
        }
        Promise {
            monotone: inner.monotone,
            ..Promise::default()
        }
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(ConcaveOverPartial {
            inner: self.inner.start(),
            shape: self.shape,
        })
    }

    fn relaxation(&self) -> Option<Box<dyn Relaxation + '_>> {
        if !self.promise().submodular {
            return None;
        }
        Some(Box::new(ConcaveOverRelaxation {
            inner: self.inner.relaxation()?,
            gains: Gains::new(self.start(), self.len()),
            shape: self.shape,
            slope: vec![0.0; self.len()],
        }))
    }
}

/// The less of g(f̂(z)) and the sum of the gains over the fixed items.
struct ConcaveOverRelaxation<'a> {
    inner: Box<dyn Relaxation + 'a>,
    gains: Gains<'a>,
    shape: Concave,
    /// Of the inner tangent.
    slope: Vec<f64>,
}

impl Relaxation for ConcaveOverRelaxation<'_> {
    fn fix(&mut self, items: &[usize]) {
        self.inner.fix(items);
        self.gains.fix(items);
    }

    fn tangent(&mut self, free: &[usize], z: &[f64], weight: f64, slope: &mut [f64]) -> f64 {
        for &item in free {
            self.slope[item] = 0.0;
        }
        let inner = self.inner.tangent(free, z, 1.0, &mut self.slope);
        let by_gains = free.iter().map(|&item| z[item] * self.gains.of(item));
        let by_gains = self.gains.base() + by_gains.sum::<f64>();
        let bent = self.shape.at(inner);
        if by_gains <= bent {
            return self.gains.tangent(free, z, weight, slope);
        }
        let steepness = self.shape.slope(inner);
        for &item in free {
            slope[item] += weight * steepness * self.slope[item];
        }
        bent
    }
}

struct ConcaveOverPartial<'a> {
    inner: Box<dyn Partial + 'a>,
    shape: Concave,
}

impl Partial for ConcaveOverPartial<'_> {
    fn value(&self) -> f64 {
        self.shape.at(self.inner.value())
    }

    fn gain(&self, item: usize) -> f64 {
        let value = self.inner.value();
        self.shape.at(value + self.inner.gain(item)) - self.shape.at(value)
    }

    fn gains(&self, items: &[usize], gains: &mut [f64]) {
        self.inner.gains(items, gains);
        let value = self.inner.value();
        let shaped = self.shape.at(value);
        for gain in gains {
            *gain = self.shape.at(value + *gain) - shaped;
        }
    }

    fn add(&mut self, item: usize) {
        self.inner.add(item);
    }

    fn remove(&mut self, item: usize) -> bool {
        self.inner.remove(item)
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(ConcaveOverPartial {
            inner: self.inner.boxed_clone(),
            shape: self.shape,
        })
    }
}
