use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use super::Kind;

/// A page may say what it is written in within its first bytes (HTML Standard: 1024).
const META_WITHIN: usize = 1024;

/// The bytes as text, byte for byte where they are UTF-8; else by what the page says
/// or by a guess, with a word of warning.
pub fn text(bytes: Vec<u8>, kind: Kind) -> (String, Option<String>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    let declared = (kind == Kind::Html).then(|| declared(&bytes)).flatten();
    if let Some(encoding) = declared {
        return (encoding.decode(&bytes).0.into_owned(), None);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let warning = format!(
        "not UTF-8; read as {}. If letters look wrong, convert the file with iconv",
        encoding.name()
    );
    (encoding.decode(&bytes).0.into_owned(), Some(warning))
}

/// Bytes in an encoding that a server names, as UTF-8; as they are where nobody knows it.
pub fn named(label: &str, bytes: Vec<u8>) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes());
    let Some(encoding) = encoding.filter(|encoding| *encoding != UTF_8) else {
        return bytes;
    };
    let text = encoding.decode(&bytes).0;
    // Of XML the first line may still name what it no longer is.
    let declared = text.starts_with("<?xml").then(|| text.split_once("?>"));
    let rest = declared.flatten().map_or(&*text, |(_, rest)| rest);
    rest.as_bytes().to_vec()
}

/// The encoding that `<meta charset=…>` names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(META_WITHIN)].to_ascii_lowercase();
    let key = b"charset=";
    let at = head.windows(key.len()).position(|window| window == key)? + key.len();
    let label = head[at..].split(|b| matches!(b, b'>' | b';' | b' ' | b'/'));
    let label = label.into_iter().next()?;
    Encoding::for_label(
        label
            .trim_ascii()
            .strip_prefix(b"\"")
            .unwrap_or(label)
            .split(|b| *b == b'"')
            .next()?,
    )
}
