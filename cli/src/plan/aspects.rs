use std::path::Path;

use summ::opinion::Aspects;

/// What `--aspects` or `aspects = …` names.
pub fn named(name: &str, folder: Option<&Path>) -> anyhow::Result<Aspects> {
    let _ = folder;
    let Ok(aspects) = name.parse();
    Ok(aspects)
}
