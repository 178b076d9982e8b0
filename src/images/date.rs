use std::fmt;
use std::str::FromStr;

/// A day, as far as it is known: a year, a month of a year or a day of a month.
///
/// Written `2026`, `2026-03` or `2026-03-09`; read also from the start of an ISO 8601 time.
///
/// ```
/// use summ::images::Date;
/// let day: Date = "2026-03-09T10:00:00Z".parse()?;
/// assert_eq!(day.to_string(), "2026-03-09");
/// assert!(day > "2026-02".parse()?);
/// assert!("March".parse::<Date>().is_err());
/// # Ok::<(), summ::images::NoDate>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(u32);

/// What cannot be read as a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no date; write it as 2026, 2026-03 or 2026-03-09")]
pub struct NoDate(pub String);

impl Date {
    /// yyyymmdd; month and day are 00 where they are not known.
    pub(super) fn number(self) -> u64 {
        u64::from(self.0)
    }

    /// The last day that this may mean, so that `2026` as the end of a time takes in all of it.
    pub(super) fn end(self) -> u64 {
        let (month, day) = (self.0 / 100 % 100, self.0 % 100);
        let missing = match (month, day) {
            (0, _) => 1231,
            (_, 0) => 31,
            _ => 0,
        };
        self.number() + missing
    }
}

impl FromStr for Date {
    type Err = NoDate;

    fn from_str(text: &str) -> Result<Date, NoDate> {
        let wrong = || NoDate(text.to_owned());
        let trimmed = text.trim();
        let day = trimmed.split(['T', ' ']).next().unwrap_or_default();
        let mut parts = day.split('-');
        let mut part = |digits: usize, range: std::ops::RangeInclusive<u32>| match parts.next() {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()) => {
                let number = part.parse().map_err(|_| wrong())?;
                range
                    .contains(&number)
                    .then_some(Some(number))
                    .ok_or_else(wrong)
            }
            Some(_) => Err(wrong()),
        };
        let year = part(4, 1..=9999)?.ok_or_else(wrong)?;
        let month = part(2, 1..=12)?;
        let day = part(2, 1..=31)?;
        if parts.next().is_some() {
            return Err(wrong());
        }
        Ok(Date(
            year * 10_000 + month.unwrap_or(0) * 100 + day.unwrap_or(0),
        ))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.0 / 10_000, self.0 / 100 % 100, self.0 % 100);
        write!(f, "{year:04}")?;
        if month > 0 {
            write!(f, "-{month:02}")?;
        }
        if day > 0 {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_ends_with_its_last_day() {
        let of = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(of("2026").end(), 20261231);
        assert_eq!(of("2026-02").end(), 20260231, "no day of February is later");
        assert_eq!(of("2026-02-03").end(), 20260203);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for wrong in [
            "",
            "26",
            "2026-13",
            "2026-00",
            "2026-1-1",
            "2026-01-32",
            "2026-01-01-01",
            "yesterday",
        ] {
            assert_eq!(wrong.parse::<Date>(), Err(NoDate(wrong.to_owned())));
        }
    }
}
