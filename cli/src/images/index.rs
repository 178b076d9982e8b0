//! `summ images index`: records and pages into an index on disk.

use std::ops::ControlFlow;

use anyhow::{Context, bail};
use rayon::prelude::*;
use summ::images::{ImageIndex, ImageWriter, ImagesError, Maker, Prepared};

use super::record::{self, FIELDS};
use crate::args::ImagesIndexArgs;
use crate::batch::Progress;
use crate::exit::Exit;
use crate::input::{Body, Origin, Problem, Raw};
use crate::plan::{self, Plan};
use crate::report::{Failure, Report};
use crate::stop::Stop;

/// Records that are made ready together: enough for all cores, few enough to stop soon.
const TOGETHER: usize = 512;

/// Bytes of records that wait to be made ready; pages may be long.
const BYTES_TOGETHER: usize = 16 << 20;

/// What a record or a page came to.
enum Outcome {
    Ready(Vec<Prepared>, Origin, Vec<String>),
    Failed(Box<Failure>),
    Warning(Origin, String),
}

/// Reads records, and commits as it goes on.
pub fn run(typed: ImagesIndexArgs) -> anyhow::Result<Exit> {
    let jobs = plan::jobs(&typed.run);
    let language = typed.lang.and_then(|choice| choice.0);
    std::fs::create_dir_all(&typed.index)
        .with_context(|| format!("cannot make --index {}", typed.index.display()))?;
    let index = ImageIndex::open_or_create(&typed.index, language)?;
    let mut writer = index.writer(jobs)?;
    let stop = Stop::from_now(None)?;
    for id in &typed.delete {
        writer.delete(id);
    }
    let only_deletes = typed.input.is_empty() && !typed.delete.is_empty();
    let mut indexing = Indexing {
        maker: writer.maker(),
        writer,
        every: typed.commit_every,
        since: 0,
        put: 0,
    };
    let mut failed = 0;
    if !only_deletes {
        let mut plan = Plan::open("images index", typed.input, &typed.run, None)?;
        plan.reading.fields_only = true;
        plan.reading.stop = stop.pressed();
        plan.reading.asked = FIELDS.map(str::to_owned).to_vec();
        failed = read(plan, &mut indexing, &stop)?;
    }
    let put = indexing.put;
    if typed.merge && !stop.by_user() {
        indexing.writer.merge()?;
    } else {
        indexing.writer.finish()?;
    }
    if !typed.run.quiet {
        let images = index.searcher()?.documents();
        anstream::eprintln!("{put} images put; {images} in {}", typed.index.display());
    }
    match (stop.by_user(), put, failed) {
        (true, ..) => Ok(Exit::Interrupted),
        (_, 0, 0) if !only_deletes => bail!("nothing to index: there is no image in the input"),
        (_, 0, 1..) => Ok(Exit::Nothing),
        (_, _, 1..) => Ok(Exit::SomeFailed),
        _ => Ok(Exit::Done),
    }
}

/// Says how many records failed.
fn read(plan: Plan, indexing: &mut Indexing, stop: &Stop) -> anyhow::Result<usize> {
    let Plan {
        reading,
        errors,
        quiet,
        bytes,
        ..
    } = plan;
    let progress = Progress::new(true, reading.read.clone(), bytes);
    let mut report = Report::new(quiet, errors, progress);
    let (mut waiting, mut size) = (Vec::new(), 0);
    let mut result = Ok(());
    reading.all(&mut |raw| {
        size += raw.size();
        waiting.push(raw);
        if waiting.len() >= TOGETHER || size >= BYTES_TOGETHER {
            size = 0;
            result = indexing.take(std::mem::take(&mut waiting), &mut report);
        }
        match result.is_err() || stop.by_user() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    });
    result?;
    indexing.take(waiting, &mut report)?;
    report.finish(indexing.put)?;
    Ok(report.failed)
}

struct Indexing {
    maker: Maker,
    writer: ImageWriter,
    /// Records between two commits.
    every: usize,
    since: usize,
    put: usize,
}

impl Indexing {
    /// Makes records ready side by side, and puts them in their order.
    fn take(&mut self, raws: Vec<Raw>, report: &mut Report) -> anyhow::Result<()> {
        let maker = &self.maker;
        let outcomes: Vec<Outcome> = raws
            .into_par_iter()
            .map(|raw| prepare(raw, maker))
            .collect();
        for outcome in outcomes {
            match outcome {
                Outcome::Ready(images, origin, warnings) => {
                    for warning in warnings {
                        report.warning(&origin.to_string(), &warning);
                    }
                    for image in images {
                        self.writer.put_prepared(image)?;
                        self.put += 1;
                        self.since += 1;
                    }
                    report.progress.step();
                }
                Outcome::Failed(failure) => report.failure(&failure)?,
                Outcome::Warning(origin, text) => report.warning(&origin.source.shown, &text),
            }
        }
        if self.since >= self.every {
            self.writer.commit()?;
            self.since = 0;
        }
        Ok(())
    }
}

fn prepare(raw: Raw, maker: &Maker) -> Outcome {
    let (origin, text) = (raw.origin.clone(), raw.text());
    if let Body::Warning(text) = raw.body {
        return Outcome::Warning(origin, text);
    }
    let mut warnings = Vec::new();
    let ready = record::images(raw, &mut warnings).and_then(|images| {
        let prepared = images.iter().map(|image| maker.prepare(image));
        let prepared: Result<Vec<Prepared>, ImagesError> = prepared.collect();
        prepared.map_err(|error| Problem::new(error.to_string(), "check the record"))
    });
    match ready {
        Ok(images) => Outcome::Ready(images, origin, warnings),
        Err(problem) => Outcome::Failed(Box::new(Failure {
            origin,
            problem,
            record: text,
        })),
    }
}
