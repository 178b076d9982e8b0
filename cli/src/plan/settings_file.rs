use std::path::Path;

use anyhow::{Context, anyhow};
use summ::opinion::{Aspects, Settings};

use super::{aspects, suggest};

/// The settings with those of a TOML file laid over them.
pub fn over(settings: &Settings, path: &Path) -> anyhow::Result<Settings> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
    // Read by itself first, so that what is wrong is found with its line.
    let _: Settings = toml::from_str(&text).map_err(|error| pointed(&error, &text, path))?;
    let mut table = toml::Table::try_from(settings)?;
    table.extend(toml::from_str::<toml::Table>(&text)?);
    let mut settings: Settings = table.try_into().with_context(|| shown.to_string())?;
    if let Aspects::Named(name) = &settings.aspects {
        settings.aspects = aspects::named(name, path.parent().unwrap_or(Path::new("")))
            .map_err(|error| anyhow!("{shown}: aspects: {error:#}"))?;
    }
    Ok(settings)
}

/// What is wrong, with its line and what to do.
fn pointed(error: &toml::de::Error, text: &str, path: &Path) -> anyhow::Error {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let column = text[start..at].chars().count();
    let shown = text[start..].lines().next().unwrap_or_default();
    let message = suggest::shorten(error.message());
    let space = " ".repeat(column);
    anyhow!(
        "{}:{line}: {message}\n  {line} | {shown}\n  {:width$} | {space}^",
        path.display(),
        "",
        width = line.to_string().len()
    )
}
