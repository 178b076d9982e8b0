//! How far did a run come? What a run that was killed leaves behind, so that another can
//! go on where the results on the disk end.
//!
//! Beside FILE stand FILE.part, the results so far, and FILE.part.json, the journal: what is
//! read under which settings, how much of it is done, and how long the results were then. The
//! journal is replaced in one go and never ahead of the results, so that a kill at any moment
//! leaves a pair that fits: what stands in FILE.part beyond the journal is cut off and made
//! again.

mod about;
mod inputs;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

pub use about::About;
pub use inputs::Input;

/// Work that a kill may cost, in time; shorter, and writing the journal would be felt.
const PAUSE: Duration = Duration::from_millis(250);

/// As many times as a save took is waited before the next: saving shall cost 2 % at most.
const SHARE: u32 = 50;

/// How far a run came.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Standing {
    /// So much of what was read is done, the failed and the warnings included.
    pub records: usize,
    /// Length of the results.
    pub bytes: u64,
    /// Length of the errors file.
    pub errors: u64,
    /// Documents done.
    pub done: usize,
    /// Those of them with something in the result.
    pub filled: usize,
    pub failed: usize,
    /// The results are moved to their place, or about to be.
    pub moved: bool,
}

#[derive(Serialize, Deserialize)]
struct Written {
    about: About,
    standing: Standing,
}

pub struct Journal {
    path: PathBuf,
    about: About,
    /// Where this run begins.
    pub start: Standing,
    saved: Instant,
    pause: Duration,
}

impl Journal {
    /// The journal of a run that writes to `output`; with `resume`, of one that goes on.
    pub fn open(output: &Path, about: About, resume: bool, quiet: bool) -> anyhow::Result<Journal> {
        let path = beside(output, ".part.json");
        let left = read(&path)?;
        let told = |text: &str| {
            if !quiet {
                anstream::eprintln!("note: {}: {text}", output.display());
            }
        };
        let mut start = Standing::default();
        match left {
            Some(left) if resume => {
                let differences = left.about.differences(&about);
                if !differences.is_empty() {
                    bail!(
                        "cannot resume {}: {}; run it as before, or without --resume to start over",
                        output.display(),
                        differences.join("; ")
                    );
                }
                start = left.standing;
            }
            Some(left) if left.standing.records > 0 => told(&format!(
                "starting over; --resume would have kept {} records of an earlier run",
                left.standing.records
            )),
            None if resume => told("nothing is left of an earlier run; starting at the beginning"),
            _ => {}
        }
        Ok(Journal {
            path,
            about,
            start,
            saved: Instant::now(),
            pause: PAUSE,
        })
    }

    /// Whether it is time to save.
    pub fn due(&self) -> bool {
        self.saved.elapsed() >= self.pause
    }

    /// Replaces the journal; the results are on the disk as far as it says.
    pub fn save(&mut self, standing: Standing) -> anyhow::Result<()> {
        let began = Instant::now();
        let new = beside(&self.path, ".new");
        let written = Written {
            about: self.about.clone(),
            standing,
        };
        let text = serde_json::to_vec_pretty(&written)?;
        let replaced = fs::write(&new, text).and_then(|()| fs::rename(&new, &self.path));
        if let Err(error) = replaced {
            // An old journal is as good: it only knows of less.
            let _ = fs::remove_file(&new);
            return Err(error).with_context(|| format!("cannot write {}", self.path.display()));
        }
        self.pause = PAUSE.max(SHARE * began.elapsed());
        self.saved = Instant::now();
        Ok(())
    }

    /// All is done: there is nothing left to resume.
    pub fn remove(&self) {
        // A journal that stays costs the next run a look at it, no more.
        let _ = fs::remove_file(&self.path);
    }
}

fn read(path: &Path) -> anyhow::Result<Option<Written>> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let read = serde_json::from_slice(&text);
    read.map(Some).with_context(|| {
        let path = path.display();
        format!("{path} is no journal of summ; remove it to start over")
    })
}

/// A name beside a file, with an ending of its own.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(ending);
    name.into()
}
