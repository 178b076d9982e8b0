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

    /// Forgets the stems of fewer than `least` documents, so that a count under way stays
    /// small: [`DocumentFrequencies::of`] can then be too low by up to `least − 1` each time.
    pub fn prune(&mut self, least: u32) {
        self.counts.retain(|_, count| *count >= least);
    }

    /// Reads a table: lines of `stem<TAB>df`, the first of them `documents<TAB>N`; what
    /// begins with `#` is a comment.
    ///
    /// ```
    /// use summ::lexicon::DocumentFrequencies;
    ///
    /// let read = DocumentFrequencies::read("# our news\ndocuments\t7\ncat\t2\n")?;
    /// assert_eq!((read.documents(), read.of("cat")), (7, 2));
    /// # Ok::<(), summ::lexicon::FrequenciesError>(())
    /// ```
    ///
    /// # Errors
    /// When a line is no such line.
    pub fn read(text: &str) -> Result<Self, FrequenciesError> {
        let mut read: Option<DocumentFrequencies> = None;
        for (line, row) in (1..).zip(text.lines()) {
            if row.starts_with('#') || row.trim().is_empty() {
                continue;
            }
            let wanted = match read {
                None => "documents<TAB>N",
                Some(_) => "stem<TAB>df",
            };
            let wrong = || FrequenciesError { line, wanted };
            let (stem, count) = row.rsplit_once('\t').ok_or_else(wrong)?;
            let count: u32 = count.trim().parse().map_err(|_| wrong())?;
            match &mut read {
                None if stem == "documents" => {
                    read = Some(DocumentFrequencies {
                        documents: count,
                        counts: HashMap::new(),
                    });
                }
                None => return Err(wrong()),
                Some(read) => {
                    read.counts.insert(stem.into(), count);
                }
            }
        }
        read.ok_or(FrequenciesError {
            line: 1,
            wanted: "documents<TAB>N",
        })
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

/// A table of document frequencies cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: write `{wanted}`, where numbers are whole")]
pub struct FrequenciesError {
    /// Counted from 1.
    pub line: usize,
    /// What should stand there.
    pub wanted: &'static str,
}
