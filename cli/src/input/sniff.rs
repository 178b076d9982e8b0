use super::Problem;

/// The first bytes of what is no text, and its name.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x7FELF", "a program"),
    (b"BZh", "compressed with bzip2"),
    (b"\xFD7zXZ\x00", "compressed with xz"),
    (b"SQLite format 3\x00", "a database"),
];

/// Refuses what is no text, by its first bytes.
pub fn refuse_binary(start: &[u8]) -> Result<(), Problem> {
    if start.starts_with(b"PAR1") {
        return Err(super::parquet::no_stream());
    }
    let known = MAGIC.iter().find(|(magic, _)| start.starts_with(magic));
    let what = match known {
        Some((_, name)) => format!("not text but {name}"),
        None if start.contains(&0) => "a binary file, not text".to_owned(),
        None => return Ok(()),
    };
    Err(Problem::new(what, "give text, Markdown, HTML, JSON or CSV"))
}

/// A mark of UTF-16 at the start.
pub fn is_utf16(start: &[u8]) -> bool {
    start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF")
}

pub fn is_gzip(start: &[u8]) -> bool {
    start.starts_with(b"\x1F\x8B")
}

pub fn is_zstd(start: &[u8]) -> bool {
    start.starts_with(b"\x28\xB5\x2F\xFD")
}
