use serde::Deserialize;

use crate::Secret;

/// A text in which `${NAME}` stands for a variable of the environment.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct Value {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    // Someone will write the key itself here.
    Text(Secret),
    Variable(String),
}

impl Value {
    /// The text with its variables read; the name of the first that is not set.
    pub fn read(&self, variable: &dyn Fn(&str) -> Option<String>) -> Result<Secret, String> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(part) => text += part.reveal(),
                Part::Variable(name) => {
                    let set = variable(name).filter(|value| !value.trim().is_empty());
                    // A line break at the end of a key is a slip of the shell.
                    text += set.ok_or_else(|| name.clone())?.trim();
                }
            }
        }
        Ok(Secret::new(text))
    }
}

impl TryFrom<String> for Value {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut parts = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after.split_once('}').ok_or("`${` without `}`")?;
            let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
            if name.is_empty() || !name.chars().all(fits) {
                return Err("`${…}` wants the name of an environment variable");
            }
            parts.push(Part::Text(Secret::new(before)));
            parts.push(Part::Variable(name.to_owned()));
            rest = after;
        }
        parts.push(Part::Text(Secret::new(rest)));
        Ok(Self { parts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        let value = Value::try_from(text.to_owned()).map_err(str::to_owned)?;
        let read = value.read(&|name| match name {
            "KEY" => Some("k1\n".to_owned()),
            "EMPTY" => Some(String::new()),
            _ => None,
        });
        read.map(|secret| secret.reveal().to_owned())
    }

    #[test]
    fn variables_are_read() {
        assert_eq!(read("Bearer ${KEY}!").unwrap(), "Bearer k1!");
        assert_eq!(read("plain $ {x}").unwrap(), "plain $ {x}");
        assert_eq!(read("${KEY}${OTHER}").unwrap_err(), "OTHER");
        assert_eq!(read("${EMPTY}").unwrap_err(), "EMPTY");
        assert!(read("${KEY").unwrap_err().contains("without"));
        assert!(read("${}").unwrap_err().contains("the name"));
        assert!(read("${a b}").unwrap_err().contains("the name"));
    }
}
