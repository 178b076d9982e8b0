/// The month of a date, as `2026-03`: of ISO 8601 (`2026-03-09T…`, `2026/03/09`, `20260309`),
/// of mail and RSS (`Mon, 09 Mar 2026 …`) or as people write it (`March 9, 2026`); none for
/// what is no such date.
pub fn of(date: &str) -> Option<String> {
    let date = date.trim();
    let (year, month) = numbers(date).or_else(|| words(date))?;
    (1..=12)
        .contains(&month)
        .then(|| format!("{year:04}-{month:02}"))
}

fn numbers(date: &str) -> Option<(u32, u32)> {
    let digits = |from: usize, to: usize| -> Option<u32> {
        let part = date.get(from..to)?;
        part.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| part.parse().ok())?
    };
    let year = digits(0, 4)?;
    match date.as_bytes().get(4)? {
        b'-' | b'/' | b'.' => Some((year, digits(5, 7).or_else(|| digits(5, 6))?)),
        _ => {
            digits(0, 8)?;
            Some((year, digits(4, 6)?))
        }
    }
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

fn words(date: &str) -> Option<(u32, u32)> {
    let words = || {
        date.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let month = words().find_map(|word| {
        let start = word.get(..3)?.to_ascii_lowercase();
        let alone = word.bytes().all(|b| b.is_ascii_alphabetic());
        alone.then(|| MONTHS.iter().position(|&known| known == start))?
    })?;
    let year = words().find(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))?;
    Some((year.parse().ok()?, month as u32 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_many_kinds() {
        for date in [
            "2026-03-09",
            "2026-03-09T10:00:00+01:00",
            "2026-03-09 00:00:00",
            "2026/03/09",
            "2026-3-9",
            "20260309",
            "2026-03",
            "Mon, 09 Mar 2026 10:00:00 GMT",
            "March 9, 2026",
            "9 March 2026",
        ] {
            assert_eq!(of(date).as_deref(), Some("2026-03"), "{date}");
        }
        for no in [
            "",
            "soon",
            "2026",
            "2026-13-01",
            "09.03.",
            "1234567",
            "märz",
        ] {
            assert_eq!(of(no), None, "{no}");
        }
    }
}
