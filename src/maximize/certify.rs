//! From a finished walk to what is known of it.

use super::exact::{PROVEN, closes};
use super::guarantee::{BoundBy, Guarantee, NoBound};
use super::relaxed::Tangents;
use super::search::Walk;
use super::{Method, Selection};

/// Tangents tried for a tighter bound, at most: forty found .002 more on reviews, in three
/// times the time.
const TANGENTS: usize = 12;

/// What a method hands over beside its walk.
pub(super) struct Known {
    pub method: Method,
    pub instead: Option<&'static str>,
    pub guarantee: Guarantee,
    /// A bound by branch and bound, which needs no promise.
    pub branching: Option<f64>,
}

/// The selection, with the least of the bounds that are valid.
pub(super) fn certify(mut walk: Walk<'_>, known: Known) -> Selection {
    let origin = walk.origin;
    let value = walk.partial.value();
    let mut by_gains = None;
    let mut bound = missing(&walk).map_or(Ok((f64::INFINITY, BoundBy::Gains)), Err);
    if let Ok(least) = &mut bound {
        walk.last_step();
        let gains = walk.trail.bounds(origin).0.max(value);
        by_gains = Some(gains);
        *least = (gains, BoundBy::Gains);
        let enough = value + PROVEN * value;
        if let Some(relaxed) = relaxed(&walk, enough).filter(|relaxed| *relaxed < gains) {
            *least = (relaxed.max(value), BoundBy::Relaxation);
        }
    }
    if let Some(branching) = known.branching.filter(|branching| branching.is_finite())
        && origin.search.bound
        && bound.as_ref().map_or(true, |(least, _)| branching < *least)
    {
        bound = Ok((branching.max(value), BoundBy::Branching));
    }
    let mut bounds = walk.trail.bounds(origin).1.to_vec();
    match &bound {
        Ok((least, _)) => {
            // A bound by branching alone was known from no step.
            bounds.resize(walk.picks.len() + 1, *least);
            // By rounding alone could a bound fall below what was reached.
            bounds.iter_mut().for_each(|b| *b = b.max(value));
            if let Some(last) = bounds.last_mut() {
                *last = *least;
            }
        }
        Err(_) => bounds.clear(),
    }
    let proven = known.branching.is_some_and(|least| closes(least, value));
    let reached = matches!(bound, Ok((least, _)) if closes(least, value));
    Selection {
        value,
        optimal: proven || reached,
        bound_by: bound.as_ref().ok().map(|&(_, by)| by),
        bound: bound.map(|(least, _)| least),
        bound_by_gains: by_gains,
        bounds,
        guarantee: known.guarantee,
        method: known.method,
        instead: known.instead,
        evaluations: origin.eligible.len() + walk.evaluations,
        interrupted: walk.interrupted,
        picks: walk.picks,
    }
}

fn missing(walk: &Walk<'_>) -> Option<NoBound> {
    let promise = walk.origin.objective.promise();
    if !walk.origin.search.bound {
        Some(NoBound::NotAsked)
    } else if !promise.submodular {
        Some(NoBound::NotSubmodular)
    } else if !promise.monotone {
        Some(NoBound::NotMonotone)
    } else {
        None
    }
}

/// The least tangent of the relaxation that is found from the chosen set on.
fn relaxed(walk: &Walk<'_>, enough: f64) -> Option<f64> {
    let mut tangents = Tangents::new(
        walk.origin.objective.relaxation()?,
        &walk.origin.constraints.costs,
    );
    // It begins with nothing fixed.
    if !walk.origin.room.required.is_empty() {
        tangents.fix(&walk.origin.room.required);
    }
    let mut z = vec![0.0; walk.origin.objective.len()];
    for item in walk.optional() {
        z[item] = 1.0;
    }
    let cut = tangents.least(
        &walk.origin.eligible,
        &mut z,
        walk.origin.budget,
        TANGENTS,
        enough,
        &|| false,
    );
    Some(cut.bound)
}
