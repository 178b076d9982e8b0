/// Whether a licence is one of those wanted. Notations are compared by their words, so that
/// `CC BY-SA 4.0` is `by-sa`; versions and countries do not count, `by` is not `by-sa`.
pub fn fits(licence: &str, wanted: &str) -> bool {
    let words = words(licence);
    !words.is_empty() && wanted.split(',').any(|one| words == self::words(one))
}

fn words(licence: &str) -> Vec<String> {
    let licence = licence.to_lowercase();
    // Long names of the two that have one, as services write them.
    let licence = licence.replace("public domain mark", "pdm");
    let licence = licence.replace("public domain", "pdm");
    let parts = licence.split(|c: char| !c.is_alphanumeric());
    let named =
        |part: &&str| !part.is_empty() && *part != "cc" && !part.starts_with(char::is_numeric);
    let mut words: Vec<_> = parts.filter(named).map(str::to_owned).collect();
    // "by-sa 3.0 de": the country does not count.
    if words.iter().any(|word| word == "by") {
        words.retain(|word| matches!(word.as_str(), "by" | "sa" | "nc" | "nd"));
    }
    words.sort();
    words
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn notations_of_one_licence_are_one() {
        for (licence, wanted) in [
            ("CC BY-SA 4.0", "by-sa"),
            ("by-sa", "cc0,by,by-sa"),
            ("CC BY-SA 3.0 de", "by-sa"),
            ("CC0", "cc0"),
            ("Public domain", "pdm"),
            ("Attribution", "attribution"),
        ] {
            assert!(fits(licence, wanted), "{licence}");
        }
        for (licence, wanted) in [
            ("CC BY-SA 4.0", "by"),
            ("CC BY 2.0", "by-sa,cc0"),
            ("", "by"),
        ] {
            assert!(!fits(licence, wanted), "{licence}");
        }
    }
}
