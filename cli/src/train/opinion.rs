//! Weights of relevance, redundancy and sentiment.

use anyhow::bail;
use summ::measure::{RougeTokens, bootstrap_mean, paired_randomisation, rouge_n};
use summ::opinion::{Example, Learning, Settings};
use summ::score::SentimentScorer;
use summ::text::Document;

use super::hash;
use crate::args::TrainOpinionArgs;
use crate::eval::gold::{self, Gold};
use crate::eval::{each, finish};
use crate::exit::Exit;
use crate::plan;

/// Rounds of the bootstrap and of the randomisation test.
const ROUNDS: usize = 5000;

/// A record, ready to be learned from.
struct Known {
    example: Example,
    references: Vec<RougeTokens>,
}

/// `summ train opinion`
pub fn run(typed: TrainOpinionArgs) -> anyhow::Result<Exit> {
    let settled = plan::settle(&typed.settings)?;
    let scorer = settled.lexicons.scorer()?;
    let start = settled.settings;
    let (gold, failed) = gold::read(&typed.gold, &typed.run)?;
    let jobs = plan::jobs(&typed.run);
    let known: anyhow::Result<Vec<Known>> = each(&gold, jobs, |gold| known(gold, &start, &scorer))
        .into_iter()
        .collect();
    let mut known = known?;
    known.retain(|k| !k.example.target.is_empty());
    if known.is_empty() {
        bail!(
            "nothing to learn from: no record of {} has `references` or an `extract` whose sentences fit the budget",
            typed.gold.display()
        );
    }
    let learner = Learner {
        typed: &typed,
        start: &start,
        scorer: &scorer,
    };
    let told = learner.folds(&known, jobs)?;
    let all: Vec<&Known> = known.iter().collect();
    let settings = learner.learn(&all)?;
    let text = file(&typed, &settings, &told)?;
    if !typed.run.quiet {
        anstream::eprint!("{told}");
    }
    finish(typed.output.as_deref(), &text, failed)
}

/// The target of a record: its own extract, or the sentences nearest to its references.
fn known(gold: &Gold, settings: &Settings, scorer: &SentimentScorer) -> anyhow::Result<Known> {
    let references: Vec<RougeTokens> = gold
        .references
        .iter()
        .map(|r| RougeTokens::new(r))
        .collect();
    let target = match &gold.extract {
        Some(extract) => extract.clone(),
        None => nearest(&gold.document, settings, scorer, &references)?,
    };
    Ok(Known {
        example: Example {
            document: gold.document.clone(),
            target,
        },
        references,
    })
}

/// The sentences that together have the best ROUGE-1 F within the budget, found greedily.
fn nearest(
    document: &Document,
    settings: &Settings,
    scorer: &SentimentScorer,
    references: &[RougeTokens],
) -> anyhow::Result<Vec<usize>> {
    let summary = plan::summarizer(settings.clone(), scorer)?.summarize(document);
    let text = |i: usize| {
        let sentence = &summary.source[i];
        &document.reviews[sentence.review_index].text[sentence.span.clone()]
    };
    let (mut chosen, mut best, mut left) = (Vec::<usize>::new(), 0.0, summary.budget);
    let mut so_far = String::new();
    loop {
        let fits = |i: &usize| !chosen.contains(i) && summary.source[*i].cost <= left;
        let mut next = None;
        for i in (0..summary.source.len()).filter(fits) {
            let score = rouge1(&format!("{so_far} {}", text(i)), references);
            if score > best {
                (best, next) = (score, Some(i));
            }
        }
        let Some(i) = next else { return Ok(chosen) };
        so_far = format!("{so_far} {}", text(i));
        left -= summary.source[i].cost;
        chosen.push(i);
    }
}

/// Mean ROUGE-1 F over references; 0 without any.
fn rouge1(text: &str, references: &[RougeTokens]) -> f64 {
    let tokens = RougeTokens::new(text);
    let each = references.iter().map(|r| rouge_n(&tokens, r, 1).f1);
    each.sum::<f64>() / references.len().max(1) as f64
}

/// What learns, and under what.
struct Learner<'a> {
    typed: &'a TrainOpinionArgs,
    start: &'a Settings,
    scorer: &'a SentimentScorer,
}

impl Learner<'_> {
    /// Weights for each r and γ to choose from, and of those the settings that do best on
    /// the records learned from.
    fn learn(&self, known: &[&Known]) -> anyhow::Result<Settings> {
        let examples: Vec<Example> = known.iter().map(|k| k.example.clone()).collect();
        let learning = Learning {
            rounds: self.typed.steps,
            ..Learning::default()
        };
        let mut best: Option<(f64, Settings)> = None;
        for cost_exponent in or_one(&self.typed.cost_exponents, self.start.cost_exponent) {
            for gamma in or_one(&self.typed.gammas, self.start.gamma) {
                let settings = Settings {
                    cost_exponent,
                    gamma,
                    ..self.start.clone()
                };
                let summarizer = plan::summarizer(settings, self.scorer)?;
                let learned = summarizer.learn(&examples, &learning, &|| false).settings;
                let scores = self.scores(&learned, known)?;
                let score = scores.iter().sum::<f64>();
                if best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, learned));
                }
            }
        }
        Ok(best.map_or_else(|| self.start.clone(), |(_, settings)| settings))
    }

    /// ROUGE-1 F of the summaries of these records that have references.
    fn scores(&self, settings: &Settings, known: &[&Known]) -> anyhow::Result<Vec<f64>> {
        let summarizer = plan::summarizer(settings.clone(), self.scorer)?;
        let measured = known.iter().filter(|k| !k.references.is_empty());
        Ok(measured
            .map(|k| {
                rouge1(
                    &summarizer.summarize(&k.example.document).text(),
                    &k.references,
                )
            })
            .collect())
    }

    /// What the learning is worth on records that were not learned from.
    fn folds(&self, known: &[Known], jobs: usize) -> anyhow::Result<Told> {
        let folds = self.typed.folds.min(known.len());
        let mut order: Vec<usize> = (0..known.len()).collect();
        order.sort_by_key(|&i| {
            (
                hash(&known[i].example.document.id, self.typed.settings.seed()),
                i,
            )
        });
        let numbers: Vec<usize> = (0..if folds > 1 { folds } else { 0 }).collect();
        let of_fold = |fold: &usize| -> anyhow::Result<(Vec<f64>, Vec<f64>)> {
            let part = |inside: bool| -> Vec<&Known> {
                let ranked = order.iter().enumerate();
                let chosen = ranked.filter(|(rank, _)| (rank % folds == *fold) == inside);
                chosen.map(|(_, &i)| &known[i]).collect()
            };
            let learned = self.learn(&part(false))?;
            let held_out = part(true);
            Ok((
                self.scores(self.start, &held_out)?,
                self.scores(&learned, &held_out)?,
            ))
        };
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for fold in each(&numbers, jobs, of_fold) {
            let (b, a) = fold?;
            before.extend(b);
            after.extend(a);
        }
        Ok(Told {
            records: known.len(),
            folds: numbers.len(),
            seed: self.typed.settings.seed(),
            before,
            after,
        })
    }
}

fn or_one(list: &[f64], one: f64) -> Vec<f64> {
    if list.is_empty() {
        vec![one]
    } else {
        list.to_vec()
    }
}

/// What came of it, in words.
struct Told {
    records: usize,
    folds: usize,
    seed: u64,
    before: Vec<f64>,
    after: Vec<f64>,
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "learned from {} records", self.records)?;
        if self.before.is_empty() {
            return writeln!(f, "; too few to tell what it is worth on others");
        }
        let pairs = self.after.iter().zip(&self.before);
        let more: Vec<f64> = pairs.map(|(after, before)| after - before).collect();
        let mean = |list: &[f64]| list.iter().sum::<f64>() / list.len() as f64;
        let interval = bootstrap_mean(&more, ROUNDS, self.seed);
        writeln!(
            f,
            "; on records not learned from ({} folds, seed {}) ROUGE-1 F {:.3}, before {:.3}, difference {:+.3} [{:+.3}, {:+.3}], p {:.3}",
            self.folds,
            self.seed,
            mean(&self.after),
            mean(&self.before),
            interval.mean,
            interval.low,
            interval.high,
            paired_randomisation(&more, ROUNDS, self.seed),
        )
    }
}

/// The settings file: what differs from the defaults, under a head that says how it came about.
fn file(typed: &TrainOpinionArgs, settings: &Settings, told: &Told) -> anyhow::Result<String> {
    let defaults = toml::Table::try_from(Settings::default())?;
    let mut table = toml::Table::try_from(settings)?;
    let learned = ["lambda-relevance", "lambda-redundancy", "lambda-sentiment"];
    table.retain(|key, value| learned.contains(&key) || defaults.get(key) != Some(value));
    Ok(format!(
        "# Made by `summ train opinion` from {}:\n# {told}{table}",
        typed.gold.display()
    ))
}
