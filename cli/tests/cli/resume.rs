//! `summ keywords --resume`: after a kill nothing is lost and nothing repeated.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::keywords::{keywords, news};
use crate::run::{Folder, Run};

/// Records, with broken ones among them.
fn corpus() -> String {
    let mut all = String::new();
    for (at, line) in news(1500).lines().enumerate() {
        all.push_str(line);
        all.push('\n');
        if at % 100 == 7 {
            all.push_str("{\"id\": broken\n");
        }
    }
    all
}

fn args(format: &str) -> Vec<String> {
    let args = [
        "in.jsonl",
        "-f",
        format,
        "-o",
        "out",
        "--errors",
        "bad.jsonl",
        "--jobs",
        "2",
        "--quiet",
    ];
    args.map(str::to_owned).into()
}

/// How many records the journal knows of.
fn known(folder: &Folder) -> u64 {
    let text = std::fs::read_to_string(folder.0.join("out.part.json")).unwrap_or_default();
    let journal: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    journal["standing"]["records"].as_u64().unwrap_or(0)
}

/// Waits until more records are known to be done than `before`; the child must be at work.
fn wait_for_more(child: &mut Child, folder: &Folder, before: u64) -> bool {
    while known(folder) <= before {
        if child.try_wait().expect("a child").is_some() {
            return false;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    true
}

#[test]
fn killed_and_resumed_is_as_if_undisturbed() {
    let corpus = corpus();
    for format in ["jsonl", "csv", "json", "text", "parquet"] {
        let whole = Folder::new().with("in.jsonl", &corpus);
        keywords(&args(format)).within(&whole).status(1);
        let folder = Folder::new().with("in.jsonl", &corpus);
        let (mut kills, mut before) = (0, 0);
        loop {
            let resume: &[&str] = if kills > 0 { &["--resume"] } else { &[] };
            let run = keywords(&args(format)).args(resume).within(&folder);
            let mut child = run.start();
            if kills == 3 || !wait_for_more(&mut child, &folder, before) {
                assert_eq!(child.wait().expect("an end").code(), Some(1));
                break;
            }
            // SIGKILL: no handler, no last words.
            child.kill().expect("a child that lives");
            child.wait().expect("an end");
            kills += 1;
            before = known(&folder);
            assert!(before > 0);
        }
        assert!(kills > 0, "the run was too fast to be killed");
        let read =
            |folder: &Folder, name: &str| std::fs::read(folder.0.join(name)).expect("a file");
        assert!(read(&folder, "out") == read(&whole, "out"), "{format}");
        assert_eq!(
            folder.read("bad.jsonl"),
            whole.read("bad.jsonl"),
            "{format}"
        );
        let left = std::fs::read_dir(&folder.0).expect("the folder").count();
        assert_eq!(left, 3, "nothing is left beside the files");
    }
}

/// A run that was killed once it had done something.
fn killed(corpus: &str) -> Folder {
    let folder = Folder::new().with("in.jsonl", corpus);
    let mut child = keywords(&args("jsonl")).within(&folder).start();
    assert!(wait_for_more(&mut child, &folder, 0));
    child.kill().expect("a child that lives");
    child.wait().expect("an end");
    folder
}

#[test]
fn what_is_other_is_told() {
    let corpus = corpus();
    let folder = killed(&corpus);
    let run = |more: &[&str]| {
        keywords(&args("jsonl"))
            .args(&["--resume"])
            .args(more)
            .within(&folder)
    };
    run(&["--top", "3"])
        .status(2)
        .err_has("--top was 10 and is 3");
    run(&["--fast", "--lang", "de"])
        .status(2)
        .err_has("--lang was auto and is de");
    let longer = format!("{corpus}{{\"text\": \"More.\"}}\n");
    std::fs::write(folder.0.join("in.jsonl"), longer).expect("a file");
    run(&[]).status(2).err_has("in.jsonl was ");
    std::fs::write(folder.0.join("in.jsonl"), &corpus).expect("a file");
    run(&[]).status(1);
}

#[test]
fn starting_over_is_possible_and_said() {
    let folder = killed(&corpus());
    let mut args = args("jsonl");
    args.retain(|arg| arg != "--quiet");
    let got = keywords(&args).within(&folder).status(1);
    got.err_has("starting over; --resume would have kept");
    assert_eq!(folder.read("out").lines().count(), 1500);
}

#[test]
fn without_a_file_there_is_nothing_to_resume() {
    keywords(&["--resume"])
        .stdin("Good soup.")
        .status(2)
        .err_has("--output");
    let got = keywords(&["--resume", "-o", "/dev/null"])
        .stdin("Good soup.")
        .status(2);
    got.err_has("--resume needs an --output that is a file");
    let folder = Folder::new();
    let got = keywords(&["--resume", "-o", "new"])
        .within(&folder)
        .stdin("Good soup.")
        .status(0);
    got.err_has("starting at the beginning");
    assert!(folder.read("new").contains("soup"));
}

/// No more than 40 kB may be written to one file, as if the disk were full.
#[test]
fn a_full_disk_leaves_what_can_be_resumed() {
    let corpus = corpus();
    let folder = Folder::new().with("in.jsonl", &corpus);
    let limited = |blocks: u32| {
        let command = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let mut shell = Command::new("sh");
        shell.args(["-c", &command, env!("CARGO_BIN_EXE_summ"), "keywords"]);
        shell.args(args("jsonl")).current_dir(&folder.0);
        shell
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .stdin(Stdio::null());
        shell.output().expect("a shell")
    };
    let got = limited(400);
    let told = String::from_utf8_lossy(&got.stderr);
    assert_eq!(got.status.code(), Some(2), "{told}");
    assert!(
        told.contains("cannot write to out; what is done is kept, go on with --resume"),
        "{told}"
    );
    assert!(!Path::new(&folder.0.join("out")).exists());
    keywords(&args("jsonl"))
        .args(&["--resume"])
        .within(&folder)
        .status(1);
    let whole = Folder::new().with("in.jsonl", &corpus);
    keywords(&args("jsonl")).within(&whole).status(1);
    assert!(folder.read("out") == whole.read("out"));
}

#[test]
fn two_runs_do_not_write_one_file() {
    let folder = Folder::new();
    let mut child = keywords(&["-f", "jsonl", "-o", "out"])
        .within(&folder)
        .start();
    while !folder.0.join("out.part").exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    std::thread::sleep(Duration::from_millis(20));
    let second: Run = keywords(&["-f", "jsonl", "-o", "out"]);
    second
        .within(&folder)
        .stdin("Good soup.")
        .status(2)
        .err_has("another run is writing");
    child.kill().expect("a child that lives");
    child.wait().expect("an end");
}
