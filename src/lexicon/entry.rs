/// Index of an [`Entry`] in its lexicon, in the order of the file.
pub type EntryId = u32;

/// What a lexicon says of one term.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// As written in the file.
    pub term: Box<str>,
    /// −4 (as bad as it gets) to 4 (as good as it gets); 0 is neither.
    pub valence: f64,
    /// 0..1: how surely the term marks an opinion at all.
    pub subjectivity: f64,
    /// Valences that hold in one domain only, by [domain index](super::SentimentLexicon::domain).
    pub(crate) domains: Vec<(u16, f64)>,
}

impl Entry {
    /// The valence in a domain, or the general one.
    pub fn valence_in(&self, domain: Option<u16>) -> f64 {
        self.domains
            .iter()
            .find(|(index, _)| Some(*index) == domain)
            .map_or(self.valence, |(_, valence)| *valence)
    }

    /// Neither good nor bad nor subjective: such an entry only keeps the inflection
    /// rules from reading the word as another one ("dinner" is no form of "din").
    pub fn is_blocker(&self) -> bool {
        self.valence == 0.0 && self.subjectivity == 0.0 && self.domains.is_empty()
    }
}
