use unicode_segmentation::UnicodeSegmentation;

use crate::text::Language;

/// Who proposes the boundaries that the rules of this folder then repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Backend {
    /// The sentencex crate, with abbreviations of its own for 31 languages.
    #[cfg(feature = "sentencex")]
    #[default]
    Sentencex,
    /// The sentence bounds of Unicode's annex 29, which know no abbreviation.
    #[cfg_attr(not(feature = "sentencex"), default)]
    Uax29,
}

impl Backend {
    /// Whether its bounds are better than what the characters alone say.
    pub(super) fn knows_abbreviations(self) -> bool {
        self != Backend::Uax29
    }

    /// Proposed boundaries inside a text, in order; its two ends are not among them.
    pub(super) fn bounds(self, text: &str, language: Language) -> Vec<usize> {
        let inner = |at: &usize| *at > 0 && *at < text.len();
        match self {
            #[cfg(feature = "sentencex")]
            Backend::Sentencex => sentencex::language_factory(language.code())
                .get_sentence_boundaries(text)
                .iter()
                .map(|sentence| sentence.end_byte)
                .filter(inner)
                .collect(),
            Backend::Uax29 => {
                let _ = language;
                text.split_sentence_bound_indices()
                    .map(|(at, _)| at)
                    .filter(inner)
                    .collect()
            }
        }
    }
}
