//! What are keyphrases like?

use std::collections::HashSet;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::bail;
use summ::keywords::{Extractor, Settings, Voter};
use summ::measure::f1_at;
use summ::rank::{NaiveBayes, Ranker, Training};
use summ::text::Analyzer;

use crate::args::TrainKeywordsArgs;
use crate::eval::gold::{self, Gold};
use crate::eval::{each, finish};
use crate::exit::Exit;
use crate::plan;

/// Keyphrases are measured among so many, as is usual.
const TOP: usize = 10;

/// A file of documents with keyphrases.
struct Set {
    name: String,
    gold: Vec<Gold>,
    training: Training,
    /// Keyphrases, and how many of them were candidates.
    keyphrases: usize,
    found: usize,
}

/// `summ train keywords`
pub fn run(typed: TrainKeywordsArgs) -> anyhow::Result<Exit> {
    let settings = Settings {
        voters: vec![Voter::new(Ranker::NaiveBayes, 1.0)],
        untagged: None,
        top: TOP,
        language: typed.lang.and_then(|choice| choice.0),
        ..Settings::default()
    };
    let extractor = Extractor::new(settings.clone())?;
    let (mut sets, mut failed) = (Vec::new(), 0);
    for path in &typed.gold {
        let (gold, broken) = gold::read(path, &typed.run)?;
        failed += broken;
        sets.push(set(path, gold, &extractor));
    }
    let found: usize = sets.iter().map(|set| set.found).sum();
    if found == 0 {
        bail!("nothing to learn from: no record has `keyphrases` that stand in its text");
    }
    let text = if typed.leave_one_out {
        if sets.len() < 2 {
            bail!("to leave a set out, give two files at least: each is a set");
        }
        left_out(&sets, &settings, plan::jobs(&typed.run))?
    } else {
        file(&sets, &learned(sets.iter()))?
    };
    finish(typed.output.as_deref(), &text, failed)
}

fn set(path: &Path, gold: Vec<Gold>, extractor: &Extractor) -> Set {
    let mut training = Training::default();
    let (mut keyphrases, mut found) = (0, 0);
    for record in gold.iter().filter(|record| !record.keyphrases.is_empty()) {
        keyphrases += record.keyphrases.len();
        found += extractor.teach(&record.document, &record.keyphrases, &mut training);
    }
    Set {
        name: path.display().to_string(),
        gold,
        training,
        keyphrases,
        found,
    }
}

fn learned<'a>(sets: impl Iterator<Item = &'a Set>) -> NaiveBayes {
    let mut all = Training::default();
    for set in sets {
        all.extend(&set.training);
    }
    all.learn()
}

/// The model under a head that says how it came about.
fn file(sets: &[Set], model: &NaiveBayes) -> anyhow::Result<String> {
    let mut text = "# Made by `summ train keywords` from:\n".to_owned();
    for set in sets {
        let Set {
            name,
            gold,
            keyphrases,
            found,
            ..
        } = set;
        writeln!(
            text,
            "# {name}: {} documents, {found} of {keyphrases} keyphrases stand in them",
            gold.len()
        )?;
    }
    text += &toml::to_string(model)?;
    Ok(text)
}

/// F1@10 of each set under what the others taught.
fn left_out(sets: &[Set], settings: &Settings, jobs: usize) -> anyhow::Result<String> {
    let mut table = "set\tdocuments\tF1@10\n".to_owned();
    for (at, set) in sets.iter().enumerate() {
        let others = sets.iter().enumerate().filter(|(other, _)| *other != at);
        let model = learned(others.map(|(_, set)| set));
        let extractor = Extractor::new(settings.clone())?.with_model(Arc::new(model));
        let known: Vec<&Gold> = set
            .gold
            .iter()
            .filter(|g| !g.keyphrases.is_empty())
            .collect();
        let scores = each(&known, jobs, |gold| f1(gold, &extractor));
        let mean = scores.iter().sum::<f64>() / scores.len().max(1) as f64;
        writeln!(table, "{}\t{}\t{mean:.4}", set.name, scores.len())?;
    }
    Ok(table)
}

/// F1@10, phrases compared by their stems.
fn f1(gold: &Gold, extractor: &Extractor) -> f64 {
    let found = extractor.extract(&gold.document);
    // In the language of the document, whatever that of its keyphrases looks like.
    let analyzer = Analyzer::new(Some(found.language));
    let stems = |phrase: &str| {
        let analysis = analyzer.analyze_texts(&[phrase]);
        let words = analysis.tokens.iter().filter_map(|t| analysis.word(t).term);
        let stems = words.map(|term| analysis.terms[term as usize].clone());
        stems.collect::<Vec<String>>()
    };
    let right: HashSet<Vec<String>> = gold.keyphrases.iter().map(|p| stems(p)).collect();
    let ours = found.phrases.iter().map(|p| stems(&p.phrase));
    let gains: Vec<f64> = ours.map(|p| f64::from(right.contains(&p))).collect();
    f1_at(&gains, TOP, right.len())
}
