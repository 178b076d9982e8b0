//! Stacked bars. They repeat numbers that stand beside them, so that whoever listens to
//! the page is spared them.

use maud::{Markup, html};
use summ::opinion::{Balance, GainParts};

use super::figures::neither;

/// Praise, neither and complaint, as long as `whole` says: 1 fills the width.
pub fn balance(balance: &Balance, whole: f64) -> Markup {
    stacked(&[
        ("praise", whole * balance.praise),
        ("neutral", whole * neither(balance)),
        ("complaint", whole * balance.complaint),
    ])
}

/// What a gain is made of, against the gain that fills the width.
pub fn gain(parts: &GainParts, full: f64) -> Markup {
    let share = |part: f64| if full > 0.0 { part / full } else { 0.0 };
    stacked(&named(parts).map(|(name, part)| (name, share(part))))
}

/// The parts of a gain by name.
pub fn named(parts: &GainParts) -> [(&'static str, f64); 4] {
    [
        ("relevance", parts.relevance),
        ("redundancy", parts.redundancy),
        ("sentiment", parts.sentiment),
        ("focus", parts.focus),
    ]
}

/// Pieces by class and share of the width; losses have no length.
pub fn stacked(pieces: &[(&str, f64)]) -> Markup {
    html! {
        span.bar aria-hidden="true" {
            @for (class, share) in pieces.iter().filter(|(_, share)| *share > 0.0) {
                span.(class) style={ "width:" (format!("{:.2}", 100.0 * share.min(1.0))) "%" } {}
            }
        }
    }
}
