//! `--lexicon`: words of the user's own. All files here are written for these tests.

use crate::run::{Folder, Got, Run, corpus};

const OURS: &str = "# mine\nblorpy\t3\t1\nsnarf\t-3\t1\n";
const VADER: &str = "blorpy\t3.0\t0.6\t[3, 3, 3, 3]\nsnarf\t-3.0\t0.4\t[-3, -3, -3, -3]\n";
const AFINN: &str = "blorpy\t5\nsnarf\t-5\nwuzzy\t-2\n";
const SENTIWORDNET: &str = "# POS\tID\tPosScore\tNegScore\tSynsetTerms\tGloss\n\
    a\t00000001\t0.875\t0\tblorpy#1\tmade up\n\
    a\t00000002\t0\t0.875\tsnarf#1\tmade up\n";
const MPQA: &str = "type=strongsubj len=1 word1=blorpy pos1=adj stemmed1=n priorpolarity=positive\n\
    type=strongsubj len=1 word1=snarf pos1=noun stemmed1=n priorpolarity=negative\n";

fn judged(folder: &Folder, args: &[&str], text: &str) -> f64 {
    let run = Run::summ(&["sentiment", "-f", "jsonl", "--lang", "en"]).args(args);
    let line = run.within(folder).stdin(text).status(0).one();
    line["polarity"].as_f64().expect("a number")
}

fn refused(name: &str, content: &[u8]) -> Got {
    let folder = Folder::new().with(name, content);
    let run = Run::summ(&["sentiment", "--lexicon", name]).within(&folder);
    run.stdin("Fine.").status(2)
}

#[test]
fn every_format_is_read() {
    for (name, content) in [
        ("ours.tsv", OURS),
        ("vader.txt", VADER),
        ("afinn.txt", AFINN),
        ("swn.txt", SENTIWORDNET),
        ("mpqa.tff", MPQA),
    ] {
        let folder = Folder::new().with(name, content);
        let judged = |text| judged(&folder, &["--lexicon", name], text);
        assert!(judged("A blorpy lamp.") > 0.2, "{name}");
        assert!(judged("A snarf of a lamp.") < -0.2, "{name}");
        assert!(judged("Not blorpy.") < 0.0, "{name}: the rules stay");
        assert!(judged("A lamp :)") > 0.0, "{name}: the symbols stay");
        assert_eq!(judged("A wonderful lamp."), 0.0, "{name}: the words go");
    }
}

#[test]
fn a_pair_of_lists_is_one_lexicon() {
    let folder = Folder::new()
        .with("positive-words.txt", "; made up\nblorpy\n")
        .with("negative-words.txt", "; made up\nsnarf\n");
    let pair = [
        "--lexicon",
        "positive-words.txt",
        "--lexicon",
        "negative-words.txt",
    ];
    assert!(judged(&folder, &pair, "A blorpy lamp.") > 0.2);
    assert!(judged(&folder, &pair, "A snarf.") < -0.2);
}

#[test]
fn words_are_added_over_the_built_in_ones() {
    let folder = Folder::new()
        .with("mine.tsv", "blorpy\t3\nslow\t3\n")
        .with("other.tsv", "wuzzy\t-3\n");
    let added = ["--add-lexicon", "mine.tsv"];
    assert!(judged(&folder, &added, "A blorpy lamp.") > 0.2);
    assert!(judged(&folder, &added, "A slow lamp.") > 0.2);
    let plain = judged(&folder, &[], "A terrible lamp.");
    assert_eq!(judged(&folder, &added, "A terrible lamp."), plain);
    let both = ["--lexicon", "other.tsv", "--add-lexicon", "mine.tsv"];
    assert!(judged(&folder, &both, "A blorpy lamp.") > 0.2);
    assert!(judged(&folder, &both, "A wuzzy lamp.") < -0.2);
    assert_eq!(judged(&folder, &both, "A terrible lamp."), 0.0);
}

#[test]
fn a_settings_file_names_lexicons_beside_it() {
    let folder = Folder::new()
        .with("set/mine.tsv", OURS)
        .with("other.tsv", "blorpy\t-3\n")
        .with(
            "set/s.toml",
            "lexicon = [\n  \"mine.tsv\",\n]\nbudget = \"9w\"\n",
        )
        .with(
            "set/bad.toml",
            "lexicon = [\n  \"mine.tsv\",\n]\nbudgte = \"9w\"\n",
        )
        .with("set/odd.toml", "\nlexicon = 3\n");
    let polarity = |args: &[&str]| {
        let run = Run::opinion(args).args(&["-f", "jsonl", "--lang", "en"]);
        let line = run
            .within(&folder)
            .stdin("A blorpy lamp stands here.")
            .status(0);
        line.one()["sentences"][0]["polarity"]
            .as_f64()
            .expect("a number")
    };
    assert!(polarity(&["--settings", "set/s.toml"]) > 0.2);
    // What is typed goes over it.
    let typed = ["--settings", "set/s.toml", "--lexicon", "other.tsv"];
    assert!(polarity(&typed) < -0.2);
    let told = |file: &str, part: &str| {
        let run = Run::opinion(&["--settings", file]).within(&folder);
        run.stdin("A lamp.").status(2).err_has(part);
    };
    told(
        "set/bad.toml",
        "set/bad.toml:4: there is no setting `budgte`",
    );
    told("set/odd.toml", "set/odd.toml:2:");
}

#[test]
fn with_a_lexicon_other_languages_have_words() {
    let words = "großartig\t3\nwunderbar\t3\nleider\t-1.5\nstören\t-2\nkitschig\t-2\n";
    let folder = Folder::new().with("de.tsv", words);
    let text = corpus("kritik-de.txt");
    let run = |args: &[&str]| {
        Run::opinion(&[&text, "-f", "jsonl"])
            .args(args)
            .within(&folder)
    };
    run(&[])
        .status(0)
        .err_has("no sentiment lexicon for German");
    let got = run(&["--lexicon", "de.tsv", "-b", "150w"]).status(0);
    assert!(!got.err.contains("no sentiment lexicon"), "{}", got.err);
    let line = got.one();
    let sentences = line["sentences"].as_array().expect("a list");
    let praise = |s: &&serde_json::Value| s["polarity"].as_f64().is_some_and(|p| p > 0.0);
    assert!(sentences.iter().any(|s| praise(&s)), "{line}");
    // "wunderbarer" is a form of "wunderbar".
    let got = Run::summ(&[
        "sentiment",
        "--explain",
        "-f",
        "jsonl",
        &text,
        "--lexicon",
        "de.tsv",
    ]);
    got.within(&folder)
        .status(0)
        .out_has("\"text\":\"wunderbarer\"");
}

#[test]
fn eval_measures_with_the_words_given() {
    let gold = "{\"id\":\"a\",\"text\":\"A blorpy lamp.\",\"label\":1}\n\
                {\"id\":\"b\",\"text\":\"A snarf lamp.\",\"label\":-1}\n";
    let folder = Folder::new().with("g.jsonl", gold).with("mine.tsv", OURS);
    let run = Run::summ(&[
        "eval",
        "sentiment",
        "g.jsonl",
        "-f",
        "json",
        "--lexicon",
        "mine.tsv",
    ]);
    let got = run.within(&folder).status(0);
    let line: serde_json::Value = serde_json::from_str(&got.out).expect("JSON");
    assert_eq!(line["sign_accuracy"], 1.0);
    let summaries = "{\"id\":\"a\",\"text\":\"A blorpy lamp. A snarf lamp.\",\
                     \"references\":[\"A blorpy lamp.\"]}\n";
    let folder = folder.with("s.jsonl", summaries);
    for args in [
        ["--lexicon", "mine.tsv", "--seed", "1"],
        ["--lexicon", "mine.tsv", "--add-lexicon", "mine.tsv"],
    ] {
        let run = Run::summ(&["eval", "opinion", "s.jsonl", "-b", "4w", "-f", "json"]);
        run.args(&args).within(&folder).status(0);
    }
}

#[test]
fn what_cannot_be_used_is_refused_with_a_way_out() {
    refused("empty.txt", b"")
        .err_has("--lexicon: empty.txt: the file is empty")
        .err_has("grim<TAB>-2");
    refused("blank.txt", b"\n \n").err_has("the file is empty");
    refused("notes.txt", b"# only a comment\n").err_has("notes.txt");
    refused("letter.txt", b"Dear all, this is prose.\n")
        .err_has("letter.txt, line 1")
        .err_has("VADER")
        .err_has("SentiWordNet");
    refused(
        "half.tsv",
        b"grim\t-2\t0.5\nbleak\t-1\t0.5\nneat\t1\t0.5\nbright\n",
    )
    .err_has("half.tsv, line 4");
    refused("high.tsv", b"neat\t1\t0.5\nbleak\t-1\t0.5\ngrim\t-9\t0.5\n")
        .err_has("high.tsv, line 3");
    refused("twice.tsv", b"grim\t-2\t1\ngrim\t-1\t1\n").err_has("line 1 already");
    refused("latin.txt", b"fine\t2\t1\nna\xEFve\t-1\t1\n")
        .err_has("latin.txt, line 2: not UTF-8")
        .err_has("iconv -f latin1 -t utf-8 latin.txt");
    refused("list.txt", b"grim\nbleak\n").err_has("positive");
    refused("shot.png", b"\x89PNG\r\n\x1a\n").err_has("a PNG image");
    let folder = Folder::new().with("sub/a.tsv", OURS);
    for (name, told) in [("no.tsv", "there is no such file"), ("sub", "a folder")] {
        for option in ["--lexicon", "--add-lexicon"] {
            let run = Run::opinion(&[option, name]).within(&folder).stdin("Fine.");
            run.status(2)
                .err_has(told)
                .err_has(&format!("{option}: {name}"));
        }
    }
}
