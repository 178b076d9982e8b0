use std::io::{self, Read};

use anyhow::{Context, bail};
use summ::vector::Dense;

/// How a file of `numpy.save` starts.
pub const MAGIC: &[u8] = b"\x93NUMPY";

/// One array: what stands before its numbers.
pub struct Header {
    kind: String,
    fortran: bool,
    pub shape: Vec<usize>,
}

/// Numbers read at once.
const CHUNK: usize = 8192;

/// A matrix of `numpy.save`, in either order of storage.
pub fn matrix(reader: &mut dyn Read) -> anyhow::Result<Dense> {
    let header = header(reader)?;
    let [rows, columns] = header.shape[..] else {
        bail!(
            "the array has {} axes; save one with two, a row for each item",
            header.shape.len()
        );
    };
    let mut values = floats(reader, &header)?;
    if header.fortran {
        let mut turned = Vec::with_capacity(values.len());
        for row in 0..rows {
            turned.extend((0..columns).map(|column| values[column * rows + row]));
        }
        values = turned;
    }
    Ok(Dense::new(columns, values)?)
}

/// Reads magic, version and the description.
pub fn header(reader: &mut dyn Read) -> anyhow::Result<Header> {
    let mut start = [0; 8];
    reader.read_exact(&mut start).context(CUT)?;
    if !start.starts_with(MAGIC) {
        bail!("it does not start as .npy does; write it with numpy.save");
    }
    let wide = start[6] > 1;
    let mut length = [0; 4];
    let used = if wide { 4 } else { 2 };
    reader.read_exact(&mut length[..used]).context(CUT)?;
    let length = u64::from(u32::from_le_bytes(length));
    let mut text = String::new();
    let taken = reader.take(length).read_to_string(&mut text);
    if taken.context("its header is no text; write it with numpy.save")? as u64 != length {
        bail!(CUT);
    }
    parse(&text).with_context(|| format!("its header cannot be understood: {}", text.trim()))
}

const CUT: &str = "the file is cut off; get it again";

/// The three entries of the dictionary, in the order and style of numpy or not.
fn parse(text: &str) -> Option<Header> {
    let after = |key: &str| {
        let at = text.find(&format!("'{key}'"))?;
        let rest = &text[at + key.len() + 2..];
        Some(rest.trim_start().strip_prefix(':')?.trim_start())
    };
    let kind = after("descr")?.strip_prefix('\'')?.split('\'').next()?;
    let fortran = after("fortran_order")?.starts_with("True");
    let shape = after("shape")?.strip_prefix('(')?.split(')').next()?;
    let sizes = shape.split(',').map(str::trim).filter(|s| !s.is_empty());
    Some(Header {
        kind: kind.to_owned(),
        fortran,
        shape: sizes.map(|s| s.parse().ok()).collect::<Option<_>>()?,
    })
}

/// The numbers of an array of single or double precision, as they are stored.
pub fn floats(reader: &mut dyn Read, header: &Header) -> anyhow::Result<Vec<f64>> {
    match header.kind.as_str() {
        "<f8" => each(reader, header, f64::from_le_bytes),
        "<f4" => each(reader, header, |bytes| f32::from_le_bytes(bytes).into()),
        "<i8" => each(reader, header, |bytes| i64::from_le_bytes(bytes) as f64),
        "<i4" => each(reader, header, |bytes| i32::from_le_bytes(bytes).into()),
        other => bail!(
            "its numbers are of the kind {other}; save them as float32 or float64, numpy.save(name, x.astype('float32'))"
        ),
    }
}

/// The whole numbers of an array of indices.
pub fn indices(reader: &mut dyn Read, header: &Header) -> anyhow::Result<Vec<usize>> {
    let signed = match header.kind.as_str() {
        "<i8" => each(reader, header, i64::from_le_bytes)?,
        "<i4" => each(reader, header, |bytes| i32::from_le_bytes(bytes).into())?,
        other => bail!("indices of the kind {other}; write it with scipy.sparse.save_npz"),
    };
    let index = |i| usize::try_from(i).context("an index below 0; get the file again");
    signed.into_iter().map(index).collect()
}

fn each<const WIDTH: usize, T>(
    reader: &mut dyn Read,
    header: &Header,
    number: impl Fn([u8; WIDTH]) -> T,
) -> anyhow::Result<Vec<T>> {
    let mut sizes = header.shape.iter();
    let count = sizes.try_fold(1usize, |all, size| all.checked_mul(*size));
    let count = count.context("its shape is larger than any memory")?;
    // The header may promise more than there is: memory is taken as numbers come in.
    let mut numbers = Vec::new();
    let mut buffer = vec![0; CHUNK * WIDTH];
    while numbers.len() < count {
        let some = CHUNK.min(count - numbers.len());
        let bytes = &mut buffer[..some * WIDTH];
        match reader.read_exact(bytes) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => bail!(
                "the file is cut off: {count} numbers are announced, not {} are there; get it again",
                numbers.len() + some
            ),
            read => read?,
        }
        numbers.extend(bytes.as_chunks().0.iter().copied().map(&number));
    }
    Ok(numbers)
}
