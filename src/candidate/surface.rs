//! Which form of a phrase is shown?

use super::{Mention, Source};
use crate::text::Language;

/// The most frequent form; of those as frequent the one with the fewest capitals, then
/// the first.
pub(super) fn shown(source: &Source<'_>, mentions: &[Mention]) -> Mention {
    let Some((&first, rest)) = mentions.split_first() else {
        unreachable!("a candidate stands somewhere")
    };
    if rest.is_empty() {
        return first;
    }
    // Forms in order of appearance, each with how often it was seen.
    let mut forms: Vec<(&str, Mention, usize)> = Vec::new();
    for mention in mentions {
        let form = source.text_of(mention);
        match forms.iter_mut().find(|(known, ..)| *known == form) {
            Some((.., count)) => *count += 1,
            None => forms.push((form, *mention, 1)),
        }
    }
    let capitals = |form: &str| form.chars().filter(|c| c.is_uppercase()).count();
    let mut best = &forms[0];
    for form in &forms[1..] {
        let better = form.2 > best.2 || (form.2 == best.2 && capitals(form.0) < capitals(best.0));
        if better {
            best = form;
        }
    }
    best.1
}

/// A form without the `'s` of an English possessive: what "BA's strike" speaks of is "BA".
pub(super) fn bare<'a>(source: &Source<'_>, form: &'a str) -> &'a str {
    if source.analysis.language != Language::English {
        return form;
    }
    let cut = |end: &str| form.strip_suffix(end).filter(|rest| !rest.is_empty());
    ["'s", "’s"].iter().find_map(|end| cut(end)).unwrap_or(form)
}
