use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::bufread::MultiGzDecoder;

use super::{Problem, sniff};

/// Large enough that reading is not the bottleneck, small enough to forget.
const BUFFER: usize = 64 << 10;

/// A file, ready to be read as text: unpacked, and UTF-16 decoded.
pub fn file(path: &Path, read: &Arc<AtomicU64>) -> Result<Box<dyn BufRead>, Problem> {
    text(counting(path, read)?)
}

/// A file as its bytes are, but unpacked.
pub fn raw(path: &Path, read: &Arc<AtomicU64>) -> Result<Box<dyn BufRead>, Problem> {
    unpacked(counting(path, read)?)
}

fn counting(path: &Path, read: &Arc<AtomicU64>) -> Result<Counting<File>, Problem> {
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let folder = file.metadata().is_ok_and(|about| about.is_dir());
    if folder {
        return Err(Problem::new(
            "a folder where a file was expected",
            "name a file",
        ));
    }
    Ok(Counting {
        inner: file,
        read: read.clone(),
    })
}

/// Standard input, ready to be read as text.
pub fn stdin(read: &Arc<AtomicU64>) -> Result<Box<dyn BufRead>, Problem> {
    text(Counting {
        inner: io::stdin(),
        read: read.clone(),
    })
}

/// What was fetched, ready to be read as text.
pub fn memory(bytes: Vec<u8>) -> Result<Box<dyn BufRead>, Problem> {
    text(io::Cursor::new(bytes))
}

fn unpacked(raw: impl Read + 'static) -> Result<Box<dyn BufRead>, Problem> {
    let mut reader: Box<dyn BufRead> = Box::new(BufReader::with_capacity(BUFFER, raw));
    let start = reader.fill_buf().map_err(|error| unreadable(&error))?;
    if sniff::is_gzip(start) {
        reader = Box::new(BufReader::with_capacity(
            BUFFER,
            MultiGzDecoder::new(reader),
        ));
    } else if sniff::is_zstd(start) {
        let unpacked = zstd::Decoder::with_buffer(reader).map_err(|error| unreadable(&error))?;
        reader = Box::new(BufReader::with_capacity(BUFFER, unpacked));
    }
    Ok(reader)
}

fn text(raw: impl Read + 'static) -> Result<Box<dyn BufRead>, Problem> {
    let mut reader = unpacked(raw)?;
    let start = reader.fill_buf().map_err(|error| unreadable(&error))?;
    if sniff::is_utf16(start) {
        let decoded = DecodeReaderBytesBuilder::new()
            .bom_override(true)
            .build(reader);
        reader = Box::new(BufReader::with_capacity(BUFFER, decoded));
    }
    sniff::refuse_binary(reader.fill_buf().map_err(|error| unreadable(&error))?)?;
    Ok(reader)
}

pub fn unreadable(error: &io::Error) -> Problem {
    let help = match error.kind() {
        io::ErrorKind::NotFound => "check the name",
        io::ErrorKind::PermissionDenied => "make it readable",
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            "the file is damaged or cut off; get it again"
        }
        _ => "check the file",
    };
    let what = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        _ => format!("cannot be read ({error})"),
    };
    Problem::new(what, help)
}

/// Counts what is read, for the progress bar.
struct Counting<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
