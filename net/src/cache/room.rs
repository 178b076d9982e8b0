use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

/// How a file ends that is still written.
pub const BESIDE: &str = "part";

/// After a kill such files stay behind. No write takes an hour.
const STALE: Duration = Duration::from_secs(60 * 60);

/// When room is made, this share of the whole is left full, so that it is not made anew
/// for each entry.
const FULL_AFTER: f64 = 0.9;

/// The bound on all entries together.
///
/// A folder is counted when half of the room that was left at the last count is used, so
/// that two processes that share it keep the bound, and a count is rare.
#[derive(Debug)]
pub struct Room {
    max_bytes: u64,
    /// Bytes that may be written before the next count.
    left: Mutex<u64>,
}

struct File {
    modified: SystemTime,
    path: PathBuf,
    bytes: u64,
}

impl Room {
    pub fn new(folder: &Path, max_bytes: u64) -> io::Result<Self> {
        let left = Mutex::new(make_room(folder, max_bytes)?);
        Ok(Self { max_bytes, left })
    }

    /// Whether an entry can be kept at all.
    pub fn fits(&self, bytes: u64) -> bool {
        bytes <= self.max_bytes
    }

    /// Notes that an entry was written; the oldest go when there are too many.
    pub fn used(&self, folder: &Path, bytes: u64) -> io::Result<()> {
        // A number is whole whatever panicked while holding it.
        let mut left = self.left.lock().unwrap_or_else(|e| e.into_inner());
        *left = match left.checked_sub(bytes) {
            Some(left) => left,
            None => make_room(folder, self.max_bytes)?,
        };
        Ok(())
    }
}

/// Counts and, if need be, deletes. How many bytes may be written before the next time.
fn make_room(folder: &Path, max_bytes: u64) -> io::Result<u64> {
    let mut files = files(folder)?;
    let mut total: u64 = files.iter().map(|file| file.bytes).sum();
    if total > max_bytes {
        files.sort_by(|a, b| (a.modified, &a.path).cmp(&(b.modified, &b.path)));
        let goal = (max_bytes as f64 * FULL_AFTER) as u64;
        for file in files {
            if total <= goal {
                break;
            }
            // Another process may have been quicker.
            let _ = std::fs::remove_file(&file.path);
            total -= file.bytes;
        }
    }
    Ok((max_bytes.saturating_sub(total)) / 2)
}

/// The entries of a folder. What a killed process left half written is deleted.
fn files(folder: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        // Files come and go while we look.
        let Ok(data) = path.metadata() else { continue };
        let modified = data.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        let ending = path.extension().and_then(|ending| ending.to_str());
        match ending {
            Some(super::ENDING) => files.push(File {
                modified,
                bytes: data.len(),
                path,
            }),
            Some(BESIDE) if modified.elapsed().is_ok_and(|age| age > STALE) => {
                let _ = std::fs::remove_file(&path);
            }
            // Not ours.
            _ => {}
        }
    }
    Ok(files)
}
