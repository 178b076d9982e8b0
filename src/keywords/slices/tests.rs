use super::*;

fn filled() -> Slices {
    let mut slices = Slices::new(100);
    for n in 0..20 {
        let own = if n % 2 == 0 { "storm" } else { "goal" };
        let slice = if n % 2 == 0 { "weather" } else { "sport" };
        let month = if n < 10 { "2026-01" } else { "2026-04" };
        let all = [(own, own), ("town", "town")];
        slices.add(Some(slice), Some(month), all).unwrap();
    }
    slices
}

#[test]
fn what_all_slices_have_sets_none_apart() {
    let slices = filled();
    for measure in [Occurrence::log_likelihood, Occurrence::log_odds] {
        let apart = slices.apart(measure, 5);
        let first: Vec<_> = apart
            .iter()
            .map(|s| (&*s.name, &*s.phrases[0].phrase))
            .collect();
        assert_eq!(first, [("sport", "goal"), ("weather", "storm")]);
        assert!(apart.iter().all(|s| s.phrases.len() == 1), "{apart:?}");
    }
}

#[test]
fn dunning_by_hand() {
    let one = Occurrence {
        inside: 20,
        slice: 100,
        outside: 0,
        rest: 900,
    };
    // 2·(20·ln 10 + 80·ln(80/98) + 900·ln(900/882))
    let expected =
        2.0 * (20.0 * 10f64.ln() + 80.0 * (80.0 / 98f64).ln() + 900.0 * (900.0 / 882f64).ln());
    assert!((one.log_likelihood() - expected).abs() < 1e-9);
    let turned = Occurrence {
        inside: 0,
        slice: 900,
        outside: 20,
        rest: 100,
    };
    assert!((turned.log_likelihood() + expected).abs() < 1e-9);
}

#[test]
fn months_without_a_document_are_there() {
    let trend = filled().trend(1);
    let months: Vec<_> = trend.months.iter().map(|(m, n)| (&**m, *n)).collect();
    let expected = [
        ("2026-01", 10),
        ("2026-02", 0),
        ("2026-03", 0),
        ("2026-04", 10),
    ];
    assert_eq!(months, expected);
    assert_eq!(trend.phrases, [("town".to_owned(), vec![10, 0, 0, 10])]);
}

#[test]
fn what_is_forgotten_bounds_the_error() {
    let mut slices = Slices::new(10);
    for n in 0..500 {
        let rare = format!("p{n}");
        slices
            .add(Some("a"), None, [(&*rare, &*rare), ("common", "common")])
            .unwrap();
    }
    assert!(slices.phrases.len() <= 10);
    let common = &slices.apart(|o| o.inside as f64, 1)[0].phrases[0];
    assert_eq!(common.phrase, "common");
    let count = common.occurrence.inside;
    assert!(count <= 500 && count + slices.shortfall() >= 500);
}

#[test]
fn the_most_common_form_is_shown() {
    let mut slices = Slices::new(10);
    for shown in ["Pump", "pumps", "pumps", "pumps"] {
        slices.add(Some("a"), None, [("pump", shown)]).unwrap();
    }
    assert_eq!(slices.apart(|_| 1.0, 1)[0].phrases[0].phrase, "pumps");
}

#[test]
fn too_many_slices_are_refused() {
    let mut slices = Slices::new(10);
    let mut names = (0..=MOST_SLICES).map(|n| n.to_string());
    let refused = names.any(|n| slices.add(Some(&n), None, []) == Err(TooManySlices));
    assert!(refused);
}

/// Every document that mentions a phrase counts, once one has it for a keyphrase.
#[test]
fn what_is_listed_is_shown_with_all_its_documents() {
    let mut slices = Slices::new(100);
    for (month, keys) in [
        ("2026-01", vec!["pump", "house"]),
        ("2026-02", vec!["pump"]),
        ("2026-03", vec!["house"]),
    ] {
        let phrases = keys.iter().map(|&key| (key, key));
        slices.add(Some("a"), Some(month), phrases).unwrap();
    }
    assert_eq!(slices.trend(5).phrases.len(), 2, "nothing is listed yet");
    slices.list("pump");
    assert_eq!(
        slices.trend(5).phrases,
        [("pump".to_owned(), vec![1, 1, 0])]
    );
    slices.list("never counted");
    assert_eq!(slices.trend(5).phrases.len(), 1);
    for _ in 0..20 {
        slices.add(Some("a"), None, [("pump", "pump")]).unwrap();
    }
    assert_eq!(
        slices.trend(5).phrases,
        [],
        "one in 22 documents is too few"
    );
}
