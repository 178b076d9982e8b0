use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use serde::Deserialize;
use summ::opinion::{Aspects, Settings};
use toml::Spanned;

use super::{Settled, aspects, suggest};

/// The files of words that a settings file names; the library's settings know no paths.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Files {
    lexicon: Option<Spanned<Vec<PathBuf>>>,
    add_lexicon: Option<Spanned<Vec<PathBuf>>>,
}

/// The settings with those of a TOML file laid over them.
pub fn over(settled: &Settled, path: &Path) -> anyhow::Result<Settled> {
    let shown = path.display();
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut text = std::fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
    let files: Files = toml::from_str(&text).map_err(|error| pointed(&error, &text, path))?;
    let mut lexicons = settled.lexicons.clone();
    for (named, kept) in [
        (files.lexicon, &mut lexicons.instead),
        (files.add_lexicon, &mut lexicons.added),
    ] {
        if let Some(named) = named {
            text = without(&text, named.span());
            *kept = named
                .get_ref()
                .iter()
                .map(|file| folder.join(file))
                .collect();
        }
    }
    // Read by itself first, so that what is wrong is found with its line.
    let _: Settings = toml::from_str(&text).map_err(|error| pointed(&error, &text, path))?;
    let mut table = toml::Table::try_from(&settled.settings)?;
    table.extend(toml::from_str::<toml::Table>(&text)?);
    let mut settings: Settings = table.try_into().with_context(|| shown.to_string())?;
    if let Aspects::Named(name) = &settings.aspects {
        settings.aspects =
            aspects::named(name, folder).map_err(|error| anyhow!("{shown}: aspects: {error:#}"))?;
    }
    Ok(Settled { settings, lexicons })
}

/// The text with a value and its key blanked out, so that all else keeps its line and column.
fn without(text: &str, value: Range<usize>) -> String {
    let start = text[..value.start].rfind('\n').map_or(0, |end| end + 1);
    let blank = |c: char| {
        if c == '\n' {
            "\n".to_owned()
        } else {
            " ".repeat(c.len_utf8())
        }
    };
    let blanked: String = text[start..value.end].chars().map(blank).collect();
    format!("{}{blanked}{}", &text[..start], &text[value.end..])
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
