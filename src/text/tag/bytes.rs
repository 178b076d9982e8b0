use thiserror::Error;

use super::dictionary::Dictionary;
use super::table::{Row, Table};
use super::{TAGS, Tagger};

/// Why bytes were refused as a tagger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TaggerError {
    /// Not written by [`Tagger::to_bytes`], or by another version of it.
    #[error("not the weights of a tagger of this version; `summ train tagger` makes them anew")]
    Format,
    /// Fewer or more bytes than the head announces.
    #[error("the weights of the tagger are {found} bytes and should be {expected}")]
    Length {
        /// Bytes after the head.
        found: usize,
        /// Bytes that the head announces.
        expected: usize,
    },
    /// The bytes are not the ones that were written.
    #[error("the weights of the tagger were changed after they were written")]
    Checksum,
}

/// Stands between the header and the numbers; the last digit is the version, of the
/// features too.
const MAGIC: &[u8] = b"summ-tagger-1\n";

/// Tables of more rows than this are refused: 16 million rows are 300 MB.
const MOST_BITS: u32 = 24;

/// Bytes of an entry of the dictionary.
const ENTRY: usize = 6;

/// Bytes of a row of weights: its mark, and one for each tag.
const ROW: usize = 1 + TAGS;

impl Tagger {
    /// The tagger as a file: lines of text that begin with `#` and say where it comes from,
    /// then numbers, low byte first: the binary logarithm of the rows and the number of
    /// words (4 bytes each), FNV-1a of what follows (8), hash (4) and class (2) of each word,
    /// and of each row a mark and a byte for each tag.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for (key, class) in &self.dictionary.entries {
            body.extend_from_slice(&key.to_le_bytes());
            body.extend_from_slice(&class.to_le_bytes());
        }
        for row in &self.table.rows {
            body.push(row.mark);
            body.extend(row.weights.map(i8::cast_unsigned));
        }
        let mut bytes = self.header.clone().into_bytes();
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&self.table.bits.to_le_bytes());
        bytes.extend_from_slice(&(self.dictionary.entries.len() as u32).to_le_bytes());
        bytes.extend_from_slice(&checksum(&body).to_le_bytes());
        bytes.extend_from_slice(&body);
        bytes
    }

    /// The tagger that [`Tagger::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// Bytes of another format, too few or too many of them, or changed ones.
    ///
    /// ```
    /// use summ::text::{Tagger, TaggerError};
    ///
    /// let mut bytes = Tagger::english().to_bytes();
    /// assert!(Tagger::from_bytes(&bytes).is_ok());
    /// *bytes.last_mut().unwrap() ^= 1;
    /// assert_eq!(Tagger::from_bytes(&bytes).unwrap_err(), TaggerError::Checksum);
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TaggerError> {
        let mut head = 0;
        while bytes.get(head) == Some(&b'#') {
            let line = bytes[head..].iter().position(|&b| b == b'\n');
            head += line.ok_or(TaggerError::Format)? + 1;
        }
        let header = std::str::from_utf8(&bytes[..head]).map_err(|_| TaggerError::Format)?;
        let rest = bytes[head..]
            .strip_prefix(MAGIC)
            .ok_or(TaggerError::Format)?;
        let (bits, rest) = number::<4>(rest)?;
        let (words, rest) = number::<4>(rest)?;
        let (sum, body) = number::<8>(rest)?;
        let (bits, words) = (u32::from_le_bytes(bits), u32::from_le_bytes(words) as usize);
        if !(1..=MOST_BITS).contains(&bits) {
            return Err(TaggerError::Format);
        }
        let expected = words.saturating_mul(ENTRY).saturating_add(ROW << bits);
        if body.len() != expected {
            let found = body.len();
            return Err(TaggerError::Length { found, expected });
        }
        if checksum(body) != u64::from_le_bytes(sum) {
            return Err(TaggerError::Checksum);
        }
        let (entries, rows) = body.split_at(words * ENTRY);
        let (entries, _) = entries.as_chunks::<ENTRY>();
        let entry = |&[a, b, c, d, e, f]: &[u8; ENTRY]| {
            (u32::from_le_bytes([a, b, c, d]), u16::from_le_bytes([e, f]))
        };
        let (rows, _) = rows.as_chunks::<ROW>();
        let row = |&[mark, ref weights @ ..]: &[u8; ROW]| Row {
            mark,
            weights: weights.map(u8::cast_signed),
        };
        Ok(Tagger {
            header: header.to_owned(),
            dictionary: Dictionary::new(entries.iter().map(entry).collect()),
            table: Table {
                bits,
                rows: rows.iter().map(row).collect(),
            },
        })
    }
}

fn number<const N: usize>(bytes: &[u8]) -> Result<([u8; N], &[u8]), TaggerError> {
    let (number, rest) = bytes.split_first_chunk().ok_or(TaggerError::Format)?;
    Ok((*number, rest))
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
