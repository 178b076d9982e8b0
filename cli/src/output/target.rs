use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

/// Where results go.
pub struct Target {
    writer: BufWriter<Box<dyn Write>>,
    name: String,
    terminal: bool,
    /// The file that is written first, and the one that it replaces.
    replaces: Option<(PathBuf, PathBuf)>,
}

impl Target {
    /// Standard output, or a file. An ordinary file is written beside its place and
    /// moved there when all is done, so that no half of a result stands for a whole.
    pub fn new(path: Option<&Path>) -> anyhow::Result<Target> {
        let Some(path) = path else {
            return Ok(Target {
                terminal: io::stdout().is_terminal(),
                writer: BufWriter::new(Box::new(io::stdout())),
                name: "standard output".to_owned(),
                replaces: None,
            });
        };
        let name = path.display().to_string();
        let cannot = || format!("cannot write {name}");
        // The file behind a link is replaced, not the link.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let ordinary = place.metadata().map_or(true, |about| about.is_file());
        let (file, replaces): (File, _) = if ordinary {
            let mut beside = place.clone().into_os_string();
            beside.push(format!(".{}.part", std::process::id()));
            let beside = PathBuf::from(beside);
            (
                File::create(&beside).with_context(cannot)?,
                Some((beside, place)),
            )
        } else {
            (
                OpenOptions::new()
                    .write(true)
                    .open(&place)
                    .with_context(cannot)?,
                None,
            )
        };
        let writer = BufWriter::new(Box::new(file) as Box<dyn Write>);
        Ok(Target {
            writer,
            name,
            terminal: false,
            replaces,
        })
    }

    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    pub fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        let written = self.writer.write_all(bytes);
        written.with_context(|| format!("cannot write to {}", self.name))
    }

    pub fn flush(&mut self) -> anyhow::Result<()> {
        let flushed = self.writer.flush();
        flushed.with_context(|| format!("cannot write to {}", self.name))
    }

    /// Everything is written: an ordinary file takes its place.
    pub fn finish(&mut self) -> anyhow::Result<()> {
        self.flush()?;
        if let Some((beside, place)) = self.replaces.take() {
            fs::rename(&beside, &place).with_context(|| format!("cannot write {}", self.name))?;
        }
        Ok(())
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        if let Some((beside, _)) = &self.replaces {
            // Nothing can be done any more about a file that cannot be removed.
            let _ = fs::remove_file(beside);
        }
    }
}
