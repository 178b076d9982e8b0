use std::sync::Arc;

use super::{Objective, ObjectiveError, Partial, Promise, Relaxation, not_negative, same_size};

/// F(S) = Σ_k λ_k·F_k(S), λ_k ≥ 0, promises what all of its parts promise. Parts of
/// weight 0 are left out and promise nothing away.
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

    /// Each part divided by its [`Objective::scale`]. That of a monotone part is its
    /// value at V, so that it is worth its weight there: Σ_k λ_k·F_k(S)/F_k(V); but see
    /// [`Dispersion`](super::Dispersion). A part worth 0 at V contributes 0; a part
    /// that is not monotone enters unscaled.
    ///
    /// # Errors
    /// When a weight is below 0 or the parts differ in size.
    pub fn scaled(
        items: usize,
        parts: Vec<(f64, Arc<dyn Objective>)>,
    ) -> Result<Self, ObjectiveError> {
        let mut mix = Mix::raw(items, parts)?;
        for (weight, part) in &mut mix.parts {
            let scale = part.scale();
            *weight = if scale > 0.0 { *weight / scale } else { 0.0 };
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
        let parts = || self.parts.iter().map(|(_, part)| part.promise());
        Promise {
            submodular: parts().all(|promise| promise.submodular),
            monotone: parts().all(|promise| promise.monotone),
            diversification: parts().all(|promise| promise.diversification),
        }
    }

    fn is_never_negative(&self) -> bool {
        self.parts.iter().all(|(_, part)| part.is_never_negative())
    }

    fn start(&self) -> Box<dyn Partial + '_> {
        Box::new(MixPartial {
            parts: self.parts.iter().map(|(w, p)| (*w, p.start())).collect(),
            chosen: vec![false; self.items],
        })
    }

    fn relaxation(&self) -> Option<Box<dyn Relaxation + '_>> {
        let parts = self.parts.iter();
        let relaxed = parts.map(|(weight, part)| Some((*weight, part.relaxation()?)));
        let parts = relaxed.collect::<Option<Vec<_>>>()?;
        Some(Box::new(MixRelaxation { parts }))
    }
}

/// Σ_k λ_k·F̂_k.
struct MixRelaxation<'a> {
    parts: Vec<(f64, Box<dyn Relaxation + 'a>)>,
}

impl Relaxation for MixRelaxation<'_> {
    fn fix(&mut self, items: &[usize]) {
        for (_, part) in &mut self.parts {
            part.fix(items);
        }
    }

    fn tangent(&mut self, free: &[usize], z: &[f64], weight: f64, slope: &mut [f64]) -> f64 {
        let mut value = 0.0;
        for (factor, part) in &mut self.parts {
            value += *factor * part.tangent(free, z, weight * *factor, slope);
        }
        value
    }
}

struct MixPartial<'a> {
    parts: Vec<(f64, Box<dyn Partial + 'a>)>,
    chosen: Vec<bool>,
}

impl Partial for MixPartial<'_> {
    fn value(&self) -> f64 {
        self.parts.iter().map(|(w, p)| w * p.value()).sum()
    }

    fn gain(&self, item: usize) -> f64 {
        self.parts.iter().map(|(w, p)| w * p.gain(item)).sum()
    }

    fn distance(&self, item: usize) -> f64 {
        self.parts.iter().map(|(w, p)| w * p.distance(item)).sum()
    }

    fn gains(&self, items: &[usize], gains: &mut [f64]) {
        gains.fill(0.0);
        let mut of_part = vec![0.0; items.len()];
        for (weight, part) in &self.parts {
            part.gains(items, &mut of_part);
            for (gain, of_part) in gains.iter_mut().zip(&of_part) {
                *gain += weight * of_part;
            }
        }
    }

    fn add(&mut self, item: usize) {
        for (_, part) in &mut self.parts {
            part.add(item);
        }
        self.chosen[item] = true;
    }

    fn remove(&mut self, item: usize) -> bool {
        if !self.chosen[item] {
            return true;
        }
        let cannot = self.parts.iter_mut().position(|(_, p)| !p.remove(item));
        // What the parts before it have removed comes back.
        for (_, part) in &mut self.parts[..cannot.unwrap_or(0)] {
            part.add(item);
        }
        self.chosen[item] = cannot.is_some();
        cannot.is_none()
    }

    fn boxed_clone(&self) -> Box<dyn Partial + '_> {
        Box::new(MixPartial {
            parts: self
                .parts
                .iter()
                .map(|(w, p)| (*w, p.boxed_clone()))
                .collect(),
            chosen: self.chosen.clone(),
        })
    }
}
