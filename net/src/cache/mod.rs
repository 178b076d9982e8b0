//! What was fetched before and is still fresh?

mod entry;
mod room;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};
use url::Url;

use crate::Response;
use room::Room;

/// How a cached answer's file ends.
const ENDING: &str = "answer";

/// Tells temporary files of one process apart.
static WRITTEN: AtomicU64 = AtomicU64::new(0);

/// Why nothing could be kept.
#[derive(Debug, thiserror::Error)]
#[error(
    "cache in {}: {error}; the answer itself is complete, but make room there or name another folder",
    folder.display()
)]
pub struct CacheError {
    folder: PathBuf,
    error: io::Error,
}

/// Answers in a folder, one file each.
///
/// A file is named by the SHA-256 of its URL and holds no URL's query string and no header,
/// so that keys are not written down. Whoever sends a key gets what another got for the
/// same URL: keep separate folders for separate rights. Files are written beside and
/// renamed: whoever is killed leaves no half entry, and several processes may share a
/// folder. What is damaged counts as not there.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: Arc<Path>,
    max_age: Duration,
    room: Arc<Room>,
}

impl Cache {
    /// A cache in a folder, which is made if need be. Answers older than `max_age` are not
    /// given; beyond `max_bytes` in all, the oldest are deleted.
    ///
    /// # Errors
    ///
    /// If the folder cannot be made or read.
    ///
    /// # Example
    ///
    /// ```
    /// use std::time::Duration;
    /// use summ_net::{Cache, Client, Settings};
    ///
    /// # let folder = tempfile::tempdir()?;
    /// # let folder = folder.path().join("answers");
    /// let day = Duration::from_secs(24 * 60 * 60);
    /// let cache = Cache::open(&folder, day, 100 << 20)?;
    /// let client = Client::new(Settings::default())?.with_cache(cache);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn open(folder: &Path, max_age: Duration, max_bytes: u64) -> Result<Self, CacheError> {
        let opened = make(folder).and_then(|()| Room::new(folder, max_bytes));
        let room = opened.map_err(|error| CacheError {
            folder: folder.to_owned(),
            error,
        })?;
        Ok(Self {
            folder: folder.into(),
            max_age,
            room: Arc::new(room),
        })
    }

    /// The fresh answer to a URL, if there is one.
    pub fn find(&self, url: &Url) -> Option<Response> {
        let bytes = std::fs::read(self.path(url)).ok()?;
        let (stored, response) = entry::read(&bytes, url)?;
        // An entry from the future has a wrong clock behind it: not to be trusted.
        let age = SystemTime::now().duration_since(stored).ok()?;
        (age < self.max_age).then_some(response)
    }

    /// Keeps the answer to a URL; not if it alone is larger than all may be together.
    ///
    /// # Errors
    ///
    /// If the disk is full or the folder cannot be written.
    pub fn store(&self, url: &Url, response: &Response) -> Result<(), CacheError> {
        let bytes = entry::write(SystemTime::now(), url, response);
        if !self.room.fits(bytes.len() as u64) {
            return Ok(());
        }
        let kept = write_beside(&self.path(url), &bytes)
            .and_then(|()| self.room.used(&self.folder, bytes.len() as u64));
        kept.map_err(|error| CacheError {
            folder: self.folder.to_path_buf(),
            error,
        })
    }

    fn path(&self, url: &Url) -> PathBuf {
        let mut url = url.clone();
        // Servers never see it.
        url.set_fragment(None);
        let mut name = String::new();
        for byte in Sha256::digest(url.as_str()) {
            let _ = write!(name, "{byte:02x}");
        }
        self.folder.join(format!("{name}.{ENDING}"))
    }
}

/// The whole file or none. It is not forced to the disk: an entry that a power cut damages
/// is seen by its checksum and fetched again.
fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let beside = path.with_extension(format!("{}-{number}.{}", std::process::id(), room::BESIDE));
    let written = std::fs::File::create_new(&beside)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        // Half a file on a full disk takes the room it lacks.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// The folder, closed to other users of the machine when it is new.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
