//! Is anything written over that is read, or over the other output?

use std::path::{Path, PathBuf};

use anyhow::bail;
use same_file::is_same_file;

use crate::input::Source;
use crate::output::is_ordinary;

/// Refuses outputs that are a file of the input, or each other: what is read would be lost.
/// Files are compared, not names, so that links do not deceive; what is no ordinary file, such
/// as a terminal, cannot be lost.
pub fn refuse(
    sources: &[Source],
    output: Option<&Path>,
    errors: Option<&Path>,
) -> anyhow::Result<()> {
    for (option, written) in [("--output", output), ("--errors", errors)] {
        let Some(written) = written.filter(|path| path.exists() && is_ordinary(path)) else {
            continue;
        };
        for source in sources.iter().filter_map(Source::path) {
            if is_same_file(source, written).unwrap_or(false) {
                let (source, written) = (source.display(), written.display());
                bail!("{option} {written} is the input {source}; write to another file");
            }
        }
    }
    if let (Some(output), Some(errors)) = (output, errors)
        && is_ordinary(output)
        && place(output) == place(errors)
    {
        let output = output.display();
        bail!("--output and --errors are both {output}; name two files");
    }
    Ok(())
}

/// The file that a path stands for, though it may not be there yet.
fn place(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let there = path.canonicalize().ok();
    let name = || Some(folder.canonicalize().ok()?.join(path.file_name()?));
    there.or_else(name).unwrap_or_else(|| path.to_owned())
}
