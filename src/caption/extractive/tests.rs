use super::*;
use crate::keywords::{self, Extractor};
use crate::text::Document;

/// What a sentence can become, in the order in which it is found.
fn lines(text: &str) -> Vec<String> {
    let extractor = Extractor::new(keywords::Settings::default()).unwrap();
    let document = Document::new("d", text);
    extractor.read(&document, |context| {
        let article = Article::new(context, &[]);
        let segments = |sentence: usize| {
            let found = clause::segments(&article, sentence);
            let line = |segment| render::line(&article, sentence, &segment);
            found
                .into_iter()
                .filter_map(line)
                .map(|line| line.text)
                .collect::<Vec<_>>()
        };
        article.captioned().into_iter().flat_map(segments).collect()
    })
}

#[test]
fn clauses_stand_by_themselves() {
    let cases: &[(&str, &[&str])] = &[
        (
            "The council refused the plan.",
            &["The council refused the plan."],
        ),
        (
            "Opponents had asked for a referendum, which the council refused.",
            &[
                "Opponents had asked for a referendum, which the council refused.",
                "Opponents had asked for a referendum.",
            ],
        ),
        // the conjunction goes, at the beginning of a sentence too
        (
            "But the wall held, and the farmers went home.",
            &[
                "The wall held, and the farmers went home.",
                "The wall held.",
                "The farmers went home.",
            ],
        ),
        // nobody said it any more
        (
            "The wall will hold, the mayor said.",
            &["The wall will hold."],
        ),
        // a list is not cut
        (
            "The market sells apples, bread, and cheese.",
            &["The market sells apples, bread, and cheese."],
        ),
        // what was introduced can do without
        (
            "After nine years, the night ferry returned again.",
            &[
                "After nine years, the night ferry returned again.",
                "The night ferry returned again.",
            ],
        ),
        (
            "The mayor, who lives nearby, opened the bridge.",
            &[
                "The mayor, who lives nearby, opened the bridge.",
                "The mayor opened the bridge.",
            ],
        ),
        (
            "The bridge (built in 1904) was closed; the ferry has returned.",
            &[
                "The bridge (built in 1904) was closed; the ferry has returned.",
                "The bridge was closed; the ferry has returned.",
                "The bridge (built in 1904) was closed.",
                "The bridge was closed.",
                "The ferry has returned.",
            ],
        ),
        ("He said.", &["He said."]),
        (
            "1,000 people came at 10:30.",
            &["1,000 people came at 10:30."],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(lines(text), *expected, "{text}");
    }
}

#[test]
fn marks_that_belong_together_are_not_torn_apart() {
    let found = lines("“The wall held, and the farmers went home,” he said.");
    assert!(
        found
            .iter()
            .all(|line| line.matches(['“', '”']).count() % 2 == 0),
        "{found:?}"
    );
    assert!(
        found.contains(&"The farmers went home.".to_owned()),
        "{found:?}"
    );
}

#[test]
fn other_languages_are_cut_where_it_is_sure() {
    let found = lines(
        "Der Rat der Stadt stimmte am Montag für die neue Fernwärme, obwohl viele Bürger dagegen waren.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(
        found[1],
        "Der Rat der Stadt stimmte am Montag für die neue Fernwärme."
    );
    let found = lines("Auf dem Markt gibt es viel Brot, Käse und Wein aus dem Tal der Ilse.");
    assert_eq!(found.len(), 1, "{found:?}");
}
