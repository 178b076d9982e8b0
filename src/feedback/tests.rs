use super::*;

/// Ten documents of ten words; "rare" stands in one, all else in five.
struct Tiny;

impl Collection for Tiny {
    fn documents(&self) -> f64 {
        10.0
    }

    fn document_frequency(&self, stem: &str) -> f64 {
        if stem == "rare" { 1.0 } else { 5.0 }
    }

    fn frequency(&self, stem: &str) -> f64 {
        if stem == "rare" { 2.0 } else { 5.0 }
    }
}

fn weights(pairs: &[(&str, f64)]) -> Weights {
    let owned = pairs
        .iter()
        .map(|(stem, weight)| ((*stem).to_owned(), *weight));
    owned.collect()
}

fn document(score: f64, pairs: &[(&str, f64)]) -> Feedback {
    Feedback {
        stems: weights(pairs),
        score,
    }
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} {b}");
}

#[test]
fn rm3_mixes_two_distributions() {
    let query = weights(&[("a", 3.0), ("b", 1.0)]);
    // A tenth below the best: trusted 1 / e.
    let documents = [
        document(10.0, &[("a", 1.0), ("c", 3.0)]),
        document(9.0, &[("c", 1.0), ("d", 1.0)]),
    ];
    let found = Rm3::default().expand(&query, &documents);
    let (one, two) = (1.0, (-1.0f64).exp());
    let share = |first: f64, second: f64| (one * first + two * second) / (one + two);
    near(found["a"], 0.5 * 0.75 + 0.5 * share(0.25, 0.0));
    near(found["b"], 0.5 * 0.25);
    near(found["c"], 0.5 * share(0.75, 0.5));
    near(found["d"], 0.5 * share(0.0, 0.5));
    near(found.values().sum(), 1.0);
}

#[test]
fn rm3_keeps_so_many_stems_of_its_model() {
    let query = weights(&[("a", 1.0)]);
    let documents = [document(1.0, &[("b", 3.0), ("c", 2.0), ("d", 1.0)])];
    let one = Rm3 {
        terms: 1,
        ..Rm3::default()
    };
    let found = one.expand(&query, &documents);
    assert_eq!(found, weights(&[("a", 0.5), ("b", 0.5)]));
}

#[test]
fn bo1_counts_bits() {
    let query = weights(&[("a", 2.0), ("b", 1.0)]);
    let documents = [document(1.0, &[("rare", 1.0), ("b", 2.0)])];
    let found = Bo1::default().expand(&query, &documents, &Tiny);
    let bits =
        |count: f64, spread: f64| count * ((1.0 + spread) / spread).log2() + (1.0 + spread).log2();
    let (rare, b) = (bits(1.0, 0.2), bits(2.0, 0.5));
    assert!(b > rare);
    near(found["a"], 1.0);
    near(found["b"], 0.5 + 0.4);
    near(found["rare"], 0.4 * rare / b);
}

#[test]
fn rocchio_moves_by_unit_vectors() {
    let query = weights(&[("a", 3.0), ("b", 4.0)]);
    let idf = |df: f64| (1.0 + (10.0 - df + 0.5) / (df + 0.5)).ln();
    let relevant = [document(1.0, &[("b", 1.0), ("rare", 1.0)])];
    let irrelevant = [document(1.0, &[("a", 1.0)])];
    let found = Rocchio::default().expand(&query, &relevant, &irrelevant, &Tiny);
    let length = idf(5.0).hypot(idf(1.0));
    near(found["a"], 0.6 - 0.15);
    near(found["b"], 0.8 + 0.75 * idf(5.0) / length);
    near(found["rare"], 0.75 * idf(1.0) / length);
}

#[test]
fn rocchio_drops_what_falls_to_nothing_and_adds_only_so_many() {
    let query = weights(&[("a", 1.0)]);
    let settings = Rocchio {
        gamma: 2.0,
        terms: 1,
        ..Rocchio::default()
    };
    let relevant = [document(1.0, &[("b", 1.0), ("rare", 1.0)])];
    let found = settings.expand(&query, &relevant, &[document(1.0, &[("a", 1.0)])], &Tiny);
    assert_eq!(
        found.keys().collect::<Vec<_>>(),
        ["rare"],
        "the rarer of the two"
    );
}

#[test]
fn nothing_to_learn_from_changes_no_order() {
    let query = weights(&[("a", 3.0), ("b", 1.0)]);
    for expansion in Expansion::all() {
        for documents in [vec![], vec![document(0.0, &[])]] {
            let found = expansion.expand(&query, &documents, &[], &Tiny);
            assert_eq!(found.len(), 2, "{expansion}");
            near(found["a"] / found["b"], 3.0);
        }
        assert_eq!(expansion.name().parse::<Expansion>(), Ok(expansion));
    }
    assert!("rm4".parse::<Expansion>().is_err());
}
