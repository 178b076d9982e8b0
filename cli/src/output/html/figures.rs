//! Numbers as they are written on the page.

use summ::opinion::Balance;

/// "34 %", held together by a space that does not break.
pub fn percent(share: f64) -> String {
    format!("{}\u{a0}%", (100.0 * share).round())
}

/// "1 review", "3 reviews"
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", if count == 1 { one } else { many })
}

/// A share of a balance's words, in words.
pub fn words_of(balance: &Balance, share: f64) -> f64 {
    (share * balance.words as f64).round()
}

/// The share of the words that are neither praise nor complaint.
pub fn neither(balance: &Balance) -> f64 {
    let said = balance.praise + balance.complaint;
    if balance.words == 0 {
        0.0
    } else {
        (1.0 - said).max(0.0)
    }
}
