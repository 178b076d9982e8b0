use std::collections::BTreeMap;

use super::decode::{Search, Sequence};
use super::features::{Features, NAMES};
use super::fluency::{BEGIN, END, Fluency, Step};
use super::length::Length;
use super::selection::{Example, Selection};
use super::words::Words;
use super::*;
use crate::caption::article::Article;
use crate::caption::{CaptionTraining, Captioner, Settings};
use crate::keywords::{self, Extractor};
use crate::text::Document;

fn features(frequency: f64, title: f64) -> Features {
    let mut numbers = [0.0; NAMES.len()];
    numbers[0] = frequency;
    numbers[1] = title;
    Features {
        numbers,
        tag: "NOUN",
    }
}

fn example(frequency: f64, title: f64, counts: [u32; 2]) -> Example {
    Example {
        features: features(frequency, title),
        counts,
    }
}

#[test]
fn chances_are_the_shares_that_were_seen() {
    // 400 words in titles, 4 of 5 of them taken, and 4,000 others, 1 of 20 of them.
    let mut examples = Vec::new();
    for i in 0..400 {
        let taken = u32::from(i % 5 != 0);
        examples.push(example(1.0, 1.0, [taken, 1 - taken]));
    }
    for i in 0..4000 {
        let taken = u32::from(i % 20 == 0);
        examples.push(example(1.0, 0.0, [taken, 1 - taken]));
    }
    let learned = Selection::learn(&examples.iter().collect::<Vec<_>>());
    assert_eq!(learned.numbers["title"].cuts, [1.0]);
    assert!(learned.numbers["frequency"].cuts.is_empty());
    // The ridge holds them back a little.
    assert!((learned.chance(&features(1.0, 1.0)) - 0.8).abs() < 0.01);
    assert!((learned.chance(&features(1.0, 0.0)) - 0.05).abs() < 0.002);
}

#[test]
fn nothing_learned_is_no_certainty() {
    let learned = Selection::learn(&[]);
    assert!((learned.chance(&features(1.0, 1.0)) - 0.5).abs() < 1e-9);
    let model = CaptionTraining::default().learn();
    assert_eq!((model.articles(), model.captions()), (0, 0));
}

#[test]
fn lengths_are_log_normal() {
    let length = Length::learn(&[5, 10, 20]);
    assert!((length.mean - 10f64.ln()).abs() < 1e-9);
    let sum: f64 = (1..=500).map(|n| length.chance(n)).sum();
    assert!((sum - 1.0).abs() < 1e-9);
    assert!(length.chance(9) > length.chance(3) && length.chance(9) > length.chance(40));
    assert!(Length::learn(&[7, 7]).deviation > 0.0);
}

fn step(before: &str, word: &str, article: [f64; 3]) -> Step {
    Step {
        before: before.to_owned(),
        word: word.to_owned(),
        article,
    }
}

#[test]
fn the_article_counts_more_where_captions_follow_it() {
    let likely = |word: &str| step("x", word, [0.9, 0.01, 0.01]);
    let unlikely = |word: &str| step("x", word, [0.0, 0.2, 0.01]);
    let (a, b): (Vec<Step>, Vec<Step>) = (
        (0..50).map(|i| likely(&format!("a{i}"))).collect(),
        (0..50).map(|i| unlikely(&format!("b{i}"))).collect(),
    );
    let weights = |of: &[Step]| Fluency::learn(&[of]).weights;
    assert!(weights(&a)[0] > 0.9);
    assert!(weights(&b)[2] > 0.9);
    let sum: f64 = weights(&a).iter().sum();
    assert!((sum - 1.0).abs() < 1e-9);
}

#[test]
fn a_caption_does_not_vouch_for_itself() {
    // Each pair of words stands in the captions of one article only.
    let one = vec![
        step(BEGIN, "p", [0.1, 0.1, 0.1]),
        step("p", END, [0.1, 0.0, 0.1]),
    ];
    let two = vec![
        step(BEGIN, "q", [0.1, 0.1, 0.1]),
        step("q", END, [0.1, 0.0, 0.1]),
    ];
    let apart = Fluency::learn(&[&one, &two]);
    // The same in both: the other one vouches.
    let together = Fluency::learn(&[&one, &one]);
    assert!(together.weights[1] > 2.0 * apart.weights[1]);
    assert_eq!(
        apart.follow[BEGIN],
        BTreeMap::from([("p".into(), 1), ("q".into(), 1)])
    );
}

const TINY: &str = "Old boats carry green apples. Boats carry old apples home.";

fn with_words(text: &str, then: impl FnOnce(&Words)) {
    let extractor = Extractor::new(keywords::Settings::default()).unwrap();
    extractor.read(&Document::new("d", text), |context| {
        let article = Article::new(context, &[]);
        let n = context.terms.frequency.len();
        // Words differ in their chance, so that no two sequences tie.
        let chances: Vec<f64> = (0..n).map(|t| -0.5 - 0.173 * t as f64).collect();
        then(&Words::best(&article, &chances));
    });
}

fn fluency() -> Fluency {
    let next = |pairs: &[(&str, u32)]| pairs.iter().map(|(w, n)| ((*w).to_owned(), *n)).collect();
    Fluency {
        weights: [0.6, 0.2, 0.15, 0.05],
        follow: BTreeMap::from([
            (BEGIN.to_owned(), next(&[("green", 2), ("boats", 1)])),
            ("apples".to_owned(), next(&[(END, 3), ("home", 1)])),
        ]),
    }
}

/// All sequences within the budget, one after another.
fn every(search: &Search<'_>, words: &Words, sequence: &Sequence, found: &mut Vec<Sequence>) {
    found.extend(search.ended(sequence));
    for word in 0..words.list.len() as u32 {
        if search.may_follow(sequence, word) {
            let longer = search.with(sequence, word);
            every(search, words, &longer, found);
        }
    }
}

#[test]
fn the_beam_finds_what_looking_at_all_finds() {
    with_words(TINY, |words| {
        let fluency = fluency();
        for budget in 1..=5 {
            let search = Search::new(words, &fluency, budget);
            let mut all = Vec::new();
            let start = Sequence {
                words: Vec::new(),
                cost: 0,
                selection: 0.0,
                fluency: 0.0,
            };
            every(&search, words, &start, &mut all);
            let found = search.run();
            for n in 1..=budget {
                let value = |s: &&Sequence| s.mean_selection() + s.mean_fluency();
                let best = |list: &[Sequence]| {
                    let of_length = list.iter().filter(|s| s.words.len() == n);
                    let best = of_length.max_by(|a, b| value(a).total_cmp(&value(b)));
                    best.map(|s| s.words.clone())
                };
                assert_eq!(best(&found), best(&all), "{n} of {budget} words");
            }
        }
    });
}

#[test]
fn rows_are_chances() {
    with_words(TINY, |words| {
        let fluency = fluency();
        let search = Search::new(words, &fluency, 5);
        for before in std::iter::once(None).chain((0..words.list.len() as u32).map(Some)) {
            let sum: f64 = search.row(before).chances.iter().map(|ln| ln.exp()).sum();
            // Less than 1 where nothing was learned of what follows the word.
            assert!(sum > 0.79 && sum < 1.0 + 1e-9, "{sum}");
        }
    });
}

#[test]
fn words_are_written_as_within_sentences() {
    with_words(
        "Boats from Oslo came. The boats, NATO said, left well-made Oslo, Norway.",
        |words| {
            let at = |normal: &str| {
                let found = words.list.iter().position(|w| w.normal == normal);
                found.unwrap() as u32
            };
            let line = |list: &[&str]| words.line(&list.iter().map(|w| at(w)).collect::<Vec<_>>());
            assert_eq!(
                line(&["the", "boats", "from", "oslo", "norway"]),
                "The boats from Oslo, Norway"
            );
            assert_eq!(
                line(&["nato", "left", "well", "made", "boats"]),
                "NATO left well-made boats"
            );
        },
    );
}

fn model() -> CaptionModel {
    let captioner = Captioner::new(Settings::default()).unwrap();
    let mut training = CaptionTraining::default();
    for (at, caption) in ["Green apples", "Boats carry \"old\" apples", "Home"]
        .iter()
        .enumerate()
    {
        let document = Document::new(at.to_string(), TINY);
        captioner.teach(&document, &[caption], &mut training);
    }
    training.learn()
}

#[test]
fn bad_models_are_refused_with_their_line() {
    let good = "version = 1\narticles = 1\ncaptions = 1\n\n[length]\nmean = 2.0\ndeviation = 0.5\n\n\
                [selection]\nbias = -1.0\ntags = {}\n[selection.numbers.title]\ncuts = [1.0]\n\
                weights = [0.0, 1.0]\n\n[fluency]\nweights = [0.5, 0.2, 0.2, 0.1]\n\
                [fluency.follow.\"<s>\"]\nboats = 2\n";
    let read = CaptionModel::read(good).unwrap();
    assert_eq!((read.articles(), read.captions()), (1, 1));
    let refused = |from: &str, to: &str| {
        assert!(good.contains(from));
        CaptionModel::read(&good.replace(from, to))
            .unwrap_err()
            .to_string()
    };
    let error = refused("version = 1", "version = 2");
    assert_eq!(
        error,
        "it is a model of version 2, and version 1 is read; train it again"
    );
    let cases = [
        ("boats = 2", "boats = two", "line 19"),
        ("boats = 2", "boats = -2", "line 19"),
        (
            "weights = [0.0, 1.0]",
            "weights = [0.0]",
            "1 cuts make 2 parts",
        ),
        (
            "numbers.title",
            "numbers.colour",
            "`colour` is no number of a word",
        ),
        (
            "[0.5, 0.2, 0.2, 0.1]",
            "[0.5, 0.5, 0.5, 0.5]",
            "add up to 1",
        ),
        ("deviation = 0.5", "deviation = 0.0", "line 7"),
        ("captions = 1\n", "captions = 1\nmore = 1\n", "line 4"),
        ("version = 1\n", "", "version"),
    ];
    for (from, to, told) in cases {
        let error = refused(from, to);
        assert!(error.contains(told), "{told}: {error}");
    }
}

#[test]
fn a_model_is_the_same_however_the_articles_come() {
    let captioner = Captioner::new(Settings::default()).unwrap();
    let teach = |order: [usize; 3]| {
        let mut training = CaptionTraining::default();
        for at in order {
            let text = [TINY, "A ferry sails home.", "Green apples ripen."][at];
            captioner.teach(&Document::new("d", text), &["apples home"], &mut training);
        }
        training.learn()
    };
    let (one, two) = (teach([0, 1, 2]), teach([2, 0, 1]));
    assert_eq!(one.fluency.follow, two.fluency.follow);
    assert!((one.selection.bias - two.selection.bias).abs() < 1e-9);
    assert_eq!(model(), model());
}
