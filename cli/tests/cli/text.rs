//! What people see.

use crate::run::{Run, corpus};

#[test]
fn sentences_with_signs_and_one_last_line() {
    let got = Run::opinion(&[&corpus("hotel.jsonl"), "-b", "60w"]).status(0);
    assert!(
        got.out
            .starts_with("Hotel Ostrelle, Port Callow (hotel-ostrelle)\n\n  ")
    );
    let last = got.out.rsplit("\n\n").next().expect("a last line");
    let last = last.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(last.contains(" of 60 words · praise "), "{last}");
    assert!(
        last.contains(
            "% of the best possible (bound; lazy greedy, guarantee .405, Tang et al. 2021)"
        ),
        "{last}"
    );
    got.out_has("  + ").out_has("  − ").out_has(" · h");
}

#[test]
fn explained_down_to_the_words() {
    let got = Run::opinion(&[&corpus("film.txt"), "--explain"])
        .env("COLUMNS", "200")
        .status(0);
    got.out_has("choice 1: gain ")
        .out_has("relevance ")
        .out_has(" words")
        .out_has("“magnificent” +");
}

#[test]
fn lines_are_no_wider_than_asked() {
    let got = Run::opinion(&[&corpus("hotel.jsonl"), "--explain"])
        .env("COLUMNS", "50")
        .status(0);
    assert!(
        got.out.lines().all(|line| line.chars().count() <= 50),
        "{}",
        got.out
    );
}

#[test]
fn colours_only_when_wanted() {
    let with = |when: &str| {
        Run::opinion(&[&corpus("film.txt"), "--color", when])
            .status(0)
            .out
    };
    let colored = with("always");
    assert!(colored.contains("\u{1b}[32m") && colored.contains("\u{1b}[31m"));
    assert_eq!(with("auto"), with("never"));
    assert!(!with("never").contains('\u{1b}'));
}

/// A text must not be able to speak to the terminal.
#[test]
fn control_characters_do_not_reach_the_terminal() {
    let got = Run::opinion(&["-"])
        .stdin("A \u{1b}[31mgreat\u{7} soup.")
        .status(0);
    assert!(!got.out.contains('\u{1b}') && !got.out.contains('\u{7}'));
}

#[test]
fn markdown_is_escaped_and_signed() {
    let got = Run::opinion(&["-f", "markdown"])
        .stdin("A *great* [soup](x)!")
        .status(0);
    got.out_has("## stdin\n")
        .out_has("- + A \\*great\\* \\[soup\\](x)!")
        .out_has("optimal: no choice is worth more (lazy greedy)");
}
