use std::collections::HashMap;
use std::fmt::Write;
use std::hash::BuildHasherDefault;
use std::sync::{Arc, LazyLock};

use super::WordHasher;

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
///
/// let table = counted.write(1);
/// assert_eq!(table, "# documents: 2\ncat\t2\nsat\t1\n");
/// assert_eq!(DocumentFrequencies::read(&table)?, counted);
/// # Ok::<(), summ::lexicon::FrequenciesError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentFrequencies {
    documents: u32,
    counts: HashMap<Box<str>, u32, BuildHasherDefault<WordHasher>>,
}

/// Why a table of document frequencies was refused, and what to do. Lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrequenciesError {
    /// Nothing says how many documents were counted.
    #[error("line {line}: how many documents were counted? write `# documents: N` above all stems")]
    NoDocuments {
        /// Where the first stem stands.
        line: usize,
    },
    /// A line that is not a stem and a number from 1 to that of all documents.
    #[error("line {line}: `{found}` should be `stem<TAB>df`, df from 1 to {documents}")]
    Line {
        /// Which one.
        line: usize,
        /// What stands there.
        found: String,
        /// N.
        documents: u32,
    },
    /// The same stem twice.
    #[error("line {line}: `{stem}` has a line above already; keep one of them")]
    Duplicate {
        /// Of the second.
        line: usize,
        /// The stem.
        stem: String,
    },
}

/// What the number of documents stands behind.
const DOCUMENTS: &str = "# documents:";

impl DocumentFrequencies {
    /// Those of English news; the head of lexicons/frequencies/en.tsv says which, and how
    /// they were counted.
    pub fn english() -> Arc<DocumentFrequencies> {
        static ENGLISH: LazyLock<Arc<DocumentFrequencies>> = LazyLock::new(|| {
            let table = include_str!("../../lexicons/frequencies/en.tsv");
            // A test reads it; if it were broken, all stems would be as rare as each other.
            Arc::new(DocumentFrequencies::read(table).unwrap_or_default())
        });
        ENGLISH.clone()
    }

    /// Reads a table: a comment `# documents: N`, then `stem<TAB>df` a line, and comments
    /// behind `#` and empty lines anywhere.
    ///
    /// # Errors
    /// Where a line is something else, a stem stands twice, or the number of documents is
    /// missing.
    pub fn read(table: &str) -> Result<Self, FrequenciesError> {
        let mut read = DocumentFrequencies::default();
        for (at, text) in table.lines().enumerate() {
            let line = at + 1;
            if let Some(number) = text.strip_prefix(DOCUMENTS) {
                let number = number.trim().parse();
                read.documents = number.map_err(|_| FrequenciesError::NoDocuments { line })?;
            }
            if text.is_empty() || text.starts_with('#') {
                continue;
            }
            let documents = read.documents;
            if documents == 0 {
                return Err(FrequenciesError::NoDocuments { line });
            }
            let columns = text.split_once('\t');
            let columns = columns.and_then(|(stem, df)| Some((stem, df.parse::<u32>().ok()?)));
            match columns {
                Some((stem, df)) if !stem.is_empty() && (1..=documents).contains(&df) => {
                    if read.counts.insert(stem.into(), df).is_some() {
                        let stem = stem.to_owned();
                        return Err(FrequenciesError::Duplicate { line, stem });
                    }
                }
                _ => {
                    return Err(FrequenciesError::Line {
                        line,
                        found: text.to_owned(),
                        documents,
                    });
                }
            }
        }
        Ok(read)
    }

    /// The table of all stems that at least so many documents hold, in the order of the
    /// stems.
    pub fn write(&self, least: u32) -> String {
        let mut stems: Vec<(&str, u32)> = self.stems().filter(|&(_, df)| df >= least).collect();
        stems.sort_unstable();
        let mut table = format!("{DOCUMENTS} {}\n", self.documents);
        for (stem, df) in stems {
            // Writing to a string does not fail.
            let _ = writeln!(table, "{stem}\t{df}");
        }
        table
    }

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

    /// Drops the stems that are not to be kept.
    pub fn retain(&mut self, mut keep: impl FnMut(&str) -> bool) {
        self.counts.retain(|stem, _| keep(stem));
    }

    /// Forgets the stems of fewer than `least` documents, so that a count under way stays
    /// small: [`DocumentFrequencies::of`] can then be too low by up to `least − 1` each time.
    pub fn prune(&mut self, least: u32) {
        self.counts.retain(|_, count| *count >= least);
    }

    fn stems(&self) -> impl Iterator<Item = (&str, u32)> {
        self.counts.iter().map(|(stem, &df)| (&**stem, df))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_english_table_is_sound() {
        let table = include_str!("../../lexicons/frequencies/en.tsv");
        let read = DocumentFrequencies::read(table).unwrap();
        assert_eq!(read, *DocumentFrequencies::english());
        assert!(read.len() > 5000 && read.len() <= 15_000, "{}", read.len());
        assert!(read.idf("zeugma") > read.idf("govern"));
        assert!(read.idf("govern") > read.idf("the"));
    }

    #[test]
    fn each_refusal_names_its_line() {
        let refused = |table: &str| DocumentFrequencies::read(table).unwrap_err().to_string();
        assert!(refused("# made by hand\ncat\t2\n").starts_with("line 2: how many documents"));
        assert!(refused("# documents: many\n").starts_with("line 1: how many documents"));
        let head = "# documents: 3\n";
        assert_eq!(
            refused(&format!("{head}cat\t4\n")),
            "line 2: `cat\t4` should be `stem<TAB>df`, df from 1 to 3"
        );
        for wrong in ["cat", "cat\tmany", "\t1", "cat\t0", "cat 1"] {
            let error = refused(&format!("{head}\n{wrong}\n"));
            assert!(error.starts_with("line 3: `"), "{error}");
        }
        let twice = refused(&format!("{head}cat\t1\ndog\t1\ncat\t2\n"));
        assert!(twice.starts_with("line 4: `cat`"), "{twice}");
        assert!(DocumentFrequencies::read("").is_ok_and(|read| read.is_empty()));
    }
}
