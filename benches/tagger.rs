//! The tagger: what is measured is words tagged a second, on one thread, by the weights built in.
//!
//! - `words`: `Tagger::tag_words` over the sentences of corpora/film.txt, cut into tokens
//!   beforehand; reading the spelling of each word is included.
//! - `document`: `Tagger::tags` on the same text and its analysis.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use summ::text::{Analyzer, Document, Tagger};

fn tagger(criterion: &mut Criterion) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/film.txt");
    let text = std::fs::read_to_string(path).expect("a corpus of the repository");
    let document = Document::new("film", text);
    let analysis = Analyzer::new(None).analyze(&document);
    let text = &document.reviews[0].text;
    let sentences: Vec<Vec<&str>> = analysis
        .sentences
        .iter()
        .map(|s| {
            let tokens = analysis.tokens_of(s).iter();
            tokens.map(|token| &text[token.span.clone()]).collect()
        })
        .collect();
    let tagger = Tagger::english();
    let mut group = criterion.benchmark_group("tagger");
    group.throughput(Throughput::Elements(analysis.tokens.len() as u64));
    group.bench_function("words", |b| {
        let mut tags = Vec::new();
        b.iter(|| {
            for sentence in &sentences {
                tagger.tag_words(black_box(sentence), &mut tags);
                black_box(&tags);
            }
        });
    });
    group.bench_function("document", |b| {
        b.iter(|| black_box(tagger.tags(black_box(&[text]), black_box(&analysis))));
    });
    group.finish();
}

criterion_group!(benches, tagger);
criterion_main!(benches);
