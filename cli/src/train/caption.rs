//! What are captions like?

use std::fmt::Write;
use std::sync::Arc;

use anyhow::bail;
use summ::caption::{CaptionModel, CaptionTraining, Captioner, Method, Settings};
use summ::measure::{RougeTokens, bootstrap_mean, rouge_n};
use summ::text::{Analyzer, Document, count_words};

use super::hash;
use crate::args::TrainCaptionArgs;
use crate::eval::gold::{self, Gold};
use crate::eval::table::{Table, short};
use crate::eval::{each, finish};
use crate::exit::Exit;
use crate::plan;

/// Samples of the bootstrap: the ends of an interval then move in the third digit.
const ROUNDS: usize = 10_000;

/// An article with captions.
struct Pair {
    gold: Gold,
    training: CaptionTraining,
}

/// `summ train caption`
pub fn run(typed: TrainCaptionArgs) -> anyhow::Result<Exit> {
    if typed.folds.is_some_and(|folds| folds < 2) {
        bail!("--folds needs at least 2: a part is measured by what the others taught");
    }
    let settings = Settings {
        words: typed.words,
        min_words: Settings::default().min_words.min(typed.words),
        best: 1,
        language: typed.lang.and_then(|choice| choice.0),
        ..Settings::default()
    };
    let captioner = Captioner::new(settings.clone())?;
    let jobs = plan::jobs(&typed.run);
    let (mut pairs, mut failed, mut head) = (Vec::new(), 0, String::new());
    for path in &typed.pairs {
        let (gold, broken) = gold::read(path, &typed.run)?;
        failed += broken;
        let taught = each(&gold, jobs, |gold| {
            let mut training = CaptionTraining::default();
            let captions = captioner.teach(&gold.document, &gold.captions, &mut training);
            (captions, training)
        });
        let captions: usize = taught.iter().map(|(captions, _)| captions).sum();
        let known = gold.into_iter().zip(taught);
        let known = known.filter(|(_, (captions, _))| *captions > 0);
        let before = pairs.len();
        pairs.extend(known.map(|(gold, (_, training))| Pair { gold, training }));
        let articles = pairs.len() - before;
        writeln!(
            head,
            "# {}: {articles} articles, {captions} captions",
            path.display()
        )?;
    }
    if pairs.is_empty() {
        bail!("nothing to learn from: no record has `captions` with a word in them");
    }
    if let Some(folds) = typed.folds {
        let table = table(&pairs, &settings, folds, jobs)?;
        if typed.output.is_some() {
            finish(
                typed.output.as_deref(),
                &file(&head, &learned(pairs.iter()))?,
                failed,
            )?;
        }
        return finish(None, &table, failed);
    }
    finish(
        typed.output.as_deref(),
        &file(&head, &learned(pairs.iter()))?,
        failed,
    )
}

fn learned<'a>(pairs: impl Iterator<Item = &'a Pair>) -> CaptionModel {
    let mut all = CaptionTraining::default();
    for pair in pairs {
        all.extend(&pair.training);
    }
    all.learn()
}

/// The model under a head that says how it came about.
fn file(head: &str, model: &CaptionModel) -> anyhow::Result<String> {
    let model = toml::to_string(model)?;
    Ok(format!(
        "# Made by `summ train caption` from:\n{head}{model}"
    ))
}

/// ROUGE-1 and ROUGE-2 F against the best caption, and their means over the captions.
type Scores = [f64; 4];

const SYSTEMS: [&str; 4] = ["probabilistic", "extractive", "title", "lead"];

/// What each way of making captions is worth on articles that nothing was learned from.
fn table(pairs: &[Pair], settings: &Settings, folds: usize, jobs: usize) -> anyhow::Result<String> {
    let fold_of = |pair: &Pair| hash(&pair.gold.document.id, 0) % folds as u64;
    let extractive = Captioner::new(settings.clone())?;
    let analyzer = Analyzer::new(settings.language);
    let numbers: Vec<u64> = (0..folds as u64).collect();
    let of_fold = |fold: &u64| -> anyhow::Result<Vec<[(Scores, usize); 4]>> {
        let others = pairs.iter().filter(|pair| fold_of(pair) != *fold);
        let model = Arc::new(learned(others));
        let method = Method::Probabilistic;
        let settings = Settings {
            method,
            ..settings.clone()
        };
        let probabilistic = Captioner::with_model(settings, model)?;
        let kept = pairs.iter().filter(|pair| fold_of(pair) == *fold);
        let measured = kept.map(|pair| {
            let document = &pair.gold.document;
            let lines = [
                first(&probabilistic, document),
                first(&extractive, document),
                document.title.clone().unwrap_or_default(),
                lead(&analyzer, document, extractive.settings().words),
            ];
            lines.map(|line| (scores(&line, &pair.gold.captions), count_words(&line)))
        });
        Ok(measured.collect())
    };
    let mut all = Vec::with_capacity(pairs.len());
    for fold in each(&numbers, jobs, of_fold) {
        all.extend(fold?);
    }
    let header = [
        "captions", "R1 best", "low", "high", "R2 best", "R1 mean", "R2 mean", "words",
    ];
    let mut table = Table::new(&header);
    let count = all.len().max(1) as f64;
    for (at, name) in SYSTEMS.iter().enumerate() {
        let mean = |score: usize| all.iter().map(|row| row[at].0[score]).sum::<f64>() / count;
        let best: Vec<f64> = all.iter().map(|row| row[at].0[0]).collect();
        let interval = bootstrap_mean(&best, ROUNDS, 0);
        let words = all.iter().map(|row| row[at].1 as f64).sum::<f64>() / count;
        let figures = [
            mean(0),
            interval.low,
            interval.high,
            mean(1),
            mean(2),
            mean(3),
        ];
        let mut cells = vec![(*name).to_owned()];
        cells.extend(figures.map(|figure| short(Some(figure), 4)));
        cells.push(short(Some(words), 1));
        table.row(cells);
    }
    let told = format!("{} articles, {folds} folds, by id\n\n", all.len());
    Ok(told + &table.text())
}

fn first(captioner: &Captioner, document: &Document) -> String {
    let found = captioner.caption(document).captions;
    found
        .into_iter()
        .next()
        .map_or_else(String::new, |caption| caption.text)
}

/// The first sentence, cut at so many words.
fn lead(analyzer: &Analyzer, document: &Document, words: usize) -> String {
    let analysis = analyzer.analyze(document);
    let Some(sentence) = analysis.sentences.first() else {
        return String::new();
    };
    let text = &document.reviews[sentence.review].text[sentence.span.clone()];
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = format!("{line}{}{word}", if line.is_empty() { "" } else { " " });
        if count_words(&longer) > words {
            break;
        }
        line = longer;
    }
    line
}

fn scores(line: &str, captions: &[String]) -> Scores {
    let line = RougeTokens::new(line);
    let mut scores = [0.0; 4];
    let count = captions.len().max(1) as f64;
    for caption in captions {
        let caption = RougeTokens::new(caption);
        for n in [1, 2] {
            let f1 = rouge_n(&line, &caption, n).f1;
            scores[n - 1] = f64::max(scores[n - 1], f1);
            scores[n + 1] += f1 / count;
        }
    }
    scores
}
