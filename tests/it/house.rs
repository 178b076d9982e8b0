//! Who may use whom, and what the library must not touch.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room of src/ and the rooms it may use, in the order data flows. All may use `parallel`.
const MAY_USE: &[(&str, &[&str])] = &[
    ("lexicon", &[]),
    ("parallel", &[]),
    ("text", &["lexicon"]),
    ("vector", &["text"]),
    // The island: numbers only. All it shares are the sparse matrix and the kernel of
    // similarities that are computed when they are asked for.
    (
        "objective",
        &["vector::Csr", "vector::Kernel", "vector::Single"],
    ),
    ("maximize", &["objective"]),
    ("score", &["lexicon", "text"]),
    // An island as well: rankings of numbers.
    ("aggregate", &[]),
    ("measure", &[]),
    ("candidate", &["lexicon", "text"]),
    ("rank", &["lexicon", "text", "candidate"]),
    (
        "keywords",
        &[
            "lexicon",
            "text",
            "vector::Csr",
            "objective",
            "maximize",
            "candidate",
            "aggregate",
            "rank",
        ],
    ),
    (
        "caption",
        &[
            "lexicon",
            "text",
            "vector",
            "candidate",
            "rank",
            "keywords",
            "objective",
            "maximize",
        ],
    ),
    (
        "query",
        &[
            "lexicon",
            "text",
            "candidate",
            "aggregate",
            "rank",
            "keywords",
            "caption",
        ],
    ),
    // An island of weighted stems.
    ("feedback", &[]),
    (
        "images",
        &[
            "lexicon",
            "text",
            "maximize",
            "aggregate",
            "keywords",
            "query",
            "feedback",
        ],
    ),
    (
        "opinion",
        &[
            "lexicon",
            "text",
            "vector",
            "objective",
            "maximize",
            "score",
        ],
    ),
];

/// What the library leaves to its callers, and why.
const ABSENT: &[(&str, &str)] = &[
    (
        "std::fs",
        "files are opened at the door (cli/), not in the library",
    ),
    ("std::net", "sockets belong to net/"),
    ("std::env", "no environment variables in the library"),
    (
        "std::time",
        "clocks are read at the door; time limits come in as `should_stop`",
    ),
    ("println!", "the library prints nothing"),
    ("eprintln!", "the library prints nothing"),
    (
        ".partial_cmp(",
        "NaN must not decide an order: use total_cmp",
    ),
    ("todo!", "nothing unfinished lands"),
    ("unimplemented!", "nothing unfinished lands"),
    ("dbg!", "nothing unfinished lands"),
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The lines that are code, with their numbers: no comments, no doc tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    lines
        .map(|(number, line)| (number + 1, line.trim()))
        .filter(|(_, line)| !line.starts_with("//"))
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|s| s == "tests") || path.iter().any(|part| part == "tests")
}

#[test]
fn a_room_uses_only_what_stands_above_it() {
    let mut broken = Vec::new();
    for path in rust_files(&root().join("src")) {
        let inside = path.strip_prefix(root().join("src")).expect("below src");
        let room = inside.iter().next().expect("a name").to_string_lossy();
        let room = room.trim_end_matches(".rs").to_owned();
        if room == "lib" || is_test(&path) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a readable file");
        let allowed = MAY_USE.iter().find(|(name, _)| *name == room);
        let Some((_, allowed)) = allowed else {
            broken.push(format!(
                "src/{room}: no place in the house; add it to MAY_USE"
            ));
            continue;
        };
        for (number, line) in code(&text) {
            for (at, _) in line.match_indices("crate::") {
                let used = &line[at + "crate::".len()..];
                let own = used.starts_with(&room) || used.starts_with("parallel");
                if !own && !allowed.iter().any(|may| used.starts_with(may)) {
                    broken.push(format!(
                        "{}:{number}: {room}/ may not use `{line}`; it may use {allowed:?}",
                        inside.display()
                    ));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_library_touches_no_file_clock_or_screen() {
    let mut broken = Vec::new();
    for path in rust_files(&root().join("src")) {
        if is_test(&path) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a readable file");
        for (number, line) in code(&text) {
            for (word, why) in ABSENT {
                if line.contains(word) {
                    broken.push(format!("{}:{number}: `{word}`: {why}", path.display()));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_room_opens_with_its_question() {
    for (room, _) in MAY_USE {
        let text = fs::read_to_string(root().join("src").join(room).join("mod.rs"))
            .expect("every room has a mod.rs");
        let first = text.lines().next().unwrap_or_default();
        assert!(
            first.starts_with("//! ") && first.contains('?'),
            "src/{room}/mod.rs must open with the question it answers, not `{first}`"
        );
    }
}

#[test]
fn no_file_is_longer_than_400_lines() {
    for folder in ["src", "cli", "tests", "benches"] {
        for path in rust_files(&root().join(folder)) {
            if path.iter().any(|part| part == "target") {
                continue;
            }
            let lines = fs::read_to_string(&path).expect("readable").lines().count();
            assert!(
                lines <= 400 || is_test(&path),
                "{}: {lines} lines",
                path.display()
            );
        }
    }
}

#[test]
fn every_lexicon_says_where_it_comes_from() {
    fn check(folder: &Path) {
        for entry in fs::read_dir(folder).expect("lexicons/") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                check(&path);
                continue;
            }
            // Weights are bytes below their header.
            let bytes = fs::read(&path).expect("a readable lexicon");
            let text = String::from_utf8_lossy(&bytes);
            let header: String = text.lines().take_while(|l| l.starts_with('#')).collect();
            for word in ["Origin", "Licence"] {
                assert!(
                    header.contains(word),
                    "{}: the header must state `{word}`",
                    path.display()
                );
            }
        }
    }
    check(&root().join("lexicons"));
}
