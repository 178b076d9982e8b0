use std::sync::Arc;

use super::{Objective, ObjectiveError, Partial, Promise, not_negative, same_size};

/// F(S) = Σ_k λ_k·F_k(S), λ_k ≥ 0: submodular when all parts are, monotone when all
/// parts are. Parts of weight 0 are left out and promise nothing away.
#[derive(Debug, Clone)]
pub struct Mix {
    parts: Vec<(f64, Arc<dyn Objective>)>,
    items: usize,
}

impl Mix {
    /// A weighted sum as it stands, as in D15-1017: α·L(S) + (1−α)·A(S).
    ///
    /// # Errors
    /// When a weight is below 0 or the parts differ in size.
    pub fn raw(
        items: usize,
        parts: Vec<(f64, Arc<dyn Objective>)>,
    ) -> Result<Self, ObjectiveError> {
        for (weight, part) in &parts {
            not_negative("weights of a mix", &[*weight])?;
            same_size("a part of a mix", part.len(), items)?;
        }
        let parts = parts.into_iter().filter(|(w, _)| *w > 0.0).collect();
        Ok(Mix { parts, items })
    }

    /// Each monotone part divided by its value at V, so that it is worth its weight
    /// there: Σ_k λ_k·F_k(S)/F_k(V). A part worth 0 at V contributes 0; a part that
    /// is not monotone enters unscaled.
    ///
    /// # Errors
    /// When a weight is below 0 or the parts differ in size.
    pub fn scaled(
        items: usize,
        parts: Vec<(f64, Arc<dyn Objective>)>,
    ) -> Result<Self, ObjectiveError> {
        let mut mix = Mix::raw(items, parts)?;
        for (weight, part) in &mut mix.parts {
            if part.promise().monotone {
                let all = part.value_of_all();
                *weight = if all > 0.0 { *weight / all } else { 0.0 };
            }
        }
        Ok(mix)
    }

    /// The factors by which the parts enter, after scaling, with the parts.
    pub fn parts(&self) -> &[(f64, Arc<dyn Objective>)] {
        &self.parts
    }
}

impl Objective for Mix {
    fn len(&self) -> usize {
        self.items
    }

    fn promise(&self) -> Promise {
        Promise {
            submodular: self.parts.iter().all(|(_, p)| p.promise().submodular),
            monotone: self.parts.iter().all(|(_, p)| p.promise().monotone),
        }
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(MixPartial {
            parts: self.parts.iter().map(|(w, p)| (*w, p.start())).collect(),
        })
    }
}

struct MixPartial<'a> {
    parts: Vec<(f64, Box<dyn Partial + 'a>)>,
}

impl Partial for MixPartial<'_> {
    fn value(&self) -> f64 {
        self.parts.iter().map(|(w, p)| w * p.value()).sum()
    }

    fn gain(&self, item: usize) -> f64 {
        self.parts.iter().map(|(w, p)| w * p.gain(item)).sum()
    }

    fn add(&mut self, item: usize) {
        for (_, part) in &mut self.parts {
            part.add(item);
        }
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(MixPartial {
            parts: self
                .parts
                .iter()
                .map(|(w, p)| (*w, p.boxed_clone()))
                .collect(),
        })
    }
}
