use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, IsTerminal, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::parquet;
use crate::journal::{Standing, beside};

/// Where results go.
pub struct Target {
    writer: BufWriter<Box<dyn Write>>,
    name: String,
    terminal: bool,
    /// Bytes of results so far, those of an earlier run included.
    written: u64,
    way: Way,
}

/// How what is written comes to its place.
enum Way {
    /// It is there.
    Straight,
    /// It stands beside it until all is done, and is thrown away otherwise.
    Replaces { beside: PathBuf, place: PathBuf },
    /// It stands beside it until all is done, and stays there for another run otherwise.
    Kept {
        part: PathBuf,
        place: PathBuf,
        file: File,
        /// What is written are lines; the place is for Parquet.
        parquet: bool,
    },
}

impl Target {
    /// Standard output, or a file. An ordinary file is written beside its place and
    /// moved there when all is done, so that no half of a result stands for a whole.
    pub fn new(path: Option<&Path>) -> anyhow::Result<Target> {
        let Some(path) = path else {
            let name = "standard output".to_owned();
            let mut target = Target::to(Box::new(io::stdout()), name, Way::Straight);
            target.terminal = io::stdout().is_terminal();
            return Ok(target);
        };
        let name = path.display().to_string();
        let cannot = || format!("cannot write {name}");
        if !is_ordinary(path) {
            let file = OpenOptions::new().write(true).open(path);
            let file = file.with_context(cannot)?;
            return Ok(Target::to(Box::new(file), name, Way::Straight));
        }
        let place = place(path);
        let beside = beside(&place, &format!(".{}.part", std::process::id()));
        let file = File::create(&beside).with_context(cannot)?;
        let way = Way::Replaces { beside, place };
        Ok(Target::to(Box::new(file), name, way))
    }

    /// An ordinary file; what is written to FILE.part is kept until it is whole. It begins
    /// where an earlier run stood.
    pub fn kept(path: &Path, start: &Standing, parquet: bool) -> anyhow::Result<Target> {
        let name = path.display().to_string();
        let place = place(path);
        let part = beside(&place, ".part");
        let cannot = || format!("cannot write {}", part.display());
        if start.moved && !part.exists() && !parquet {
            // Ctrl-C had it moved, or a kill came just after.
            let _ = fs::rename(&place, &part);
        }
        let mut open = OpenOptions::new();
        let open = open.write(true).create(start.bytes == 0).truncate(false);
        let mut file = open.open(&part).with_context(cannot)?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            bail!(
                "another run is writing {}; wait for its end",
                part.display()
            );
        }
        if file.metadata().with_context(cannot)?.len() < start.bytes {
            bail!(
                "{} is shorter than its journal says; start over without --resume",
                part.display()
            );
        }
        file.set_len(start.bytes).with_context(cannot)?;
        file.seek(SeekFrom::End(0)).with_context(cannot)?;
        let writer = Box::new(file.try_clone().with_context(cannot)?);
        let way = Way::Kept {
            part,
            place,
            file,
            parquet,
        };
        let mut target = Target::to(writer, name, way);
        target.written = start.bytes;
        Ok(target)
    }

    fn to(writer: Box<dyn Write>, name: String, way: Way) -> Target {
        Target {
            writer: BufWriter::new(writer),
            name,
            terminal: false,
            written: 0,
            way,
        }
    }

    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    pub fn written(&self) -> u64 {
        self.written
    }

    pub fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let written = self.writer.write_all(bytes);
        self.written += bytes.len() as u64;
        written.with_context(|| self.cannot())
    }

    pub fn flush(&mut self) -> anyhow::Result<()> {
        let flushed = self.writer.flush();
        flushed.with_context(|| self.cannot())
    }

    /// Has everything so far on the disk.
    pub fn sync(&mut self) -> anyhow::Result<()> {
        self.flush()?;
        match &self.way {
            Way::Kept { file, .. } => file.sync_data().with_context(|| self.cannot()),
            _ => Ok(()),
        }
    }

    /// Everything is written: an ordinary file takes its place. What stands beside it for
    /// another run stays until [`Target::clear`].
    pub fn finish(&mut self) -> anyhow::Result<()> {
        self.flush()?;
        let cannot = || format!("cannot write {}", self.name);
        match &self.way {
            Way::Straight => {}
            Way::Replaces { beside, place } => {
                fs::rename(beside, place).with_context(cannot)?;
                self.way = Way::Straight;
            }
            Way::Kept {
                part,
                place,
                parquet: false,
                ..
            } => fs::rename(part, place).with_context(cannot)?,
            Way::Kept { part, place, .. } => {
                let table = beside(place, ".table");
                let made = parquet::from_lines(part, &table);
                let moved = made.and_then(|()| Ok(fs::rename(&table, place)?));
                if moved.is_err() {
                    let _ = fs::remove_file(&table);
                }
                moved.with_context(cannot)?;
            }
        }
        Ok(())
    }

    /// Nothing is left for another run to do.
    pub fn clear(&mut self) {
        if let Way::Kept { part, .. } = &self.way {
            // There for Parquet only; without a journal nobody looks at it.
            let _ = fs::remove_file(part);
        }
        self.way = Way::Straight;
    }

    fn cannot(&self) -> String {
        match self.way {
            Way::Kept { .. } => format!(
                "cannot write to {}; what is done is kept, go on with --resume",
                self.name
            ),
            _ => format!("cannot write to {}", self.name),
        }
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        // Nothing can be done any more about a file that cannot be removed.
        match &self.way {
            Way::Replaces { beside, .. } => drop(fs::remove_file(beside)),
            Way::Kept { part, .. } if self.written == 0 => drop(fs::remove_file(part)),
            _ => {}
        }
    }
}

/// Whether it is a file, or will be one, that another can be moved over.
pub fn is_ordinary(path: &Path) -> bool {
    path.metadata().map_or(true, |about| about.is_file())
}

/// The file behind a link is replaced, not the link.
fn place(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
