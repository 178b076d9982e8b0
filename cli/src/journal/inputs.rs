use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::input::Source;
use crate::input::folder::{Found, walk};

/// What an input was like; whether it still is can be seen without reading it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    pub name: String,
    /// Length of all its files; none of standard input and of addresses, which have to be
    /// trusted.
    pub bytes: Option<u64>,
    /// Of a folder, how many files are in it, and a checksum of their names and lengths.
    pub files: Option<(usize, u64)>,
}

impl Input {
    pub fn of(source: &Source) -> Input {
        match source {
            Source::Stdin => Input {
                name: "-".to_owned(),
                bytes: None,
                files: None,
            },
            Source::Path(path) if path.is_dir() => folder(path),
            Source::Path(path) => Input {
                name: path.display().to_string(),
                bytes: length(path),
                files: None,
            },
            // What it will answer nobody knows before it is asked.
            Source::Url(address) => Input {
                name: address.clone(),
                bytes: None,
                files: None,
            },
            Source::Html(inner) => {
                let inner = Input::of(inner);
                Input {
                    name: format!("--html {}", inner.name),
                    ..inner
                }
            }
        }
    }
}

fn length(path: &Path) -> Option<u64> {
    path.metadata().ok().map(|about| about.len())
}

fn folder(path: &Path) -> Input {
    let mut found = Found::default();
    // What cannot be walked through is told when it is read.
    let _ = walk(path, &mut found);
    let (mut bytes, mut sum) = (0, FNV_START);
    for file in &found.files {
        let length = length(file).unwrap_or_default();
        bytes += length;
        sum = fnv(sum, file.as_os_str().as_encoded_bytes());
        sum = fnv(sum, &length.to_le_bytes());
    }
    Input {
        name: path.display().to_string(),
        bytes: Some(bytes),
        files: Some((found.files.len(), sum)),
    }
}

/// FNV-1a, 64 bits: its offset basis and prime (Fowler, Noll & Vo).
const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(sum: u64, bytes: &[u8]) -> u64 {
    let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(sum, mix)
}
