//! One fluent builder for all tests: `Run::new().arg(..).stdin(..).status(0)`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

/// A folder of its own for a test, with what the test puts there.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "{}-{}",
            std::process::id(),
            NEXT.fetch_add(1, Ordering::Relaxed)
        );
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Folder {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, content).expect("a file");
        self
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.0.join(name)).expect("a file that was written")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A sample text of the repository.
pub fn corpus(name: &str) -> String {
    format!("{}/../corpora/{name}", env!("CARGO_MANIFEST_DIR"))
}

pub struct Run {
    command: Command,
    stdin: Vec<u8>,
    own_stdout: bool,
}

/// What came out.
pub struct Got {
    pub out: String,
    pub err: String,
}

impl Run {
    /// `summ opinion …`
    pub fn opinion<A: AsRef<std::ffi::OsStr>>(args: &[A]) -> Run {
        Run::summ(&["opinion"]).args(args)
    }

    pub fn summ<A: AsRef<std::ffi::OsStr>>(args: &[A]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_summ"));
        command
            .args(args)
            .env_remove("COLUMNS")
            .env("TERM", "xterm");
        Run {
            command,
            stdin: Vec::new(),
            own_stdout: false,
        }
    }

    pub fn args<A: AsRef<std::ffi::OsStr>>(mut self, args: &[A]) -> Run {
        self.command.args(args);
        self
    }

    pub fn within(mut self, folder: &Folder) -> Run {
        self.command.current_dir(&folder.0);
        self
    }

    pub fn stdin(mut self, content: impl AsRef<[u8]>) -> Run {
        self.stdin = content.as_ref().to_vec();
        self
    }

    pub fn stdout(mut self, to: std::fs::File) -> Run {
        self.command.stdout(to);
        self.own_stdout = true;
        self
    }

    pub fn env(mut self, key: &str, value: &str) -> Run {
        self.command.env(key, value);
        self
    }

    /// Starts it with all pipes open.
    pub fn start(mut self) -> std::process::Child {
        let piped = self.command.stdin(Stdio::piped()).stdout(Stdio::piped());
        piped.stderr(Stdio::piped()).spawn().expect("summ starts")
    }

    /// Runs it to its end, which must have this status.
    pub fn status(mut self, expected: i32) -> Got {
        self.command.stdin(Stdio::piped()).stderr(Stdio::piped());
        if !self.own_stdout {
            self.command.stdout(Stdio::piped());
        }
        let mut child = self.command.spawn().expect("summ starts");
        let mut pipe = child.stdin.take().expect("a pipe");
        let content = std::mem::take(&mut self.stdin);
        // Whoever does not read to the end closes the pipe: that is no failure here.
        let writer = std::thread::spawn(move || drop(pipe.write_all(&content)));
        let output = child.wait_with_output().expect("summ ends");
        writer.join().expect("a writer that ends");
        let got = Got {
            out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        };
        assert_eq!(output.status.code(), Some(expected), "stderr: {}", got.err);
        assert!(!got.err.contains("panicked"), "{}", got.err);
        got
    }
}

impl Got {
    pub fn lines(&self) -> Vec<Value> {
        let parse = |line| serde_json::from_str(line).expect("a line of JSON");
        self.out.lines().map(parse).collect()
    }

    /// The only line of JSON.
    pub fn one(&self) -> Value {
        let mut lines = self.lines();
        assert_eq!(lines.len(), 1, "{}", self.out);
        lines.remove(0)
    }

    #[track_caller]
    pub fn err_has(self, part: &str) -> Got {
        assert!(self.err.contains(part), "`{part}` is not in: {}", self.err);
        self
    }

    #[track_caller]
    pub fn out_has(self, part: &str) -> Got {
        assert!(self.out.contains(part), "`{part}` is not in: {}", self.out);
        self
    }
}
