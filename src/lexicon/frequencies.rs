use std::collections::HashMap;

/// In how many documents of a collection each stem occurs.
///
/// idf(t) = ln((N + 1) / (df(t) + 1)) + 1, so that a stem that no document holds has one
/// more than ln(N + 1) and one that all hold has 1 (the smoothed form of Salton & Buckley
/// 1988).
///
/// ```
/// use summ::lexicon::DocumentFrequencies;
///
/// let mut counted = DocumentFrequencies::default();
/// counted.add(["cat", "sat"]);
/// counted.add(["cat"]);
/// assert_eq!(counted.of("cat"), 2);
/// assert!(counted.idf("sat") > counted.idf("cat"));
/// assert_eq!(counted.idf("cat"), 1.0);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentFrequencies {
    documents: u32,
    counts: HashMap<Box<str>, u32>,
}

impl DocumentFrequencies {
    /// Counts one more document, given its distinct stems.
    pub fn add<'a>(&mut self, stems: impl IntoIterator<Item = &'a str>) {
        self.documents += 1;
        for stem in stems {
            match self.counts.get_mut(stem) {
                Some(count) => *count += 1,
                None => {
                    self.counts.insert(stem.into(), 1);
                }
            }
        }
    }

    /// N, the number of documents.
    pub fn documents(&self) -> u32 {
        self.documents
    }

    /// How many distinct stems are known.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Whether no stem is known.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// df of a stem; 0 for one that is not known.
    pub fn of(&self, stem: &str) -> u32 {
        self.counts.get(stem).copied().unwrap_or(0)
    }

    /// The weight of a stem.
    pub fn idf(&self, stem: &str) -> f64 {
        (f64::from(self.documents + 1) / f64::from(self.of(stem) + 1)).ln() + 1.0
    }
}
