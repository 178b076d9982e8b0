//! `summ eval images`: the captions of articles, to be found by them.

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};
use summ::images::{ImageIndex, ImageRecord, ImageSearcher, ImagesError};
use summ::measure::bootstrap;
use summ::text::{Document, Language};

use super::rows::{Asks, LADDER, Way, ways};
use super::worth::{Difference, Row, System, differences, table, told};
use super::{lists, worth};
use crate::args::{EvalImagesArgs, FeedbackKind};
use crate::eval::table::{Table, json, short};
use crate::eval::{each, finish, gold};
use crate::exit::Exit;
use crate::images::{Finder, Judgements};
use crate::input::{Problem, Raw};
use crate::output::Format;
use crate::plan;

/// An article, and what is written below its images.
struct Captioned {
    document: Document,
    captions: Vec<String>,
}

#[derive(Deserialize)]
struct Beside {
    captions: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Distractor {
    id: serde_json::Value,
    caption: String,
}

#[derive(Serialize)]
struct Found {
    articles: usize,
    images: u64,
    systems: Vec<System>,
    ladder: Vec<Step>,
    feedback: Vec<Learned>,
    differences: Vec<Difference>,
}

/// Articles for which a step of the ladder was the last, and how good their hits were.
#[derive(Serialize)]
struct Step {
    rung: String,
    articles: usize,
    mrr: f64,
    median_hits: usize,
}

/// What feedback by judgements did to what was left to find.
#[derive(Serialize)]
struct Learned {
    feedback: &'static str,
    articles: usize,
    recall10_before: f64,
    recall10: f64,
    relative: f64,
    low: f64,
    high: f64,
}

/// Indexes all captions, asks for them in many ways, and says how good the hits are.
pub fn run(typed: EvalImagesArgs) -> anyhow::Result<Exit> {
    let (mut articles, mut failed) = gold::records(
        &typed.articles,
        typed.run.errors.as_deref(),
        typed.run.quiet,
        captioned,
    )?;
    articles.retain(|article| !article.captions.is_empty());
    if articles.is_empty() {
        bail!("nothing to measure: no article has `captions`");
    }
    let mut images = own_captions(&articles);
    let judgements = Judgements::of(
        images
            .iter()
            .map(|(article, image)| (&**article, &*image.id)),
    );
    for path in &typed.distractors {
        let (more, broken) = gold::records(path, None, typed.run.quiet, distractor)?;
        failed += broken;
        images.extend(more.into_iter().map(|image| (String::new(), image)));
    }
    let folder = tempfile::tempdir().context("no place for an index")?;
    let index = ImageIndex::create(folder.path(), Language::English)?;
    let mut writer = index.writer(1)?;
    for (_, image) in &images {
        writer.put(image)?;
    }
    writer.merge()?;
    let searcher = index.searcher()?;
    let jobs = plan::jobs(&typed.run);
    let ways = ways(&searcher, typed.depth, typed.each)?;
    let mut systems = Vec::new();
    for way in &ways {
        let rows = each(&articles, jobs, |article| {
            row(way, article, &searcher, &judgements, typed.depth)
        });
        let rows = rows.into_iter().collect::<Result<Vec<Row>, _>>()?;
        systems.push(System::new(&way.name, rows));
    }
    for system in &typed.system {
        let (name, path) = lists::named(system);
        let lists = lists::hits(path)?;
        let row = |article: &Captioned| {
            let ids = lists.get(&article.document.id).cloned().unwrap_or_default();
            Row::new(&article.document.id, &ids, &judgements)
        };
        systems.push(System::new(name, articles.iter().map(row).collect()));
    }
    if let Some(against) = &typed.against
        && !systems.iter().any(|system| system.system == *against)
    {
        bail!("--against {against}: there is no such system");
    }
    let found = Found {
        articles: articles.len(),
        images: searcher.documents(),
        ladder: ladder(&ways, &articles, &judgements)?,
        feedback: learned(&ways, &articles, &judgements, &typed)?,
        differences: differences(
            &systems,
            typed.against.as_deref(),
            ("MRR", |row| row.rr),
            typed.certainty,
        ),
        systems,
    };
    let text = match typed.table.format {
        Format::Json => json(&found),
        Format::Csv => table(&found.systems, None).csv(),
        _ => text(&found, typed.judge_top),
    };
    finish(typed.table.output.as_deref(), &text, failed)
}

fn captioned(mut raw: Raw) -> Result<Captioned, Problem> {
    let text = raw.text().unwrap_or_default();
    let document = raw.document(&mut Vec::new())?;
    let beside: Beside = serde_json::from_str(&text)
        .map_err(|error| Problem::new(error.to_string(), "`captions` is a list of texts"))?;
    Ok(Captioned {
        document,
        captions: beside.captions.unwrap_or_default(),
    })
}

fn distractor(raw: Raw) -> Result<ImageRecord, Problem> {
    let text = raw.text().unwrap_or_default();
    let line: Distractor = serde_json::from_str(&text)
        .map_err(|error| Problem::new(error.to_string(), "write {\"id\", \"caption\"}"))?;
    let id = match line.id {
        serde_json::Value::String(id) => id,
        other => other.to_string(),
    };
    Ok(ImageRecord::new(id, line.caption))
}

/// Each caption as an image of its own, with the article it belongs to.
fn own_captions(articles: &[Captioned]) -> Vec<(String, ImageRecord)> {
    let all = articles.iter().flat_map(|article| {
        let id = &article.document.id;
        let captions = article.captions.iter().enumerate();
        captions.map(move |(number, caption)| {
            (
                id.clone(),
                ImageRecord::new(format!("{id}#{number}"), caption.clone()),
            )
        })
    });
    all.collect()
}

fn row(
    way: &Way,
    article: &Captioned,
    searcher: &ImageSearcher,
    judgements: &Judgements,
    depth: usize,
) -> Result<Row, ImagesError> {
    let ids = way.ask(&article.document, searcher, depth)?;
    Ok(Row::new(&article.document.id, &ids, judgements))
}

fn finder<'a>(ways: &'a [Way], name: &str) -> Option<&'a Finder> {
    let way = ways.iter().find(|way| way.name == name)?;
    match &way.asks {
        Asks::Finder(finder) => Some(finder),
        _ => None,
    }
}

/// How far the ladder was climbed down, and what was found there.
fn ladder(
    ways: &[Way],
    articles: &[Captioned],
    judgements: &Judgements,
) -> anyhow::Result<Vec<Step>> {
    let Some(finder) = finder(ways, "10 terms, ladder") else {
        return Ok(Vec::new());
    };
    let mut steps: Vec<(summ::images::Rung, Vec<Row>)> = Vec::new();
    for article in articles {
        let hits = finder.find(&article.document)?.hits;
        let Some(last) = hits.rungs.last() else {
            continue;
        };
        let ids: Vec<String> = hits.hits.iter().map(|hit| hit.record.id.clone()).collect();
        let mut row = Row::new(&article.document.id, &ids, judgements);
        row.hits = last.matched;
        match steps.iter_mut().find(|(rung, _)| *rung == last.rung) {
            Some((_, rows)) => rows.push(row),
            None => steps.push((last.rung, vec![row])),
        }
    }
    steps.sort_by_key(|step| std::cmp::Reverse(step.0));
    let step = |(rung, rows): (summ::images::Rung, Vec<Row>)| {
        let of = System::new("", rows);
        Step {
            rung: rung.to_string(),
            articles: of.queries,
            mrr: of.mrr,
            median_hits: of.median_hits,
        }
    };
    Ok(steps.into_iter().map(step).collect())
}

/// Judges the first hits of each article, searches again, and measures what is left.
fn learned(
    ways: &[Way],
    articles: &[Captioned],
    judgements: &Judgements,
    typed: &EvalImagesArgs,
) -> anyhow::Result<Vec<Learned>> {
    let Some(plain) = finder(ways, "article") else {
        return Ok(Vec::new());
    };
    let kinds = [FeedbackKind::Rocchio, FeedbackKind::Rm3, FeedbackKind::Bo1];
    let mut pairs: Vec<Vec<(f64, f64)>> = vec![Vec::new(); kinds.len()];
    for article in articles {
        let id = &article.document.id;
        let queries = plain.queries(&article.document);
        let first = plain.search(queries.clone(), typed.judge_top)?.hits.hits;
        let ids: Vec<String> = first.into_iter().map(|hit| hit.record.id).collect();
        let (judged, rest) = ids.split_at(ids.len().min(typed.judge_top));
        let is_relevant = |image: &&String| judgements.grade(id, image) > 0.0;
        let (yes, no): (Vec<&String>, Vec<&String>) = judged.iter().partition(is_relevant);
        let left = judgements.relevant(id).len() - yes.len();
        if left == 0 {
            continue;
        }
        let recall = |ids: &[String]| {
            let found = ids.iter().take(10).filter(is_relevant).count();
            found as f64 / left as f64
        };
        let before = recall(rest);
        let owned = |ids: &[&String]| ids.iter().map(|id| (*id).clone()).collect::<Vec<String>>();
        for (kind, pairs) in kinds.iter().zip(&mut pairs) {
            let found =
                plain.judged_by(*kind, &queries, &owned(&yes), &owned(&no), judged.len())?;
            let ids = found.hits.hits.into_iter().map(|hit| hit.record.id);
            let ids: Vec<String> = ids.filter(|id| !judged.contains(id)).collect();
            pairs.push((before, recall(&ids)));
        }
    }
    let told = |(kind, pairs): (&FeedbackKind, &Vec<(f64, f64)>)| {
        let relative = |drawn: &[usize]| {
            let before: f64 = drawn.iter().map(|&at| pairs[at].0).sum();
            let after: f64 = drawn.iter().map(|&at| pairs[at].1).sum();
            (before > 0.0).then_some(after / before - 1.0)
        };
        let interval = bootstrap(
            pairs.len(),
            typed.certainty.rounds,
            typed.certainty.seed,
            relative,
        )?;
        let mean = |of: &dyn Fn(&(f64, f64)) -> f64| {
            pairs.iter().map(of).sum::<f64>() / pairs.len() as f64
        };
        Some(Learned {
            feedback: kind.name(),
            articles: pairs.len(),
            recall10_before: mean(&|pair| pair.0),
            recall10: mean(&|pair| pair.1),
            relative: interval.mean,
            low: interval.low,
            high: interval.high,
        })
    };
    Ok(kinds.iter().zip(&pairs).filter_map(told).collect())
}

fn text(found: &Found, judge_top: usize) -> String {
    let mut text = format!(
        "{} articles, {} images\n\n{}",
        found.articles,
        found.images,
        worth::table(&found.systems, Some(3)).text()
    );
    let mut steps = Table::new(&["last step of the ladder", "articles", "MRR", "hits"]);
    for step in &found.ladder {
        steps.row(vec![
            step.rung.clone(),
            step.articles.to_string(),
            short(Some(step.mrr), 3),
            step.median_hits.to_string(),
        ]);
    }
    text += &format!("\n10 terms, down to {LADDER} images:\n{}", steps.text());
    text += &format!("\nafter {judge_top} judgements, recall@10 of what is left to find:\n");
    for l in &found.feedback {
        text += &format!(
            "{}: {:.3} → {:.3}, {:+.1} % [{:+.1}, {:+.1}], {} articles\n",
            l.feedback,
            l.recall10_before,
            l.recall10,
            100.0 * l.relative,
            100.0 * l.low,
            100.0 * l.high,
            l.articles
        );
    }
    if !found.differences.is_empty() {
        text.push('\n');
        text += &told(&found.differences);
    }
    text
}
