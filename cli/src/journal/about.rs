use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Input;

/// What makes the results what they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub version: String,
    pub inputs: Vec<Input>,
    /// By the names of their options.
    pub settings: BTreeMap<String, String>,
}

impl About {
    pub fn new(inputs: Vec<Input>, settings: BTreeMap<String, String>) -> About {
        About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            inputs,
            settings,
        }
    }

    /// What is other now, in words.
    pub fn differences(&self, now: &About) -> Vec<String> {
        let mut told = Vec::new();
        let mut differ = |what: &str, was: &str, is: &str| {
            if was != is {
                told.push(format!("{what} was {was} and is {is}"));
            }
        };
        differ("the version of summ", &self.version, &now.version);
        let names = |about: &About| -> String {
            let names: Vec<_> = about.inputs.iter().map(|input| &*input.name).collect();
            names.join(" ")
        };
        differ("the input", &names(self), &names(now));
        if names(self) == names(now) {
            for (was, is) in self.inputs.iter().zip(&now.inputs) {
                let bytes = |input: &Input| {
                    let bytes = input.bytes.map(|bytes| format!("{bytes} bytes"));
                    bytes.unwrap_or_else(|| "not there".to_owned())
                };
                differ(&is.name, &bytes(was), &bytes(is));
                if was.bytes == is.bytes && was.files != is.files {
                    differ(&is.name, "a folder of other files", "changed");
                }
            }
        }
        let none = "not given".to_owned();
        let keys = self.settings.keys().chain(now.settings.keys());
        let keys: std::collections::BTreeSet<_> = keys.collect();
        for key in keys {
            let of = |about: &About| about.settings.get(key).unwrap_or(&none).clone();
            differ(&format!("--{key}"), &of(self), &of(now));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(bytes: u64, top: &str) -> About {
        let input = Input {
            name: "a.jsonl".into(),
            bytes: Some(bytes),
            files: None,
        };
        About::new(vec![input], [("top".into(), top.into())].into())
    }

    #[test]
    fn what_is_other_is_told_by_its_name() {
        assert!(about(1, "5").differences(&about(1, "5")).is_empty());
        assert_eq!(
            about(1, "5").differences(&about(2, "6")),
            ["a.jsonl was 1 bytes and is 2 bytes", "--top was 5 and is 6"]
        );
    }
}
