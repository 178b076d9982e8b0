//! What the words around a carrier do to it: "not", "very", "too", "less", "only".

use std::ops::Range;

use super::constants::*;
use super::evidence::{Applied, RuleKind};
use super::fitted::Fitted;
use super::frame::Frame;
use super::matches::{CueAt, Found, Match};
use super::units::{Gap, Parts, Unit, Vocabulary};
use crate::lexicon::CueKind;

/// A sentence with all that was found in it.
pub(super) struct Scene<'s, 'a> {
    pub vocabulary: &'s Vocabulary<'a>,
    pub parts: &'s Parts,
    pub found: &'s Found,
    pub frame: &'s Frame,
    pub fitted: &'s Fitted,
}

/// The cues before a match, nearest first, as far as they mean it.
#[derive(Default)]
struct Before<'s> {
    negators: Vec<&'s CueAt>,
    absolute: Option<&'s CueAt>,
    near: Option<&'s CueAt>,
    /// Degree words between the nearest negator and the match, and how far they stand.
    degrees: Vec<(&'s CueAt, usize)>,
    /// Degree words right before the negator: "definitely not".
    outer: Option<&'s CueAt>,
    than: Option<&'s CueAt>,
    irrealis: Option<&'s CueAt>,
    modal: Option<&'s CueAt>,
    more: bool,
    /// "so", "such": behind "never", as good as a comparative.
    unequalled: bool,
    less: Option<&'s CueAt>,
    too: Option<&'s CueAt>,
    only: Option<&'s CueAt>,
}

impl<'s, 'a> Scene<'s, 'a> {
    /// Applies the rules of the neighbourhood; returns the new valence.
    pub(super) fn apply(&self, index: usize, rules: &mut Vec<Applied>) -> f64 {
        let item = &self.found.matches[index];
        let mut valence = item.valence;
        let mut apply = |kind, factor: f64, trigger: Range<usize>| {
            let factor = factor * self.fitted.rule(kind);
            valence *= factor;
            rules.push(Applied {
                kind,
                factor,
                trigger,
            });
        };
        let own = self.span(&item.units);
        if item.lengthened {
            apply(RuleKind::Lengthening, LENGTHENED, own.clone());
        }
        if self.units()[item.units.clone()]
            .iter()
            .any(|unit| unit.shouted)
        {
            apply(RuleKind::Capitals, SHOUTED, own.clone());
        }
        let before = self.before(index);
        let comparative = item.comparative || before.more || before.unequalled;
        let denied = before.negators.len() % 2 == 1 || before.near.is_some();
        let unsurpassed = before.absolute.filter(|_| comparative);

        for (cue, distance) in &before.degrees {
            let factor = 1.0 + (cue.cue.factor - 1.0) * DEGREE_DECAY.powi(*distance as i32 - 1);
            let factor = if denied && unsurpassed.is_none() {
                NEGATED_DEGREE
            } else {
                factor
            };
            apply(degree(factor), factor, self.span(&cue.units));
        }
        for cue in self.after(index) {
            apply(
                degree(cue.cue.factor),
                cue.cue.factor,
                self.span(&cue.units),
            );
        }
        if let Some(cue) = before.too {
            let factor = if item.valence > 0.0 {
                TOO_GOOD
            } else {
                TOO_BAD
            };
            apply(RuleKind::Excess, factor, self.span(&cue.units));
        }
        if let Some(cue) = before.less {
            apply(RuleKind::Less, cue.cue.factor, self.span(&cue.units));
        }
        if let Some(cue) = before.only
            && let Some(part) = self.part_after(&item.units)
        {
            let trigger = self.span(&(cue.units.start..part.units.end));
            apply(RuleKind::OnlyPart, ONLY_PART, trigger);
        }
        if let Some(cue) = self.cue_at(item.units.end, CueKind::Enough) {
            apply(RuleKind::Sufficiency, SUFFICIENT, self.span(&cue.units));
        }
        if let Some(cue) = unsurpassed {
            apply(RuleKind::Unsurpassed, UNSURPASSED, self.span(&cue.units));
        } else if let Some(cue) = before
            .modal
            .or(before.irrealis)
            .filter(|_| comparative && !denied && item.valence > 0.0)
        {
            apply(RuleKind::WishedBetter, WISHED_BETTER, self.span(&cue.units));
        } else {
            self.negate(&before, item, &mut apply);
            if let Some(cue) = before.irrealis {
                apply(RuleKind::Irrealis, IRREALIS, self.span(&cue.units));
            }
        }
        if let Some(cue) = before.than {
            apply(RuleKind::Comparison, COMPARED, self.span(&cue.units));
        }
        valence
    }

    fn negate(
        &self,
        before: &Before,
        item: &Match,
        apply: &mut impl FnMut(RuleKind, f64, Range<usize>),
    ) {
        match before.negators.as_slice() {
            [] => {}
            [nearest, .., farthest] if before.negators.len().is_multiple_of(2) => {
                let trigger = self.span(&farthest.units).start..self.span(&nearest.units).end;
                apply(RuleKind::DoubleNegation, DOUBLE_NEGATION, trigger);
            }
            [nearest, ..] => {
                apply(
                    RuleKind::Negation,
                    negation(item.valence),
                    self.span(&nearest.units),
                );
                if let Some(outer) = before.outer {
                    apply(
                        degree(outer.cue.factor),
                        outer.cue.factor,
                        self.span(&outer.units),
                    );
                }
            }
        }
        if let Some(near) = before.near {
            apply(
                RuleKind::NearNegation,
                NEAR_NEGATION,
                self.span(&near.units),
            );
        }
    }

    /// Walks back from a match through its clause.
    fn before(&self, index: usize) -> Before<'s> {
        let mut before = Before::default();
        let start = self.found.matches[index].units.start;
        let clause = self.frame.clause[start];
        let mut cues = self
            .found
            .cues
            .iter()
            .rev()
            .skip_while(|cue| cue.units.end > start)
            .peekable();
        let mut carriers = self.found.matches[..index].iter().rev().peekable();
        let mut passed = false;
        // Stop words count half: "did not find it to be very good" still means "not good".
        let mut walked = 0.0;
        let mut at = start;
        while at > 0 && start - at < REACH && self.frame.clause[at - 1] == clause {
            if let Some(cue) = cues.next_if(|cue| cue.units.end == at) {
                let distance = start - cue.units.end + 1;
                self.note(&mut before, cue, distance, walked, passed);
                // What is compared to ends here, and "nor" repeats the negation before it.
                if before.than.is_some() || self.text(cue) == "nor" {
                    break;
                }
                at = cue.units.start;
                walked += 0.5;
                continue;
            }
            if let Some(carrier) = carriers.next_if(|carrier| carrier.units.contains(&(at - 1))) {
                // One carrier may stand between ("not funny or clever"), two are another thought.
                if passed {
                    break;
                }
                passed = true;
                at = carrier.units.start;
                walked += 1.0;
                continue;
            }
            at -= 1;
            walked += if self.vocabulary.fact(&self.units()[at]).stop {
                0.5
            } else {
                1.0
            };
        }
        before
    }

    fn note(
        &self,
        before: &mut Before<'s>,
        cue: &'s CueAt,
        distance: usize,
        walked: f64,
        passed: bool,
    ) {
        let reached = walked < cue.cue.factor;
        let close = distance <= DEGREE_REACH && !passed;
        match cue.cue.kind {
            CueKind::Negator if reached => before.negators.push(cue),
            CueKind::AbsoluteNegator if reached => {
                before.negators.push(cue);
                before.absolute = before.absolute.or(Some(cue));
            }
            CueKind::NearNegator if reached && before.near.is_none() => before.near = Some(cue),
            CueKind::Modifier | CueKind::LooseModifier if close && before.negators.is_empty() => {
                before.degrees.push((cue, distance));
                before.unequalled |= matches!(self.text(cue), "so" | "such");
            }
            CueKind::Modifier if before.outer.is_none() => {
                let nearest = before.negators.last();
                before.outer = nearest
                    .filter(|negator| negator.units.start == cue.units.end)
                    .map(|_| cue);
            }
            CueKind::Than => before.than = Some(cue),
            CueKind::Irrealis if !passed => before.irrealis = before.irrealis.or(Some(cue)),
            CueKind::Modal if !passed => before.modal = before.modal.or(Some(cue)),
            CueKind::More if close => before.more = true,
            CueKind::Less if close => before.less = Some(cue),
            CueKind::Too if close && distance <= 2 => before.too = Some(cue),
            CueKind::Only if close => before.only = Some(cue),
            _ => {}
        }
    }

    /// Degree words behind a match that have no match of their own before them.
    fn after(&self, index: usize) -> impl Iterator<Item = &'s CueAt> {
        let end = self.found.matches[index].units.end;
        let limit = self
            .found
            .matches
            .get(index + 1)
            .map_or(usize::MAX, |next| next.units.start);
        let units = self.units();
        self.found.cues.iter().filter(move |cue| {
            let start = cue.units.start;
            cue.cue.kind == CueKind::LooseModifier
                && (end..end + DEGREE_REACH).contains(&start)
                && units[end..=start].iter().all(|unit| unit.gap == Gap::Open)
                && limit >= cue.units.end + DEGREE_REACH
        })
    }

    fn part_after(&self, units: &Range<usize>) -> Option<&'s CueAt> {
        (units.end..units.end + 2).find_map(|at| self.cue_at(at, CueKind::Part))
    }

    fn cue_at(&self, at: usize, kind: CueKind) -> Option<&'s CueAt> {
        let open = self.units().get(at)?.gap == Gap::Open;
        self.found
            .cues
            .iter()
            .find(|cue| open && cue.units.start == at && cue.cue.kind == kind)
    }

    /// The first word of a cue.
    fn text(&self, cue: &CueAt) -> &'s str
    where
        'a: 's,
    {
        self.vocabulary.fact(&self.units()[cue.units.start]).text
    }

    fn units(&self) -> &'s [Unit] {
        &self.parts.units
    }

    fn span(&self, units: &Range<usize>) -> Range<usize> {
        self.parts.span(units)
    }
}

/// Turned and shrunk, the more the stronger the word: "not excellent" is milder than "not good".
fn negation(valence: f64) -> f64 {
    let turned = if valence < 0.0 {
        NEGATED_BLAME
    } else {
        NEGATED
    };
    let above = (valence.abs() - STRONG).max(0.0) / (SCALE - STRONG);
    turned * (1.0 - STRONG_LOSS * above.min(1.0))
}

fn degree(factor: f64) -> RuleKind {
    if factor < 1.0 {
        RuleKind::Dampener
    } else {
        RuleKind::Intensifier
    }
}
