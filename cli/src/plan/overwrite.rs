//! Is anything written over that is read, or over the other output?

use std::path::{Path, PathBuf};

use anyhow::bail;
use same_file::Handle;

use crate::input::Source;
use crate::input::folder::{Found, walk};
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
        let Some(path) = written.filter(|path| is_ordinary(path)) else {
            continue;
        };
        // What is not there yet is not read either.
        let Ok(written) = Handle::from_path(path) else {
            continue;
        };
        for source in sources {
            if let Some(read) = same(source, &written) {
                let path = path.display();
                bail!("{option} {path} is the input {read}; write to another file");
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

/// What of a source is the file that would be written.
fn same(source: &Source, written: &Handle) -> Option<String> {
    let is_it = |path: &Path| Handle::from_path(path).is_ok_and(|read| read == *written);
    match source {
        Source::Stdin => {
            let is_it = Handle::stdin().is_ok_and(|read| read == *written);
            is_it.then(|| "on standard input".to_owned())
        }
        Source::Path(path) => {
            let mut files = vec![path.clone()];
            if path.is_dir() {
                let mut found = Found::default();
                // A folder that cannot be read is told of when it is.
                let _ = walk(path, &mut found);
                files = found.files;
            }
            let found = files.iter().find(|file| is_it(file));
            found.map(|file| file.display().to_string())
        }
        Source::Html(inner) => same(inner, written),
        Source::Url(_) => None,
    }
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
