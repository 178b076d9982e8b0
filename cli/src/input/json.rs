use std::io::{self, BufRead};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::lines::{LONGEST, too_long};
use super::{Body, Name, Origin, Raw};

/// Cuts JSON into its records, without reading it whole: the elements of a list, or
/// objects one after another. What is wrong inside a record stays inside it.
pub fn read(
    reader: &mut dyn BufRead,
    source: &Arc<Name>,
    take: &mut dyn FnMut(Raw) -> ControlFlow<()>,
) -> io::Result<ControlFlow<()>> {
    let mut cutter = Cutter {
        line: 1,
        ..Cutter::default()
    };
    let mut first = true;
    loop {
        let chunk = reader.fill_buf()?;
        if chunk.is_empty() {
            break;
        }
        let mut used = 0;
        let mut complete = false;
        for &byte in chunk {
            used += 1;
            complete = cutter.push(byte);
            if complete {
                break;
            }
        }
        reader.consume(used);
        if complete && take(cutter.record(source, &mut first)).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    if !cutter.bytes.is_empty() {
        return Ok(take(cutter.record(source, &mut first)));
    }
    Ok(ControlFlow::Continue(()))
}

#[derive(Default)]
struct Cutter {
    bytes: Vec<u8>,
    /// Records stand in a list.
    list: bool,
    depth: usize,
    string: bool,
    escaped: bool,
    line: u64,
    start: u64,
    too_long: bool,
}

impl Cutter {
    /// Takes one byte; says whether a record is complete.
    fn push(&mut self, byte: u8) -> bool {
        self.line += u64::from(byte == b'\n');
        if self.bytes.is_empty() {
            match byte {
                b'[' if !self.list => self.list = true,
                b',' | b']' | b' ' | b'\t' | b'\r' | b'\n' | 0xEF | 0xBB | 0xBF => {}
                _ => {
                    self.start = self.line;
                    self.add(byte);
                    self.depth = usize::from(byte == b'{' || byte == b'[');
                    self.string = byte == b'"';
                }
            }
            return false;
        }
        if self.string {
            self.add(byte);
            if self.escaped {
                self.escaped = false;
            } else if byte == b'\\' {
                self.escaped = true;
            } else if byte == b'"' {
                self.string = false;
                return self.depth == 0;
            }
            return false;
        }
        match byte {
            b'"' => self.string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                self.add(byte);
                return self.depth == 0;
            }
            b',' | b']' | b'\n' if self.depth == 0 => return true,
            _ => {}
        }
        self.add(byte);
        false
    }

    fn add(&mut self, byte: u8) {
        if (self.bytes.len() as u64) < LONGEST {
            self.bytes.push(byte);
        } else {
            self.too_long = true;
        }
    }

    fn record(&mut self, source: &Arc<Name>, first: &mut bool) -> Raw {
        let whole = std::mem::take(first) && !self.list;
        let bytes = std::mem::take(&mut self.bytes);
        let too_big = std::mem::take(&mut self.too_long);
        (self.depth, self.string, self.escaped) = (0, false, false);
        Raw {
            origin: Origin {
                whole,
                ..Origin::line(source, self.start)
            },
            body: if too_big {
                Body::Broken(too_long())
            } else {
                Body::Json(bytes)
            },
        }
    }
}
