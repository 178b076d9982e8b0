use serde::Deserialize;
use serde_json::Value;

/// Where something stands in JSON: names joined by dots, indexes in brackets, and after `|`
/// where else to look when there is nothing or an empty text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct JsonPath {
    text: String,
    ways: Vec<Vec<Step>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Name(String),
    Index(usize),
}

impl JsonPath {
    pub fn find<'a>(&self, value: &'a Value) -> Option<&'a Value> {
        self.ways.iter().find_map(|way| {
            let found = way.iter().try_fold(value, |value, step| match step {
                Step::Name(name) => value.get(name),
                Step::Index(index) => value.get(index),
            })?;
            (!found.is_null() && found != "").then_some(found)
        })
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl TryFrom<String> for JsonPath {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let ways: Option<Vec<_>> = text.split('|').map(|way| steps(way.trim())).collect();
        match ways {
            Some(ways) => Ok(Self { text, ways }),
            None => Err(format!(
                "`{text}` is no path; paths look like `results`, `photo.src.large` or `tags[0].name | title`"
            )),
        }
    }
}

fn steps(way: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for part in way.split('.') {
        let (name, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
        if name.is_empty() || name.contains(']') {
            return None;
        }
        steps.push(Step::Name(name.to_owned()));
        while !rest.is_empty() {
            let (index, after) = rest.strip_prefix('[')?.split_once(']')?;
            steps.push(Step::Index(index.parse().ok()?));
            rest = after;
        }
    }
    Some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn paths_find_what_they_say() {
        let value = json!({"a": {"b": [1, {"c": "x"}], "n": null, "e": ""}, "0": [[5]]});
        let find = |path: &str| {
            let path = JsonPath::try_from(path.to_owned()).unwrap();
            path.find(&value).cloned()
        };
        assert_eq!(find("a.b[1].c"), Some(json!("x")));
        assert_eq!(find("0[0][0]"), Some(json!(5)));
        assert_eq!(find("a.n"), None);
        assert_eq!(find("a.b[7]"), None);
        assert_eq!(find("a.b.c"), None);
        assert_eq!(find("a.n | a.e | a.missing | a.b[0]"), Some(json!(1)));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for path in [
            "", "a..b", ".a", "a.", "a[", "a[x]", "a[1", "a]", "[0]", "a |", "a[0]b",
        ] {
            let error = JsonPath::try_from(path.to_owned()).unwrap_err();
            assert!(error.contains("is no path"), "{path}");
        }
    }
}
