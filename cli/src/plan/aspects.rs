use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};
use summ::lexicon::AspectTree;
use summ::opinion::Aspects;

use super::suggest::closest;

/// What `--aspects` or `aspects = …` names: a tree that is built in, or a file, which is
/// looked for from `folder` on.
pub fn named(name: &str, folder: &Path) -> anyhow::Result<Aspects> {
    let Ok(aspects) = name.parse();
    let Aspects::Named(name) = aspects else {
        return Ok(aspects);
    };
    if AspectTree::BUILTIN_NAMES.contains(&name.as_str()) {
        return Ok(Aspects::Named(name));
    }
    let path = folder.join(&name);
    if name.ends_with(".toml") || path.is_file() {
        let shown = path.display().to_string();
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {shown}"))?;
        return Ok(Aspects::Own(Arc::new(AspectTree::from_toml(
            &text, &shown,
        )?)));
    }
    let known = ["auto", "induced", "none"]
        .iter()
        .chain(AspectTree::BUILTIN_NAMES)
        .copied();
    match closest(&name, known.clone()) {
        Some(meant) => bail!("there is no aspect tree `{name}`; did you mean `{meant}`?"),
        None => bail!(
            "there is no aspect tree `{name}`; there is {}, or name a file of your own",
            known.collect::<Vec<_>>().join(", ")
        ),
    }
}
