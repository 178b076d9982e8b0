//! The opinion street: what is measured is `Summarizer::summarize` on one thread,
//! from raw text to finished summary, bound and explanations included.
//!
//! - `film review`: corpora/film.txt, about 770 words.
//! - `1000 reviews`: one ground set of about 4,000 sentences in reviews of about 50
//!   words, spliced from the sentences of our corpora by a fixed generator.
//! - the stages of the first one by themselves.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use summ::opinion::{Budget, Settings, Summarizer};
use summ::text::{Analyzer, Document};

fn corpus(name: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/");
    std::fs::read_to_string(format!("{path}{name}")).expect("a corpus of the repository")
}

/// Reviews of about 50 words, none the same as another: the first half of one
/// sentence is joined to the second half of another, picked by a fixed generator.
fn many_reviews(count: usize) -> Document {
    let document = Document::from_reviews(
        "corpora",
        ["film.txt", "film2.txt"].map(|name| (name, corpus(name))),
    );
    let analysis = Analyzer::new(None).analyze(&document);
    let sentences: Vec<Vec<&str>> = analysis
        .sentences
        .iter()
        .map(|s| &document.reviews[s.review].text[s.span.clone()])
        .map(|text| text.split_whitespace().collect())
        .collect();
    let mut state = 1u64;
    let mut pick = move || {
        // Knuth's MMIX generator; only its high bits are used.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let reviews = (0..count).map(|number| {
        let mut text: Vec<&str> = Vec::new();
        for _ in 0..4 {
            let (a, b) = (
                &sentences[pick() % sentences.len()],
                &sentences[pick() % sentences.len()],
            );
            let half = a.len() / 2;
            text.extend(&a[..half.min(8)]);
            let tail = b.len().saturating_sub(6);
            text.extend(&b[tail..]);
        }
        (format!("r{number}"), text.join(" "))
    });
    Document::from_reviews("many", reviews)
}

fn opinion(criterion: &mut Criterion) {
    let settings = Settings {
        budget: Budget::Words(200),
        ..Settings::default()
    };
    let summarizer = Summarizer::new(settings).expect("settings");
    let film = Document::new("film", corpus("film.txt"));
    criterion.bench_function("film review", |b| {
        b.iter(|| black_box(summarizer.summarize(black_box(&film))));
    });
    let analyzer = Analyzer::new(None);
    criterion.bench_function("film review: analysis alone", |b| {
        b.iter(|| black_box(analyzer.analyze(black_box(&film))));
    });
    let many = many_reviews(1000);
    let mut group = criterion.benchmark_group("1000 reviews");
    group.sample_size(10);
    group.bench_function("one ground set", |b| {
        b.iter(|| black_box(summarizer.summarize(black_box(&many))));
    });
    group.finish();
}

criterion_group!(benches, opinion);
criterion_main!(benches);
