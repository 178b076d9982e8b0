//! What a clause does to all it says: "but", "although", "if", "?", "!".

use super::constants::*;
use super::evidence::{Applied, RuleKind};
use super::fitted::Fitted;
use super::matches::{Found, Match};
use super::units::{Gap, Parts, Vocabulary};
use crate::lexicon::CueKind;

/// The clauses of a sentence.
#[derive(Debug, Default)]
pub(super) struct Frame {
    /// Per unit, the clause it stands in; commas and clause words begin new ones.
    pub clause: Vec<usize>,
    /// Per clause, the cue that opens it.
    openers: Vec<Option<usize>>,
    /// The cue before which all is conceded and after which it is meant.
    contrast: Option<usize>,
}

impl Frame {
    pub(super) fn build(&mut self, vocabulary: &Vocabulary, parts: &Parts, found: &Found) {
        self.clause.clear();
        self.openers.clear();
        self.openers.push(None);
        self.contrast = None;
        let mut cues = found.cues.iter().enumerate().peekable();
        let mut additive = false;
        for (at, unit) in parts.units.iter().enumerate() {
            let mut opener = None;
            while let Some((index, cue)) = cues.next_if(|(_, cue)| cue.units.start <= at) {
                match cue.cue.kind {
                    CueKind::Contrast => {
                        // "Yet" contrasts only at the head of a clause: "not there yet".
                        let text = vocabulary.fact(unit).text;
                        if at > 0 && !additive && (text != "yet" || unit.gap > Gap::Open) {
                            self.contrast = Some(index);
                        }
                        opener = Some(index);
                        additive = false;
                    }
                    CueKind::Concession | CueKind::Conditional | CueKind::Clause => {
                        opener = Some(index);
                    }
                    // "Not only good but cheap" adds and does not contrast.
                    CueKind::Shield => additive |= vocabulary.fact(unit).text == "not",
                    _ => {}
                }
            }
            if at > 0 && (opener.is_some() || unit.gap > Gap::Open) {
                self.openers.push(opener);
            } else if opener.is_some() {
                self.openers[0] = opener;
            }
            self.clause.push(self.openers.len() - 1);
        }
    }

    /// Applies what the clause and the sentence do; returns the new valence.
    pub(super) fn apply(
        &self,
        parts: &Parts,
        found: &Found,
        item: &Match,
        fitted: &Fitted,
        mut valence: f64,
        rules: &mut Vec<Applied>,
    ) -> f64 {
        let mut apply = |kind, factor: f64, trigger| {
            let factor = factor * fitted.rule(kind);
            valence *= factor;
            rules.push(Applied {
                kind,
                factor,
                trigger,
            });
        };
        let span = |cue: usize| parts.span(&found.cues[cue].units);
        let opener = self.openers[self.clause[item.units.start]];
        if let Some(opener) = opener {
            match found.cues[opener].cue.kind {
                CueKind::Concession => apply(RuleKind::Concession, CONCEDED, span(opener)),
                CueKind::Conditional => apply(RuleKind::Conditional, CONDITIONAL, span(opener)),
                _ => {}
            }
        }
        if let Some(contrast) = self.contrast {
            let after = found.cues[contrast].units.start <= item.units.start;
            let factor = if after {
                AFTER_CONTRAST
            } else {
                BEFORE_CONTRAST
            };
            apply(RuleKind::Contrast, factor, span(contrast));
        }
        if let Some(question) = &parts.question {
            apply(RuleKind::Question, QUESTION, question.clone());
        }
        if let (Some(first), Some(last)) = (parts.exclamations.first(), parts.exclamations.last()) {
            let marks = parts.exclamations.len().min(EXCLAMATIONS) as f64;
            apply(
                RuleKind::Exclamation,
                1.0 + EXCLAMATION * marks,
                first.start..last.end,
            );
        }
        valence
    }
}
