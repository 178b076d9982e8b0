//! How alike are two words, and two phrases?

/// Jaro similarity (Jaro 1989), 0..=1: with m letters in common at nearly the same place and
/// t of them out of order, (m/|a| + m/|b| + (m − t/2)/m) / 3.
pub(super) fn jaro(a: &[char], b: &[char]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return f64::from(u8::from(a.len() == b.len()));
    }
    let reach = (a.len().max(b.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; b.len()];
    let mut ours = Vec::with_capacity(a.len());
    for (at, letter) in a.iter().enumerate() {
        let near = at.saturating_sub(reach)..(at + reach + 1).min(b.len());
        if let Some(found) = { near }.find(|&j| !taken[j] && b[j] == *letter) {
            taken[found] = true;
            ours.push(letter);
        }
    }
    if ours.is_empty() {
        return 0.0;
    }
    let theirs = b.iter().zip(&taken).filter(|(_, taken)| **taken);
    let moved = theirs.zip(&ours).filter(|((b, _), a)| b != *a).count();
    let common = ours.len() as f64;
    let ordered = (common - moved as f64 / 2.0) / common;
    (common / a.len() as f64 + common / b.len() as f64 + ordered) / 3.0
}

/// Jaro-Winkler similarity (Winkler 1990), 0..=1: Jaro's, brought nearer to 1 by a tenth of
/// what is missing for each of the first four letters that are the same.
pub(super) fn jaro_winkler(a: &[char], b: &[char]) -> f64 {
    let jaro = jaro(a, b);
    let same = a.iter().zip(b).take(4).take_while(|(a, b)| a == b).count();
    jaro + 0.1 * same as f64 * (1.0 - jaro)
}

/// Symmetric Monge-Elkan similarity (Monge & Elkan 1996; symmetric as in the thesis, arXiv
/// 2406.00013): the mean of both directions, each the mean over the words of one phrase of
/// the similarity to the nearest word of the other. 0 where a phrase has no words.
pub(super) fn monge_elkan(a: usize, b: usize, similarity: impl Fn(usize, usize) -> f64) -> f64 {
    if a == 0 || b == 0 {
        return 0.0;
    }
    let nearest_in_b = |i: usize| (0..b).map(|j| similarity(i, j)).fold(0.0, f64::max);
    let nearest_in_a = |j: usize| (0..a).map(|i| similarity(i, j)).fold(0.0, f64::max);
    let there = (0..a).map(nearest_in_b).sum::<f64>() / a as f64;
    let back = (0..b).map(nearest_in_a).sum::<f64>() / b as f64;
    (there + back) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(a: &str, b: &str) -> (f64, f64) {
        let letters = |word: &str| word.chars().collect::<Vec<char>>();
        let (a, b) = (letters(a), letters(b));
        (jaro(&a, &b), jaro_winkler(&a, &b))
    }

    /// The table of Winkler 1990.
    #[test]
    fn words_are_as_alike_as_in_the_paper() {
        let table = [
            ("SHACKLEFORD", "SHACKELFORD", 0.970, 0.982),
            ("DUNNINGHAM", "CUNNIGHAM", 0.896, 0.896),
            ("MARHTA", "MARTHA", 0.944, 0.961),
            ("DIXON", "DICKSONX", 0.767, 0.813),
            ("JERALDINE", "GERALDINE", 0.926, 0.926),
        ];
        for (a, b, jaro, winkler) in table {
            let found = compared(a, b);
            assert!((found.0 - jaro).abs() < 5e-4, "{a} {b}: {found:?}");
            assert!((found.1 - winkler).abs() < 5e-4, "{a} {b}: {found:?}");
        }
        assert_eq!(compared("", ""), (1.0, 1.0));
        assert_eq!(compared("a", "").0, 0.0);
    }

    #[test]
    fn phrases_are_compared_in_both_directions() {
        let same = |i: usize, j: usize| f64::from(u8::from(i == j));
        assert_eq!(monge_elkan(1, 2, same), 0.75);
        assert_eq!(monge_elkan(2, 1, same), 0.75);
        assert_eq!(monge_elkan(0, 2, same), 0.0);
    }
}
