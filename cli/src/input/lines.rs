use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;
use std::sync::Arc;

use super::{Body, Name, Origin, Problem, Raw};

/// A record longer than this is refused: it is likelier a file of another kind than a
/// record, and memory must stay bounded.
pub const LONGEST: u64 = 256 << 20;

/// Reads JSON lines; blank lines count but are no records.
pub fn read(
    reader: &mut dyn BufRead,
    source: &Arc<Name>,
    take: &mut dyn FnMut(Raw) -> ControlFlow<()>,
) -> io::Result<ControlFlow<()>> {
    let mut number = 0;
    loop {
        number += 1;
        let mut line = Vec::new();
        if (&mut *reader).take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(ControlFlow::Continue(()));
        }
        let origin = Origin::line(source, number);
        let body = if line.len() as u64 == LONGEST && line.last() != Some(&b'\n') {
            reader.skip_until(b'\n')?;
            Body::Broken(too_long())
        } else {
            while line.last().is_some_and(u8::is_ascii_whitespace) {
                line.pop();
            }
            if line.is_empty() || line == b"\xEF\xBB\xBF" {
                continue;
            }
            Body::Json(line)
        };
        if take(Raw { origin, body }).is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
}

pub fn too_long() -> Problem {
    Problem::new(
        format!("a record of more than {} MiB", LONGEST >> 20),
        "split it, or say what the file is with --input-format",
    )
}
