use thiserror::Error;

use super::Tag;

/// A sentence with a part of speech for each of its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaggedSentence {
    /// The words, in order.
    pub words: Vec<String>,
    /// As many tags.
    pub tags: Vec<Tag>,
    /// The sentence as it was written, where that is known.
    pub text: Option<String>,
}

/// Sentences that people tagged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Treebank {
    /// In the order of the file.
    pub sentences: Vec<TaggedSentence>,
}

/// A line of a treebank that cannot be read; `name` is what the caller calls the text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TreebankError {
    /// A line without a tab, or with nothing before it.
    #[error("{name}, line {line}: a word needs its tag; write `word<TAB>TAG`")]
    Columns {
        /// The caller's name for the text.
        name: String,
        /// Counted from 1.
        line: usize,
    },
    /// A second column that is no tag.
    #[error("{name}, line {line}: {reason}")]
    Tag {
        /// The caller's name for the text.
        name: String,
        /// Counted from 1.
        line: usize,
        /// What stands there.
        reason: super::UnknownTag,
    },
    /// No sentence at all.
    #[error(
        "{name}: no sentence; write a word and its tag a line, and an empty line between sentences"
    )]
    Empty {
        /// The caller's name for the text.
        name: String,
    },
}

impl Treebank {
    /// Reads lines of `word<TAB>TAG`, further columns unread, an empty line after each
    /// sentence. `# text = …` says how a sentence was written; other lines that begin with
    /// `# ` are comments.
    ///
    /// # Errors
    ///
    /// A line that is none of these, or no sentence at all.
    ///
    /// ```
    /// use summ::text::Treebank;
    ///
    /// let treebank = Treebank::read("Tea\tNOUN\nhelps\tVERB\n", "tea.tsv")?;
    /// assert_eq!(treebank.sentences[0].words, ["Tea", "helps"]);
    ///
    /// let refused = Treebank::read("Tea\tNOUN\nhelps\tVERBS\n", "tea.tsv").unwrap_err();
    /// assert!(refused.to_string().starts_with("tea.tsv, line 2: `VERBS` is no"));
    /// # Ok::<(), summ::text::TreebankError>(())
    /// ```
    pub fn read(text: &str, name: &str) -> Result<Self, TreebankError> {
        let mut sentences = Vec::new();
        let mut open = TaggedSentence::default();
        for (number, line) in text.lines().enumerate() {
            let at = number + 1;
            let columns: Vec<&str> = line.split('\t').collect();
            match columns[..] {
                [blank] if blank.trim().is_empty() => close(&mut open, &mut sentences),
                [comment] if comment.starts_with('#') => {
                    if let Some(written) = comment.strip_prefix("# text = ") {
                        open.text = Some(written.to_owned());
                    }
                }
                [word, tag, ..] if !word.is_empty() => {
                    let tag = tag.parse().map_err(|reason| TreebankError::Tag {
                        name: name.to_owned(),
                        line: at,
                        reason,
                    })?;
                    open.words.push(word.to_owned());
                    open.tags.push(tag);
                }
                _ => {
                    return Err(TreebankError::Columns {
                        name: name.to_owned(),
                        line: at,
                    });
                }
            }
        }
        close(&mut open, &mut sentences);
        if sentences.is_empty() {
            return Err(TreebankError::Empty {
                name: name.to_owned(),
            });
        }
        Ok(Treebank { sentences })
    }
}

fn close(open: &mut TaggedSentence, sentences: &mut Vec<TaggedSentence>) {
    if !open.words.is_empty() {
        sentences.push(std::mem::take(open));
    }
}
