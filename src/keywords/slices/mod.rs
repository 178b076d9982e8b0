//! Which phrases set a part of a collection apart, and when were they written about?

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Occurrence;

/// More slices than this are no division of a collection: each costs a number a phrase.
const MOST_SLICES: usize = 1000;

/// A phrase that fewer than one in so many of its documents list is no topic.
const SELDOM: u64 = 10;

/// Months between the first and the last, at most, that are filled up with zeros: a century.
const MOST_MONTHS: i64 = 1200;

/// In how many documents of each slice and month of a collection each phrase stands, in
/// bounded memory. Where some are said to be keyphrases ([`Slices::list`]), those are shown that
/// one in ten of their documents or more list.
///
/// ```
/// use summ::keywords::{Occurrence, Slices};
///
/// let mut slices = Slices::new(1000);
/// slices.add(Some("energy"), Some("2026-01"), [("heat pump", "heat pumps")])?;
/// slices.add(Some("sport"), Some("2026-02"), [("relai race", "relay race")])?;
/// let apart = slices.apart(Occurrence::log_likelihood, 5);
/// assert_eq!(apart[0].name, "energy");
/// assert_eq!(apart[0].phrases[0].phrase, "heat pumps");
/// # Ok::<(), summ::keywords::TooManySlices>(())
/// ```
#[derive(Debug)]
pub struct Slices {
    limit: usize,
    phrases: HashMap<Box<str>, Entry>,
    slices: Groups,
    periods: Groups,
    documents: u64,
    /// Documents of no slice.
    outside: u64,
    shortfall: u64,
    /// Some phrases were listed.
    listing: bool,
}

/// Names in order of first appearance, each with its documents.
#[derive(Debug, Default)]
struct Groups {
    numbers: HashMap<Box<str>, u32>,
    names: Vec<(Box<str>, u64)>,
}

#[derive(Debug)]
struct Entry {
    shown: Box<str>,
    /// Documents that list it.
    listed: u64,
    /// How far `shown` is ahead of all other forms together (Boyer & Moore 1981).
    ahead: u64,
    documents: u64,
    slices: Vec<(u32, u64)>,
    periods: Vec<(u32, u64)>,
}

/// A slice, and what sets it apart from the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Slice {
    /// Its name.
    pub name: String,
    /// How many documents it has.
    pub documents: u64,
    /// Highest score first.
    pub phrases: Vec<Apart>,
}

/// A phrase that is more common in a slice than in the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Apart {
    /// In its most common form.
    pub phrase: String,
    /// By the measure that was asked for.
    pub score: f64,
    /// Where it occurs.
    pub occurrence: Occurrence,
}

/// The most common phrases over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// Months with the number of their documents, in order; where they are written as
    /// `2026-03`, those without a document too.
    pub months: Vec<(String, u64)>,
    /// Phrases with the number of documents they stand in, month by month.
    pub phrases: Vec<(String, Vec<u64>)>,
}

/// The collection falls into too many parts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("more than {MOST_SLICES} slices; divide by a field of fewer values")]
pub struct TooManySlices;

impl Slices {
    /// Counts at most so many different phrases at once.
    pub fn new(limit: usize) -> Self {
        Slices {
            limit: limit.max(1),
            phrases: HashMap::new(),
            slices: Groups::default(),
            periods: Groups::default(),
            documents: 0,
            outside: 0,
            shortfall: 0,
            listing: false,
        }
    }

    /// Counts a document with its distinct phrases: what they have in common with those of
    /// other documents (their stems, say), and how they are written.
    ///
    /// # Errors
    /// When there are too many slices.
    pub fn add<'a>(
        &mut self,
        slice: Option<&str>,
        period: Option<&str>,
        phrases: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<(), TooManySlices> {
        self.documents += 1;
        self.outside += u64::from(slice.is_none());
        let slice = slice.map(|name| self.slices.count(name));
        let period = period.map(|name| self.periods.count(name));
        if self.slices.names.len() > MOST_SLICES {
            return Err(TooManySlices);
        }
        for (key, shown) in phrases {
            match self.phrases.get_mut(key) {
                Some(entry) => entry.add(shown),
                None => {
                    self.phrases.insert(key.into(), Entry::new(shown));
                }
            }
            if let Some(entry) = self.phrases.get_mut(key) {
                count(&mut entry.slices, slice);
                count(&mut entry.periods, period);
            }
        }
        if self.phrases.len() > self.limit {
            self.prune();
        }
        Ok(())
    }

    /// Says that a phrase is a keyphrase of a document that was counted.
    pub fn list(&mut self, key: &str) {
        self.listing = true;
        if let Some(entry) = self.phrases.get_mut(key) {
            entry.listed += 1;
        }
    }

    /// The phrases that are shown, by their keys: not what is in many documents and hardly ever
    /// what one is about.
    fn shown(&self) -> impl Iterator<Item = (&str, &Entry)> {
        let all = self.phrases.iter().map(|(key, entry)| (&**key, entry));
        all.filter(|(_, entry)| !self.listing || entry.listed * SELDOM >= entry.documents)
    }

    /// Forgets the rarest phrases, half of all or more. One that comes again starts at 0, so
    /// that no count is ever too high, and none is too low by more than the sum of what was
    /// forgotten at a time (Manku & Motwani 2002).
    fn prune(&mut self) {
        let mut counts: Vec<u64> = self.phrases.values().map(|entry| entry.documents).collect();
        let half = counts.len() / 2;
        let (_, &mut least, _) = counts.select_nth_unstable(half);
        self.phrases.retain(|_, entry| entry.documents > least);
        self.shortfall += least;
    }

    /// Documents counted.
    pub fn documents(&self) -> u64 {
        self.documents
    }

    /// Documents of no slice; they belong to the rest of each.
    pub fn outside(&self) -> u64 {
        self.outside
    }

    /// By how much a count can be too low; 0 as long as nothing had to be forgotten.
    pub fn shortfall(&self) -> u64 {
        self.shortfall
    }

    /// The phrases that set each slice apart from all other documents, by a measure of
    /// [`Occurrence`] that is above 0 for what is more common inside; at most `top` a slice.
    /// Slices come by name; equal scores by the number of documents, then by phrase.
    pub fn apart(&self, measure: fn(&Occurrence) -> f64, top: usize) -> Vec<Slice> {
        let mut found: Vec<Vec<Apart>> = vec![Vec::new(); self.slices.names.len()];
        let mut entries: Vec<(&str, &Entry)> = self.shown().collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        for (_, entry) in entries {
            for &(slice, inside) in &entry.slices {
                let documents = self.slices.names[slice as usize].1;
                let occurrence = Occurrence {
                    inside,
                    slice: documents,
                    outside: entry.documents - inside,
                    rest: self.documents - documents,
                };
                let score = measure(&occurrence);
                if score > 0.0 {
                    found[slice as usize].push(Apart {
                        phrase: entry.shown.to_string(),
                        score,
                        occurrence,
                    });
                }
            }
        }
        let named = self.slices.names.iter().zip(found);
        let mut slices: Vec<Slice> = named
            .map(|((name, documents), mut phrases)| {
                // Stable: what is equal stays in the order of its key.
                phrases.sort_by(|a, b| {
                    let inside = b.occurrence.inside.cmp(&a.occurrence.inside);
                    b.score.total_cmp(&a.score).then(inside)
                });
                phrases.truncate(top);
                Slice {
                    name: name.to_string(),
                    documents: *documents,
                    phrases,
                }
            })
            .collect();
        slices.sort_by(|a, b| a.name.cmp(&b.name));
        slices
    }

    /// The phrases of the most dated documents, month by month; at most `top`.
    pub fn trend(&self, top: usize) -> Trend {
        let months = self.months();
        let dated = |entry: &Entry| -> u64 { entry.periods.iter().map(|(_, count)| count).sum() };
        let mut entries: Vec<(u64, &str, &Entry)> = self
            .shown()
            .map(|(key, entry)| (dated(entry), key, entry))
            .filter(|(dated, ..)| *dated > 0)
            .collect();
        entries.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let phrases = entries.into_iter().take(top).map(|(_, _, entry)| {
            let of = |(name, _): &(String, u64)| {
                let number = self.periods.numbers.get(name.as_str());
                let mut counts = entry.periods.iter();
                let found = number.and_then(|number| counts.find(|(period, _)| period == number));
                found.map_or(0, |(_, count)| *count)
            };
            (entry.shown.to_string(), months.iter().map(of).collect())
        });
        Trend {
            phrases: phrases.collect(),
            months: months.clone(),
        }
    }

    fn months(&self) -> Vec<(String, u64)> {
        let counts: BTreeMap<&str, u64> = self
            .periods
            .names
            .iter()
            .map(|(name, count)| (&**name, *count))
            .collect();
        let mut names: BTreeSet<String> = counts.keys().map(|&name| name.to_owned()).collect();
        let ends = (
            names.first().and_then(|n| month(n)),
            names.last().and_then(|n| month(n)),
        );
        if let (Some(first), Some(last)) = ends
            && last - first <= MOST_MONTHS
            && names.iter().all(|name| month(name).is_some())
        {
            let name = |month: i64| {
                format!(
                    "{:04}-{:02}",
                    month.div_euclid(12),
                    month.rem_euclid(12) + 1
                )
            };
            names.extend((first..=last).map(name));
        }
        let of = |name: String| {
            let count = counts.get(name.as_str()).copied().unwrap_or(0);
            (name, count)
        };
        names.into_iter().map(of).collect()
    }
}

impl Groups {
    /// Counts a document; the number of its group.
    fn count(&mut self, name: &str) -> u32 {
        let number = match self.numbers.get(name) {
            Some(&number) => number,
            None => {
                let number = self.names.len() as u32;
                self.numbers.insert(name.into(), number);
                self.names.push((name.into(), 0));
                number
            }
        };
        self.names[number as usize].1 += 1;
        number
    }
}

impl Entry {
    fn new(shown: &str) -> Entry {
        Entry {
            shown: shown.into(),
            listed: 0,
            ahead: 1,
            documents: 1,
            slices: Vec::new(),
            periods: Vec::new(),
        }
    }

    fn add(&mut self, shown: &str) {
        self.documents += 1;
        if *self.shown == *shown {
            self.ahead += 1;
        } else if self.ahead > 0 {
            self.ahead -= 1;
        } else {
            self.shown = shown.into();
            self.ahead = 1;
        }
    }
}

fn count(counts: &mut Vec<(u32, u64)>, number: Option<u32>) {
    let Some(number) = number else { return };
    match counts.iter_mut().find(|(known, _)| *known == number) {
        Some((_, count)) => *count += 1,
        None => counts.push((number, 1)),
    }
}

/// Months since the year 0 of `2026-03`.
fn month(name: &str) -> Option<i64> {
    let (year, month) = name.split_once('-')?;
    let digits =
        |text: &str, count| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(year, 4) || !digits(month, 2) {
        return None;
    }
    let (year, month): (i64, i64) = (year.parse().ok()?, month.parse().ok()?);
    (1..=12).contains(&month).then_some(12 * year + month - 1)
}
