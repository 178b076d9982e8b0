/// Whether a token, cut at grapheme bounds, is a pictograph.
pub(in crate::text) fn is_emoji(token: &str) -> bool {
    let mut characters = token.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    // Characters of text become pictographs by a variation selector, and
    // digits by an enclosing keycap.
    is_pictograph(first) || characters.any(|c| matches!(c, '\u{fe0f}' | '\u{20e3}'))
}

/// Characters shown as pictographs without a selector, and the older symbols
/// that people use as such. Arrows, bullets and ornamental quotes are not.
pub(in crate::text) fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{1f000}'..='\u{1f2ff}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{2600}'..='\u{2712}'
        | '\u{2714}'..='\u{275a}'
        | '\u{2763}'..='\u{2764}'
        | '\u{2795}'..='\u{2797}'
        | '\u{27b0}' | '\u{27bf}'
        | '\u{2b50}' | '\u{2b55}' | '\u{2b1b}' | '\u{2b1c}'
        | '\u{231a}' | '\u{231b}' | '\u{23e9}'..='\u{23fa}')
}
