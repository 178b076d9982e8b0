use std::fmt;
use std::str::FromStr;

/// How long a summary may be. Written `200w`, `5s`, `600c` or `20%`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Budget {
    /// Words, as counted by [`count_words`](crate::text::count_words).
    Words(usize),
    /// Sentences.
    Sentences(usize),
    /// Characters (Unicode scalar values) of the summary, the spaces between its
    /// sentences included.
    Characters(usize),
    /// Per cent of the document's words, rounded down.
    Percent(f64),
}

/// Why a budget cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no budget; write 200w for words, 5s for sentences, 600c for characters or 20% of the words"
)]
pub struct BudgetError(String);

impl FromStr for Budget {
    type Err = BudgetError;

    fn from_str(text: &str) -> Result<Self, BudgetError> {
        let error = || BudgetError(text.to_owned());
        let text = text.trim();
        let unit = text.chars().next_back().ok_or_else(error)?;
        let number = &text[..text.len() - unit.len_utf8()];
        // "+5" and " 5" parse as numbers, but nobody means them
        if !number.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(error());
        }
        let whole = || number.parse::<usize>().map_err(|_| error());
        match unit {
            'w' => whole().map(Budget::Words),
            's' => whole().map(Budget::Sentences),
            'c' => whole().map(Budget::Characters),
            '%' => {
                let percent: f64 = number.parse().map_err(|_| error())?;
                let possible = (0.0..=100.0).contains(&percent);
                possible
                    .then_some(Budget::Percent(percent))
                    .ok_or_else(error)
            }
            _ => Err(error()),
        }
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Budget::Words(n) => write!(f, "{n}w"),
            Budget::Sentences(n) => write!(f, "{n}s"),
            Budget::Characters(n) => write!(f, "{n}c"),
            Budget::Percent(p) => write!(f, "{p}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_reads_and_writes_alike() {
        for text in ["200w", "5s", "600c", "20%", "0w", "12.5%", "100%"] {
            let budget: Budget = text.parse().expect(text);
            assert_eq!(budget.to_string(), text);
        }
    }

    #[test]
    fn what_is_no_budget_is_refused_with_its_text() {
        for text in [
            "",
            "w",
            "200",
            "-5w",
            "+5w",
            "5.5w",
            "101%",
            "NaN%",
            "5é",
            "99999999999999999999w",
            "5 w",
        ] {
            let error = text.parse::<Budget>().expect_err(text);
            assert!(error.to_string().contains(&format!("`{text}`")));
        }
    }
}
