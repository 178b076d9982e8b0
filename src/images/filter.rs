use tantivy::SegmentReader;
use tantivy::columnar::{Column, StrColumn};

use super::Date;
use super::schema::names;

/// Which images are asked for; what a record does not say, it is not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Any of these licences; `cc-by-*` stands for all that begin so.
    pub licences: Vec<String>,
    /// Any of these sources, in capitals or not.
    pub sources: Vec<String>,
    /// Pixels at least.
    pub min_width: Option<u32>,
    /// Pixels at least.
    pub min_height: Option<u32>,
    /// Made then or later.
    pub since: Option<Date>,
    /// Made then or before.
    pub until: Option<Date>,
}

/// A licence in one spelling: `CC BY-SA 4.0` and `cc-by-sa-4.0` are the same.
pub(super) fn licence_code(licence: &str) -> String {
    let dashed = |c: char| {
        if c.is_alphanumeric() || c == '.' || c == '*' {
            c
        } else {
            '-'
        }
    };
    let lower = licence.trim().to_lowercase();
    lower.chars().map(dashed).collect()
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    pub(super) fn on(&self, segment: &SegmentReader) -> tantivy::Result<SegmentFilter> {
        let columns = segment.fast_fields();
        let mut conditions = Vec::new();
        let licences: Vec<String> = self.licences.iter().map(|l| licence_code(l)).collect();
        let sources: Vec<String> = self.sources.iter().map(|s| s.to_lowercase()).collect();
        for (name, wanted) in [(names::LICENCE, licences), (names::SOURCE, sources)] {
            if !wanted.is_empty() {
                conditions.push(match columns.str(name)? {
                    Some(column) => Condition::words(column, &wanted)?,
                    None => Condition::Never,
                });
            }
        }
        let (since, until) = (self.since.map(Date::number), self.until.map(Date::end));
        let date = (since.is_some() || until.is_some())
            .then_some((since.unwrap_or(0), until.unwrap_or(u64::MAX)));
        let least = |least: Option<u32>| least.map(|least| (u64::from(least), u64::MAX));
        let ranges = [
            (names::DATE, date),
            (names::WIDTH, least(self.min_width)),
            (names::HEIGHT, least(self.min_height)),
        ];
        for (name, range) in ranges {
            if let Some((low, high)) = range {
                conditions.push(Condition::Number(columns.u64(name)?, low, high));
            }
        }
        Ok(SegmentFilter(conditions))
    }
}

/// A filter over the columns of a segment.
pub(super) struct SegmentFilter(Vec<Condition>);

enum Condition {
    /// The number of a word of a column, and which ones are wanted, ascending.
    Word(Column<u64>, Vec<u64>),
    Number(Column<u64>, u64, u64),
    Never,
}

impl Condition {
    fn words(column: StrColumn, wanted: &[String]) -> tantivy::Result<Condition> {
        let mut ords = Vec::new();
        let mut known = column.dictionary().stream()?;
        while known.advance() {
            let word = String::from_utf8_lossy(known.key());
            let like = |wanted: &String| match wanted.strip_suffix('*') {
                Some(start) => word.starts_with(start),
                None => *wanted == word,
            };
            if wanted.iter().any(like) {
                ords.push(known.term_ord());
            }
        }
        Ok(Condition::Word(column.ords().clone(), ords))
    }

    fn holds(&self, document: u32) -> bool {
        match self {
            Condition::Word(column, ords) => column
                .first(document)
                .is_some_and(|ord| ords.binary_search(&ord).is_ok()),
            Condition::Number(column, low, high) => column
                .first(document)
                .is_some_and(|number| (*low..=*high).contains(&number)),
            Condition::Never => false,
        }
    }
}

impl SegmentFilter {
    pub fn passes(&self, document: u32) -> bool {
        self.0.iter().all(|condition| condition.holds(document))
    }
}
