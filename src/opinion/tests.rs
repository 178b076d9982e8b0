use proptest::prelude::*;

use super::*;
use crate::text::Review;

fn settings(budget: &str) -> Settings {
    Settings {
        budget: budget.parse().expect("a budget"),
        ..Settings::default()
    }
}

fn summarize(settings: Settings, document: &Document) -> Summary {
    Summarizer::new(settings)
        .expect("good settings")
        .summarize(document)
}

/// Six short reviews of a kettle, with agreement and disagreement.
fn kettle() -> Document {
    Document::from_reviews(
        "kettle",
        [
            ("a", "Boils fast and looks great. The handle gets hot."),
            ("b", "It boils very fast. The lid broke after two weeks!"),
            (
                "c",
                "Terrible lid, it broke in a month. Water tastes of plastic.",
            ),
            ("d", "I love the colour. Boils fast."),
            ("e", "It came in a box. Great design and quick to boil."),
            (
                "f",
                "😍😍 Fast! The battery of my phone has nothing to do with it.",
            ),
        ],
    )
}

#[test]
fn offsets_point_back_into_the_review() {
    let document = kettle();
    let summary = summarize(settings("30w"), &document);
    assert!(!summary.sentences.is_empty());
    for sentence in &summary.sentences {
        let review = &document.reviews[sentence.review_index];
        assert_eq!(&review.text[sentence.span.clone()], sentence.text);
        assert_eq!(review.id, sentence.review);
    }
    let order: Vec<usize> = summary.sentences.iter().map(|s| s.index).collect();
    assert!(order.is_sorted(), "reading order");
}

#[test]
fn source_and_aspects_add_up_to_the_balances() {
    let document = kettle();
    let settings = Settings {
        aspects: Aspects::Named("electronics".into()),
        ..settings("25w")
    };
    let summary = summarize(settings, &document);
    assert_eq!(summary.source.len(), summary.source_balance.sentences);
    for chosen in &summary.sentences {
        let same = &summary.source[chosen.index];
        assert_eq!(same.review_index, chosen.review_index);
        assert_eq!(same.span, chosen.span);
        assert_eq!(same.side(), chosen.side());
    }
    assert!(summary.by_aspect.len() > 1, "{:?}", summary.by_aspect);
    type Count = fn(&Balance) -> f64;
    let counts: [Count; 4] = [
        |b| b.sentences as f64,
        |b| b.words as f64,
        |b| b.words as f64 * b.praise,
        |b| b.words as f64 * b.complaint,
    ];
    for count in counts {
        let source: f64 = summary.by_aspect.iter().map(|a| count(&a.source)).sum();
        assert!((source - count(&summary.source_balance)).abs() < 1e-9);
        let chosen: f64 = summary.by_aspect.iter().map(|a| count(&a.summary)).sum();
        assert!((chosen - count(&summary.balance)).abs() < 1e-9);
    }
    let named = |a: &AspectBalance| a.aspect.is_some();
    assert!(summary.by_aspect.iter().rev().skip(1).all(named));
}

#[test]
fn the_bound_is_known_after_each_choice() {
    let summary = summarize(settings("25w"), &kettle());
    assert_eq!(summary.bounds.len(), summary.sentences.len() + 1);
    assert_eq!(summary.bounds.last().copied(), summary.bound.ok());
}

#[test]
fn every_unit_of_budget_is_kept() {
    let document = kettle();
    for (budget, limit) in [("25w", 25.0), ("3s", 3.0), ("80c", 80.0), ("40%", 25.0)] {
        let summary = summarize(settings(budget), &document);
        let cost: f64 = summary.sentences.iter().map(|s| s.cost).sum();
        assert!(cost > 0.0 && cost <= limit, "{budget}: {cost}");
        assert!(summary.budget <= limit, "{budget}: {}", summary.budget);
    }
    let exact = Document::new("x", "Good one.");
    assert_eq!(summarize(settings("9c"), &exact).text(), "Good one.");
    assert_eq!(summarize(settings("8c"), &exact).text(), "");
    let two = Document::new("x", "Good one. Bad one.");
    assert_eq!(
        summarize(settings("18c"), &two).text(),
        "Good one. Bad one."
    );
    assert_eq!(summarize(settings("17c"), &two).sentences.len(), 1);
}

#[test]
fn every_part_under_every_method_gives_a_checked_summary() {
    let document = kettle();
    for &objective in Mixing::ALL {
        for &relevance in Relevance::ALL {
            for &redundancy in Redundancy::ALL {
                for &sentiment in SentimentReward::ALL {
                    let settings = Settings {
                        objective,
                        relevance,
                        redundancy,
                        sentiment,
                        aspects: Aspects::Named("electronics".into()),
                        query: vec!["lid".into(), "colour".into()],
                        must_include: vec!["design".into()],
                        ..settings("30w")
                    };
                    let summary = summarize(settings, &document);
                    let what = format!("{objective} {relevance} {redundancy} {sentiment}");
                    assert!(!summary.sentences.is_empty(), "{what}");
                    for s in &summary.sentences {
                        let p = &s.parts;
                        let sum = p.relevance + p.redundancy + p.sentiment + p.focus;
                        assert!((sum - s.gain).abs() < 1e-9, "{what}: {sum} {}", s.gain);
                    }
                    match summary.certificate() {
                        Some(share) => assert!(share > 0.0 && share <= 1.0, "{what}"),
                        None => assert_ne!(redundancy, Redundancy::ClusterReward, "{what}"),
                    }
                }
            }
        }
    }
}

#[test]
fn a_graph_cut_that_is_not_monotone_has_neither_bound_nor_guarantee() {
    let settings = Settings {
        redundancy: Redundancy::GraphCut,
        graph_cut_lambda: 20.0,
        ..settings("30w")
    };
    let summary = summarize(settings, &kettle());
    assert!(summary.bound.is_err());
    assert!(summary.bounds.is_empty());
    assert_eq!(summary.certificate(), None);
    assert_eq!(summary.guarantee.share(), 0.0);
}

#[test]
fn dispersion_has_no_bound_and_a_guarantee_of_its_own_where_sentences_are_counted() {
    let dispersed = |budget: &str, change: fn(&mut Settings)| {
        let mut settings = Settings {
            redundancy: Redundancy::Dispersion,
            ..settings(budget)
        };
        change(&mut settings);
        summarize(settings, &kettle())
    };
    let counted = dispersed("3s", |_| {});
    assert_eq!(counted.certificate(), None);
    assert_eq!(counted.guarantee.share(), 0.5);
    assert!(counted.sentences.iter().any(|s| s.parts.redundancy > 0.0));
    assert_eq!(dispersed("30w", |_| {}).guarantee.share(), 0.0);
    let limited = dispersed("3s", |s| s.most_per_review = Some(1));
    assert_eq!(limited.guarantee.share(), 0.0);
    let with = dispersed("3s", |s| s.must_include = vec!["box".into()]);
    assert!(with.text().contains("box") && with.guarantee.share() == 0.5);
    // three of the same are never as far apart as three that differ
    let alone = dispersed("4s", |s| {
        s.lambda_relevance = 0.0;
        s.lambda_sentiment = 0.0;
        s.standing = false;
    });
    assert_eq!(alone.sentences.len(), 4);
    let boils = alone.text().to_lowercase().matches("boil").count();
    assert!(boils <= 1, "{}", alone.text());
    let filled = dispersed("200w", |s| s.fill = true);
    assert_eq!(filled.sentences.len(), 12);
    let stopped = Settings {
        redundancy: Redundancy::Dispersion,
        ..settings("3s")
    };
    let summarizer = Summarizer::new(stopped).expect("settings");
    let summary = summarizer.summarize_until(&kettle(), &|| true);
    assert_eq!(summary.notes, [Note::Interrupted]);
    assert_eq!(summary.guarantee.share(), 0.0);
}

#[test]
fn presets_are_the_papers_functions() {
    for (name, _) in PRESETS {
        let preset = Settings::preset(name).expect(name);
        assert_eq!(preset.budget, Budget::Words(200));
        assert_eq!((preset.objective, preset.gamma), (Mixing::Raw, 0.1));
        assert_eq!(preset.lambda_relevance + preset.lambda_sentiment, 1.0);
        assert!(!summarize(preset, &kettle()).sentences.is_empty());
    }
    let error = Settings::preset("a6")
        .expect_err("no such preset")
        .to_string();
    assert!(
        error.contains("`a6`") && error.contains("d15-1017-a5"),
        "{error}"
    );
}

#[test]
fn limits_per_group_hold() {
    let document = kettle();
    let limited = |change: fn(&mut Settings)| {
        let mut settings = settings("60w");
        change(&mut settings);
        summarize(settings, &document)
    };
    let by_review = limited(|s| s.most_per_review = Some(1));
    let mut reviews: Vec<_> = by_review.sentences.iter().map(|s| s.review_index).collect();
    let all = reviews.len();
    reviews.dedup();
    assert_eq!(reviews.len(), all);
    let by_side = limited(|s| s.most_per_polarity = Some(1));
    assert!(by_side.sentences.len() <= 3);
    assert!(
        by_side
            .sentences
            .iter()
            .filter(|s| s.polarity > 0.1)
            .count()
            <= 1
    );
    let by_aspect = limited(|s| {
        s.most_per_aspect = Some(1);
        s.aspects = Aspects::Named("electronics".into());
    });
    let mut named: Vec<_> = by_aspect
        .sentences
        .iter()
        .filter_map(|s| s.aspect.clone())
        .collect();
    named.sort();
    let all = named.len();
    named.dedup();
    assert_eq!(named.len(), all);
}

#[test]
fn what_must_be_in_is_in_and_what_must_not_is_not() {
    let settings = Settings {
        must_include: vec!["8".into(), "BOX".into()],
        must_exclude: vec!["lid".into()],
        ..settings("30w")
    };
    let summary = summarize(settings, &kettle());
    assert!(summary.sentences.iter().any(|s| s.index == 8));
    assert!(summary.text().contains("came in a box"));
    assert!(!summary.text().contains("lid"));
    assert!(summary.notes.is_empty(), "{:?}", summary.notes);
}

#[test]
fn demands_that_cannot_be_met_are_noted_and_cost_nothing_else() {
    let settings = Settings {
        must_include: vec!["99".into(), "unicorn".into(), "boil".into(), "lid".into()],
        must_exclude: vec!["Terrible".into()],
        query: vec!["zebra".into()],
        ..settings("20w")
    };
    let summary = summarize(settings, &kettle());
    assert!(!summary.sentences.is_empty());
    let notes: Vec<String> = summary.notes.iter().map(Note::to_string).collect();
    for wanted in [
        "`99`",
        "`unicorn`",
        "does not fit",
        "both asked for and ruled out",
        "`zebra`",
    ] {
        assert!(
            notes.iter().any(|n| n.contains(wanted)),
            "{wanted}: {notes:?}"
        );
    }
}

#[test]
fn focus_words_draw_sentences_in() {
    let without = summarize(settings("10w"), &kettle());
    assert!(!without.text().contains("plastic"));
    let settings = Settings {
        query: vec!["plastics".into()],
        ..settings("10w")
    };
    let with = summarize(settings, &kettle());
    assert!(with.text().contains("plastic"), "{}", with.text());
    assert!(with.certificate().is_some(), "focus keeps the bound");
    assert!(with.sentences.iter().any(|s| s.parts.focus > 0.0));
}

#[test]
fn empty_and_tiny_documents() {
    for text in ["", "   \n\t ", "\u{feff}"] {
        let summary = summarize(settings("100w"), &Document::new("e", text));
        assert_eq!(
            (summary.text().as_str(), &summary.notes[..]),
            ("", &[Note::Empty][..])
        );
    }
    assert_eq!(
        summarize(settings("9w"), &Document::default()).notes,
        [Note::Empty]
    );
    assert_eq!(
        summarize(settings("9w"), &Document::new("e", "Good")).text(),
        "Good"
    );
    let faces = summarize(settings("9w"), &Document::new("e", "😍😍😍"));
    assert_eq!(faces.text(), "😍😍😍");
    let long = summarize(settings("2w"), &Document::new("e", "This is a good film."));
    assert_eq!(long.text(), "");
    let least = Note::NothingFits {
        least: 5.0,
        budget: 2.0,
    };
    assert_eq!(long.notes, [least]);
}

#[test]
fn praise_and_complaint_are_both_kept() {
    let summary = summarize(settings("30w"), &kettle());
    assert!(summary.balance.praise > 0.0 && summary.balance.complaint > 0.0);
    assert_eq!(summary.source_balance.sentences, 12);
}

#[test]
fn a_stopped_run_says_so() {
    let summarizer = Summarizer::new(settings("30w")).expect("settings");
    let summary = summarizer.summarize_until(&kettle(), &|| true);
    assert_eq!(summary.notes, [Note::Interrupted]);
    assert!(summary.bound.is_ok());
}

#[test]
fn each_bad_setting_is_refused_by_name() {
    type Change = fn(&mut Settings);
    let cases: [(Change, &str); 11] = [
        (
            |s| s.lambda_relevance = -1.0,
            "lambda-relevance must be from 0 to inf, got -1",
        ),
        (|s| s.lambda_redundancy = f64::NAN, "lambda-redundancy"),
        (|s| s.lambda_sentiment = f64::INFINITY, "lambda-sentiment"),
        (|s| s.lambda_focus = -0.1, "lambda-focus"),
        (|s| s.gamma = 1.5, "gamma must be from 0 to 1, got 1.5"),
        (|s| s.graph_cut_lambda = -2.0, "graph-cut-lambda"),
        (|s| s.cost_exponent = -0.5, "cost-exponent"),
        (|s| s.clusters = Some(0), "clusters must be at least 1"),
        (
            |s| s.most_per_review = Some(0),
            "most-per-review must be at least 1",
        ),
        (
            |s| s.aspects = Aspects::Named("submarine".into()),
            "there is no aspect tree `submarine`",
        ),
        (
            |s| s.must_include = vec!["(".into()],
            "`(` is no regular expression: unclosed group",
        ),
    ];
    for (change, wanted) in cases {
        let mut settings = Settings::default();
        change(&mut settings);
        let error = Summarizer::new(settings).expect_err(wanted).to_string();
        assert!(error.contains(wanted), "{error}");
    }
    let nothing = Settings {
        lambda_relevance: 0.0,
        lambda_redundancy: 0.0,
        lambda_sentiment: 0.0,
        ..Settings::default()
    };
    let error = Summarizer::new(nothing).expect_err("nothing").to_string();
    assert!(error.contains("all lambdas are 0"), "{error}");
}

#[test]
fn settings_survive_toml_and_unknown_keys_are_refused() {
    let settings = Settings {
        most_per_aspect: Some(2),
        query: vec!["battery".into()],
        language: Some(crate::text::Language::French),
        aspects: Aspects::Named("film".into()),
        ..settings("12.5%")
    };
    let json = serde_json::to_string(&settings).expect("serialises");
    let back: Settings = serde_json::from_str(&json).expect("reads back");
    assert_eq!(back, settings);
    let from: Settings =
        toml::from_str("budget = \"50w\"\nsentiment = \"a5\"\nlanguage = \"auto\"")
            .expect("a settings file");
    assert_eq!(from.sentiment, SentimentReward::PolarityFacility);
    for (text, wanted) in [
        ("budjet = \"5w\"", "budjet"),
        ("budget = \"5\"", "`5` is no budget"),
        ("relevance = \"best\"", "saturated-coverage"),
        ("method = \"magic\"", "there is no method `magic`"),
    ] {
        let error = toml::from_str::<Settings>(text)
            .expect_err(text)
            .to_string();
        assert!(error.contains(wanted), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_the_text_the_summary_is_part_of_it_and_within_budget(
        texts in prop::collection::vec("(\\PC|[a-z]{1,8}[ .!?]){0,60}", 1..4),
        words in 0usize..40,
    ) {
        let reviews = texts.iter().map(|text| Review { text: text.clone(), ..Review::default() });
        let document = Document { reviews: reviews.collect(), ..Document::default() };
        let summary = summarize(settings(&format!("{words}w")), &document);
        let mut cost = 0.0;
        for s in &summary.sentences {
            prop_assert_eq!(&texts[s.review_index][s.span.clone()], s.text.as_str());
            cost += s.cost;
        }
        prop_assert!(cost <= words as f64);
        prop_assert!(summary.bound.is_ok());
    }
}
