//! Temporary.
use crate::lexicon::DocumentFrequencies;
use crate::text::{Analyzer, Language};

#[test]
#[ignore]
fn make_table() {
    let root = "/work/shared/data/";
    let mut counts = DocumentFrequencies::default();
    let analyzer = Analyzer::new(Some(Language::English));
    for file in ["news/bbc-news-summary.jsonl", "news/cnndm-summeval.jsonl", "images/news_captions_en.jsonl"] {
        let text = std::fs::read_to_string(format!("{root}{file}")).unwrap();
        for line in text.lines() {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let mut texts: Vec<&str> = Vec::new();
            texts.extend(record["title"].as_str());
            texts.extend(record["text"].as_str());
            let analysis = analyzer.analyze_texts(&texts);
            counts.add(analysis.terms.iter().map(String::as_str));
        }
    }
    counts.retain(|stem| stem.chars().all(char::is_alphabetic) && stem.chars().count() <= 20);
    std::fs::write("/tmp/en.tsv", counts.write(3)).unwrap();
}

/// Times of the rankers, and F1@10 of each alone on a few sets.
#[test]
#[ignore]
fn measure() {
    use crate::candidate::{CandidateLimits, Candidates, Source};
    use crate::rank::{Context, Ranker};
    use std::time::Instant;
    let root = "/work/shared/data/keyphrase/";
    let table = std::fs::read_to_string("/tmp/en.tsv").unwrap();
    let background = DocumentFrequencies::read(&table).unwrap();
    for file in ["inspec", "semeval2017", "500n-kpcrowd", "krapivin2009-abstracts"] {
        let text = std::fs::read_to_string(format!("{root}{file}.jsonl")).unwrap();
        let analyzer = Analyzer::new(Some(Language::English));
        let mut sums = vec![0.0; Ranker::ALL.len()];
        let mut times = vec![0.0; Ranker::ALL.len()];
        let (mut analysis_time, mut find_time, mut context_time) = (0.0, 0.0, 0.0);
        let (mut n, mut words) = (0, 0);
        for line in text.lines().take(400) {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let mut texts: Vec<&str> = Vec::new();
            texts.extend(record["title"].as_str());
            let has_title = !texts.is_empty();
            texts.extend(record["text"].as_str());
            let start = Instant::now();
            let analysis = analyzer.analyze_texts(&texts);
            analysis_time += start.elapsed().as_secs_f64();
            let source = Source { texts: &texts, has_title, analysis: &analysis, tags: None };
            let start = Instant::now();
            let candidates = Candidates::find(&source, &CandidateLimits::default());
            find_time += start.elapsed().as_secs_f64();
            let start = Instant::now();
            let context = Context::new(source, &candidates, &background);
            context.words();
            context.pairs();
            context.references();
            context_time += start.elapsed().as_secs_f64();
            n += 1;
            words += context.words().list.len();
            let stems = |phrase: &str| {
                let a = analyzer.analyze_texts(&[phrase]);
                let w = a.tokens.iter().filter_map(|t| a.word(t).term);
                w.map(|t| a.terms[t as usize].clone()).collect::<Vec<String>>().join(" ")
            };
            let gold: std::collections::HashSet<String> = record["keyphrases"].as_array().unwrap().iter().map(|p| stems(p.as_str().unwrap())).collect();
            for (i, ranker) in Ranker::ALL.into_iter().enumerate() {
                let start = Instant::now();
                let scores = ranker.scores(&context);
                times[i] += start.elapsed().as_secs_f64();
                let mut order: Vec<usize> = (0..scores.len()).filter(|&c| !scores[c].is_nan()).collect();
                order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
                let top = order.iter().take(10);
                let hits = top.clone().filter(|&&c| {
                    let t: Vec<&str> = candidates.terms(c).iter().map(|&t| analysis.terms[t as usize].as_str()).collect();
                    gold.contains(&t.join(" "))
                }).count();
                sums[i] += 2.0 * hits as f64 / (top.count() + gold.len()).max(1) as f64;
            }
        }
        let us = |time: f64| time / n as f64 * 1e6;
        println!("{file} n {n} words {} analysis {:.1}us find {:.1}us context {:.1}us", words / n, us(analysis_time), us(find_time), us(context_time));
        for (i, ranker) in Ranker::ALL.into_iter().enumerate() {
            println!("  {ranker:15} F1@10 {:.2}  {:.1}us", sums[i] / n as f64 * 100.0, us(times[i]));
        }
    }
}
