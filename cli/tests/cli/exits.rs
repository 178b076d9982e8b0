//! Every exit status, and what is said with it.

use std::fs::OpenOptions;

use crate::run::{Folder, Run, corpus};

#[test]
fn done_is_0_and_quiet() {
    let got = Run::opinion(&[corpus("film.txt")]).status(0);
    assert_eq!(got.err, "");
    assert!(
        !got.out.contains('\u{1b}'),
        "no colour where there is no terminal"
    );
}

#[test]
fn a_missing_file_is_2_alone_and_1_beside_others() {
    Run::opinion(&["nope.txt"])
        .status(2)
        .err_has("nope.txt: there is no such file");
    let got = Run::opinion(&["nope.txt", &corpus("film.txt"), "-f", "jsonl"]).status(1);
    assert_eq!(got.one()["id"], "film.txt");
    got.err_has("1 of 2 records failed");
}

#[test]
fn a_binary_file_is_refused_by_its_name() {
    let folder = Folder::new()
        .with("a.txt", b"\x89PNG\r\n\x1a\n\0\0")
        .with("b.txt", b"ab\0\x01cd")
        .with("c.pdf", b"%PDF-1.7 hello");
    let told = |name: &str, what: &str| {
        Run::opinion(&[name])
            .within(&folder)
            .status(2)
            .err_has(&format!("{name}: {what}"));
    };
    told("a.txt", "not text but a PNG image");
    told("b.txt", "a binary file");
    told("c.pdf", "not text but a PDF");
}

#[test]
fn a_page_of_faces_is_not_free() {
    let page = "😍 😡 👍 ".repeat(40);
    Run::opinion(&["-b", "20w"])
        .stdin(&page)
        .status(2)
        .err_has("give a --budget of at least");
    Run::opinion(&["-b", "20w"])
        .stdin("😍 😍\n\nThe soup was cold.")
        .status(0)
        .out_has("4 of 20 words");
    Run::summ(&["sentiment"])
        .stdin("😍 😍")
        .status(0)
        .out_has("intensity 1.");
}

#[test]
fn nothing_in_it_is_2() {
    let folder = Folder::new()
        .with("empty.txt", "")
        .with("blank.txt", " \n\t\n")
        .with("e.jsonl", "\n");
    for name in ["empty.txt", "blank.txt"] {
        let got = Run::opinion(&[name, "-f", "jsonl"])
            .within(&folder)
            .status(2);
        assert_eq!(got.one()["summary"], "");
        got.err_has("there is no sentence in it")
            .err_has("nothing was summarised");
    }
    Run::opinion(&["e.jsonl"])
        .within(&folder)
        .status(2)
        .err_has("there is no record");
    Run::opinion(&[&folder.0]).status(2);
    Run::opinion(&["-"]).status(2);
}

#[test]
fn a_budget_that_is_too_small_is_2_with_the_least_that_would_do() {
    let got = Run::opinion(&[&corpus("film.txt"), "-b", "1w"]).status(2);
    got.err_has("no sentence fits")
        .err_has("--budget of at least 4");
}

#[test]
fn all_records_bad_is_2() {
    Run::opinion(&["-f", "jsonl"])
        .stdin("{\"id\":1}\n{oops\n")
        .status(2);
}

#[test]
fn a_full_disk_is_2_and_named() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let full = OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("/dev/full");
    let got = Run::opinion(&[corpus("film.txt")]).stdout(full).status(2);
    got.err_has("cannot write to standard output");
    let got = Run::opinion(&[&corpus("film.txt"), "-o", "/dev/full"]).status(2);
    got.err_has("cannot write to /dev/full");
    let got = Run::opinion(&["--errors", "/dev/full"])
        .stdin("{oops\n")
        .status(2);
    got.err_has("cannot write /dev/full");
}

#[test]
fn an_output_file_is_whole_or_not_there() {
    let folder = Folder::new();
    Run::opinion(&[&corpus("film.txt"), "-o", "out.txt"])
        .within(&folder)
        .status(0);
    assert!(folder.read("out.txt").starts_with("film.txt"));
    let names = std::fs::read_dir(&folder.0).expect("the folder").count();
    assert_eq!(names, 1, "nothing is left beside the file");
    let got = Run::opinion(&[&corpus("film.txt"), "-o", "no/such/out.txt"]).within(&folder);
    got.status(2).err_has("cannot write no/such/out.txt");
}

#[test]
fn wrong_use_is_2_and_suggests() {
    Run::opinion(&["--relevence", "prior"])
        .status(2)
        .err_has("'--relevance'");
    Run::opinion(&["--relevance", "facility-locaton"])
        .status(2)
        .err_has("'facility-location'");
    Run::opinion(&["--preset", "d15-1017-a6"])
        .status(2)
        .err_has("d15-1017-a5");
    Run::opinion(&["--aspects", "hotl"])
        .status(2)
        .err_has("did you mean `hotel`?");
    Run::opinion(&["--lang", "xx"]).status(2).err_has("--lang");
    Run::opinion(&["--budget", "200"])
        .status(2)
        .err_has("write 200w for words");
    Run::opinion(&["--gamma", "1.5"])
        .status(2)
        .err_has("from 0 to 1");
    Run::opinion(&["--must-include", "("])
        .status(2)
        .err_has("no regular expression");
    Run::opinion(&["--alpha", "0.5", "--lambda-relevance", "1"]).status(2);
    Run::summ(&["opinon"]).status(2).err_has("opinion");
    Run::summ(&["man", "opinon"])
        .status(2)
        .err_has("no command `opinon`");
}

#[test]
fn help_comes_from_the_registries() {
    let got = Run::opinion(&["--help"]).status(0);
    let got = got
        .out_has("saturated-coverage")
        .out_has("d15-1017-a3")
        .out_has("calibrated");
    let got = got
        .out_has("restaurant")
        .out_has("Examples:")
        .out_has("[default: 100w]");
    got.out_has("Exit status");
    Run::summ(&["--version"])
        .status(0)
        .out_has(env!("CARGO_PKG_VERSION"));
    Run::summ(&["completions", "bash"])
        .status(0)
        .out_has("--lambda-relevance");
    Run::summ(&["man"]).status(0).out_has(".TH");
    Run::summ(&["man", "opinion"])
        .status(0)
        .out_has("must\\-include");
}
