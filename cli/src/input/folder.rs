use std::io;
use std::path::{Path, PathBuf};

use super::Kind;

/// Files below a folder that can be read, sorted by name.
#[derive(Default)]
pub struct Found {
    pub files: Vec<PathBuf>,
    /// How many of unknown kinds were passed over, and the first of them.
    pub skipped: usize,
    pub example: Option<PathBuf>,
}

/// Walks a folder and those in it. Hidden names are passed over, and so are links to
/// folders, which might lead in circles.
pub fn walk(folder: &Path, found: &mut Found) -> io::Result<()> {
    let mut paths = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        let hidden = path
            .file_name()
            .is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            if !path.is_symlink() {
                walk(&path, found)?;
            }
        } else if Kind::of_name(&path).is_some() {
            found.files.push(path);
        } else {
            found.skipped += 1;
            found.example.get_or_insert(path);
        }
    }
    Ok(())
}
