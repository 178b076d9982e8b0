use thiserror::Error;

use super::Format;

/// Why a lexicon, a rule file or an aspect tree was refused, and what to do.
///
/// `name` is whatever the caller calls the text, usually a file name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// A line without the columns it needs.
    #[error(
        "{name}, line {line}: a term needs a valence; write `term<TAB>valence<TAB>subjectivity`"
    )]
    Columns {
        /// The caller's name for the text.
        name: String,
        /// Counted from 1.
        line: usize,
    },
    /// A number outside its range, or no number at all.
    #[error("{name}, line {line}: {column} is `{found}`; write a number from {low} to {high}")]
    Number {
        /// The caller's name for the text.
        name: String,
        /// Counted from 1.
        line: usize,
        /// The column's title.
        column: &'static str,
        /// What stands there.
        found: String,
        /// The least that is allowed.
        low: i8,
        /// The most that is allowed.
        high: i8,
    },
    /// A domain column that is not `name=valence`.
    #[error("{name}, line {line}: `{found}` is no domain override; write `film=2.0`")]
    Domain {
        /// The caller's name for the text.
        name: String,
        /// Counted from 1.
        line: usize,
        /// What stands there.
        found: String,
    },
    /// The same term twice, hyphens and capitals apart.
    #[error("{name}, line {line}: `{term}` stands on line {first} already; keep one of them")]
    Duplicate {
        /// The caller's name for the text.
        name: String,
        /// Counted from 1.
        line: usize,
        /// The term as written.
        term: String,
        /// The line it was first seen on.
        first: usize,
    },
    /// Text that is not TOML, or not of the shape that is asked for.
    #[error("{name}: {message}")]
    Toml {
        /// The caller's name for the text.
        name: String,
        /// The parser's words, with line and column.
        message: String,
    },
    /// A cue with a number that makes no sense for its kind.
    #[error("{name}: the factor of `{cue}` is {found}; write a number from {low} to {high}")]
    Factor {
        /// The caller's name for the text.
        name: String,
        /// The cue as written.
        cue: String,
        /// What stands there.
        found: String,
        /// The least that is allowed.
        low: i8,
        /// The most that is allowed.
        high: i8,
    },
    /// A tree, an aspect or a cue without a name.
    #[error("{name}: {what} is empty; give it at least one word")]
    Empty {
        /// The caller's name for the text.
        name: String,
        /// What is empty.
        what: String,
    },
    /// Two aspects of one tree with the same id.
    #[error("{name}: the aspect `{id}` stands twice; rename one of them")]
    DuplicateAspect {
        /// The caller's name for the text.
        name: String,
        /// The id that stands twice.
        id: String,
    },
    /// A parent that is no aspect of the tree.
    #[error("{name}: the aspect `{id}` has the parent `{parent}`, which is no aspect of this tree")]
    UnknownParent {
        /// The caller's name for the text.
        name: String,
        /// The child.
        id: String,
        /// The parent as written.
        parent: String,
    },
    /// Not exactly one aspect without a parent.
    #[error("{name}: {found} aspects have no parent; a tree has exactly one root")]
    Roots {
        /// The caller's name for the text.
        name: String,
        /// How many were found.
        found: usize,
    },
    /// Aspects that are their own ancestors.
    #[error("{name}: the aspect `{id}` is its own ancestor; give it another parent")]
    Cycle {
        /// The caller's name for the text.
        name: String,
        /// One aspect of the circle.
        id: String,
    },
    /// The same clue, or cue, in two places, so that a match could mean either.
    #[error("{name}: `{clue}` stands both under `{first}` and under `{second}`; keep one of them")]
    DuplicateClue {
        /// The caller's name for the text.
        name: String,
        /// The clue as written.
        clue: String,
        /// Where it stands first.
        first: String,
        /// Where it stands again.
        second: String,
    },
    /// A weight below 0, or not finite.
    #[error("{name}: the aspect `{id}` weighs {found}; write a finite number of at least 0")]
    Weight {
        /// The caller's name for the text.
        name: String,
        /// The aspect.
        id: String,
        /// What stands there.
        found: String,
    },
    /// Text of no known lexicon format.
    #[error(
        "{name}, line {line}: `{found}` is of no lexicon format I know; known are {}",
        known()
    )]
    Unrecognized {
        /// The caller's name for the text.
        name: String,
        /// The first line that is no comment, counted from 1.
        line: usize,
        /// How that line begins.
        found: String,
    },
    /// A line that does not keep to the file's format.
    #[error("{name}, line {line}: {what} (read as {format}: {})", format.shape())]
    Line {
        /// The caller's name for the text.
        name: String,
        /// Counted from 1.
        line: usize,
        /// The format of the other lines.
        format: Format,
        /// What is wrong, and what to write.
        what: String,
    },
    /// A line of fitted numbers that makes no sense.
    #[error("{name}, line {line}: {what}")]
    Fitted {
        /// The caller's name for the text.
        name: String,
        /// Counted from 1.
        line: usize,
        /// What is wrong, and what to write.
        what: String,
    },
    /// A word list that says neither in its comments nor by its name what its words are.
    #[error(
        "{name}: a word list without polarity; put `; positive` or `; negative` on its first \
         line or into the file's name (in code: parse_word_list)"
    )]
    Polarity {
        /// The caller's name for the text.
        name: String,
    },
}

fn known() -> String {
    let formats = Format::ALL.map(|format| format!("{format} ({})", format.shape()));
    formats.join("; ")
}
